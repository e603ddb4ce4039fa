/** What becomes due, and when: missed days, late posts, changes in between, clocks and zones that move. */

import { afterEach, describe, expect, test } from "vitest";
import type { Delivery, Store, Subscription } from "../../src/core/store.ts";
import { dailyJob } from "../../src/reading/daily/job.ts";
import type { Step } from "../../src/schedule/engine.ts";
import { smallCorpus } from "../contract/small-corpus.ts";
import { HOUR, MINUTE, NOON, SECOND, type Stage, type StageOptions, stage } from "./stage.ts";

const DAY = 24 * HOUR;
let set: Stage;
const job = dailyJob({ corpusOf: () => smallCorpus(), buttonsFor: () => [] });
/** A channel gets a paper at 12:05 UTC each day from 22 November on. */
const begin = async (given: Partial<Subscription> = {}, options: StageOptions = {}) => {
  set = await stage({ jobs: [job], ...options });
  await set.subscribe({ nextLocalDate: "2026-11-22", nextAt: NOON + 5 * MINUTE, ...given });
};
afterEach(() => set.close());

/** Every delivery of the subscription, oldest first: `2026-11-22 sent`. */
const history = async () =>
  (await set.store.tables.deliveries.ofSubject(set.tenantId, "s1", 1_000))
    .map(({ localDate, state, lastError }) => [localDate, state, lastError].filter(Boolean).join(" "))
    .reverse();
const change = (given: Partial<Subscription>, at = NOON + 5 * MINUTE, localDate = "2026-11-22") =>
  set.store.tx(async ({ subscriptions }) => {
    const { version } = (await subscriptions.get(set.tenantId, "s1")) ?? { version: 0 };
    return await subscriptions.change(set.tenantId, "s1", version, {
      nextLocalDate: localDate,
      nextAt: at,
      ...given,
    });
  });

test("a paper a day, on the minute, each once", async () => {
  await begin();
  await set.turn(5 * MINUTE - 1);
  expect(set.ledger.messages).toHaveLength(0);
  await set.turn(1);
  expect(set.ledger.messages).toHaveLength(1);
  await set.turn(DAY);
  await set.turn(DAY);
  expect(await history()).toEqual(["2026-11-22 sent", "2026-11-23 sent", "2026-11-24 sent"]);
  expect(set.ledger.messages.map(({ at }) => (at - NOON) % DAY)).toEqual([
    5 * MINUTE,
    5 * MINUTE,
    5 * MINUTE,
  ]);
});

test("the loop by itself posts within a second of the minute", async () => {
  await begin();
  set.scheduler.start();
  for (let s = 0; s < 310 && set.ledger.messages.length === 0; s++) {
    set.clock.advance(SECOND);
    // Near the minute a second lasts long enough for what a slow database needs within it.
    await new Promise((resolve) => setTimeout(resolve, s < 285 ? 3 : 150));
  }
  const stopped = set.scheduler.stop();
  set.clock.advance(SECOND);
  await stopped;
  expect(set.ledger.messages).toHaveLength(1);
  expect((set.ledger.messages[0]?.at ?? 0) - NOON - 5 * MINUTE).toBeGreaterThanOrEqual(0);
  expect((set.ledger.messages[0]?.at ?? 0) - NOON - 5 * MINUTE).toBeLessThan(5 * SECOND);
});

test("30 · bot down over the due time, three days of it: one late post, the days before are recorded as missed", async () => {
  await begin();
  await set.turn(2 * DAY + HOUR);
  expect(await history()).toEqual([
    "2026-11-22 skipped missed while Paperboy was not running",
    "2026-11-23 skipped missed while Paperboy was not running",
    "2026-11-24 sent",
  ]);
  expect(set.ledger.messages).toHaveLength(1);
  expect(set.ledger.messages[0]?.text).toContain("Delayed");
});

test.each([
  ["its own zone", { tz: "Asia/Kathmandu", localTime: "17:50" }, "17:50 (Asia/Kathmandu)"],
  ["its channel's", { tz: null, localTime: "07:05" }, "07:05 (America/New_York)"],
])("one that is late tells its time in %s", async (_name, given, told) => {
  await begin(given);
  await set.store.tables.channels.setZone(set.tenantId, "C1", "America/New_York", "U1");
  await set.turn(2 * HOUR);
  expect(set.ledger.messages[0]?.text).toContain(`"told":"${told}"`);
});

test.each([
  [12 * HOUR - SECOND, "sent"],
  [12 * HOUR + SECOND, "skipped missed while Paperboy was not running"],
])("%i ms late: %s", async (late, outcome) => {
  await begin();
  await set.turn(5 * MINUTE + late);
  expect(await history()).toEqual([`2026-11-22 ${outcome}`]);
});

test("platform down for hours: posted once when it is back", async () => {
  await begin();
  set.ledger.down = true;
  await set.turn(5 * MINUTE);
  for (let i = 0; i < 24; i++) await set.turn(10 * MINUTE);
  set.ledger.down = false;
  await set.turn(11 * MINUTE);
  await set.turn(11 * MINUTE);
  expect(await history()).toEqual(["2026-11-22 sent"]);
  expect(set.ledger.messages).toHaveLength(1);
});

describe("changes between the steps", () => {
  const STEPS: readonly Step[] = ["planned", "rendered", "claimed"];
  const changes: readonly (readonly [string, Partial<Subscription>, string])[] = [
    ["deleted", { state: "deleted" }, "withdrawn: "],
    ["paused", { state: "paused" }, "withdrawn: "],
    ["moved to the evening", { localTime: "18:00" }, "18:00"],
  ];
  for (const step of STEPS) {
    for (const [what, given, expected] of changes) {
      test(`32 · subscription edited/deleted between claim and send: ${what} after \`${step}\`: no post of what was changed`, async () => {
        let changed = false;
        await begin(
          {},
          {
            at: async (reached) => {
              if (reached !== step || changed) return;
              changed = true;
              const evening = given.localTime !== undefined;
              await change(given, evening ? NOON + 6 * HOUR : NOON + 5 * MINUTE);
            },
          },
        );
        await set.turn(5 * MINUTE);
        expect(changed).toBe(true);
        expect(set.ledger.messages).toHaveLength(0);
        await set.turn(6 * HOUR);
        expect(set.ledger.messages).toHaveLength(expected === "18:00" ? 1 : 0);
        expect((await history())[0]).toMatch(expected === "18:00" ? /^2026-11-22 sent/ : /withdrawn/);
      });
    }
  }

  test("deleted while the request is on its way: the answer waits for it", async () => {
    const { untilNothingInFlight } = await import("../../src/core/in-flight.ts");
    let waited: Promise<boolean> | undefined;
    await begin(
      {},
      {
        at: async (step) => {
          if (step !== "sending" || waited !== undefined) return;
          await change({ state: "deleted" });
          waited = untilNothingInFlight(set.store.tables, set.clock, set.tenantId, "s1");
        },
      },
    );
    const passed = set.turn(5 * MINUTE);
    const nudge = setInterval(() => set.clock.advance(100), 5);
    await passed;
    expect(await waited).toBe(true);
    clearInterval(nudge);
    const at = set.clock.now();
    await set.turn(DAY);
    // What had passed its last check went out before "deleted" was said; nothing did after.
    expect(set.ledger.messages.filter((message) => message.at > at)).toEqual([]);
  });

  test("paused and resumed before its time: posted as planned, once", async () => {
    await begin();
    await set.turn(MINUTE);
    await change({ state: "paused" });
    await change({ state: "active" });
    await set.turn(4 * MINUTE);
    expect(await history()).toEqual(["2026-11-22 sent"]);
    expect(set.ledger.messages).toHaveLength(1);
  });

  test("moved to later after it was posted: not again on the same date", async () => {
    await begin();
    await set.turn(5 * MINUTE);
    await change({ localTime: "18:00" }, NOON + 6 * HOUR);
    await set.turn(6 * HOUR);
    expect(set.ledger.messages).toHaveLength(1);
  });
});

describe("clocks", () => {
  test("37 · clock jumps back 1 h after a post: nothing twice, nothing lost", async () => {
    await begin();
    await set.turn(5 * MINUTE);
    set.clock.set(NOON - 55 * MINUTE);
    await set.scheduler.pass();
    for (let i = 0; i < 26; i++) await set.turn(HOUR);
    expect(await history()).toEqual(["2026-11-22 sent", "2026-11-23 sent"]);
    expect(set.ledger.messages).toHaveLength(2);
  });

  test("37 · clock jumps ahead 1 day, then back: each date once", async () => {
    await begin();
    await set.turn(25 * HOUR);
    set.clock.set(NOON);
    for (let i = 0; i < 50; i++) await set.turn(HOUR);
    const sent = (await history()).filter((line) => line.endsWith("sent")).map((line) => line.slice(0, 10));
    expect(sent).toEqual([...new Set(sent)]);
    expect(sent).toContain("2026-11-24");
    expect(set.ledger.messages).toHaveLength(sent.length);
  });

  test("ten years ahead by mistake and back: it goes on at once", async () => {
    await begin();
    await set.turn(5 * MINUTE);
    set.clock.set(NOON + 3650 * DAY);
    await set.scheduler.pass();
    set.clock.set(NOON + HOUR);
    for (let i = 0; i < 50; i++) await set.turn(HOUR);
    const sent = (await history()).filter((line) => line.endsWith("sent")).map((line) => line.slice(0, 10));
    expect(sent.filter((date) => date < "2027")).toEqual(["2026-11-22", "2026-11-23", "2026-11-24"]);
  });

  test("a clock that jitters by minutes posts each date once", async () => {
    await begin();
    for (let i = 0; i < 200; i++) {
      set.clock.set(NOON + i * 20 * MINUTE + (i % 3) * 4 * MINUTE - 4 * MINUTE);
      await set.scheduler.pass();
    }
    expect((await history()).map((line) => line.slice(0, 15))).toEqual([
      "2026-11-22 sent",
      "2026-11-23 sent",
      "2026-11-24 sent",
    ]);
  });
});

test("channel tz changed at 08:59 for a 09:00 post: the key is the local date, so no second post", async () => {
  await begin({ tz: null });
  await set.turn(5 * MINUTE);
  await set.store.tables.channels.setZone(set.tenantId, "C1", "America/New_York", "U1");
  await change({}, NOON + 5 * HOUR + 5 * MINUTE);
  await set.turn(6 * HOUR);
  expect(set.ledger.messages).toHaveLength(1);
});

test("the same paper is never posted twice before the pool is used up, over restarts", async () => {
  await begin();
  for (let day = 0; day < 6; day++) {
    await set.turn(day === 0 ? 5 * MINUTE : DAY);
    await set.another().pass();
  }
  const papers = await set.store.tables.posted.recent(set.tenantId, "s1", 100);
  const cycles = Map.groupBy(papers, ({ cycle }) => cycle);
  for (const cycle of cycles.values())
    expect(new Set(cycle.map(({ paperId }) => paperId)).size).toBe(cycle.length);
  expect(papers).toHaveLength(6);
});

test("paper source down at 09:00: nothing outside is asked, for the papers are here", async () => {
  const { fetch: usual } = globalThis;
  const asked: unknown[] = [];
  globalThis.fetch = async (where) => {
    asked.push(where);
    throw new Error("down");
  };
  try {
    await begin();
    await set.turn(5 * MINUTE);
    expect([asked, set.ledger.messages.length]).toEqual([[], 1]);
  } finally {
    globalThis.fetch = usual;
  }
});

test("a message that cannot be made holds up no other, and is tried again", async () => {
  let failures = 0;
  const failing = {
    ...job,
    render: async (...args: Parameters<typeof job.render>) => {
      if (args[1].channelId === "C1" && failures++ < 2) throw new Error("no such paper");
      return await job.render(...args);
    },
  };
  await begin({}, { jobs: [failing] });
  await set.subscribe({ id: "s2", channelId: "C2", nextLocalDate: "2026-11-22", nextAt: NOON + 5 * MINUTE });
  await set.turn(5 * MINUTE);
  expect(set.ledger.messages.map(({ channel }) => channel)).toEqual(["C2"]);
  await set.turn(MINUTE);
  await set.turn(MINUTE);
  expect(set.ledger.messages.map(({ channel }) => channel)).toEqual(["C2", "C1"]);
});

test("a store that fails for a while only makes it wait", async () => {
  await begin();
  const broken = new Proxy(set.store, {
    get: (target, name) => {
      if (name === "now" && set.clock.now() < NOON + 6 * MINUTE)
        return () => Promise.reject(new Error("away"));
      return Reflect.get(target, name, target) as unknown;
    },
  }) as Store;
  const { Scheduler } = await import("../../src/schedule/scheduler.ts");
  const { ledgerPoster } = await import("../fakes/ledger-poster.ts");
  const { silentLog } = await import("../../src/core/ports.ts");
  const scheduler = new Scheduler({
    store: broken,
    jobs: [job],
    posters: [ledgerPoster(set.ledger.url, "slack")],
    clock: set.clock,
    log: silentLog,
    random: () => 0,
    zones: "2026f",
    instance: { id: "x", host: "test", pid: 1 },
  });
  scheduler.start();
  for (let i = 0; i < 100 && scheduler.problem() === undefined; i++) {
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  expect(scheduler.problem()).toBe("nothing is posted: away");
  for (let i = 0; i < 300 && set.ledger.messages.length === 0; i++) {
    set.clock.advance(2 * SECOND);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  const stopped = scheduler.stop();
  set.clock.advance(SECOND);
  await stopped;
  expect(set.ledger.messages).toHaveLength(1);
  expect(scheduler.problem()).toBeUndefined();
});

test("34 · stopping in the middle of fifty posts: what has begun ends, the rest is given back, and sent once later", async () => {
  let stop: Promise<void> | undefined;
  let sending = 0;
  set = await stage({
    jobs: [job],
    at: (step) => {
      if (step === "sending" && ++sending === 20) stop = set.scheduler.stop();
    },
  });
  for (let i = 0; i < 50; i++) await set.add(`k${i}`, { channelId: `C${i}` });
  await set.scheduler.pass();
  await stop;
  const rows: Delivery[] = [];
  for (let i = 0; i < 50; i++) rows.push(await set.row(`k${i}`));
  expect(rows.filter(({ state }) => state === "sending")).toEqual([]);
  expect(rows.some(({ state }) => state === "pending")).toBe(true);
  await set.another().pass();
  expect([...set.ledger.counts().values()]).toEqual(Array(50).fill(1));
});
