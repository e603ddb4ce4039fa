/** What can go wrong in Slack, in the store and on the wire, and what people notice of it. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { invoke } from "../../../src/core/invocation.ts";
import { choice, choices, reply, text } from "../../../src/core/reply.ts";
import { type TestBot, testBot } from "../../contract/bot.ts";
import { eventPayload } from "../../fakes/slack/payloads.ts";
import { BOT_USER, type FakeMessage, readingOf } from "../../fakes/slack/world.ts";
import { type Running, running } from "./driver.ts";

let bot: TestBot;
let run: Running;
beforeEach(async () => {
  bot = testBot();
  run = await running(bot);
});
afterEach(async () => {
  await run.end();
});

const said = (message: FakeMessage | undefined) => (message === undefined ? "" : readingOf(message).text);

/** The newest message of the bot, once it holds these words. */
async function answer(words: string): Promise<FakeMessage> {
  return run.slack.world.until(
    () => run.slack.world.shown.toReversed().find((message) => said(message).includes(words)),
    `an answer with “${words}”`,
  );
}

describe("faults of Slack", () => {
  test("a rate limit is waited out, and nothing is said twice", async () => {
    run.slack.faults.plan("chat.postMessage", { kind: "limited", retryAfter: 1 });
    await run.ana.mention("sparrow");
    await answer("Small Birds");
    expect(run.slack.world.shown).toHaveLength(1);
  });

  test.each(["lost", "late502"] as const)(
    "a public answer whose receipt is %s is not repeated",
    async (kind) => {
      run.slack.faults.plan("response_url", { kind });
      await run.ana.slash("/essay");
      await answer("An essay");
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(run.slack.world.shown.filter((message) => said(message).includes("An essay"))).toHaveLength(1);
    },
  );

  test.each(["lost", "late502", "status"] as const)(
    "a mention's answer is sent once when Slack answers %s",
    async (kind) => {
      run.slack.faults.plan("chat.postMessage", kind === "status" ? { kind, status: 500 } : { kind });
      await run.ana.mention("sparrow");
      await run.slack.world.until(
        () => (run.slack.calls.some((call) => call.method === "chat.postMessage") ? true : undefined),
        "a call",
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(run.slack.calls.filter((call) => call.method === "chat.postMessage")).toHaveLength(1);
    },
  );

  test("names and rights that cannot be looked up delay nobody for long", async () => {
    run.slack.faults.plan("users.info", { kind: "slow", ms: 5000 });
    await run.ana.slash("/paper sparrow");
    await answer("Small Birds");
  });
});

describe("faults of the store", () => {
  /** Answers everything with a button that carries more than Slack lets one carry. */
  const withLongButton = (handle: TestBot["handle"]): TestBot["handle"] => ({
    ...handle,
    run: async () =>
      reply([text("An essay"), choices(choice("Long", invoke("essay", { words: "x".repeat(1999) })))]),
  });

  test("a button whose meaning cannot be looked up is answered with a reference", async () => {
    await run.end();
    const away = { keep: bot.choices.keep, find: () => Promise.reject(new Error("the store is away")) };
    run = await running({ ...bot, handle: withLongButton(bot.handle), choices: away });
    await run.ana.slash("/essay");
    await answer("An essay");
    await run.ben.press("Long");
    const told = await answer("Reference:");
    expect(told.only).toBe("U2");
    const [, reference = "none"] = /Reference: (\w{8})/u.exec(said(told)) ?? [];
    expect(bot.logged.find((line) => line.includes(reference))).toContain('"platform":"slack"');
  });

  test("an answer is given though its long button cannot be kept", async () => {
    await run.end();
    const full = { keep: () => Promise.reject(new Error("the disk is full")), find: bot.choices.find };
    run = await running({ ...bot, handle: withLongButton(bot.handle), choices: full });
    await run.ana.slash("/essay");
    await answer("An essay");
    await run.ana.press("Long");
    await answer("no longer know");
  });
});

describe("events that come again", () => {
  test.each([
    ["the same event", "Ev1"],
    ["under another id", "Ev2"],
  ])("have one effect: %s", async (_name, secondId) => {
    const { wire, world } = run.slack;
    const words = `<@${BOT_USER}> sparrow`;
    const { ts } = world.add({ channel: "C1", by: "U1", body: { text: words } });
    const event = {
      type: "app_mention",
      user: "U1",
      text: words,
      channel: "C1",
      ts,
      event_ts: ts,
    };
    await wire.deliver("events_api", eventPayload(event, "Ev1"));
    await wire.deliver("events_api", eventPayload(event, secondId), { attempt: 1, reason: "timeout" });
    await answer("Small Birds");
    await run.ana.direct("lantern");
    await answer("Slow Readers");
    expect(world.shown.filter((message) => said(message).includes("Small Birds"))).toHaveLength(1);
  });

  test("35 · event delivered 3 times by Slack, and once with another event_id: one effect", async () => {
    const { wire, world } = run.slack;
    const words = `<@${BOT_USER}> sparrow`;
    const { ts } = world.add({ channel: "C1", by: "U1", body: { text: words } });
    const event = {
      type: "app_mention",
      user: "U1",
      text: words,
      channel: "C1",
      ts,
      event_ts: ts,
    };
    await wire.deliver("events_api", eventPayload(event, "Ev9"));
    await wire.deliver("events_api", eventPayload(event, "Ev9"), { attempt: 1, reason: "timeout" });
    await wire.deliver("events_api", eventPayload(event, "Ev9"), { attempt: 2, reason: "timeout" });
    await wire.deliver("events_api", eventPayload(event, "Ev10"), { attempt: 3, reason: "timeout" });
    await answer("Small Birds");
    await run.ana.mention("lantern");
    await answer("Slow Readers");
    expect(world.shown.filter((message) => said(message).includes("Small Birds"))).toHaveLength(1);
    expect(run.slack.calls.filter(({ method }) => method === "chat.postMessage")).toHaveLength(2);
  });

  test("are no reason to answer bots, edits, or what others say", async () => {
    const { wire, world } = run.slack;
    const base = { user: "U1", text: "sparrow", channel: "D1", channel_type: "im", event_ts: "1" };
    for (const [index, more] of [
      { bot_id: "B9" },
      { subtype: "message_changed" },
      { channel: "C1", channel_type: "channel" },
    ].entries()) {
      await wire.deliver("events_api", eventPayload({ type: "message", ...base, ts: `1.${index}`, ...more }));
    }
    await run.ana.direct("lantern");
    await answer("Slow Readers");
    expect(world.shown).toHaveLength(1);
  });
});

describe("starting and stopping", () => {
  test.each([
    ["auth.test", "invalid_auth", /SLACK_BOT_TOKEN/u],
    ["apps.connections.open", "invalid_auth", /SLACK_APP_TOKEN/u],
    ["auth.test", "missing_scope", /manifest/u],
  ])("a refusal of %s (%s) names the remedy", async (method, error, remedy) => {
    await run.platform.stop();
    run.slack.faults.plan(method, { kind: "error", error });
    await expect(run.restart()).rejects.toThrow(remedy);
    expect(run.platform.health().connected).toBe(false);
  });

  test("what is asked while it stops is answered with a request for patience", async () => {
    bot.gate.close();
    const first = run.ana.slash("/wait open");
    await first;
    await run.slack.world.until(() => (bot.logged.length >= 0 ? true : undefined), "a moment");
    const stopped = run.platform.stop();
    await run.ben.slash("/paper sparrow");
    await answer("restarting");
    bot.gate.open();
    await stopped;
    await answer("late answer open");
  });

  test("a refreshed connection is renewed without losing who asks next", async () => {
    run.slack.socket.refresh();
    await run.slack.world.until(() => (run.slack.socket.connections === 0 ? true : undefined), "the end");
    await run.slack.socket.connected();
    await run.ana.slash("/paper sparrow");
    await answer("Small Birds");
    expect(bot.logged.filter((line) => line.startsWith("slack.socket-reconnected"))).toHaveLength(1);
  });

  test("a connection that cannot be had at once is asked for again", async () => {
    run.slack.faults.plan(
      "apps.connections.open",
      { kind: "status", status: 503 },
      { kind: "cut" },
      { kind: "error", error: "invalid_auth" },
    );
    run.slack.socket.drop();
    await run.slack.world.until(() => (run.slack.socket.connections === 0 ? true : undefined), "the end");
    await run.slack.socket.connected();
    await run.ana.slash("/paper sparrow");
    await answer("Small Birds");
  });
});

test("nothing that is logged holds a token, an address or what was said", async () => {
  run.slack.faults.plan("chat.postMessage", { kind: "status", status: 500 });
  await run.ana.mention("sparrow");
  await run.ana.slash("/paper sparrow");
  await answer("Small Birds");
  run.slack.socket.drop();
  await run.slack.world.until(() => (run.slack.socket.connections === 0 ? true : undefined), "the end");
  await run.slack.socket.connected();
  expect(bot.logged.join("\n")).not.toMatch(/xoxb-|xapp-|ticket=|127\.0\.0\.1|sparrow/u);
});
