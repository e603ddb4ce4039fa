/** Due to delivered, with many channels due in the same minute and a platform that allows so many a second. */

import { type Clock, systemClock, TurnedClock } from "../../../src/core/clock.ts";
import type { Poster } from "../../../src/core/delivery.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { Scheduler } from "../../../src/schedule/scheduler.ts";
import { openWithHandle, type StoreSource } from "../../../src/store/open.ts";
import { addDeliveries } from "./fill.ts";

/** The platform and all waits run so many times faster than the machine; the work itself does not. */
const SPEED = 10;
const ANSWER_MS = 120;

export async function delay(source: StoreSource, channels: number, perSecond: number) {
  const due = Date.parse("2026-11-22T12:05:00Z");
  await prepared(source, channels, due);
  const began = systemClock.monotonic();
  const clock: Clock = {
    monotonic: () => (systemClock.monotonic() - began) * SPEED,
    now: () => Math.round(due - 2_000 + (systemClock.monotonic() - began) * SPEED),
    wait: (ms, signal) => systemClock.wait(ms / SPEED, signal),
  };
  const { store } = await openWithHandle(source, { clock, log: silentLog });
  const late: number[] = [];
  const poster: Poster = {
    platform: "slack",
    limits: { perSecond, perChannelMs: 1_000, perLookUpMs: 1_000 },
    repeatIsSafeForMs: 0,
    post: async ({ deliveryId }) => {
      await clock.wait(ANSWER_MS);
      late.push(clock.now() - due);
      return { kind: "sent", externalId: deliveryId };
    },
    find: async () => ({ kind: "absent" }),
  };
  const scheduler = new Scheduler({
    store,
    jobs: [],
    posters: [poster],
    clock,
    log: silentLog,
    random: Math.random,
    zones: "bench",
    instance: { id: "bench", host: "bench", pid: 0 },
  });
  scheduler.start();
  while (late.length < channels) await systemClock.wait(100);
  await scheduler.stop();
  await store.close();
  late.sort((a, b) => a - b);
  const at = (share: number) => Math.round((late[Math.ceil(share * late.length) - 1] ?? 0) / 100) / 10;
  return { p50: at(0.5), p99: at(0.99), last: at(1), least: Math.round(channels / perSecond) };
}

/** Planned and rendered already: how fast that goes is measured by itself. */
async function prepared(source: StoreSource, channels: number, due: number): Promise<void> {
  const { store, db } = await openWithHandle(source, { clock: new TurnedClock(due), log: silentLog });
  await addDeliveries(store, db, channels, due);
  await store.close();
}
