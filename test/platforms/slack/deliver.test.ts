/** Scheduled posts: what the scheduler hears of each, and what it finds afterwards. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Posting } from "../../../src/core/delivery.ts";
import { invoke } from "../../../src/core/invocation.ts";
import { choice, choices, reply, text } from "../../../src/core/reply.ts";
import { LOOK_UP_SCOPES, SCOPES } from "../../../src/platforms/slack/manifest.ts";
import { type TestBot, testBot } from "../../contract/bot.ts";
import type { Fault } from "../../fakes/slack/faults.ts";
import { BOT_USER, readingOf, TEAM } from "../../fakes/slack/world.ts";
import { type Running, running } from "./driver.ts";

let bot: TestBot;
let run: Running;
const names = [...SCOPES, ...LOOK_UP_SCOPES].map((scope) => scope.name);
beforeEach(async () => {
  bot = testBot();
  run = await running(bot, "socket", names);
});
afterEach(() => run.end());

const signal = new AbortController().signal;
const id = "0123456789abcdef0123456789abcdef";

function posting(more: Partial<Posting["place"]> = {}, deliveryId = id): Posting {
  return {
    deliveryId,
    place: { platform: "slack", tenantId: "t", team: TEAM, channel: "C1", ...more },
    reply: reply([
      text("the paper of the day"),
      choices(choice("Long", invoke("essay", { words: "x".repeat(2500) }))),
    ]),
    firstTryAt: Date.now(),
  };
}

describe("a post", () => {
  test("stands in its channel, with its marker, its key, and its long button kept", async () => {
    const outcome = await run.platform.poster.post(posting(), signal);
    const [message] = run.slack.world.shown;
    expect(outcome).toEqual({ kind: "sent", externalId: message?.ts });
    expect(message).toMatchObject({
      channel: "C1",
      metadata: { event_type: "paperboy_post", event_payload: { key: id } },
      clientId: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/u),
    });
    await run.ana.press("Long");
    await run.slack.world.until(
      () =>
        run.slack.world.shown.find((one) => readingOf(one).text === "2500 letters") ??
        (run.slack.world.shown.length > 1 ? true : undefined),
      "an answer",
    );
    expect(run.slack.world.refusals).toEqual([]);
  });

  test("has the same key at every attempt", async () => {
    await run.platform.poster.post(posting(), signal);
    await run.platform.poster.post(posting(), signal);
    expect(new Set(run.slack.world.shown.map((message) => message.clientId)).size).toBe(1);
  });

  test("goes to a person, or into a thread", async () => {
    await run.platform.poster.post(
      { ...posting(), place: { platform: "slack", tenantId: "t", team: TEAM, person: "U1" } },
      signal,
    );
    const { ts } = run.slack.world.add({ channel: "C1", by: "U1", body: { text: "shall we?" } });
    await run.platform.poster.post(posting({ thread: ts }), signal);
    expect(run.slack.world.shown.map(({ channel, thread }) => ({ channel, thread }))).toEqual([
      { channel: "D1", thread: undefined },
      { channel: "C1", thread: ts },
    ]);
  });

  test.each<[string, Fault, object, number]>([
    [
      "a rate limit",
      { kind: "limited", retryAfter: 30 },
      { kind: "rateLimited", retryAfterMs: 30_000, scope: "channel" },
      0,
    ],
    ["500 before effect", { kind: "status", status: 500 }, { kind: "unknown", detail: "http-500" }, 0],
    ["502 after effect", { kind: "late502" }, { kind: "unknown", detail: "http-502" }, 1],
    ["a lost answer", { kind: "lost" }, { kind: "unknown" }, 1],
    ["a cut connection", { kind: "cut" }, { kind: "unknown" }, 0],
    [
      "an error inside Slack",
      { kind: "error", error: "internal_error" },
      { kind: "unknown", detail: "internal_error" },
      0,
    ],
    [
      "a deleted channel",
      { kind: "error", error: "channel_not_found" },
      { kind: "refused", reason: "gone" },
      0,
    ],
    ["an archived channel", { kind: "error", error: "is_archived" }, { kind: "refused", reason: "gone" }, 0],
    [
      "a channel we are not in",
      { kind: "error", error: "not_in_channel" },
      { kind: "refused", reason: "forbidden" },
      0,
    ],
    [
      "a missing scope",
      { kind: "error", error: "missing_scope" },
      { kind: "refused", reason: "forbidden" },
      0,
    ],
    [
      "a message it does not take",
      { kind: "error", error: "invalid_blocks" },
      { kind: "refused", reason: "content" },
      0,
    ],
    ["a revoked token", { kind: "error", error: "token_revoked" }, { kind: "refused", reason: "revoked" }, 0],
    [
      "an uninstalled app",
      { kind: "error", error: "account_inactive" },
      { kind: "refused", reason: "revoked" },
      0,
    ],
  ])("meets %s: one request, and the truth about it", async (_name, fault, outcome, standing) => {
    run.slack.faults.plan("chat.postMessage", fault);
    expect(await run.platform.poster.post(posting(), signal)).toMatchObject(outcome);
    expect(run.slack.world.shown).toHaveLength(standing);
    expect(run.slack.calls.filter((call) => call.method === "chat.postMessage").length).toBeLessThanOrEqual(
      1,
    );
    await run.slack.world.until(() => true, "a moment");
  });

  test("is certainly not sent when nobody listens", async () => {
    await run.platform.stop();
    await run.slack.stop();
    expect(await run.platform.poster.post(posting(), signal)).toEqual({
      kind: "notSent",
      detail: "ECONNREFUSED",
    });
  });

  test("is not begun when it is called off", async () => {
    expect(await run.platform.poster.post(posting(), AbortSignal.abort())).toEqual({
      kind: "notSent",
      detail: "aborted",
    });
    expect(run.slack.world.shown).toEqual([]);
  });
});

describe("a look for it", () => {
  test("finds what was posted though the answer was lost", async () => {
    run.slack.faults.plan("chat.postMessage", { kind: "lost" });
    await run.platform.poster.post(posting(), signal);
    const [message] = run.slack.world.shown;
    expect(await run.platform.poster.find(posting(), signal)).toEqual({
      kind: "found",
      externalIds: [message?.ts],
    });
  });

  test("finds both when it stands there twice, the older first", async () => {
    await run.platform.poster.post(posting(), signal);
    await run.platform.poster.post(posting(), signal);
    const ids = run.slack.world.shown.map((message) => message.ts);
    expect(await run.platform.poster.find(posting(), signal)).toEqual({ kind: "found", externalIds: ids });
  });

  test("turns every page, and knows when it is not there", async () => {
    await run.platform.poster.post(posting(), signal);
    for (let index = 0; index < 450; index += 1)
      run.slack.world.add({ channel: "C1", by: "U1", body: { text: "chatter" } });
    expect(await run.platform.poster.find(posting(), signal)).toMatchObject({ kind: "found" });
    expect(await run.platform.poster.find(posting({}, "f".repeat(32)), signal)).toEqual({ kind: "absent" });
    expect(run.slack.calls.filter((call) => call.method === "conversations.history")).toHaveLength(6);
  });

  test("does not take another's message with our marker for ours, nor one from long before", async () => {
    run.slack.world.add({
      channel: "C1",
      by: "U1",
      body: { text: "x" },
      metadata: { event_type: "other", event_payload: { key: id } },
    });
    await run.platform.poster.post(posting(), signal);
    const later = { ...posting(), firstTryAt: Date.now() + 120_000 };
    expect(await run.platform.poster.find(later, signal)).toEqual({ kind: "absent" });
  });

  test.each<[string, Fault, object]>([
    ["a rate limit", { kind: "limited", retryAfter: 60 }, { kind: "failed", retryAfterMs: 60_000 }],
    ["500", { kind: "status", status: 500 }, { kind: "failed" }],
    ["a lost answer", { kind: "lost" }, { kind: "failed" }],
    [
      "a missing scope",
      { kind: "error", error: "missing_scope" },
      { kind: "cannotLook", detail: "missing_scope" },
    ],
    [
      "no membership",
      { kind: "error", error: "not_in_channel" },
      { kind: "cannotLook", detail: "not_in_channel" },
    ],
  ])("meets %s and never calls it absent", async (_name, fault, outcome) => {
    run.slack.faults.plan("conversations.history", fault);
    expect(await run.platform.poster.find(posting(), signal)).toMatchObject(outcome);
  });

  test("goes on where a rate limit stopped it, page by page, and sees what was posted meanwhile", async () => {
    const { world, faults, calls } = run.slack;
    world.historyPage = 15;
    await run.platform.poster.post(posting(), signal);
    for (let index = 0; index < 40; index += 1)
      world.add({ channel: "C1", by: "U1", body: { text: "chatter" } });
    const limited: Fault = { kind: "limited", retryAfter: 60 };
    const absent = posting({}, "f".repeat(32));
    const outcomes: string[] = [];
    for (const key of [posting(), absent]) {
      for (let look = 0; look < 9 && !["found", "absent"].includes(outcomes.at(-1) ?? ""); look += 1) {
        // Every second page meets the limit of one a minute.
        faults.plan("conversations.history", { kind: "slow", ms: 0 }, limited);
        outcomes.push((await run.platform.poster.find(key, signal)).kind);
        faults.clear("conversations.history");
      }
      outcomes.push("");
    }
    expect(outcomes).toEqual([
      "failed",
      "failed",
      "failed",
      "found",
      "",
      "failed",
      "failed",
      "failed",
      "absent",
      "",
    ]);
    const pages = calls.filter((call) => call.method === "conversations.history" && call.error === undefined);
    expect(pages).toHaveLength(8);

    faults.plan("conversations.history", { kind: "slow", ms: 0 }, limited);
    expect((await run.platform.poster.find(absent, signal)).kind).toBe("failed");
    faults.clear("conversations.history");
    await run.platform.poster.post(absent, signal);
    expect(await run.platform.poster.find(absent, signal)).toMatchObject({ kind: "found" });
  });

  test("says that it cannot look without the history scope", async () => {
    await run.end();
    run = await running(bot);
    expect(await run.platform.poster.find(posting(), signal)).toEqual({
      kind: "cannotLook",
      detail: "missing_scope",
    });
  });
});

test("what was posted can be redrawn", async () => {
  const place = { platform: "slack", tenant: TEAM, channel: "C1", kind: "channel" } as const;
  const posted = await run.platform.post(place, reply([text("before")]), "key");
  await run.platform.edit(posted, reply([text("after")]));
  expect(run.slack.world.shown.map((message) => readingOf(message).text)).toEqual(["after"]);
});

test("what was drawn anew is found again all the same", async () => {
  const { poster } = run.platform;
  const sent = await poster.post(posting(), signal);
  const externalId = sent.kind === "sent" ? sent.externalId : undefined;
  const edited = await poster.edit({
    place: posting().place,
    message: externalId ?? "",
    deliveryId: id,
    reply: reply([text("two came")]),
  });
  expect(edited).toEqual({ kind: "edited" });
  expect(run.slack.world.refusals).toEqual([]);
  expect(await poster.find(posting(), signal)).toEqual({ kind: "found", externalIds: [externalId] });
});

describe("a post that begins a thread", () => {
  const begin = () => {
    const { ts } = run.slack.world.add({ channel: "C1", by: BOT_USER, body: { text: "it begins" } });
    const wanted = posting({ thread: ts });
    return {
      ts,
      wanted: { ...wanted, reply: { ...wanted.reply, thread: { title: "2026-03-02: Sparrow" } } },
    };
  };
  const there = () => run.slack.world.shown.filter(({ metadata }) => metadata !== undefined);

  test("stands under its message, with its address, and is found there", async () => {
    const { ts, wanted } = begin();
    const outcome = await run.platform.poster.post(wanted, signal);
    const [message] = there();
    expect(message?.thread).toBe(ts);
    const url = `https://paperboy.slack.test/archives/C1/p${message?.ts.replace(".", "")}?thread_ts=${ts}&cid=C1`;
    expect(outcome).toEqual({ kind: "sent", externalId: message?.ts, url });
    expect(await run.platform.poster.find(wanted, signal)).toEqual({
      kind: "found",
      externalIds: [message?.ts],
      url,
    });
  });

  test("is posted though its address cannot be asked for", async () => {
    const { wanted } = begin();
    run.slack.faults.plan("chat.getPermalink", { kind: "status", status: 503 });
    const outcome = await run.platform.poster.post(wanted, signal);
    expect(outcome).toEqual({ kind: "sent", externalId: there()[0]?.ts });
  });

  test("stands in the channel where there are no threads, with the reason, and is found there", async () => {
    const { wanted } = begin();
    run.slack.faults.plan("chat.postMessage", {
      kind: "error",
      error: "restricted_action_non_threadable_channel",
    });
    expect((await run.platform.poster.post(wanted, signal)).kind).toBe("sent");
    const [message] = there();
    expect(message?.thread).toBeUndefined();
    expect(message === undefined ? "" : readingOf(message).text).toContain(
      "Not in a thread: this channel has no threads.",
    );
    expect(await run.platform.poster.find(wanted, signal)).toMatchObject({
      kind: "found",
      externalIds: [message?.ts],
    });
  });
});
