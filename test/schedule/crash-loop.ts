/**
 * Papers of the day through processes that end themselves at a step of the protocol, one step after another, again
 * and again; new channels become due all the while. In the end each channel has its one message.
 */

import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Step } from "../../src/schedule/engine.ts";
import type { Timing } from "../../src/schedule/timing.ts";
import { openStore, openWithHandle, type StoreSource } from "../../src/store/open.ts";
import { aSubscription } from "../contract/subscription.ts";
import { LedgerPlatform, type Manner, seeded } from "../fakes/ledger-platform.ts";
import {
  type ChaosResult,
  type ChaosSettings,
  freshSource,
  judge,
  kill,
  QUICK,
  settled,
  startWorker,
} from "./chaos.ts";
import type { WorkerSettings } from "./worker.ts";

export interface CrashLoopSettings {
  readonly engine: ChaosSettings["engine"];
  readonly manner: Manner;
  readonly seed: number;
  /** How many processes end themselves. */
  readonly deaths: number;
}

export interface CrashLoopResult extends Omit<ChaosResult, "kills"> {
  readonly deaths: Readonly<Partial<Record<Step, number>>>;
}

export const EVERY_STEP: readonly Step[] = [
  "planned",
  "rendered",
  "claimed",
  "checked",
  "looked",
  "sending",
  "answered",
  "settled",
];

/** Nothing lands late here, so that what was left behind is taken over soon. */
const TIMES: Partial<Timing> = { ...QUICK, leaseMs: 1_500, settleMs: 600 };
/** Channels that are due, at the least, when a process starts. */
const DUE = 6;
/** A step that is not reached in this time is not reached for want of work. */
const PATIENCE_MS = 6_000;

export async function crashLoop(settings: CrashLoopSettings): Promise<CrashLoopResult> {
  const { engine, manner } = settings;
  const random = seeded(settings.seed);
  const { source, done } = await freshSource(engine);
  const ledger = new LedgerPlatform({ manner, nonceWindowMs: 60_000 });
  await ledger.start();
  const plain: WorkerSettings = { source, platform: ledger.url, manner, timing: TIMES, perSecond: 5_000 };
  const deaths: Partial<Record<Step, number>> = {};
  const lanes = engine === "sqlite" ? 1 : 3;
  let channels = 0;
  let turn = 0;
  const lane = async () => {
    while (turn < settings.deaths) {
      const step = EVERY_STEP[turn++ % EVERY_STEP.length] ?? "claimed";
      channels = await topUp(source, manner, channels);
      const crash = { step, nth: 1 + Math.floor(random() * 3), signal: "SIGKILL" } as const;
      const child = await startWorker({ ...plain, crash });
      const died = child.signalCode !== null || child.exitCode !== null;
      if (!died) await Promise.race([once(child, "exit"), sleep(PATIENCE_MS)]);
      if (child.signalCode === "SIGKILL") deaths[step] = (deaths[step] ?? 0) + 1;
      await kill(child);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const last = [await startWorker(plain)];
  try {
    await settled(source, last, plain, 90_000);
  } finally {
    for (const child of last) await kill(child);
    await ledger.stop();
  }
  const { store, db } = await openWithHandle(source, { clock: systemClock, log: silentLog });
  const rows = await db.selectFrom("delivery").selectAll().execute();
  await store.close();
  done();
  const missing = channels - new Set(rows.map(({ channelId }) => channelId)).size;
  const judged = judge(ledger, rows);
  return { ...judged, lost: judged.lost + missing, deaths };
}

/** Sees to it that so many channels wait for their paper; returns how many there are. */
async function topUp(source: StoreSource, manner: Manner, channels: number): Promise<number> {
  const store = await openStore(source, { clock: systemClock, log: silentLog });
  const now = await store.now();
  const { pending, sending } = await store.tables.deliveries.counts();
  const due = Temporal.Instant.fromEpochMilliseconds(now - 60_000).toZonedDateTimeISO("UTC");
  const wanted = Math.max(2, DUE - pending - sending);
  const added = await store.tx(async (tables) => {
    const { id: tenantId } = await tables.tenants.ensure(manner, "T1", "Team", now);
    let next = channels;
    for (let left = wanted; left > 0; next++) {
      if ((await tables.subscriptions.get(tenantId, `s${next}`)) !== undefined) continue;
      await tables.channels.ensure(tenantId, `C${next}`);
      await tables.subscriptions.add(
        aSubscription({
          tenantId,
          id: `s${next}`,
          channelId: `C${next}`,
          tz: "UTC",
          weekdays: 127,
          queryJson: '{"filters":{},"skips":[]}',
          localTime: due.toPlainTime().toString({ smallestUnit: "minute" }),
          nextLocalDate: due.toPlainDate().toString(),
          nextAt: now - 60_000,
        }),
      );
      left--;
    }
    return next;
  });
  await store.close();
  return Math.max(added, channels);
}
