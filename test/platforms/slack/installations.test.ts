/** Several workspaces: installing, speaking in each with its own token, and leaving. */

import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TurnedClock } from "../../../src/core/clock.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { reply, text } from "../../../src/core/reply.ts";
import type { Store } from "../../../src/core/store.ts";
import { createSlack } from "../../../src/platforms/slack/connect.ts";
import { SealedInstallations } from "../../../src/platforms/slack/installations.ts";
import { SCOPES } from "../../../src/platforms/slack/manifest.ts";
import { Seal } from "../../../src/platforms/slack/seal.ts";
import type { SlackPlatform } from "../../../src/platforms/slack/settings.ts";
import { openStore } from "../../../src/store/open.ts";
import { type TestBot, testBot } from "../../contract/bot.ts";
import { eventPayload } from "../../fakes/slack/payloads.ts";
import { FakePerson } from "../../fakes/slack/people.ts";
import { FakeSlack, SIGNING_SECRET } from "../../fakes/slack/server.ts";
import { readingOf } from "../../fakes/slack/world.ts";

const scopes = SCOPES.map((scope) => scope.name);
const clock = new TurnedClock(Date.UTC(2026, 10, 22, 9));
let bot: TestBot;
let store: Store;
let slack: FakeSlack;
let platform: SlackPlatform;
let base: string;
const key = { id: "k1", key: randomBytes(32) };
let gone: string[];

beforeEach(async () => {
  bot = testBot();
  gone = [];
  store = await openStore({ memory: true }, { clock, log: silentLog });
  slack = new FakeSlack({ clock, scopes, appUrl: () => `${base}/slack/events` });
  await slack.start();
  slack.tokens.clear();
  for (const team of ["T1", "T2"]) {
    slack.tokens.set(`xoxb-canary-${team}`, new Set(scopes));
    slack.teams.set(`xoxb-canary-${team}`, team);
    slack.codes.set(`code-${team}`, { token: `xoxb-canary-${team}`, team });
  }
  platform = createSlack({
    installations: new SealedInstallations(store.tables.tenants, new Seal([key]), clock),
    oauth: {
      clientId: "1.2",
      clientSecret: "client-secret",
      address: "https://paperboy.example.org",
      scopes,
      authorizeUrl: "https://slack.example.org/oauth",
    },
    connection: { mode: "http", signingSecret: SIGNING_SECRET, listen: { host: "127.0.0.1", port: 0 } },
    apiBase: slack.apiBase,
    clock,
    random: Math.random,
    log: bot.log,
    choices: bot.choices,
    onGone: async (team, why) => void gone.push(`${team} ${why}`),
  });
  await platform.start(bot.handle);
  base = `http://127.0.0.1:${platform.port}`;
});
afterEach(async () => {
  await platform.stop();
  await slack.stop();
  await store.close();
});

/** An administrator's browser at the first address: where it is sent, and its cookie. */
async function begin() {
  const response = await fetch(`${base}/slack/install`, { redirect: "manual" });
  const location = new URL(response.headers.get("location") ?? "");
  return {
    status: response.status,
    location,
    state: location.searchParams.get("state") ?? "",
    cookie: (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "",
  };
}

/** The browser comes back from Slack. */
async function comeBack(query: Record<string, string>, cookie: string) {
  const response = await fetch(`${base}/slack/oauth_redirect?${new URLSearchParams(query)}`, {
    headers: { cookie },
  });
  return { status: response.status, words: await response.text() };
}

async function install(team: string) {
  const { state, cookie } = await begin();
  return comeBack({ code: `code-${team}`, state }, cookie);
}

function ana(team: string): FakePerson {
  const person = new FakePerson(slack, "U1");
  person.team = team;
  return person;
}

describe("installing", () => {
  test("asks for the scopes of the manifest, with a state of its own", async () => {
    const { status, location, state } = await begin();
    expect(status).toBe(302);
    expect(location.origin).toBe("https://slack.example.org");
    expect(location.searchParams.get("scope")?.split(",").sort()).toEqual([...scopes].sort());
    expect(location.searchParams.get("redirect_uri")).toBe(
      "https://paperboy.example.org/slack/oauth_redirect",
    );
    expect((await begin()).state).not.toBe(state);
  });

  test("keeps the token sealed, and answers in that workspace", async () => {
    expect(await install("T1")).toMatchObject({
      status: 200,
      words: expect.stringContaining("Paperboy is installed"),
    });
    const tenant = await store.tables.tenants.find("slack", "T1");
    expect(tenant).toMatchObject({ name: "Team T1", state: "active", tokenKeyId: "k1" });
    expect(JSON.stringify(tenant)).not.toContain("canary");
    await ana("T1").slash("/paper sparrow");
    const answer = await slack.world.until(() => slack.world.shown[0], "an answer");
    expect(readingOf(answer).text).toContain("Small Birds");
  });

  test("speaks in each workspace with the token of that one", async () => {
    await install("T1");
    await install("T2");
    const used: string[] = [];
    for (const team of ["T1", "T2"]) {
      const place = { platform: "slack", tenant: team, channel: "C1", kind: "channel" } as const;
      slack.tokens.delete(`xoxb-canary-${team === "T1" ? "T2" : "T1"}`);
      await platform.post(place, reply([text(team)]), `key ${team}`).then(() => used.push(team));
      slack.tokens.set("xoxb-canary-T1", new Set(scopes)).set("xoxb-canary-T2", new Set(scopes));
    }
    expect(used).toEqual(["T1", "T2"]);
  });

  test.each<[string, (state: string) => Record<string, string>, boolean]>([
    ["without a state", () => ({ code: "code-T1" }), true],
    ["with a state of our own making", () => ({ code: "code-T1", state: "e30.x" }), true],
    ["from another browser", (state) => ({ code: "code-T1", state }), false],
    ["without a code", (state) => ({ state }), true],
    ["with a code Slack does not know", (state) => ({ code: "nonsense", state }), true],
    ["after a refusal", (state) => ({ error: "access_denied", state }), true],
  ])("is refused %s", async (_name, query, sameBrowser) => {
    const { state, cookie } = await begin();
    const answer = await comeBack(query(state), sameBrowser ? cookie : "");
    expect(answer).toMatchObject({ status: 400, words: expect.stringContaining("was not installed") });
    expect(await store.tables.tenants.find("slack", "T1")).toBeUndefined();
  });

  test("takes a state once, and for ten minutes", async () => {
    const first = await begin();
    expect((await comeBack({ code: "code-T1", state: first.state }, first.cookie)).status).toBe(200);
    slack.codes.set("code-again", { token: "xoxb-canary-T1", team: "T1" });
    expect((await comeBack({ code: "code-again", state: first.state }, first.cookie)).status).toBe(400);
    const late = await begin();
    clock.advance(11 * 60_000);
    expect((await comeBack({ code: "code-again", state: late.state }, late.cookie)).status).toBe(400);
  });
});

describe("leaving", () => {
  test.each([
    ["uninstalled", { type: "app_uninstalled" }],
    ["revoked", { type: "tokens_revoked", tokens: { bot: ["U0BOT"] } }],
  ])("erases the token and says so: %s", async (state, event) => {
    await install("T1");
    await slack.wire.deliver("events_api", eventPayload(event, "Ev1", "T1"));
    await expect.poll(() => gone).toEqual([`T1 ${state}`]);
    expect(await store.tables.tenants.find("slack", "T1")).toMatchObject({ state, tokenEnc: null });
    const posting = {
      deliveryId: "0".repeat(32),
      place: { platform: "slack", tenantId: "t", team: "T1", channel: "C1" },
      reply: reply([text("x")]),
      firstTryAt: clock.now(),
    } as const;
    expect(await platform.poster.post(posting, new AbortController().signal)).toMatchObject({
      kind: "refused",
      reason: "revoked",
    });
    expect(slack.world.shown).toEqual([]);
  });

  test("of one person's token changes nothing", async () => {
    await install("T1");
    await slack.wire.deliver(
      "events_api",
      eventPayload({ type: "tokens_revoked", tokens: { oauth: ["U1"] } }, "Ev1", "T1"),
    );
    expect(await store.tables.tenants.find("slack", "T1")).toMatchObject({ state: "active" });
  });

  test("and coming back makes it active again", async () => {
    await install("T1");
    await store.tables.tenants.setState(
      (await store.tables.tenants.find("slack", "T1"))?.id ?? "",
      "uninstalled",
      clock.now(),
    );
    slack.codes.set("code-T1", { token: "xoxb-canary-T1", team: "T1" });
    expect((await install("T1")).status).toBe(200);
    expect(await store.tables.tenants.find("slack", "T1")).toMatchObject({ state: "active" });
  });
});

test("a workspace that never installed gets no answer, and nothing of ours is called for it", async () => {
  await ana("T9").slash("/paper sparrow");
  await install("T1");
  slack.calls.length = 0;
  await ana("T1").slash("/paper sparrow");
  await slack.world.until(() => slack.world.shown[0], "the answer to the other one");
  expect(slack.world.shown).toHaveLength(1);
  expect(slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});

test("a token sealed with an older key is sealed anew when it is used", async () => {
  await install("T1");
  const turned = new SealedInstallations(
    store.tables.tenants,
    new Seal([{ id: "k2", key: randomBytes(32) }, key]),
    clock,
  );
  expect(await turned.find("T1")).toMatchObject({
    botToken: "xoxb-canary-T1",
    botUser: "U0BOT",
    bot: "B0BOT",
  });
  expect(await store.tables.tenants.find("slack", "T1")).toMatchObject({ tokenKeyId: "k2" });
});

test("nothing that is logged holds a token, a code or a state", async () => {
  const { state, cookie } = await begin();
  await comeBack({ code: "nonsense", state }, cookie);
  await install("T1");
  await ana("T1").slash("/paper sparrow");
  expect(bot.logged.join("\n")).not.toMatch(/canary|code-T1|nonsense|client-secret/u);
  expect(bot.logged.join("\n")).not.toContain(state);
});
