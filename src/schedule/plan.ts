/** Steps 1 and 2 of the protocol: putting down what becomes due, once, and giving it its message, once. */

import { Damaged, type Job, type Planned } from "../core/job.ts";
import { type Delivery, StoreError, type Tables } from "../core/store.ts";
import type { Engine } from "./engine.ts";
import { failDamaged, TOO_LATE } from "./settle.ts";

/** Occurrences planned in one transaction, about. */
const BATCH = 200;

/** Messages made side by side: PostgreSQL answers several transactions in the time of one. */
const AT_A_TIME = 8;

/** Thrown to take a transaction back whose work somebody else did first. */
class Beaten extends Error {}

/**
 * Puts down occurrences of every job that are due soon, one batch of each. True when there may be more: posts
 * that are due must not wait until thousands of others are planned.
 */
export async function plan(engine: Engine, now: number): Promise<boolean> {
  let more = false;
  for (const job of engine.jobs.values()) {
    try {
      const { planned, damaged } = await engine.store.tx((tables) => planBatch(tables, job, now, engine));
      more ||= planned >= BATCH;
      for (const fields of damaged) engine.log.error("subject.damaged", { kind: job.kind, ...fields });
    } catch (error) {
      if (error instanceof StoreError) throw error;
      // A fault in one kind of post must not keep the others from going out.
      engine.log.error("job.not-planned", { kind: job.kind, error: String(error) });
    }
    await engine.at("planned");
  }
  return more;
}

async function planBatch(tables: Tables, job: Job, now: number, engine: Engine) {
  const planned = await job.plan(tables, now, now + engine.timing.aheadMs, BATCH);
  const damaged: { readonly delivery: string; readonly why: string }[] = [];
  for (const occurrence of planned) {
    await tables.deliveries.add(toDelivery(job.kind, occurrence), now);
    if (occurrence.damaged === undefined) continue;
    const delivery = await tables.deliveries.findByKey(occurrence.tenantId, occurrence.key);
    if (delivery === undefined) continue;
    await failDamaged(engine, tables, delivery, occurrence.damaged, now);
    damaged.push({ delivery: delivery.id, why: occurrence.damaged.message });
  }
  return { planned: planned.length, damaged };
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

/**
 * Renders what is put down and has no message yet, soonest first, some at a time. True when there is more to
 * do at once.
 */
export async function render(engine: Engine, now: number): Promise<boolean> {
  const waiting = await engine.store.tables.deliveries.toRender(now + engine.timing.aheadMs, BATCH);
  const ready = waiting.filter(
    ({ id, kind }) => engine.jobs.has(kind) && (engine.unrendered.get(id) ?? 0) <= now,
  );
  await Promise.all(ready.slice(0, AT_A_TIME).map((delivery) => tryRender(engine, delivery, now)));
  return ready.length > AT_A_TIME;
}

async function tryRender(engine: Engine, delivery: Delivery, now: number): Promise<void> {
  const job = engine.jobs.get(delivery.kind);
  if (job === undefined) return;
  try {
    await engine.store.tx((tables) => renderOne(tables, job, delivery, now));
  } catch (error) {
    if (error instanceof Beaten) return;
    if (error instanceof StoreError && error.fault !== "conflict") throw error;
    if (error instanceof Damaged) {
      await engine.store.tx((tables) => failDamaged(engine, tables, delivery, error, now));
      engine.log.error("subject.damaged", { kind: delivery.kind, delivery: delivery.id, why: error.message });
      return;
    }
    // One message that cannot be made must not hold up the others; it stays due and is tried again.
    if (engine.unrendered.size > BATCH) engine.unrendered.clear();
    engine.unrendered.set(delivery.id, now + engine.timing.settleMs);
    engine.log.error("delivery.not-rendered", {
      delivery: delivery.id,
      kind: delivery.kind,
      error: String(error),
    });
    return;
  }
  await engine.at("rendered", delivery);
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
