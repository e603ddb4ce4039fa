/** The next session of a group as an event of the platform's own, where the platform has such. */

import type { Corpus } from "../../core/corpus.ts";
import type { PlannedEvent } from "../../core/delivery.ts";
import { type Drawn, heldEvent, type LiveMessage } from "../../core/live.ts";
import type { Group, Tables } from "../../core/store.ts";
import { MINUTE } from "../time/resolve.ts";
import { sessionsAhead } from "./agenda.ts";
import { sessionEntry } from "./entries.ts";
import { liveOf } from "./follow.ts";
import { linksOf } from "./links.ts";

export const EVENT = "event";

/** Platforms take no event that begins at once, and none that has begun can be moved. */
const SOONEST = 2 * MINUTE;

/** Has an event kept in every place of the group. Where the platform has none, the scheduler forgets it again. */
export async function followEvents(tables: Tables, group: Group, now: number): Promise<void> {
  if (group.nativeEvents === 0 || group.state === "ended") return;
  const home = { tenantId: group.tenantId, channelId: group.channelId };
  const followed = new Set((await tables.live.of(group.tenantId, group.id)).map(placeOf));
  for (const { tenantId, channelId } of [home, ...(await linksOf(tables, group))]) {
    const where = { tenantId, channelId, message: `${EVENT} ${group.id}`, thread: null };
    if (followed.has(placeOf(where))) continue;
    await tables.live.stands({ ...where, ...liveOf(group, EVENT), shown: "" }, now);
  }
}

const placeOf = ({ tenantId, channelId, message }: Pick<LiveMessage, "tenantId" | "channelId" | "message">) =>
  `${tenantId}\n${channelId}\n${message}`;

/**
 * The event of the next session that has not begun. One whose session has begun or is over stays as a record; one
 * whose session was skipped, cancelled or dropped is taken away.
 */
export async function drawEvent(
  tables: Tables,
  corpus: Corpus,
  group: Group | undefined,
  message: LiveMessage,
  now: number,
): Promise<Drawn> {
  const { key: held } = heldEvent(message.externalId);
  const session = held === "" ? undefined : await tables.groups.getSession(message.home, held);
  const begun = session !== undefined && session.startsAt <= now && session.state !== "cancelled";
  const removeOther = held !== "" && !begun;
  const linked =
    group !== undefined &&
    (message.tenantId === group.tenantId ||
      (await linksOf(tables, group)).some(({ tenantId }) => tenantId === message.tenantId));
  if (group === undefined || !linked || group.state === "ended" || group.nativeEvents === 0)
    return { kind: "event", removeOther, over: true };
  // The group went to another channel of its home, from where the same event is kept.
  if (message.tenantId === group.tenantId && message.channelId !== group.channelId)
    return { kind: "event", removeOther: false, over: true };
  const ahead = await sessionsAhead(tables, group, now, 5);
  const next = ahead.find(({ startsAt }) => startsAt > now + SOONEST);
  if (next === undefined) return { kind: "event", removeOther };
  const entry = sessionEntry(group, next, corpus);
  const event: PlannedEvent = {
    key: next.id,
    title: entry.title,
    description: entry.description ?? "",
    ...(entry.place === undefined ? {} : { location: entry.place }),
    startsAt: entry.startsAt,
    endsAt: entry.startsAt + entry.lengthMin * MINUTE,
  };
  return { kind: "event", event, removeOther };
}
