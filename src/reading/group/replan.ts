/** Working out the instants of a group's sessions and reminders anew, from their local dates, times and zones. */

import { Damaged } from "../../core/job.ts";
import { type Group, type Session, type Tables, WITHDRAWN } from "../../core/store.ts";
import { readStored } from "../stored.ts";
import { HOUR, occurrence } from "../time/resolve.ts";
import { chainOf, changed, syncSessions } from "./keep.ts";
import { sessionKey } from "./keys.ts";
import { linksOf } from "./links.ts";
import type { Reminder } from "./reminders.ts";

/** A reminder further ahead than this is so many days before, at the wall time of the session. */
const DAYS_BEFORE = 20 * HOUR;
/** As far as a change of a zone's law moves a wall time, mostly by one hour. */
const SHIFT = 2 * HOUR;
/** Messages of one session that can be waiting at one time in one place. */
const NEWEST = 20;

/**
 * Keeps the sessions in step with the rule, moves those that were given a time of their own to where that time now
 * is, and withdraws messages that were put down for another instant: they are planned again. A group that cannot be
 * read is left to the planning, which tells it.
 */
export async function replanGroup(tables: Tables, group: Group, now: number): Promise<void> {
  try {
    await syncSessions(tables, group, now);
    for (const session of await tables.groups.sessionsOf(group.tenantId, group.id, now)) {
      if (session.state === "planned") await replanSession(tables, group, session, now);
    }
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
  }
}

async function replanSession(tables: Tables, group: Group, session: Session, now: number): Promise<void> {
  const { localDate, localTime, tz } = session;
  const startsAt = readStored("the time of the session", () =>
    occurrence(Temporal.PlainDate.from(localDate), Temporal.PlainTime.from(localTime), tz),
  );
  // What was put down for the old start is withdrawn by its key, which names it.
  if (startsAt !== undefined && startsAt !== session.startsAt)
    return void (await tables.groups.changeSession(changed(group, session, { startsAt }, now)));
  const { remindAt } = session;
  const chain = chainOf(group, session);
  // A reminder some days before keeps its wall time and may come earlier now; what was sent has its key.
  const left = chain.filter(
    ({ at }) => remindAt !== null && at >= remindAt - (session.startsAt - at > DAYS_BEFORE ? SHIFT : 0),
  );
  const again = await withdrawn(tables, group, session, chain);
  const next = [...left, ...again].map(({ at }) => at);
  if (remindAt !== null && next.length > 0) await tables.groups.reminded(session, Math.min(...next));
}

/** Withdraws what waits for another instant than it now has; what was begun goes on. */
async function withdrawn(
  tables: Tables,
  group: Group,
  session: Session,
  chain: readonly Reminder[],
): Promise<readonly Reminder[]> {
  const found: Reminder[] = [];
  const places = [group.tenantId, ...(await linksOf(tables, group)).map(({ tenantId }) => tenantId)];
  for (const tenantId of new Set(places)) {
    for (const { id, dedupeKey, dueAt } of await tables.deliveries.ofSubject(tenantId, session.id, NEWEST)) {
      const reminder = chain.find(({ kind }) => dedupeKey === sessionKey(session, kind));
      if (reminder === undefined || reminder.at === dueAt) continue;
      if (await tables.deliveries.drop(tenantId, id, "skipped", `${WITHDRAWN}zone data changed`))
        found.push(reminder);
    }
  }
  return found;
}
