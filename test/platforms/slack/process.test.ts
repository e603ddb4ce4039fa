/** The whole process, as it is started, against the pretended Slack. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SCOPES } from "../../../src/platforms/slack/manifest.ts";
import { FakePerson } from "../../fakes/slack/people.ts";
import { readMessage } from "../../fakes/slack/reading.ts";
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from "../../fakes/slack/server.ts";
import { readingOf } from "../../fakes/slack/world.ts";

const PROJECT = resolve(import.meta.dirname, "../../..");
let slack: FakeSlack;
let data: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  slack = new FakeSlack({ scopes: SCOPES.map((scope) => scope.name) });
  await slack.start();
  data = mkdtempSync(join(tmpdir(), "paperboy-slack-"));
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await slack.stop();
  rmSync(data, { recursive: true, force: true });
});

function start(settings: Readonly<Record<string, string>> = {}) {
  const started = spawn(process.execPath, ["src/main.ts", "start"], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      PAPERBOY_DATA: data,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_BASE: slack.apiBase,
      ...settings,
    },
  });
  child = started;
  let output = "";
  started.stdout.on("data", (part) => (output += String(part)));
  started.stderr.on("data", (part) => (output += String(part)));
  const ended = once(started, "exit").then(([status]) => status as number | null);
  return { ended, output: () => output, signal: (name: NodeJS.Signals) => started.kill(name) };
}

test("answers with the seeds, remembers its buttons over a kill, and stops when asked to", async () => {
  const ana = new FakePerson(slack, "U1");
  const killed = start();
  await slack.socket.connected(40_000);
  await ana.slash("/paper r1");
  const card = await slack.world.until(() => slack.world.shown[0], "the card");
  expect(readingOf(card).text).toContain("DeepSeek-R1: Incentivizing Reasoning Capability");
  await ana.openHome();
  const home = await slack.world.until(() => slack.world.homes.get("U1"), "the Home tab");
  expect(readMessage(home).text).toContain("Find a paper");
  const message = slack.world.add({
    channel: "C1",
    by: "U2",
    body: { text: "so what about <https://arxiv.org/abs/2501.12948>?" },
  });
  await ana.shortcut("papers-mentioned", message);
  const mentioned = await slack.world.until(() => slack.world.shown[1], "the papers mentioned");
  expect(readingOf(mentioned).text).toContain("DeepSeek-R1");
  killed.signal("SIGKILL");
  await killed.ended;
  await slack.world.until(() => (slack.socket.connections === 0 ? true : undefined), "the end");
  const bot = start();
  await slack.socket.connected(40_000);
  await ana.press("Similar");
  const similar = await slack.world.until(() => slack.world.shown[2], "similar papers");
  expect(similar.only).toBe("U1");
  expect(slack.world.refusals).toEqual([]);
  bot.signal("SIGTERM");
  expect(await bot.ended).toBe(0);
  expect(bot.output()).not.toMatch(/xoxb|xapp|Error|at .*\.ts:/u);
}, 120_000);

test("says which token is wrong, without showing it, and ends", async () => {
  const bot = start({ SLACK_BOT_TOKEN: "xoxb-wrong" });
  expect(await bot.ended).not.toBe(0);
  expect(bot.output()).toContain("SLACK_BOT_TOKEN");
  expect(bot.output()).not.toMatch(/xoxb-wrong|at .*\.ts:/u);
}, 120_000);
