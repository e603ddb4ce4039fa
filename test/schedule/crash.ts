/** One daily post, by a process that ends itself at a chosen step and another that finishes the work. */

import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Step } from "../../src/schedule/engine.ts";
import { openStore, openWithHandle } from "../../src/store/open.ts";
import { aSubscription } from "../contract/subscription.ts";
import { type Fault, LedgerPlatform, type Manner } from "../fakes/ledger-platform.ts";
import { type ChaosSettings, freshSource, kill, QUICK, startWorker } from "./chaos.ts";
import { counting } from "./counting.ts";
import type { WorkerSettings } from "./worker.ts";

export interface CrashResult {
  readonly died: boolean;
  readonly messages: number;
  readonly states: readonly string[];
}

/** `looked` is only reached after a first try that may have worked: `fault` is what that one meets. */
export async function crashAt(
  step: Step,
  engine: ChaosSettings["engine"],
  manner: Manner,
  fault: Fault = "none",
): Promise<CrashResult> {
  const { source, done } = await freshSource(engine);
  const ledger = new LedgerPlatform({
    manner,
    fault: ({ what }, count) => (what === "post" && count === 1 ? fault : "none"),
  });
  await ledger.start();
  const before = await openStore(source, { clock: systemClock, log: silentLog });
  const now = await before.now();
  const { id: tenantId } = await before.tables.tenants.ensure(manner, "T1", "Team", now);
  await before.tables.channels.ensure(tenantId, "C1");
  const due = Temporal.Instant.fromEpochMilliseconds(now - 60_000).toZonedDateTimeISO("UTC");
  await before.tables.subscriptions.add(
    aSubscription({
      tenantId,
      tz: "UTC",
      weekdays: 127,
      queryJson: '{"filters":{},"skips":[]}',
      localTime: due.toPlainTime().toString({ smallestUnit: "minute" }),
      nextLocalDate: due.toPlainDate().toString(),
      nextAt: now - 60_000,
    }),
  );
  await before.close();
  const settings: WorkerSettings = {
    source,
    platform: ledger.url,
    manner,
    timing: QUICK,
    perSecond: 1_000,
    crash: { step, nth: 1, signal: "SIGKILL" },
  };
  const first = await startWorker(settings);
  const died =
    first.signalCode !== null || (await Promise.race([once(first, "exit"), sleep(20_000)])) !== undefined;
  if (!died) await kill(first);
  const { crash: _, ...plain } = settings;
  const second = await startWorker(plain);
  try {
    await waitFor(source, 20_000);
    await sleep(300);
  } finally {
    await kill(second);
    await ledger.stop();
  }
  const { store, db } = await openWithHandle(source, { clock: systemClock, log: silentLog });
  const rows = await db.selectFrom("delivery").select("state").execute();
  await store.close();
  done();
  return { died, messages: ledger.messages.length, states: rows.map(({ state }) => state) };
}

/** Until every delivery is settled and there is one. */
async function waitFor(source: WorkerSettings["source"], patienceMs: number): Promise<void> {
  const { openCount, close } = await counting(source);
  const end = systemClock.monotonic() + patienceMs;
  try {
    while (systemClock.monotonic() < end) {
      const { open, all } = await openCount();
      if (all > 0 && open === 0) return;
      await sleep(100);
    }
  } finally {
    await close();
  }
}
