/** What is done now and then: looking for duplicates, forgetting the old, working out instants anew. */

import { REPLAN_FROM } from "../core/store.ts";
import type { Engine } from "./engine.ts";
import { toPosting } from "./posting.ts";
import { reportDuplicate } from "./settle.ts";

const A_DAY = 86_400_000;
/** Settled deliveries and long choices are kept this long; papers that were posted stay known for ever. */
const KEPT_MS = 400 * A_DAY;
/** A message that nobody answered on for so long follows no more. */
const LIVE_MS = 60 * A_DAY;
const PAGE = 200;

/** Meta key: the version of the zone data that instants were worked out with. */
const ZONES = "zones";

/**
 * Looks again at what was taken over from another process. Two messages with one marker are the duplicate
 * that cannot always be prevented: it is noted with the delivery and logged.
 */
export async function verify(engine: Engine, now: number): Promise<void> {
  const { store, pace, posters } = engine;
  for (const delivery of await store.tables.deliveries.toVerify(now, 10)) {
    const tenant = await store.tables.tenants.get(delivery.tenantId);
    const poster = tenant === undefined ? undefined : posters.get(tenant.platform);
    if (tenant === undefined || poster === undefined || tenant.state !== "active") {
      await store.tables.deliveries.verified(delivery.tenantId, delivery.id);
      continue;
    }
    // Posting comes first: a look-up whose turn is not now waits for the next round.
    if (pace.look(poster.platform, poster.limits, 0) > 0) return;
    const channel =
      delivery.channelId === null
        ? undefined
        : await store.tables.channels.get(delivery.tenantId, delivery.channelId);
    const found = await poster.find(toPosting(delivery, tenant, channel), engine.stopping);
    if (found.kind === "failed") return;
    if (found.kind === "found" && found.externalIds.length > 1) {
      const extra = found.externalIds.length - 1;
      await store.tables.deliveries.duplicated(delivery.tenantId, delivery.id, extra);
      reportDuplicate(engine, delivery, extra);
    }
    await store.tables.deliveries.verified(delivery.tenantId, delivery.id);
  }
}

/** Removes what nobody asks for any more. */
export async function forget({ store }: Engine, now: number): Promise<void> {
  await store.tables.seenEvents.forget(now - A_DAY);
  await store.tables.choices.forget(now - KEPT_MS);
  await store.tables.live.forget(now - LIVE_MS);
  while ((await store.tables.deliveries.forget(now - KEPT_MS, PAGE)) === PAGE);
}

/**
 * Works out every future instant anew when the zone data is another than last time, or when the clock turned
 * out to have been far ahead. Runs before anything is planned; a process that dies on the way does it again.
 */
export async function replan(engine: Engine, zones: string): Promise<boolean> {
  const { store, jobs, log } = engine;
  const from = await store.tables.meta.get(REPLAN_FROM);
  const known = await store.tables.meta.get(ZONES);
  const fromTime = from === undefined || from === "" ? undefined : Number(from);
  if (known === zones && fromTime === undefined) return false;
  if (known !== undefined) {
    log.info("schedule.replan", { zones, before: known, clock: fromTime !== undefined });
    for (const job of jobs.values()) {
      for (let after: string | undefined; ; ) {
        const position = after;
        after = await store.tx((tables) => job.replan(tables, position, PAGE, fromTime));
        if (after === undefined) break;
      }
    }
  }
  await store.tx(async ({ meta }) => {
    await meta.set(ZONES, zones);
    await meta.set(REPLAN_FROM, "");
  });
  return true;
}
