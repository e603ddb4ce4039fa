/** `npm start` with one of its platforms away: a real process between the pretended Slack and the pretended Discord. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../src/core/clock.ts";
import { silentLog } from "../src/core/ports.ts";
import { reply, text } from "../src/core/reply.ts";
import { SCOPES } from "../src/platforms/slack/manifest.ts";
import { openStore } from "../src/store/open.ts";
import { type PretendedDiscord, pretendDiscord, TOKEN } from "./fakes/discord/discord.ts";
import { READING } from "./fakes/discord/people.ts";
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from "./fakes/slack/server.ts";
import { TEAM } from "./fakes/slack/world.ts";
import { sightOf } from "./platforms/discord/driver.ts";

let discord: PretendedDiscord;
let slack: FakeSlack;
let data: string;
let child: ChildProcess | undefined;
beforeEach(async () => {
  discord = await pretendDiscord();
  slack = new FakeSlack({ scopes: SCOPES.map((scope) => scope.name) });
  await slack.start();
  data = mkdtempSync(join(tmpdir(), "paperboy-start-"));
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await slack.stop();
  await discord[Symbol.asyncDispose]();
  rmSync(data, { recursive: true, force: true });
});

function start(settings: Readonly<Record<string, string>> = {}) {
  const started = spawn(process.execPath, ["src/main.ts", "start"], {
    cwd: join(import.meta.dirname, ".."),
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      PAPERBOY_DATA: data,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_BASE: discord.url,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_BASE: slack.apiBase,
      ...settings,
    },
  });
  child = started;
  let output = "";
  const hear = (part: unknown) => {
    output += String(part);
    discord.world.emit("changed");
  };
  started.stdout.on("data", hear);
  started.stderr.on("data", hear);
  const ended = once(started, "exit").then(([status]) => status as number | null);
  const said = (words: string) =>
    discord.world.until(
      `the process to say “${words}”`,
      () => (output.includes(words) ? true : undefined),
      40_000,
    );
  return { ended, said, output: () => output, signal: (name: NodeJS.Signals) => started.kill(name) };
}

/** Put down before the start: a post that is due on Discord, and one that becomes due on Slack a little later. */
async function putDown(): Promise<void> {
  const store = await openStore({ dataFolder: data }, { clock: systemClock, log: silentLog });
  const now = await store.now();
  for (const [platform, team, channel, later] of [
    ["discord", discord.world.guild, READING, 0],
    ["slack", TEAM, "C1", 8_000],
  ] as const) {
    const { id: tenantId } = await store.tables.tenants.ensure(platform, team, "Team", now);
    const { id: channelId } = await store.tables.channels.ensure(tenantId, channel);
    const payloadJson = JSON.stringify(reply([text("what was due")]));
    const span = { dueAt: now + later, expiresAt: now + 3_600_000 };
    await store.tables.deliveries.add(
      { tenantId, dedupeKey: "k", kind: "plain", channelId, payloadJson, ...span },
      now,
    );
  }
  await store.close();
}

const onDiscord = () =>
  [...discord.world.messages.values()].filter((one) => sightOf(one).text.includes("what was due"));

test("Slack answers 503: Discord answers and gets its posts meanwhile, status tells it, and Slack follows", async () => {
  await putDown();
  slack.faults.plan(
    "auth.test",
    ...Array.from({ length: 6 }, () => ({ kind: "status", status: 503 }) as const),
  );
  const bot = start();
  await bot.said("Paperboy answers on Discord. Slack could not be reached (http-503)");
  const asked = discord.people.command("paperboy status");
  const status = await discord.world.until("the status", () =>
    [...discord.world.messages.values()].find((one) => one.interaction === asked.id && !one.loading),
  );
  expect(sightOf(status).text).toMatch(/Slack could not be reached \(http-503\).*Tried/su);
  await discord.world.until("the post", () => (onDiscord().length > 0 ? true : undefined), 20_000);
  slack.faults.clear("auth.test");
  await slack.socket.connected(60_000);
  await slack.world.until(
    () => (slack.world.messages.some(({ channel }) => channel === "C1") ? true : undefined),
    "the post on Slack",
    50_000,
  );
  expect(onDiscord()).toHaveLength(1);
  bot.signal("SIGTERM");
  expect(await bot.ended).toBe(0);
  expect(bot.output()).not.toMatch(/xoxb|xapp|at .*\.ts:/u);
}, 150_000);

test("nothing listens at either address: it stays up, says both, and ends in order", async () => {
  const bot = start({
    DISCORD_API_BASE: "http://127.0.0.1:9/api",
    SLACK_API_BASE: "http://127.0.0.1:9/api/",
  });
  await bot.said("Ctrl+C stops it.");
  expect(bot.output()).toContain("Discord could not be reached: check the network and DISCORD_API_BASE.");
  expect(bot.output()).toContain("Slack could not be reached");
  bot.signal("SIGTERM");
  expect(await bot.ended).toBe(0);
}, 60_000);

test("a token that is refused ends it with a sentence, though the other platform is there", async () => {
  const bot = start({ SLACK_BOT_TOKEN: "xoxb-wrong" });
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toContain("Slack does not accept the bot token (SLACK_BOT_TOKEN, begins with xoxb-)");
  expect(bot.output()).not.toMatch(/xoxb-wrong|at .*\.ts:/u);
}, 60_000);
