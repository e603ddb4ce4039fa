/** One claimed delivery, from the last check to its end: steps 4 to 7 of the protocol. */

import type { Poster, Posting, PostOutcome } from "../core/delivery.ts";
import { bucketsOf, type Delivery, type Tenant } from "../core/store.ts";
import type { Engine } from "./engine.ts";
import { isLate, saidLate } from "./late.ts";
import { toPosting } from "./posting.ts";
import { release, settleFailed, settleFound, settleLater, settlePosted, TOO_LATE } from "./settle.ts";
import { backoff } from "./timing.ts";

/** What a check just before sending found. */
type Verdict =
  | { readonly go: true; readonly tenant: Tenant; readonly posting: Posting }
  | { readonly go: false; readonly reason: string; readonly posting?: Posting }
  | { readonly go: "later"; readonly until: number };

/** Brings a claimed delivery to an end or back to waiting. `claimedAt` is the monotonic time of its claim. */
export async function deliver(engine: Engine, delivery: Delivery, claimedAt: number): Promise<void> {
  const { store, clock, timing, pace } = engine;
  await engine.at("claimed", delivery);
  const tenant = await store.tables.tenants.get(delivery.tenantId);
  const poster = tenant === undefined ? undefined : engine.posters.get(tenant.platform);
  if (tenant === undefined || poster === undefined) return await release(engine, delivery, 0);

  const patience = timing.leaseMs / 4;
  const turn = pace.post(poster.platform, poster.limits, delivery.lane, patience);
  if (turn > patience) return await release(engine, delivery, turn);
  if (turn > 0) await clock.wait(turn, engine.stopping);

  let verdict = await check(engine, delivery, tenant);
  await engine.at("checked", delivery);
  if (verdict.go === "later") return await settleLater(engine, delivery, verdict.until);
  if (delivery.maybeSent === 1 && verdict.posting !== undefined) {
    const looked = await look(engine, delivery, poster, verdict.posting, verdict.go);
    await engine.at("looked", delivery);
    if (looked === "settled") return;
    verdict = await check(engine, delivery, tenant);
    if (verdict.go === "later") return await settleLater(engine, delivery, verdict.until);
  }
  if (verdict.go === false) {
    const tried = verdict.reason === TOO_LATE && delivery.attempt > 1;
    return await settleFailed(engine, delivery, tried ? "failed" : "skipped", verdict.reason);
  }

  if (engine.stopping.aborted || !enoughLease(engine, delivery, claimedAt, await store.now())) {
    return await release(engine, delivery, 0);
  }
  const full = engine.refusals.begin(poster.platform, poster.limits.refusals);
  if (full > 0) return await release(engine, delivery, full);
  let refused = false;
  let outcome: PostOutcome;
  try {
    await engine.at("sending", delivery);
    outcome = await send(engine, poster, verdict.posting);
    refused = outcome.kind === "refused" || outcome.kind === "rateLimited";
  } finally {
    engine.refusals.end(poster.platform, refused);
  }
  await engine.at("answered", delivery);
  await settlePosted(engine, poster, delivery, outcome);
  await engine.at("settled", delivery);
}

/** Whether it is still wanted, in time, and allowed; and what exactly to send. */
async function check(engine: Engine, delivery: Delivery, tenant: Tenant): Promise<Verdict> {
  const now = await engine.store.now();
  return await engine.store.tx(async (tables) => {
    const channel =
      delivery.channelId === null
        ? undefined
        : await tables.channels.get(delivery.tenantId, delivery.channelId);
    const usual = toPosting(delivery, tenant, channel);
    const posting = isLate(delivery, now)
      ? { ...usual, reply: await saidLate(engine, tables, delivery, usual.reply) }
      : usual;
    const current = await tables.tenants.get(tenant.id);
    if (current?.state !== "active") return { go: false, reason: "workspace left" };
    if (channel !== undefined && channel.state !== "ok")
      return { go: false, reason: `channel ${channel.state}`, posting };
    const withdrawn = await engine.jobs.get(delivery.kind)?.withdrawn(tables, delivery);
    if (withdrawn !== undefined) return { go: false, reason: withdrawn, posting };
    if (now >= delivery.expiresAt) return { go: false, reason: TOO_LATE, posting };
    const paused = await tables.pauses.until(bucketsOf(tenant.platform, delivery), now);
    if (paused !== undefined) return { go: "later", until: paused };
    return { go: true, tenant, posting };
  });
}

/**
 * Step 5: an earlier try may have posted it, so look before repeating. `settled` when that decided it;
 * `clear` when posting is right.
 */
async function look(
  engine: Engine,
  delivery: Delivery,
  poster: Poster,
  posting: Posting,
  wanted: boolean,
): Promise<"settled" | "clear"> {
  const { clock, timing, pace, random } = engine;
  const turn = pace.look(poster.platform, poster.limits, timing.leaseMs / 4);
  if (turn > timing.leaseMs / 4) {
    await release(engine, delivery, turn);
    return "settled";
  }
  if (turn > 0) await clock.wait(turn, engine.stopping);
  const full = engine.refusals.begin(poster.platform, poster.limits.refusals);
  if (full > 0) {
    await release(engine, delivery, full);
    return "settled";
  }
  const late = { kind: "failed", detail: "timeout" } as const;
  const found = await within(engine, (signal) => poster.find(posting, signal), late);
  const refused =
    found.kind === "cannotLook" || (found.kind === "failed" && found.retryAfterMs !== undefined);
  engine.refusals.end(poster.platform, refused);
  switch (found.kind) {
    case "found":
      await settleFound(engine, delivery, found.externalIds, found.url);
      return "settled";
    case "absent":
      return "clear";
    case "failed": {
      const wait = found.retryAfterMs ?? backoff(timing, delivery.attempt, random);
      await release(
        engine,
        delivery,
        wait,
        `look-up failed: ${found.detail}`,
        found.retryAfterMs === undefined,
      );
      return "settled";
    }
    case "cannotLook": {
      const age = (await engine.store.now()) - posting.firstTryAt;
      const repeats = engine.jobs.get(delivery.kind)?.whenUncertain === "atLeastOnce";
      if (wanted && (age < poster.repeatIsSafeForMs || repeats)) return "clear";
      await settleFailed(engine, delivery, "uncertain", `cannot look: ${found.detail}`);
      return "settled";
    }
  }
}

/** By both clocks: one does not count while a machine sleeps, the other may be set. */
function enoughLease(engine: Engine, delivery: Delivery, claimedAt: number, now: number): boolean {
  const needed = engine.timing.requestMs + engine.timing.marginMs;
  const byMonotonic = claimedAt + engine.timing.leaseMs - engine.clock.monotonic();
  return byMonotonic > needed && (delivery.leaseUntil ?? 0) - now > needed;
}

/** Step 6: one request. */
async function send(engine: Engine, poster: Poster, posting: Posting): Promise<PostOutcome> {
  return await within(engine, (signal) => poster.post(posting, signal), {
    kind: "unknown",
    detail: "timeout",
  });
}

/** What the request answers, or `late` when it takes too long or breaks off. */
export async function within<T>(
  engine: Engine,
  request: (signal: AbortSignal) => Promise<T>,
  late: T,
): Promise<T> {
  const giveUp = new AbortController();
  const done = new AbortController();
  try {
    const timer = engine.clock.wait(engine.timing.requestMs, done.signal).then(() => {
      if (!done.signal.aborted) giveUp.abort();
      return late;
    });
    return await Promise.race([request(giveUp.signal), timer]);
  } catch (error) {
    // Posters do not throw; if one does, what became of the request is not known.
    engine.log.error("poster.threw", { error: String(error) });
    return late;
  } finally {
    done.abort();
  }
}
