/**
 * Messages that follow what they show. Whatever changes them marks them in its own transaction; here each is drawn
 * from what is kept at this moment and edited, at most once at a time and once in some seconds. A process that dies
 * on the way leaves the mark, and the next one draws it again: to edit twice does no harm.
 */

import type { EditOutcome, Poster } from "../core/delivery.ts";
import { type LiveMessage, printOf, type Redrawn } from "../core/live.ts";
import type { Reply } from "../core/reply.ts";
import type { Tenant } from "../core/store.ts";
import { within } from "./deliver.ts";
import type { Engine } from "./engine.ts";
import { backoff } from "./timing.ts";

/** Messages taken in one round. */
const AT_ONCE = 16;
/** Tries after which a message is left as it is until something changes it again. */
const TRIES = 8;
/** A wait for a limit that names none, ms. */
const LIMITED_MS = 60_000;

/** Takes the messages whose time has come; each of the works ends by itself. */
export async function redraw(engine: Engine, now: number): Promise<readonly Promise<void>[]> {
  if (engine.live === undefined || engine.stopping.aborted) return [];
  const claimed = await engine.store.tx((tables) =>
    tables.live.claim({
      owner: engine.instanceId,
      now,
      leaseMs: engine.timing.leaseMs,
      limit: AT_ONCE,
      platforms: [...engine.posters.keys()],
    }),
  );
  return claimed.map((message) => redrawOne(engine, message));
}

async function redrawOne(engine: Engine, message: LiveMessage): Promise<void> {
  const { store, log } = engine;
  const redrawn = await attempt(engine, message);
  const now = await store.now();
  if (!(await store.tx((tables) => tables.live.settle(message, redrawn, now))))
    log.warn("live.claim-lost", { fence: message.fence });
}

async function attempt(engine: Engine, message: LiveMessage): Promise<Redrawn> {
  const { store, live, log, pace } = engine;
  const now = await store.now();
  const tenant = await store.tables.tenants.get(message.tenantId);
  const poster = tenant === undefined ? undefined : engine.posters.get(tenant.platform);
  if (tenant === undefined || live === undefined || poster?.edit === undefined) return { kind: "over" };
  let reply: Reply | undefined;
  try {
    reply = await store.tx((tables) => live(tables, message, now));
  } catch (error) {
    log.error("live.not-drawn", { error: String(error) });
    return failed(engine, message, now);
  }
  if (reply === undefined) return { kind: "over" };
  const shown = printOf(reply);
  if (shown === message.shown) return { kind: "drawn", shown, edited: false };
  // Edits of one workspace are spread like posts of one channel: some platforms count them together.
  const turn = pace.post(poster.platform, poster.limits, `edits ${message.tenantId}`, 0);
  if (turn > 0) return { kind: "later", nextAt: now + turn, counted: false };
  if (engine.stopping.aborted) return { kind: "later", nextAt: now, counted: false };
  const outcome = await edit(engine, poster, tenant, message, reply);
  switch (outcome.kind) {
    case "edited":
      return { kind: "drawn", shown, edited: true };
    case "gone":
      log.info("live.gone", { platform: poster.platform, code: outcome.detail });
      return { kind: "over" };
    case "rateLimited": {
      const until = (await store.now()) + (outcome.retryAfterMs ?? LIMITED_MS);
      await store.tables.live.postpone(message.tenantId, until);
      return { kind: "later", nextAt: until, counted: false };
    }
    case "failed":
      log.warn("live.retry", { platform: poster.platform, code: outcome.detail, attempt: message.attempt });
      return failed(engine, message, await store.now());
  }
}

/** Tried again later; after many tries it waits for the next change. What it shows is then not known. */
function failed({ timing, random }: Engine, message: LiveMessage, now: number): Redrawn {
  if (message.attempt >= TRIES) return { kind: "drawn", shown: "", edited: false };
  return { kind: "later", nextAt: now + backoff(timing, message.attempt, random), counted: true };
}

async function edit(
  engine: Engine,
  poster: Poster,
  tenant: Tenant,
  message: LiveMessage,
  reply: Reply,
): Promise<EditOutcome> {
  const channel = await engine.store.tables.channels.get(message.tenantId, message.channelId);
  if (channel === undefined) return { kind: "gone", detail: "channel" };
  const place = {
    platform: tenant.platform,
    tenantId: tenant.id,
    team: tenant.externalId,
    channel: channel.externalId,
    ...(message.thread === null ? {} : { thread: message.thread }),
  };
  const late: EditOutcome = { kind: "failed", detail: "timeout" };
  return await within(
    engine,
    (signal) => poster.edit?.({ place, message: message.message, reply }, signal) ?? Promise.resolve(late),
    late,
  );
}
