/** What each answer of a platform leads to. */

import { afterEach, describe, expect, test } from "vitest";
import type { Job } from "../../src/core/job.ts";
import { type Reply, text, whisper } from "../../src/core/reply.ts";
import type { Tables } from "../../src/core/store.ts";
import type { Fault } from "../fakes/ledger-platform.ts";
import { HOUR, MINUTE, SECOND, type Stage, type StageOptions, stage } from "./stage.ts";

let set: Stage;
const begin = async (options: StageOptions = {}) => {
  set = await stage(options);
};
afterEach(() => set.close());

/** These faults in turn, then none. */
const inTurn = (...faults: readonly Fault[]) => {
  const left = [...faults];
  return {
    fault: ({ what }: { readonly what: string }) => (what === "post" ? (left.shift() ?? "none") : "none"),
  };
};

/** A job whose posts are put down by hand. */
const plainJob = (given: Partial<Job> = {}): Job => ({
  kind: "plain",
  whenUncertain: "atMostOnce",
  plan: async () => [],
  withdrawn: async () => undefined,
  render: async () => ({ skip: "no message" }),
  replan: async () => undefined,
  failed: async (_, delivery, failure) => ({
    person: "U1",
    reply: whisper([text(`${delivery.dedupeKey} ${failure}`)]),
  }),
  ...given,
});

test("posted once, and the platform's id is kept", async () => {
  await begin();
  await set.add("k");
  await set.turn(0);
  expect(await set.row("k")).toMatchObject({ state: "sent", externalId: "m1", sentAt: set.clock.now() });
  await set.turn(HOUR);
  expect(set.posts()).toEqual(["C1 none"]);
});

describe.each<readonly [Fault, boolean]>([
  ["drop before", false],
  ["500 before", false],
  ["post then drop", true],
  ["post then 502", true],
])("500 / reset before effect, answer lost / 502 after effect: `%s`", (fault, stands) => {
  test("it looks before it repeats, and it stands there once", async () => {
    await begin({ ledger: inTurn(fault) });
    await set.add("k");
    await set.turn(0);
    expect(await set.row("k")).toMatchObject({ state: "pending", maybeSent: 1, attempt: 1 });
    await set.turn(29 * SECOND);
    expect(set.ledger.requests).toHaveLength(1);
    await set.turn(SECOND);
    expect(set.ledger.requests.map(({ what }) => what)).toEqual(
      stands ? ["post", "history"] : ["post", "history", "post"],
    );
    expect(await set.row("k")).toMatchObject({ state: "sent", externalId: "m1" });
    expect(set.ledger.messages).toHaveLength(1);
  });
});

test("tries again after 30 s, 1, 2, 5, 10, 10 min, and gives up when it is too late", async () => {
  await begin({
    jobs: [plainJob()],
    ledger: { fault: ({ what }) => (what === "post" ? "500 before" : "none") },
  });
  await set.add("k", { expiresAt: set.clock.now() + 40 * MINUTE });
  const began = set.clock.now();
  for (let i = 0; i < 50 * 6; i++) await set.turn(10 * SECOND);
  const tries = set.ledger.requests.filter(({ channel, what }) => what === "post" && channel === "C1");
  expect(tries.map(({ at }) => (at - began) / SECOND)).toEqual([10, 40, 100, 220, 520, 1120, 1720, 2320]);
  expect(await set.row("k")).toMatchObject({ state: "failed", lastError: "too late" });
});

test("a look-up that fails is asked again; nothing is posted meanwhile", async () => {
  let looks = 0;
  const ledger = {
    fault: ({ what }: { readonly what: string }, count: number): Fault => {
      if (what === "post") return count === 1 ? "post then drop" : "none";
      looks++;
      return looks <= 3 ? "500 before" : "none";
    },
  };
  await begin({ ledger });
  await set.add("k");
  await set.turn(0);
  for (let i = 0; i < 60; i++) await set.turn(30 * SECOND);
  expect(set.posts()).toEqual(["C1 post then drop"]);
  expect(await set.row("k")).toMatchObject({ state: "sent", externalId: "m1" });
});

describe("rate limits", () => {
  test.each([200, 5 * SECOND, HOUR])(
    "23 · 429 with Retry-After: nothing goes to the channel for %i ms, and the try does not count",
    async (ms) => {
      await begin({ ledger: { ...inTurn("429"), retryAfterMs: ms } });
      await set.add("k");
      await set.add("other", { channelId: "C2", dueAt: set.clock.now() + 50 });
      await set.turn(0);
      await set.add("behind");
      await set.turn(ms - 1);
      expect(set.posts().filter((post) => post.startsWith("C1"))).toEqual(["C1 429"]);
      expect(await set.row("other")).toMatchObject({ state: "sent" });
      await set.turn(1);
      expect(set.posts().filter((post) => post.startsWith("C1"))).toEqual(["C1 429", "C1 none", "C1 none"]);
      expect(await set.row("k")).toMatchObject({ state: "sent", attempt: 1, maybeSent: 0 });
    },
  );

  test.each(["tenant", "platform"] as const)(
    "24 · 429 with Retry-After of the %s holds for every channel and process",
    async (scope) => {
      await begin({ ledger: { ...inTurn("429"), retryAfterMs: 5 * SECOND, limitScope: scope } });
      await set.add("k");
      await set.turn(0);
      for (let i = 2; i < 9; i++) await set.add(`k${i}`, { channelId: `C${i}` });
      await set.turn(5 * SECOND - 1);
      await set.another().pass();
      expect(set.posts()).toEqual(["C1 429"]);
      await set.turn(1);
      expect(set.ledger.messages).toHaveLength(8);
    },
  );

  test("429 / 1015 without Retry-After (IP ban) pauses the platform for 10, 20, 40 min, and is forgotten after a post", async () => {
    await begin({ ledger: inTurn("429 bare", "429 bare", "429 bare", "none", "429 bare") });
    const began = set.clock.now();
    await set.add("k");
    await set.turn(0);
    for (let i = 0; i < 71; i++) await set.turn(MINUTE);
    expect(set.ledger.requests.map(({ at }) => (at - began) / MINUTE)).toEqual([0, 10, 30, 70]);
    await set.add("next");
    await set.turn(0);
    await set.turn(10 * MINUTE);
    expect(await set.row("next")).toMatchObject({ state: "sent" });
  });
});

describe("channel deleted / bot removed / archived, and other refusals", () => {
  test.each([
    ["403", "forbidden"],
    ["404", "gone"],
  ] as const)(
    "%s: one request, the channel is %s, one private message, nothing more is tried",
    async (fault, state) => {
      await begin({
        jobs: [plainJob()],
        ledger: { fault: ({ channel }) => (channel === "C1" ? fault : "none") },
      });
      await set.add("k");
      await set.add("later", { dueAt: set.clock.now() + MINUTE });
      await set.turn(0);
      for (let i = 0; i < 5; i++) await set.turn(MINUTE);
      expect(set.posts()).toEqual([`C1 ${fault}`, "@U1 none"]);
      expect(await set.row("k")).toMatchObject({ state: "failed", lastError: `${state}: ${state}` });
      expect(await set.row("later")).toMatchObject({ state: "skipped", lastError: `channel ${state}` });
      expect((await set.store.tables.channels.get(set.tenantId, "C1"))?.state).toBe(state);
    },
  );

  test("a message the platform does not take fails alone", async () => {
    await begin({ jobs: [plainJob()], ledger: inTurn("400") });
    await set.add("k");
    await set.turn(0);
    await set.add("next");
    await set.turn(0);
    expect(await set.row("k")).toMatchObject({ state: "failed" });
    expect(await set.row("next")).toMatchObject({ state: "sent" });
  });

  test("token revoked / uninstalled: the workspace is stopped and the token erased", async () => {
    await begin({ ledger: inTurn("401") });
    await set.store.tables.tenants.keepToken(set.tenantId, "sealed", "k1", "", set.clock.now());
    await set.add("k");
    await set.turn(0);
    await set.add("next");
    for (let i = 0; i < 5; i++) await set.turn(MINUTE);
    expect(set.posts()).toEqual(["C1 401"]);
    expect(await set.store.tables.tenants.get(set.tenantId)).toMatchObject({
      state: "revoked",
      tokenEnc: null,
    });
    expect(await set.row("next")).toMatchObject({ state: "pending" });
  });
});

describe("what cannot be looked up", () => {
  const blind = (manner: "slack" | "discord") => ({
    manner,
    ledger: { ...inTurn("post then drop"), readable: false },
  });

  test("27 · an empty list without the right to read proves nothing: a paper is left, and said", async () => {
    await begin({ ...blind("slack"), jobs: [plainJob()] });
    await set.add("k");
    await set.turn(0);
    await set.turn(MINUTE);
    expect(await set.row("k")).toMatchObject({ state: "uncertain" });
    expect(set.posts()).toEqual(["C1 post then drop", "@U1 none"]);
  });

  test("a reminder is rather posted twice than not at all", async () => {
    await begin({ ...blind("slack"), jobs: [plainJob({ whenUncertain: "atLeastOnce" })] });
    await set.add("k");
    await set.turn(0);
    await set.turn(MINUTE);
    expect(await set.row("k")).toMatchObject({ state: "sent" });
    expect(set.ledger.messages).toHaveLength(2);
  });

  test("26 · while Discord knows the nonce a repeat is safe, and gives the first message's id", async () => {
    await begin({
      manner: "discord",
      repeatIsSafeForMs: 2 * MINUTE,
      ledger: { ...blind("discord").ledger, nonceWindowMs: 3 * MINUTE },
    });
    await set.add("k");
    await set.turn(0);
    await set.turn(MINUTE);
    expect(await set.row("k")).toMatchObject({ state: "sent", externalId: "m1" });
    expect(set.ledger.messages).toHaveLength(1);
  });

  test("a repeat that Discord answers with Unknown Message was posted, and deleted since", async () => {
    await begin({
      manner: "discord",
      repeatIsSafeForMs: 2 * MINUTE,
      ledger: { ...inTurn("500 before", "10008"), readable: false },
    });
    await set.add("k");
    await set.turn(0);
    await set.turn(MINUTE);
    expect(await set.row("k")).toMatchObject({ state: "sent", externalId: null });
  });

  test("28 · ten uncertain posts are cleared up at one look-up a minute, without being limited", async () => {
    await begin({
      limits: { perSecond: Number.POSITIVE_INFINITY, perChannelMs: 0, perLookUpMs: MINUTE },
      ledger: {
        fault: ({ what }, count) => (what === "post" && count === 1 ? "post then drop" : "none"),
        historyLimit: { messages: 15, everyMs: MINUTE },
      },
    });
    for (let i = 0; i < 10; i++) await set.add(`k${i}`, { channelId: `C${i}` });
    await set.turn(0);
    for (let i = 0; i < 14 * 4; i++) {
      // A look-up whose turn comes soon is waited for on the same clock that is turned here.
      const passed = set.turn(15 * SECOND);
      const nudge = setInterval(() => set.clock.advance(SECOND), 5);
      await passed;
      clearInterval(nudge);
    }
    const looks = set.ledger.requests.filter(({ what }) => what === "history");
    expect(looks.length).toBeGreaterThanOrEqual(10);
    expect(set.ledger.counts().size).toBe(10);
    expect([...set.ledger.counts().values()]).toEqual(Array(10).fill(1));
    for (let i = 0; i < 10; i++) expect(await set.row(`k${i}`)).toMatchObject({ state: "sent" });
  });
});

test("a duplicate that could not be prevented is found afterwards and logged", async () => {
  const logged: string[] = [];
  const log = { debug() {}, info() {}, warn() {}, error: (event: string) => void logged.push(event) };
  await begin({ log, ledger: inTurn("500 before") });
  await set.add("k");
  await set.turn(0);
  await set.turn(MINUTE);
  const { id } = await set.row("k");
  // A process that was frozen between its last check and its request wakes up.
  await fetch(`${set.ledger.url}/post`, {
    method: "POST",
    body: JSON.stringify({ channel: "C1", key: id, text: "" }),
  });
  await set.turn(10 * MINUTE);
  expect(await set.row("k")).toMatchObject({ state: "sent", duplicates: 1, verifyAt: null });
  expect(logged).toEqual(["delivery.duplicated"]);
});

test("one that is late says so", async () => {
  const delayed = async (_: Tables, reply: Reply): Promise<Reply> => ({
    ...reply,
    blocks: [...reply.blocks, { type: "note", spans: [{ type: "text", text: "delayed" }] }],
  });
  await begin({ jobs: [plainJob({ delayed })] });
  await set.add("in time", { channelId: "C1" });
  await set.add("late", { channelId: "C2", dueAt: set.clock.now() - 11 * MINUTE });
  await set.turn(0);
  expect(
    set.ledger.messages.map(({ channel, text: said }) => `${channel} ${said.includes("delayed")}`).sort(),
  ).toEqual(["C1 false", "C2 true"]);
});
