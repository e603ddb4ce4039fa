/** Posting while Slack is not connected yet, and a start that finds it away. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.ts";
import type { Posting } from "../../../src/core/delivery.ts";
import { Unreachable } from "../../../src/core/errors.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { reply, text } from "../../../src/core/reply.ts";
import { createSlack } from "../../../src/platforms/slack/connect.ts";
import { SCOPES } from "../../../src/platforms/slack/manifest.ts";
import type { SlackPlatform } from "../../../src/platforms/slack/settings.ts";
import { testBot } from "../../contract/bot.ts";
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from "../../fakes/slack/server.ts";
import { TEAM } from "../../fakes/slack/world.ts";

const signal = new AbortController().signal;
const posting: Posting = {
  deliveryId: "0123456789abcdef0123456789abcdef",
  place: { platform: "slack", tenantId: "t", team: TEAM, channel: "C1" },
  reply: reply([text("the paper of the day")]),
  firstTryAt: Date.now(),
};
let slack: FakeSlack;
let platform: SlackPlatform;
beforeEach(async () => {
  slack = new FakeSlack({ scopes: [...SCOPES.map(({ name }) => name), "channels:history"] });
  await slack.start();
  platform = createSlack({
    botToken: BOT_TOKEN,
    apiBase: slack.apiBase,
    connection: { mode: "socket", appToken: APP_TOKEN },
    clock: systemClock,
    log: silentLog,
    random: Math.random,
    choices: { keep: async () => {}, find: async () => undefined },
  });
});
afterEach(async () => {
  await platform.stop();
  await slack.stop();
});
const unwell = { kind: "status", status: 503 } as const;

test("a post that is due before the connection stands goes out", async () => {
  expect(await platform.poster.post(posting, signal)).toMatchObject({ kind: "sent" });
  expect(slack.world.messages.map(({ channel }) => channel)).toEqual(["C1"]);
});

test("while nobody can tell whose the token is, nothing is posted, refused or believed to be absent", async () => {
  slack.faults.plan("auth.test", unwell, unwell, unwell);
  expect(await platform.poster.post(posting, signal)).toMatchObject({ kind: "notSent" });
  expect(await platform.poster.find(posting, signal)).toMatchObject({ kind: "failed" });
  expect(await platform.poster.obstacle({ team: TEAM, channel: "C1" })).toBeUndefined();
  expect(await platform.poster.find(posting, signal)).toEqual({ kind: "absent" });
});

test.each(["auth.test", "apps.connections.open"])(
  "a start that finds %s unwell may be tried again, and then answers",
  async (method) => {
    const { handle } = testBot();
    slack.faults.plan(method, unwell, { kind: "cut" });
    await expect(platform.start(handle)).rejects.toBeInstanceOf(Unreachable);
    await expect(platform.start(handle)).rejects.toBeInstanceOf(Unreachable);
    expect(platform.health().connected).toBe(false);
    await platform.start(handle);
    await slack.socket.connected();
    expect([platform.health().connected, slack.socket.connections]).toEqual([true, 1]);
  },
);

test("a token that is refused is no passing trouble", async () => {
  slack.faults.plan("auth.test", { kind: "error", error: "token_revoked" });
  const started = platform.start(testBot().handle);
  await expect(started).rejects.toThrow(/SLACK_BOT_TOKEN.*token_revoked/u);
  await expect(started).rejects.not.toBeInstanceOf(Unreachable);
});
