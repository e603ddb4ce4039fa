/** Step 7 of the protocol: what an outcome means for the delivery, its channel, its job and its people. */

import type { PauseScope, Poster, PostOutcome, RefusalReason } from "../core/delivery.ts";
import { Damaged, type Failure, type Stood } from "../core/job.ts";
import { printOf } from "../core/live.ts";
import type { Reply } from "../core/reply.ts";
import { bucketOf, bucketsOf, type Delivery, type Settlement, type Tables } from "../core/store.ts";
import type { Engine } from "./engine.ts";
import { isLate, saidLate } from "./late.ts";
import { backoff } from "./timing.ts";

/** How long a private notice may be late. */
const NOTICE_LATE = 3 * 86_400_000;

/** The reason of those whose time ran out. */
export const TOO_LATE = "too late";

/** Settles in one transaction with what follows from it; tells whether the claim was still ours. */
async function conclude(
  engine: Engine,
  delivery: Delivery,
  settlement: Settlement,
  consequences?: (tables: Tables, now: number) => Promise<void>,
): Promise<boolean> {
  const now = await engine.store.now();
  const ours = await engine.store.tx(async (tables) => {
    if (!(await tables.deliveries.settle(delivery, settlement, now))) return false;
    await consequences?.(tables, now);
    return true;
  });
  if (!ours) engine.log.warn("delivery.claim-lost", { delivery: delivery.id, fence: delivery.fence });
  return ours;
}

/** Back to waiting, without having tried to post. */
export async function release(
  engine: Engine,
  delivery: Delivery,
  waitMs: number,
  lastError: string | null = null,
  counted = false,
): Promise<void> {
  const nextAt = (await engine.store.now()) + Math.ceil(waitMs);
  await conclude(engine, delivery, { state: "pending", nextAt, counted, maybeSent: false, lastError });
}

/** Back to waiting until a pause ends. */
export async function settleLater(engine: Engine, delivery: Delivery, until: number): Promise<void> {
  const nextAt = until + Math.round(engine.random() * 250);
  await conclude(engine, delivery, {
    state: "pending",
    nextAt,
    counted: false,
    maybeSent: false,
    lastError: "rate limit",
  });
}

/** A look-up found it: it was posted by an earlier try. */
export async function settleFound(
  engine: Engine,
  delivery: Delivery,
  externalIds: readonly [string, ...string[]],
  url?: string,
): Promise<void> {
  const verifyAt = (await engine.store.now()) + engine.timing.verifyAfterMs;
  const extra = externalIds.length - 1;
  await conclude(
    engine,
    delivery,
    { state: "sent", externalId: externalIds[0], verifyAt },
    async (tables, now) => {
      // It was posted by a try of before, and the first of them is the one that is known.
      const late = isLate(delivery, delivery.firstTryAt ?? now);
      await stands(engine, tables, { delivery, late }, externalIds[0], now);
      await hasPosted(engine, tables, delivery, { externalId: externalIds[0], ...withUrl(url) }, now);
      if (extra > 0) await tables.deliveries.duplicated(delivery.tenantId, delivery.id, extra);
    },
  );
  if (extra > 0) reportDuplicate(engine, delivery, extra);
}

/** It was not posted and will not be (or nobody can tell). */
export async function settleFailed(
  engine: Engine,
  delivery: Delivery,
  state: "skipped" | "failed" | "uncertain",
  reason: string,
): Promise<void> {
  const job = engine.jobs.get(delivery.kind);
  await conclude(engine, delivery, { state, lastError: reason }, async (tables, now) => {
    if (state === "uncertain") return await tell(engine, tables, delivery, "uncertain", now);
    await job?.notPosted?.(tables, delivery);
    if (reason === TOO_LATE) await tell(engine, tables, delivery, "expired", now);
  });
  engine.log.warn("delivery.not-posted", { delivery: delivery.id, kind: delivery.kind, state, reason });
}

/** The platform answered, or did not. */
export async function settlePosted(
  engine: Engine,
  poster: Poster,
  delivery: Delivery,
  outcome: PostOutcome,
): Promise<void> {
  const { timing, random } = engine;
  const now = await engine.store.now();
  const wait = backoff(timing, delivery.attempt, random);
  switch (outcome.kind) {
    case "sent":
      return await settleSent(
        engine,
        poster,
        delivery,
        { externalId: outcome.externalId ?? null, ...withUrl(outcome.url) },
        now,
      );
    case "rateLimited":
      return await settleLimited(engine, poster, delivery, outcome.scope, outcome.retryAfterMs);
    case "refused":
      return await settleRefused(engine, delivery, outcome.reason, outcome.detail ?? outcome.reason);
    case "notSent":
    case "unknown":
      await conclude(engine, delivery, {
        state: "pending",
        nextAt: now + Math.max(wait, outcome.kind === "unknown" ? timing.settleMs : 0),
        counted: true,
        maybeSent: outcome.kind === "unknown",
        lastError: outcome.detail,
      });
      engine.log.warn("delivery.retry", {
        delivery: delivery.id,
        attempt: delivery.attempt,
        code: outcome.detail,
      });
  }
}

/** A message that goes on changing stands there from now on. What it says may have changed since it was made. */
async function stands(
  engine: Engine,
  tables: Tables,
  { delivery, late }: { readonly delivery: Delivery; readonly late: boolean },
  message: string | null,
  now: number,
): Promise<void> {
  const { tenantId, channelId, thread, payloadJson } = delivery;
  if (message === null || channelId === null || payloadJson?.includes('"live":') !== true) return;
  // Written from a Reply by this program.
  const reply = JSON.parse(payloadJson) as Reply;
  if (reply.live === undefined) return;
  const shown = printOf(late ? await saidLate(engine, tables, delivery, reply) : reply);
  const origin = { deliveryId: delivery.id, late: late ? 1 : 0 } as const;
  await tables.live.stands({ tenantId, channelId, message, thread, ...reply.live, shown, ...origin }, now);
}

const withUrl = (url: string | undefined) => (url === undefined ? {} : { url });

/** What the job makes of it. A job whose subject cannot be read must not keep a post from being settled. */
async function hasPosted(
  engine: Engine,
  tables: Tables,
  delivery: Delivery,
  stood: Stood,
  now: number,
): Promise<void> {
  try {
    await engine.jobs.get(delivery.kind)?.posted?.(tables, delivery, stood, now);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    engine.log.error("delivery.damaged", {
      delivery: delivery.id,
      kind: delivery.kind,
      error: String(error),
    });
  }
}

async function settleSent(
  engine: Engine,
  poster: Poster,
  delivery: Delivery,
  stood: Stood,
  now: number,
): Promise<void> {
  const { externalId } = stood;
  // Only what was tried more than once can stand there more than once.
  const verifyAt = delivery.maybeSent === 1 ? now + engine.timing.verifyAfterMs : null;
  const ours = await conclude(engine, delivery, { state: "sent", externalId, verifyAt }, async (tables) => {
    await stands(engine, tables, { delivery, late: isLate(delivery, now) }, externalId, now);
    await hasPosted(engine, tables, delivery, stood, now);
    await tables.pauses.lifted(bucketsOf(poster.platform, delivery));
  });
  if (ours) {
    engine.log.info("delivery.sent", {
      delivery: delivery.id,
      kind: delivery.kind,
      lateMs: now - delivery.dueAt,
    });
    return;
  }
  // We were frozen past our lease and posted all the same: tell whether somebody else had, too.
  const settled = await engine.store.tables.deliveries.get(delivery.tenantId, delivery.id);
  const other = settled?.externalId ?? null;
  if (settled?.state !== "sent" || externalId === null || other === externalId) return;
  await engine.store.tables.deliveries.duplicated(delivery.tenantId, delivery.id, settled.duplicates + 1);
  reportDuplicate(engine, delivery, settled.duplicates + 1);
}

export function reportDuplicate(engine: Engine, delivery: Delivery, extra: number): void {
  engine.log.error("delivery.duplicated", { delivery: delivery.id, kind: delivery.kind, extra });
}

/** A rate limit holds for every process, from the moment it is known. */
async function settleLimited(
  engine: Engine,
  poster: Poster,
  delivery: Delivery,
  scope: PauseScope,
  retryAfterMs: number | undefined,
): Promise<void> {
  const { timing, random } = engine;
  const bucket = bucketOf(scope, poster.platform, delivery);
  const now = await engine.store.now();
  const until = await engine.store.tx(async (tables) => {
    if (retryAfterMs !== undefined) {
      const end = now + Math.ceil(retryAfterMs + random() * 250);
      await tables.pauses.pause(bucket, end, false);
      return end;
    }
    const already = await tables.pauses.until([bucket], now);
    if (already !== undefined) return already;
    const bans = await tables.pauses.pause(bucket, now + timing.banMs, true);
    const end = now + Math.min(timing.banMs * 2 ** (bans - 1), timing.banMaxMs);
    await tables.pauses.pause(bucket, end, false);
    engine.log.error("platform.banned", { bucket: scope, platform: poster.platform, forMs: end - now });
    return end;
  });
  await settleLater(engine, delivery, until);
}

/** Refused for good: stop what would only be refused again, and tell one person once. */
async function settleRefused(
  engine: Engine,
  delivery: Delivery,
  reason: RefusalReason,
  detail: string,
): Promise<void> {
  const job = engine.jobs.get(delivery.kind);
  await conclude(
    engine,
    delivery,
    { state: "failed", lastError: `${reason}: ${detail}` },
    async (tables, now) => {
      if ((reason === "gone" || reason === "forbidden") && delivery.channelId !== null) {
        await tables.channels.setState(delivery.tenantId, delivery.channelId, reason);
      }
      if (reason === "revoked") await tables.tenants.setState(delivery.tenantId, "revoked", now);
      await job?.notPosted?.(tables, delivery);
      await tell(engine, tables, delivery, reason, now);
    },
  );
  engine.log.error("delivery.refused", { delivery: delivery.id, kind: delivery.kind, reason, code: detail });
}

/** Ends one that was not begun because what is stored for it cannot be read: that is told, and all others go on. */
export async function failDamaged(
  engine: Engine,
  tables: Tables,
  delivery: Delivery,
  damaged: Damaged,
  now: number,
): Promise<void> {
  const { tenantId, id, kind } = delivery;
  if (await tables.deliveries.drop(tenantId, id, "failed", `damaged: ${damaged.message}`))
    await engine.jobs.get(kind)?.notPosted?.(tables, delivery);
  await tell(engine, tables, delivery, "damaged", now);
}

/** Puts down the private message that the job wants sent; the key keeps it to one for each occurrence. */
async function tell(
  engine: Engine,
  tables: Tables,
  delivery: Delivery,
  failure: Failure,
  now: number,
): Promise<void> {
  const notice = await engine.jobs.get(delivery.kind)?.failed?.(tables, delivery, failure);
  // Whoever should know may have asked to be forgotten.
  if (notice === undefined || notice.person === "") return;
  await tables.deliveries.add(
    {
      tenantId: delivery.tenantId,
      dedupeKey: `notice:${delivery.id}`,
      kind: "notice",
      person: notice.person,
      payloadJson: JSON.stringify(notice.reply),
      dueAt: now,
      expiresAt: now + NOTICE_LATE,
    },
    now,
  );
}
