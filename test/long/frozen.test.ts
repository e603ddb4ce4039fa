/**
 * The one hole that stays: a process frozen between its last check and its request, for longer than lease and
 * time to settle, while another looked and found nothing. Discord closes it by the nonce; on Slack it doubles,
 * and that is noticed.
 */

import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Step } from "../../src/schedule/engine.ts";
import { openWithHandle } from "../../src/store/open.ts";
import { LedgerPlatform, type Manner } from "../fakes/ledger-platform.ts";
import { freshSource, kill, populate, QUICK, startWorker } from "../schedule/chaos.ts";
import { counting } from "../schedule/counting.ts";
import type { Mutation } from "../schedule/worker.ts";

async function frozen(manner: Manner, step: Step = "sending", mutation?: Mutation) {
  const { source } = await freshSource("postgres");
  const ledger = new LedgerPlatform({ manner, nonceWindowMs: 60_000 });
  await ledger.start();
  const { store, db } = await openWithHandle(source, { clock: systemClock, log: silentLog });
  await populate(store, manner, 1);
  const mutated = mutation === undefined ? {} : { mutation };
  const settings = { source, platform: ledger.url, manner, timing: QUICK, perSecond: 1_000, ...mutated };
  const first = await startWorker({ ...settings, crash: { step, nth: 1, signal: "SIGSTOP" } });
  const count = await counting(source);
  // It holds the claim and sleeps on it; the other takes over after lease and settle time.
  for (let tries = 0; tries < 100 && (await store.tables.deliveries.counts()).sending === 0; tries++)
    await sleep(50);
  const second = await startWorker(settings);
  for (let tries = 0; tries < 400 && (await count.openCount()).open > 0; tries++) await sleep(50);
  const between = ledger.messages.length;
  first.kill("SIGCONT");
  // It sends what it was about to send; then the look for duplicates comes, which is due once a minute at most.
  for (
    let tries = 0;
    tries < 100 && ledger.requests.filter(({ what }) => what === "post").length < 2;
    tries++
  )
    await sleep(50);
  await sleep(1_000);
  for (const child of [first, second]) await kill(child);
  const row = await db.selectFrom("delivery").selectAll().executeTakeFirstOrThrow();
  await count.close();
  await store.close();
  await ledger.stop();
  return { between, messages: ledger.messages.length, state: row.state, duplicates: row.duplicates };
}

test("19 · replica frozen between check and send, then goes on, towards Discord: one message, for the nonce is the same", async () => {
  expect(await frozen("discord")).toEqual({ between: 1, messages: 1, state: "sent", duplicates: 0 });
});

test("19 · replica frozen between check and send, then goes on, towards Slack: doubled, and noted with the delivery", async () => {
  expect(await frozen("slack")).toEqual({ between: 1, messages: 2, state: "sent", duplicates: 1 });
});

test("frozen before its last check of the lease: once, for the fence keeps it from undoing what was settled", async () => {
  expect(await frozen("slack", "checked")).toEqual({ between: 1, messages: 1, state: "sent", duplicates: 0 });
});

test("20 · without the fence it undoes that, and the ledger shows it", async () => {
  expect((await frozen("slack", "checked", "no fence")).messages).toBeGreaterThan(1);
});

test("34 · ended by SIGTERM in the middle of fifty posts: it ends in order, and the next process sends the rest, once", async () => {
  const { source, done } = await freshSource("sqlite");
  const ledger = new LedgerPlatform({ manner: "slack" });
  await ledger.start();
  const { store } = await openWithHandle(source, { clock: systemClock, log: silentLog });
  await populate(store, "slack", 50);
  await store.close();
  const settings = { source, platform: ledger.url, manner: "slack" as const, timing: QUICK, perSecond: 25 };
  const first = await startWorker(settings);
  for (let tries = 0; tries < 200 && ledger.messages.length < 10; tries++) await sleep(20);
  first.kill("SIGTERM");
  const [code] = (await once(first, "exit")) as [number | null];
  expect(code).toBe(0);
  expect(ledger.messages.length).toBeLessThan(50);
  const second = await startWorker(settings);
  const count = await counting(source);
  for (let tries = 0; tries < 600 && (await count.openCount()).open > 0; tries++) await sleep(50);
  await count.close();
  await kill(second);
  expect([...ledger.counts().values()]).toEqual(Array(50).fill(1));
  await ledger.stop();
  done();
});
