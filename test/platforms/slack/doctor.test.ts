/** What `/paperboy status` is told about Slack, and what is told when a workspace comes and goes. */

import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "../../../src/config.ts";
import type { Place } from "../../../src/core/ports.ts";
import { LOOK_UP_SCOPES, SCOPES } from "../../../src/platforms/slack/manifest.ts";
import { testBot } from "../../contract/bot.ts";
import { eventPayload } from "../../fakes/slack/payloads.ts";
import { TEAM } from "../../fakes/slack/world.ts";
import { type Running, running } from "./driver.ts";

let run: Running | undefined;
afterEach(() => run?.end());

const all = [...SCOPES, ...LOOK_UP_SCOPES].map((scope) => scope.name);
const place = (channel: string): Place => ({
  platform: "slack",
  tenant: TEAM,
  channel,
  kind: /^[DU]/u.test(channel) ? "direct" : "channel",
});

async function examined(channel: string, scopes: readonly string[] = all) {
  run = await running(testBot(), "socket", scopes);
  const lines = await run.platform.doctor(place(channel));
  return lines.map(({ level, value }) => `${level}: ${value}`);
}

describe("a channel", () => {
  test.each([
    ["that we are in", "C1", ["ok: I can post here."]],
    [
      "that we are not in",
      "C2",
      ["warn: I can post here, but not look afterwards. Say /invite @Paperboy to change that."],
    ],
    ["that is private", "G1", ["bad: I am not in it. Say /invite @Paperboy here."]],
    ["that is a conversation", "D1", []],
    ["that is the Home tab", "U1", []],
  ])("%s", async (_name, channel, told) => {
    expect(await examined(channel)).toEqual(told);
  });

  test("that is archived", async () => {
    run = await running(testBot(), "socket", all);
    const channel = run.slack.world.channels.get("C1");
    if (channel !== undefined) channel.archived = true;
    expect(await run.platform.doctor(place("C1"))).toEqual([
      { name: "This channel", value: "is archived, so nobody can post in it.", level: "bad" },
    ]);
  });
});

test("scopes that were not granted are named, with what is missing without them", async () => {
  const told = await examined(
    "C1",
    all.filter((name) => name !== "im:write"),
  );
  expect(told[0]).toMatch(/^bad: im:write is missing\. Without it: Send reminders/u);
});

test("not being able to look up posts is a warning, for it is asked for only by choice", async () => {
  const told = await examined(
    "C1",
    SCOPES.map((scope) => scope.name),
  );
  expect(told).toEqual([expect.stringMatching(/^warn: After a lost answer/u), "ok: I can post here."]);
});

test("a Slack that does not answer is said so", async () => {
  run = await running(testBot(), "socket", all);
  run.slack.faults.plan("auth.test", { kind: "status", status: 500 });
  expect(await run.platform.doctor(place("C1"))).toEqual([
    { name: "Slack", value: "did not answer (http-500)", level: "bad" },
  ]);
});

test("the workspace of the token is there from the start, and gone when it says so", async () => {
  const told: string[] = [];
  run = await running(testBot(), "socket", all, {
    onHere: async (team, name) => void told.push(`${team} ${name}`),
    onGone: async (team, why) => void told.push(`${team} ${why}`),
  });
  await run.slack.wire.deliver("events_api", eventPayload({ type: "app_uninstalled" }));
  await expect.poll(() => told).toEqual([`${TEAM} Testers`, `${TEAM} uninstalled`]);
  await expect(
    run.platform.post(place("C1"), { audience: "everyone", outcome: "done", papers: [], blocks: [] }, "k"),
  ).rejects.toThrow(/not installed/u);
});

describe("the settings", () => {
  const install = {
    SLACK_CLIENT_ID: "1.2",
    SLACK_CLIENT_SECRET: "s",
    SLACK_SIGNING_SECRET: "s",
    SLACK_PUBLIC_URL: "https://paperboy.example.org/",
    PAPERBOY_KEYS: "k:x",
  };
  const read = (env: Readonly<Record<string, string>>) => readConfig(env, () => true);

  test("of an app that workspaces install", () => {
    expect(read(install).slack).toMatchObject({
      install: { clientId: "1.2", address: "https://paperboy.example.org" },
      mode: { kind: "http", port: 3000 },
    });
  });

  test("of the app itself are those that its manifest follows", () => {
    expect(read({}).slackApp).toEqual({ unfurl: false, lookUp: false });
    expect(
      read({ SLACK_PUBLIC_URL: "https://a.org/", SLACK_UNFURL: "yes", SLACK_LOOK_UP: "on" }).slackApp,
    ).toEqual({
      address: "https://a.org",
      unfurl: true,
      lookUp: true,
    });
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      "lack something",
      { SLACK_CLIENT_ID: "1.2" },
      /SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET, SLACK_PUBLIC_URL, PAPERBOY_KEYS/u,
    ],
    ["contradict each other", { ...install, SLACK_BOT_TOKEN: "xoxb-1" }, /exclude each other/u],
    [
      "name an address that is none",
      { ...install, SLACK_PUBLIC_URL: "paperboy.example.org" },
      /SLACK_PUBLIC_URL must be https/u,
    ],
  ])("that %s are refused with the remedy", (_name, env, told) => {
    expect(() => read(env)).toThrow(told);
  });
});
