/** What a store with very many subscriptions costs: nothing may be read whole. */

import { setTimeout as sleep } from "node:timers/promises";
import { TurnedClock } from "../../../src/core/clock.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { dailyJob } from "../../../src/reading/daily/job.ts";
import { Scheduler } from "../../../src/schedule/scheduler.ts";
import { openWithHandle, type StoreSource } from "../../../src/store/open.ts";
import { smallCorpus } from "../../contract/small-corpus.ts";
import { addSubscriptions } from "./fill.ts";

const PAGE = 500;

export async function memory(source: StoreSource, rows: number) {
  const start = Date.parse("2026-11-22T12:00:00Z");
  const clock = new TurnedClock(start);
  const { store, db } = await openWithHandle(source, { clock, log: silentLog });
  await addSubscriptions(store, db, rows - 1_000, start + 86_400_000, "12:00");
  await addSubscriptions(store, db, 1_000, start + 300_000, "12:05");
  // What the filling took is given back first.
  global.gc?.();
  await sleep(200);
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const seconds = async (work: () => Promise<void>) => {
    const began = performance.now();
    await work();
    return Math.round((performance.now() - began) / 100) / 10;
  };
  let pages = 0;
  const read = await seconds(async () => {
    for (let after: string | undefined; ; ) {
      const page = await store.tables.subscriptions.page("daily", after, PAGE);
      const last = page.at(-1);
      if (last === undefined) return;
      pages++;
      after = `${last.tenantId}\n${last.id}`;
      await sleep(0);
    }
  });
  const scheduler = new Scheduler({
    store,
    jobs: [dailyJob({ corpusOf: () => smallCorpus(), buttonsFor: () => [] })],
    posters: [],
    clock,
    log: silentLog,
    random: Math.random,
    zones: "bench",
    instance: { id: "bench", host: "bench", pid: 0 },
  });
  const plan = await seconds(async () => void (await scheduler.pass()));
  const { pending } = await store.tables.deliveries.counts();
  if (pending !== 1_000) throw new Error(`planned ${pending} of 1000`);
  clearInterval(watch);
  await store.close();
  return { pages, read, plan, peak: Math.round(Math.max(peak, process.memoryUsage.rss()) / 1e6) };
}
