/** Steps 1 and 2 of the protocol: putting down what becomes due, once, and giving it its message, once. */

import type { Job, Planned } from "../core/job.ts";
import { type Delivery, StoreError, type Tables } from "../core/store.ts";
import type { Engine } from "./engine.ts";
import { TOO_LATE } from "./settle.ts";

/** Occurrences planned in one transaction, about. */
const BATCH = 200;

/** Thrown to take a transaction back whose work somebody else did first. */
class Beaten extends Error {}

/** Puts down every occurrence of every job that is due soon. Returns how many are new. */
export async function plan(engine: Engine, now: number): Promise<number> {
  let fresh = 0;
  for (const job of engine.jobs.values()) {
    try {
      fresh += await planJob(engine, job, now);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      // A fault in one kind of post must not keep the others from going out.
      engine.log.error("job.not-planned", { kind: job.kind, error: String(error) });
    }
  }
  return fresh;
}

async function planJob(engine: Engine, job: Job, now: number): Promise<number> {
  let fresh = 0;
  for (;;) {
    const { planned, added } = await engine.store.tx((tables) => planBatch(tables, job, now, engine));
    fresh += added;
    await engine.at("planned");
    if (planned < BATCH) return fresh;
  }
}

async function planBatch(tables: Tables, job: Job, now: number, { timing }: Engine) {
  const planned = await job.plan(tables, now, now + timing.aheadMs, BATCH);
  let added = 0;
  for (const occurrence of planned) {
    if (await tables.deliveries.add(toDelivery(job.kind, occurrence), now)) added++;
  }
  return { planned: planned.length, added };
}

function toDelivery(kind: string, planned: Planned) {
  return {
    tenantId: planned.tenantId,
    dedupeKey: planned.key,
    kind,
    ...(planned.person === undefined ? { channelId: planned.channelId } : { person: planned.person }),
    subjectId: planned.subjectId,
    targetVersion: planned.version,
    localDate: planned.localDate,
    dueAt: planned.dueAt,
    expiresAt: planned.expiresAt,
    ...(planned.skip === undefined ? {} : { skip: planned.skip }),
  };
}

/** Renders what is put down and has no message yet. Returns how many were worked on. */
export async function render(engine: Engine, now: number): Promise<number> {
  const waiting = await engine.store.tables.deliveries.toRender(now + engine.timing.aheadMs, BATCH);
  let worked = 0;
  for (const delivery of waiting) {
    const job = engine.jobs.get(delivery.kind);
    if (job === undefined || (engine.unrendered.get(delivery.id) ?? 0) > now) continue;
    try {
      await engine.store.tx((tables) => renderOne(tables, job, delivery, now));
      worked++;
    } catch (error) {
      if (error instanceof Beaten) continue;
      if (error instanceof StoreError) throw error;
      // One message that cannot be made must not hold up the others; it stays due and is tried again.
      if (engine.unrendered.size > BATCH) engine.unrendered.clear();
      engine.unrendered.set(delivery.id, now + engine.timing.settleMs);
      engine.log.error("delivery.not-rendered", {
        delivery: delivery.id,
        kind: delivery.kind,
        error: String(error),
      });
    }
    await engine.at("rendered", delivery);
  }
  return worked;
}

async function renderOne(tables: Tables, job: Job, delivery: Delivery, now: number): Promise<void> {
  const { tenantId, id } = delivery;
  const withdrawn = await job.withdrawn(tables, delivery);
  const reason = withdrawn ?? (now >= delivery.expiresAt ? TOO_LATE : undefined);
  if (reason !== undefined) return void (await tables.deliveries.drop(tenantId, id, "skipped", reason));
  const rendered = await job.render(tables, delivery, now);
  if ("skip" in rendered) {
    await tables.deliveries.drop(tenantId, id, "skipped", rendered.skip);
    await job.notPosted?.(tables, delivery);
    return;
  }
  const kept = await tables.deliveries.rendered(tenantId, id, JSON.stringify(rendered.reply));
  // What this render took (a paper of the pool) goes back with the transaction.
  if (!kept) throw new Beaten();
}
