/** Planned, rendered, claimed and settled a second, each step by itself, one process. */

import { TurnedClock } from "../../../src/core/clock.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { dailyJob } from "../../../src/reading/daily/job.ts";
import { Pace } from "../../../src/schedule/pace.ts";
import { plan, render } from "../../../src/schedule/plan.ts";
import { Refusals } from "../../../src/schedule/refusals.ts";
import { TIMING } from "../../../src/schedule/timing.ts";
import { openWithHandle, type StoreSource } from "../../../src/store/open.ts";
import { smallCorpus } from "../../contract/small-corpus.ts";
import { addSubscriptions } from "./fill.ts";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const BATCH = 64;

export async function throughput(source: StoreSource, count: number) {
  const clock = new TurnedClock(NOON);
  const { store, db } = await openWithHandle(source, { clock, log: silentLog, databaseClock: false });
  await addSubscriptions(store, db, count, NOON + 300_000, "12:05");
  const job = dailyJob({ corpusOf: () => smallCorpus(), buttonsFor: () => [] });
  const engine: Parameters<typeof plan>[0] = {
    store,
    jobs: new Map([[job.kind, job]]),
    posters: new Map(),
    clock,
    log: silentLog,
    random: Math.random,
    timing: TIMING,
    pace: new Pace(clock),
    refusals: new Refusals(clock),
    live: undefined,
    unrendered: new Map(),
    instanceId: "bench",
    stopping: new AbortController().signal,
    at: async () => {},
  };
  const rate = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return Math.round((count * 1_000) / (performance.now() - began));
  };
  const planned = await rate(async () => {
    while (await plan(engine, NOON));
  });
  const rendered = await rate(async () => {
    while (await render(engine, NOON));
  });
  clock.advance(300_000);
  const taken: Awaited<ReturnType<typeof store.tables.deliveries.claim>>[number][] = [];
  const claimed = await rate(async () => {
    for (;;) {
      const batch = await store.tx(({ deliveries }) =>
        deliveries.claim({
          owner: "bench",
          now: clock.now(),
          leaseMs: TIMING.leaseMs,
          settleMs: TIMING.settleMs,
          limit: BATCH,
          platforms: ["slack"],
        }),
      );
      if (batch.length === 0) return;
      taken.push(...batch);
    }
  });
  if (taken.length !== count) throw new Error(`claimed ${taken.length} of ${count}`);
  const settled = await rate(async () => {
    for (let i = 0; i < taken.length; i += BATCH) {
      await Promise.all(
        taken
          .slice(i, i + BATCH)
          .map((delivery) =>
            store.tx(({ deliveries }) =>
              deliveries.settle(delivery, { state: "sent", externalId: "m", verifyAt: null }, clock.now()),
            ),
          ),
      );
    }
  });
  await store.close();
  return { planned, rendered, claimed, settled };
}
