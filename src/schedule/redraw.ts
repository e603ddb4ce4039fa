/**
 * Messages, and events of groups, that follow what they show. Whatever changes them marks them in its own transaction; here each is drawn
 * from what is kept at this moment and edited, at most once at a time and once in some seconds. A process that dies
 * on the way leaves the mark, and the next one draws it again: to edit twice does no harm.
 */

import type { EditOutcome, EventOutcome, Poster, PostingPlace } from "../core/delivery.ts";
import {
  type Drawn,
  heldEvent,
  type LiveMessage,
  printOf,
  printOfEvent,
  type Redrawn,
} from "../core/live.ts";
import type { Reply } from "../core/reply.ts";
import type { Tables, Tenant } from "../core/store.ts";
import { within } from "./deliver.ts";
import type { Engine } from "./engine.ts";
import { saidLate } from "./late.ts";
import { backoff } from "./timing.ts";

/** Messages taken in one round. */
const AT_ONCE = 16;
/** Tries after which a message is left as it is until something changes it again. */
const TRIES = 8;
/** A wait for a limit that names none, ms. */
const LIMITED_MS = 60_000;
/** How long nothing is asked of a platform that refused an event. */
const REFUSED_MS = 3_600_000;

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
  if (tenant === undefined || live === undefined || poster === undefined) return { kind: "over" };
  let drawn: Drawn | undefined;
  try {
    drawn = await store.tx(async (tables) =>
      asItCame(engine, tables, message, await live(tables, message, now)),
    );
  } catch (error) {
    log.error("live.not-drawn", { error: String(error) });
    return failed(engine, message, now);
  }
  if (drawn === undefined) return { kind: "over" };
  const shown = drawn.kind === "message" ? printOf(drawn.reply) : printOfDrawnEvent(drawn);
  if (shown === message.shown) return { kind: "drawn", shown, edited: false };
  const place = await placeOf(engine, tenant, message);
  if (place === undefined) return { kind: "over" };
  // Edits of one workspace are spread like posts of one channel: some platforms count them together.
  const turn = pace.post(poster.platform, poster.limits, `edits ${message.tenantId}`, 0);
  if (turn > 0) return { kind: "later", nextAt: now + turn, counted: false };
  if (engine.stopping.aborted) return { kind: "later", nextAt: now, counted: false };
  return drawn.kind === "message"
    ? await editMessage(engine, poster, { place, message, reply: drawn.reply, shown })
    : await keepEvent(engine, poster, { place, message, drawn, shown });
}

/** A message that came late goes on saying so. */
async function asItCame(
  engine: Engine,
  tables: Tables,
  { tenantId, deliveryId, late }: LiveMessage,
  drawn: Drawn | undefined,
): Promise<Drawn | undefined> {
  if (late === 0 || deliveryId === null || drawn?.kind !== "message") return drawn;
  const delivery = await tables.deliveries.get(tenantId, deliveryId);
  if (delivery === undefined) return drawn;
  return { ...drawn, reply: await saidLate(engine, tables, delivery, drawn.reply) };
}

interface Editing {
  readonly place: PostingPlace;
  readonly message: LiveMessage;
  readonly shown: string;
}

async function editMessage(
  engine: Engine,
  poster: Poster,
  { place, message, reply, shown }: Editing & { readonly reply: Reply },
): Promise<Redrawn> {
  if (poster.edit === undefined) return { kind: "over" };
  const editing = poster.edit.bind(poster);
  const late: EditOutcome = { kind: "failed", detail: "timeout" };
  const outcome = await within(
    engine,
    (signal) => {
      const origin = message.deliveryId === null ? {} : { deliveryId: message.deliveryId };
      return editing({ place, message: message.message, reply, ...origin }, signal);
    },
    late,
  );
  switch (outcome.kind) {
    case "edited":
      return { kind: "drawn", shown, edited: true };
    case "gone":
      engine.log.info("live.gone", { platform: poster.platform, code: outcome.detail });
      return { kind: "over" };
    default:
      return await again(engine, poster, message, outcome);
  }
}

/** The platform's own event of the next session: made, moved on or taken away. */
async function keepEvent(
  engine: Engine,
  poster: Poster,
  { place, message, drawn, shown }: Editing & { readonly drawn: Extract<Drawn, { kind: "event" }> },
): Promise<Redrawn> {
  if (poster.keepEvent === undefined) return { kind: "over" };
  const { event, removeOther, over } = drawn;
  const held = heldEvent(message.externalId);
  const same = event !== undefined && held.key === event.key;
  const done: Redrawn =
    over === true ? { kind: "over" } : { kind: "drawn", shown, edited: true, externalId: "" };
  // Somebody took the event of this session away: it is not put there again.
  if (same && held.id === "") return { kind: "drawn", shown, edited: false };
  const remove = !same && removeOther && held.id !== "" ? { remove: held.id } : {};
  if (event === undefined && !("remove" in remove))
    return over === true ? done : { kind: "drawn", shown, edited: false };
  const keep =
    event === undefined ? {} : { keep: { event, ...(same && held.id !== "" ? { id: held.id } : {}) } };
  const keeping = poster.keepEvent.bind(poster);
  const late: EventOutcome = { kind: "failed", detail: "timeout" };
  const outcome = await within(engine, (signal) => keeping({ place, ...remove, ...keep }, signal), late);
  switch (outcome.kind) {
    case "kept":
      if (event === undefined) return done;
      return { kind: "drawn", shown, edited: true, externalId: `${event.key} ${outcome.id ?? ""}` };
    case "refused":
      engine.log.info("event.refused", { platform: poster.platform, code: outcome.detail });
      // Somebody may give us the right; asking at every change would only be refused as often.
      if (over === true) return done;
      return { kind: "later", nextAt: (await engine.store.now()) + REFUSED_MS, counted: false };
    default:
      return await again(engine, poster, message, outcome);
  }
}

function printOfDrawnEvent({ event, removeOther }: Extract<Drawn, { kind: "event" }>): string {
  return event === undefined ? `none ${removeOther}` : printOfEvent(event);
}

/** After a limit everything of the workspace waits; after a failure this message alone. */
async function again(
  engine: Engine,
  poster: Poster,
  message: LiveMessage,
  outcome: Extract<EditOutcome, { kind: "rateLimited" | "failed" }>,
): Promise<Redrawn> {
  const now = await engine.store.now();
  if (outcome.kind === "rateLimited") {
    const until = now + (outcome.retryAfterMs ?? LIMITED_MS);
    await engine.store.tables.live.postpone(message.tenantId, until);
    return { kind: "later", nextAt: until, counted: false };
  }
  const { attempt: tries } = message;
  engine.log.warn("live.retry", { platform: poster.platform, code: outcome.detail, attempt: tries });
  return failed(engine, message, now);
}

/** Tried again later; after many tries it waits for the next change. What it shows is then not known. */
function failed({ timing, random }: Engine, message: LiveMessage, now: number): Redrawn {
  if (message.attempt >= TRIES) return { kind: "drawn", shown: "", edited: false };
  return { kind: "later", nextAt: now + backoff(timing, message.attempt, random), counted: true };
}

async function placeOf(
  engine: Engine,
  tenant: Tenant,
  { tenantId, channelId, thread }: LiveMessage,
): Promise<PostingPlace | undefined> {
  const channel = await engine.store.tables.channels.get(tenantId, channelId);
  if (channel === undefined) return undefined;
  const place = { platform: tenant.platform, tenantId, team: tenant.externalId, channel: channel.externalId };
  return thread === null ? place : { ...place, thread };
}
