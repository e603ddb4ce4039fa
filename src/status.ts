/** What `/paperboy status` tells: what waits, what went wrong here and why, what time it is by which data. */

import type { StatusLine } from "./core/context.ts";
import type { Place } from "./core/ports.ts";
import { NOT_NEEDED, type Store, WITHDRAWN } from "./core/store.ts";
import { count } from "./core/text.ts";
import { nextPosts } from "./reading/next.ts";
import { tellInstant } from "./reading/time/tell.ts";
import { ZONE_DATA_VERSION } from "./reading/time/zone-data.ts";

/** One thing that runs, asked how it is. */
export interface Running {
  readonly name: string;
  /** What is wrong, in words; undefined when all is well. */
  problem(): string | undefined;
  /** What is missing in a place of this platform, in words. */
  doctor?(place: Place): Promise<readonly StatusLine[]>;
}

const DAY = 86_400_000;
const SHOWN_TROUBLES = 5;
const SHOWN_NEXT = 3;

/** Asks the store and everything that runs. Troubles are those of the asker's workspace alone. */
export async function statusLines(
  store: Store,
  running: readonly Running[],
  zone: string,
  place: Place,
): Promise<readonly StatusLine[]> {
  const now = await store.now();
  const counts = await store.tables.deliveries.counts();
  const tenant = await store.tables.tenants.find(place.platform, place.tenant);
  return [
    ...running.map((one): StatusLine => {
      const trouble = one.problem();
      return { name: one.name, value: trouble ?? "connected", level: trouble === undefined ? "ok" : "bad" };
    }),
    ...(
      await Promise.all(
        running
          .filter(({ name }) => name.toLowerCase() === place.platform)
          .map((one) => one.doctor?.(place) ?? []),
      )
    ).flat(),
    { name: "Store", value: store.engine === "sqlite" ? "SQLite" : "PostgreSQL", level: "ok" },
    { name: "Waiting to be posted", value: String(counts.pending + counts.sending), level: "ok" },
    ...(tenant === undefined
      ? []
      : [...(await next(store, tenant.id, place, now)), ...(await troubles(store, tenant.id, zone, now))]),
    { name: "Time zone data", value: ZONE_DATA_VERSION, level: "ok" },
  ];
}

/** What this channel gets next. Of other channels nothing is told: the asker may not be in them. */
async function next(store: Store, tenantId: string, place: Place, now: number) {
  const channel = await store.tables.channels.find(tenantId, place.channel);
  if (channel === undefined) return [];
  const posts = await nextPosts(store.tables, tenantId, channel.id, now);
  return posts.slice(0, SHOWN_NEXT).map(
    ({ at, what, zone }): StatusLine => ({
      name: "Next here",
      value: `${what}, ${tellInstant(at, zone)}`,
      level: "ok",
    }),
  );
}

/** Posts of the last week that did not arrive, each with its reason. */
async function troubles(store: Store, tenantId: string, zone: string, now: number): Promise<StatusLine[]> {
  const recent = (await store.tables.deliveries.troubled(tenantId, 50)).filter(
    ({ dueAt, lastError }) =>
      dueAt > now - 7 * DAY && ![WITHDRAWN, NOT_NEEDED].some((harmless) => lastError?.startsWith(harmless)),
  );
  const failed = recent.filter(({ state }) => state !== "skipped");
  const skipped = recent.length - failed.length;
  return [
    ...failed.slice(0, SHOWN_TROUBLES).map(
      (delivery): StatusLine => ({
        name: `${delivery.kind} of ${tellInstant(delivery.dueAt, zone)}`,
        value: `${delivery.state}: ${delivery.lastError ?? "no reason given"}`,
        level: "bad",
      }),
    ),
    ...(skipped === 0
      ? []
      : [{ name: "Skipped this week", value: count(skipped, "post"), level: "warn" } as const]),
  ];
}
