/** Several processes' worth of schedulers on one PostgreSQL. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Clock, systemClock, TurnedClock } from "../../src/core/clock.ts";
import { type Log, silentLog } from "../../src/core/ports.ts";
import type { Store } from "../../src/core/store.ts";
import { dailyJob } from "../../src/reading/daily/job.ts";
import { Scheduler } from "../../src/schedule/scheduler.ts";
import { openStore, openWithHandle, type StoreSource } from "../../src/store/open.ts";
import { smallCorpus } from "../contract/small-corpus.ts";
import { aSubscription } from "../contract/subscription.ts";
import { LedgerPlatform } from "../fakes/ledger-platform.ts";
import { ledgerPoster } from "../fakes/ledger-poster.ts";
import { freshDatabase } from "../fakes/postgres.ts";
import { freshSource, populate } from "./chaos.ts";
import { mutated } from "./worker.ts";

const MINUTE = 60_000;
const stores: Store[] = [];
const ledger = new LedgerPlatform({ manner: "slack" });
beforeAll(async () => void (await ledger.start()));
afterAll(() => ledger.stop());
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

const job = dailyJob({ corpusOf: () => smallCorpus(), buttonsFor: () => [] });
async function replica(source: StoreSource, clock: Clock, log: Log = silentLog, mutation?: "no unique key") {
  const store = mutated(await openWith(source, clock), mutation);
  return new Scheduler({
    store,
    jobs: [job],
    posters: [ledgerPoster(ledger.url, "slack")],
    clock,
    log,
    random: Math.random,
    zones: "test",
    instance: { id: `r${stores.length}`, host: "test", pid: 1 },
  });
}
async function openWith(source: StoreSource, clock: Clock) {
  const opened = await openWithHandle(source, {
    clock,
    log: silentLog,
    connections: 4,
    // On a machine that builds for others a query may take long without anything being wrong.
    queryTimeoutMs: 60_000,
  });
  stores.push(opened.store);
  return opened;
}

/** So many channels that get a paper in five minutes from now: planned and rendered, not yet sent. */
async function subscribe(store: Store, count: number, when?: number): Promise<void> {
  const now = await store.now();
  const due = Temporal.Instant.fromEpochMilliseconds(now).round({ smallestUnit: "minute" });
  const at = when ?? due.epochMilliseconds + 5 * MINUTE;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("UTC");
  await store.tx(async (tables) => {
    const { id: tenantId } = await tables.tenants.ensure("slack", "T1", "Team", now);
    for (let i = 0; i < count; i++) {
      await tables.channels.ensure(tenantId, `C${i}`);
      await tables.subscriptions.add(
        aSubscription({
          tenantId,
          id: `s${i}`,
          channelId: `C${i}`,
          tz: "UTC",
          weekdays: 127,
          queryJson: '{"filters":{},"skips":[]}',
          localTime: local.toPlainTime().toString({ smallestUnit: "minute" }),
          nextLocalDate: local.toPlainDate().toString(),
          nextAt: at,
        }),
      );
    }
  });
}

describe.each(["postgres", "postgres serializable"] as const)("%s", (engine) => {
  test("22 · two replicas start together, and four more: 40 posts planned at once, 40 rows, each rendered once", async () => {
    const { source } = await freshSource(engine);
    const schedulers = await Promise.all(Array.from({ length: 6 }, () => replica(source, systemClock)));
    const [store] = stores;
    if (store === undefined) throw new Error("no store");
    await subscribe(store, 40);
    await Promise.all(schedulers.map((scheduler) => scheduler.pass()));
    expect(await store.tables.deliveries.counts()).toMatchObject({ pending: 40, sent: 0 });
    expect(await store.tables.deliveries.toRender(Number.MAX_SAFE_INTEGER, 300)).toEqual([]);
  }, 240_000);

  test("three replicas send 60 posts: each once", async () => {
    const here = new LedgerPlatform({ manner: "slack" });
    await here.start();
    const { source } = await freshSource(engine);
    const { store } = await openWith(source, systemClock);
    await populate(store, "slack", 60);
    const schedulers = await Promise.all(
      [1, 2, 3].map(async (n) => {
        const { store: own } = await openWith(source, systemClock);
        return new Scheduler({
          store: own,
          jobs: [],
          posters: [ledgerPoster(here.url, "slack")],
          clock: systemClock,
          log: silentLog,
          random: Math.random,
          zones: "test",
          instance: { id: `r${n}`, host: "test", pid: n },
        });
      }),
    );
    await Promise.all(schedulers.map((scheduler) => scheduler.pass()));
    expect(await store.tables.deliveries.counts()).toMatchObject({ pending: 0, sending: 0, sent: 60 });
    expect([...here.counts().values()]).toEqual(Array(60).fill(1));
    await here.stop();
  }, 240_000);
});

test("33 · two replicas and answers that are lost: no channel gets a paper twice before the pool is used up", async () => {
  const clock = new TurnedClock(Date.parse("2026-11-22T12:04:00Z"));
  const here = new LedgerPlatform({
    manner: "slack",
    now: () => clock.now(),
    fault: ({ what }, count) =>
      what === "post" && count === 1 && here.requests.length % 3 === 0 ? "post then drop" : "none",
  });
  await here.start();
  const source = { databaseUrl: await freshDatabase() };
  const make = async (n: number) => {
    const options = { clock, log: silentLog, connections: 4, databaseClock: false, queryTimeoutMs: 60_000 };
    const { store } = await openWithHandle(source, options);
    stores.push(store);
    const parts = { jobs: [job], posters: [ledgerPoster(here.url, "slack")], clock, log: silentLog };
    const instance = { id: `r${n}`, host: "test", pid: n };
    return new Scheduler({ ...parts, store, random: Math.random, zones: "test", instance });
  };
  const both = [await make(1), await make(2)];
  const [store] = stores;
  if (store === undefined) throw new Error("no store");
  await subscribe(store, 3, Date.parse("2026-11-22T12:05:00Z"));
  for (let day = 0; day < 8; day++) {
    for (let minute = 0; minute < 4; minute++) {
      clock.advance(minute === 0 ? 60_000 : 45_000);
      await Promise.all(both.map((scheduler) => scheduler.pass()));
    }
    clock.advance(86_400_000 - 60_000 - 3 * 45_000);
  }
  const [subscription] = await store.tables.subscriptions.page("daily", undefined, 1);
  const tenantId = subscription?.tenantId ?? "";
  const pool = smallCorpus().size;
  for (const id of ["s0", "s1", "s2"]) {
    const posted = await store.tables.posted.recent(tenantId, id, 100);
    expect(posted).toHaveLength(8);
    const cycles = [...Map.groupBy(posted, ({ cycle }) => cycle).values()].map((papers) =>
      papers.map(({ paperId }) => paperId),
    );
    expect(cycles.map((papers) => new Set(papers).size)).toEqual(cycles.map((papers) => papers.length));
    expect(cycles.every((papers) => papers.length <= pool)).toBe(true);
  }
  expect([...here.counts().values()]).toEqual(Array(24).fill(1));
  await here.stop();
}, 120_000);

test("20 · without the unique key two replicas would plan twice: the suite sees it", async () => {
  const source = { databaseUrl: await freshDatabase() };
  const first = await replica(source, systemClock, silentLog, "no unique key");
  const [store] = stores;
  if (store === undefined) throw new Error("no store");
  await subscribe(store, 5);
  await first.pass();
  // Planned anew, as after an edit that left the local date: only the key keeps it from being there twice.
  for (const subscription of await store.tables.subscriptions.page("daily", undefined, 10)) {
    const [row] = await store.tables.deliveries.ofSubject(subscription.tenantId, subscription.id, 1);
    await store.tables.subscriptions.moveOn(subscription, {
      localDate: row?.localDate ?? "",
      at: row?.dueAt ?? 0,
    });
  }
  await first.pass();
  expect((await store.tables.deliveries.counts()).pending).toBeGreaterThan(5);
});

test("with it, planning the same dates again adds nothing", async () => {
  const source = { databaseUrl: await freshDatabase() };
  const first = await replica(source, systemClock);
  const [store] = stores;
  if (store === undefined) throw new Error("no store");
  await subscribe(store, 5);
  await first.pass();
  for (const subscription of await store.tables.subscriptions.page("daily", undefined, 10)) {
    const [row] = await store.tables.deliveries.ofSubject(subscription.tenantId, subscription.id, 1);
    await store.tables.subscriptions.moveOn(subscription, {
      localDate: row?.localDate ?? "",
      at: row?.dueAt ?? 0,
    });
  }
  await first.pass();
  expect((await store.tables.deliveries.counts()).pending).toBe(5);
});

describe("machines whose clocks disagree", () => {
  const off = (ms: number): Clock => ({ ...systemClock, now: () => systemClock.now() + ms });

  test("38 · clocks differ between replicas by 2 min: it does not post, and says why; the database's time holds for the others", async () => {
    const here = new LedgerPlatform({ manner: "slack" });
    await here.start();
    const source = { databaseUrl: await freshDatabase() };
    const { store } = await openWith(source, off(2 * MINUTE));
    await populate(store, "slack", 1);
    expect(Math.abs((await store.now()) - systemClock.now())).toBeLessThan(5_000);
    expect(Math.abs(store.skew() - 2 * MINUTE)).toBeLessThan(5_000);
    const make = async (clock: Clock) => {
      const { store: own } = await openWith(source, clock);
      return new Scheduler({
        store: own,
        jobs: [],
        posters: [ledgerPoster(here.url, "slack")],
        clock,
        log: silentLog,
        random: Math.random,
        zones: "test",
        instance: { id: `${clock.now()}`, host: "test", pid: 1 },
      });
    };
    await expect((await make(off(2 * MINUTE))).pass()).rejects.toThrow(
      /120 s off the database's; set it right/,
    );
    expect(here.messages).toHaveLength(0);
    await (await make(off(10_000))).pass();
    expect(here.messages).toHaveLength(1);
    await here.stop();
  });

  test("on SQLite the given clock rules", async () => {
    const store = await openStore({ memory: true }, { clock: off(2 * MINUTE), log: silentLog });
    expect(Math.abs((await store.now()) - systemClock.now() - 2 * MINUTE)).toBeLessThan(1_000);
    expect(store.skew()).toBe(0);
    await store.close();
  });
});
