/** Six replicas that meet 600 occurrences at once. */

import { expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { dailyJob } from "../../src/reading/daily/job.ts";
import { Scheduler } from "../../src/schedule/scheduler.ts";
import { openStore } from "../../src/store/open.ts";
import { smallCorpus } from "../contract/small-corpus.ts";
import { aSubscription } from "../contract/subscription.ts";
import { freshSource } from "../schedule/chaos.ts";

const MANY = 600;

test.each(["postgres", "postgres serializable"] as const)(
  "22 · %s: six replicas plan 600 occurrences at once: 600 rows",
  async (engine) => {
    const { source } = await freshSource(engine);
    const stores = await Promise.all(
      Array.from({ length: 6 }, () =>
        openStore(source, { clock: systemClock, log: silentLog, connections: 4, queryTimeoutMs: 120_000 }),
      ),
    );
    const [store] = stores;
    if (store === undefined) throw new Error("no store");
    const now = await store.now();
    const at = Math.ceil(now / 60_000) * 60_000 + 300_000;
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("UTC");
    const due = {
      tz: "UTC",
      weekdays: 127,
      queryJson: '{"filters":{},"skips":[]}',
      localTime: local.toPlainTime().toString({ smallestUnit: "minute" }),
      nextLocalDate: local.toPlainDate().toString(),
      nextAt: at,
    };
    await store.tx(async (tables) => {
      const { id: tenantId } = await tables.tenants.ensure("slack", "T1", "Team", now);
      for (let i = 0; i < MANY; i++) {
        await tables.channels.ensure(tenantId, `C${i}`);
        await tables.subscriptions.add(aSubscription({ tenantId, id: `s${i}`, channelId: `C${i}`, ...due }));
      }
    });
    const schedulers = stores.map(
      (own, n) =>
        new Scheduler({
          store: own,
          jobs: [dailyJob({ corpusOf: () => smallCorpus(), buttonsFor: () => [] })],
          posters: [],
          clock: systemClock,
          log: silentLog,
          random: Math.random,
          zones: "test",
          instance: { id: `r${n}`, host: "test", pid: n },
        }),
    );
    await Promise.all(schedulers.map((scheduler) => scheduler.pass()));
    expect(await store.tables.deliveries.counts()).toMatchObject({ pending: MANY, skipped: 0, failed: 0 });
    expect(await store.tables.deliveries.toRender(Number.MAX_SAFE_INTEGER, MANY)).toEqual([]);
    await Promise.all(stores.map((own) => own.close()));
  },
);
