/**
 * Runs deliveries through real processes that are killed or frozen while the platform misbehaves, and compares
 * the platform's ledger with the store: nothing lost, nothing doubled, nothing claimed that is not so.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { reply, text } from "../../src/core/reply.ts";
import type { Delivery, Store } from "../../src/core/store.ts";
import type { Timing } from "../../src/schedule/timing.ts";
import { openStore, openWithHandle, type StoreSource } from "../../src/store/open.ts";
import { cutProxy } from "../fakes/cut-proxy.ts";
import { badDay, type Fault, LedgerPlatform, type Manner, seeded } from "../fakes/ledger-platform.ts";
import { freshDatabase } from "../fakes/postgres.ts";
import { counting } from "./counting.ts";
import type { WorkerSettings } from "./worker.ts";

/** The protocol's times, sixty times shorter. A late message lands well within the time to settle. */
export const QUICK: Partial<Timing> = {
  leaseMs: 2_500,
  settleMs: 1_500,
  requestMs: 400,
  marginMs: 200,
  planEveryMs: 300,
  sleepMs: 100,
  backoffMs: [300, 500, 800],
  verifyAfterMs: 2_000,
};
const LATE_MS = 800;
/** How long the work may take after the last disturbance, on a busy machine. */
const PATIENCE_MS = 240_000;

export interface ChaosSettings {
  readonly engine: "sqlite" | "postgres" | "postgres serializable";
  readonly manner: Manner;
  readonly seed: number;
  readonly deliveries: number;
  /** Processes on PostgreSQL (3 unless given); a file has one owner. */
  readonly processes?: number;
  /** How often a process is killed, frozen past its lease, and cut off from PostgreSQL, one every 350 ms. */
  readonly kills: number;
  readonly freezes?: number;
  readonly cuts?: number;
  /** How many posts a second the processes make together, at most. */
  readonly perSecond?: number;
  /** For how long the platform knows a nonce (ms). */
  readonly nonceWindowMs?: number;
  /** Other times than the quick ones: many processes on a busy machine need a longer lease to get anywhere. */
  readonly timing?: Partial<Timing>;
  /** The platform goes away after the first second, for so long (ms). */
  readonly outageMs?: number;
  readonly mutation?: WorkerSettings["mutation"];
  readonly crash?: WorkerSettings["crash"];
  readonly fault?: Fault;
}

export interface ChaosResult {
  readonly lost: number;
  readonly doubled: number;
  /** Messages of no delivery. */
  readonly unexpected: number;
  /** Deliveries said to be sent whose message is not there. */
  readonly falseSent: number;
  /** Neither sent nor ended. */
  readonly left: number;
  /** Doubled ones that Paperboy did not notice. */
  readonly unnoticed: number;
  readonly kills: number;
}

export const ALL_WELL = { lost: 0, doubled: 0, unexpected: 0, falseSent: 0, left: 0, unnoticed: 0 };

const EVERY_MS = 350;
const CUT_MS = 700;

/** An empty database of the kind; SQLite's lies in a folder that `done` removes. */
export async function freshSource(engine: ChaosSettings["engine"]) {
  if (engine === "sqlite") {
    const dataFolder = mkdtempSync(path.join(tmpdir(), "paperboy-chaos-"));
    const source: StoreSource = { dataFolder };
    return { source, done: () => rmSync(dataFolder, { recursive: true, force: true }) };
  }
  const options =
    engine === "postgres"
      ? ""
      : `?options=${encodeURIComponent("-c default_transaction_isolation=serializable")}`;
  const source: StoreSource = { databaseUrl: `${await freshDatabase()}${options}` };
  return { source, done: () => {} };
}

/** Puts down so many deliveries, due now, each in a channel of its own. */
export async function populate(
  store: Store,
  platform: Manner,
  count: number,
  channelOf = (i: number) => `C${i}`,
): Promise<void> {
  const now = await store.now();
  await store.tx(async (tables) => {
    const { id: tenantId } = await tables.tenants.ensure(platform, "T1", "Team", now);
    for (let i = 0; i < count; i++) {
      const channel = await tables.channels.ensure(tenantId, channelOf(i));
      const payloadJson = JSON.stringify(reply([text(`post ${i}`)]));
      await tables.deliveries.add(
        {
          tenantId,
          dedupeKey: `post:${i}`,
          kind: "plain",
          channelId: channel.id,
          payloadJson,
          dueAt: now,
          expiresAt: now + 3_600_000,
        },
        now,
      );
    }
  });
}

/** A worker process; resolves when it works. */
export async function startWorker(settings: WorkerSettings): Promise<ChildProcess> {
  const worker = path.join(import.meta.dirname, "worker.ts");
  const child = spawn(process.execPath, [worker, JSON.stringify(settings)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await Promise.race([
    new Promise((resolve) => child.stdout?.once("data", resolve)),
    new Promise((resolve) => child.once("exit", resolve)),
  ]);
  return child;
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

export async function chaos(settings: ChaosSettings): Promise<ChaosResult> {
  const { engine, manner } = settings;
  const timing = { ...QUICK, ...settings.timing };
  const random = seeded(settings.seed);
  const { source, done } = await freshSource(engine);
  const faults = badDay(random);
  const ledger = new LedgerPlatform({
    manner,
    fault: (request) => settings.fault ?? faults(request),
    lateMs: LATE_MS,
    ...(settings.nonceWindowMs === undefined ? {} : { nonceWindowMs: settings.nonceWindowMs }),
  });
  await ledger.start();
  const first = await openStore(source, { clock: systemClock, log: silentLog });
  await populate(first, manner, settings.deliveries);
  await first.close();
  const network = "databaseUrl" in source ? await behindProxy(source.databaseUrl) : undefined;

  const worker: WorkerSettings = {
    source: network?.source ?? source,
    platform: ledger.url,
    manner,
    timing,
    perSecond: settings.perSecond ?? 30,
    ...(settings.mutation === undefined ? {} : { mutation: settings.mutation }),
    ...(settings.crash === undefined ? {} : { crash: settings.crash }),
  };
  const count = engine === "sqlite" ? 1 : (settings.processes ?? 3);
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(worker)));
  // One that ends by its own hand is started again, without that hand.
  const { crash: _, ...plain } = worker;
  const starting = new Map<number, Promise<void>>();
  let kills = 0;
  try {
    if (settings.outageMs !== undefined) {
      setTimeout(() => {
        ledger.down = true;
      }, 1_000);
      setTimeout(() => {
        ledger.down = false;
      }, 1_000 + settings.outageMs);
    }
    for (const what of disturbances(settings, random)) {
      await sleep(EVERY_MS);
      if (what === "cut") {
        network?.cut(CUT_MS);
        continue;
      }
      const victim = Math.floor(random() * count);
      await starting.get(victim);
      const child = workers[victim];
      if (child === undefined) continue;
      if (what === "freeze") {
        child.kill("SIGSTOP");
        setTimeout(() => child.kill("SIGCONT"), (timing.leaseMs ?? 0) + (timing.settleMs ?? 0) + 500);
        continue;
      }
      await kill(child);
      kills++;
      const again = startWorker(plain).then((started) => {
        workers[victim] = started;
        starting.delete(victim);
      });
      starting.set(victim, again);
      // A file has one owner: there is nobody else to disturb.
      if (count === 1) await again;
    }
    await Promise.all(starting.values());
    await settled(source, workers, plain, PATIENCE_MS);
    // What is on its way from a process that was given up still lands.
    await sleep(LATE_MS + 200);
  } finally {
    await Promise.all(starting.values());
    for (const child of workers) {
      child.kill("SIGCONT");
      await kill(child);
    }
    network?.close();
    await ledger.stop();
  }
  const { store, db } = await openWithHandle(source, { clock: systemClock, log: silentLog });
  const rows = await db.selectFrom("delivery").selectAll().where("kind", "=", "plain").execute();
  await store.close();
  done();
  return { ...judge(ledger, rows), kills };
}

/** Every disturbance once, in an order that the seed decides. */
function disturbances(settings: ChaosSettings, random: () => number) {
  const all = [
    ...Array<"kill">(settings.kills).fill("kill"),
    ...Array<"freeze">(settings.freezes ?? 0).fill("freeze"),
    ...Array<"cut">(settings.cuts ?? 0).fill("cut"),
  ];
  return all
    .map((what) => ({ what, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ what }) => what);
}

/** The database as processes see it whose network can be cut. */
async function behindProxy(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const proxy = await cutProxy(Number(url.port));
  url.port = String(proxy.port);
  const source: StoreSource = { databaseUrl: url.href };
  return { source, cut: (ms: number) => proxy.cut(ms), close: () => proxy.close() };
}

/** Waits until nothing is pending or being sent; starts again what ended by itself. */
export async function settled(
  source: StoreSource,
  workers: ChildProcess[],
  plain: WorkerSettings,
  patienceMs: number,
) {
  const end = systemClock.monotonic() + patienceMs;
  const count = await counting(source);
  try {
    while (systemClock.monotonic() < end) {
      for (const [index, child] of workers.entries()) {
        if (child.exitCode !== null || child.signalCode !== null) workers[index] = await startWorker(plain);
      }
      if ((await count.openCount()).open === 0) return;
      await sleep(100);
    }
  } finally {
    await count.close();
  }
}

export function judge(ledger: LedgerPlatform, rows: readonly Delivery[]): Omit<ChaosResult, "kills"> {
  const counts = ledger.counts();
  const ids = new Set(rows.map((row) => row.id));
  const of = (row: Delivery) => counts.get(row.id) ?? 0;
  return {
    lost: rows.filter((row) => of(row) === 0).length,
    doubled: rows.filter((row) => of(row) > 1).length,
    unnoticed: rows.filter((row) => of(row) > 1 && row.duplicates === 0).length,
    unexpected: [...counts.keys()].filter((key) => !ids.has(key)).length,
    falseSent: rows.filter((row) => row.state === "sent" && of(row) === 0).length,
    left: rows.filter((row) => row.state === "pending" || row.state === "sending").length,
  };
}
