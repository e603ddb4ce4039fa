/** A group's series read from the tables, and its sessions kept in step with it. */

import type { Group, Session, Tables } from "../../core/store.ts";
import { holidaysOf } from "../daily/rule.ts";
import { readStored } from "../stored.ts";
import type { Plan } from "../time/plan.ts";
import { fallsOn, type Recurrence, ruleSchema } from "../time/recurrence.ts";
import { MINUTE, occurrence } from "../time/resolve.ts";
import { groupChanged } from "./follow.ts";
import { followEvents } from "./native-event.ts";
import { chainSchema, nextReminder, type Reminder, remindersOf } from "./reminders.ts";
import { compareSeries, type Known } from "./series.ts";

/** The plan of a group; its channel's days off count. */
async function planOfGroup(tables: Tables, group: Group): Promise<Plan> {
  const off = await holidaysOf(tables, group.tenantId, group.channelId);
  return readStored("the rule of the group", () => ({
    recurrence: recurrenceOf(group),
    time: Temporal.PlainTime.from(group.localTime),
    zone: group.tz,
    off,
  }));
}

/** How long before a session, and after it, nothing is said about another one, ms. */
const APART = 10 * MINUTE;

/**
 * The chain of messages of a session. What would be said while the group meets, by its rule, is said 10 minutes after
 * that meeting's end: people are busy then, and the prompt for its minutes comes first. Throws Damaged.
 */
export function chainOf(group: Group, session: Session): readonly Reminder[] {
  return readStored("the reminders of the group", () => chain(group, session));
}

function chain(group: Group, session: Session): readonly Reminder[] {
  const recurrence = recurrenceOf(group);
  const time = Temporal.PlainTime.from(group.localTime);
  const freeFrom = (at: number, date: Temporal.PlainDate) => {
    const meets = fallsOn(recurrence, date) ? occurrence(date, time, group.tz) : undefined;
    const end = meets === undefined ? at : meets + group.lengthMin * MINUTE + APART;
    return meets !== undefined && at >= meets - APART && at < end ? end : at;
  };
  return remindersOf(
    {
      date: Temporal.PlainDate.from(session.localDate),
      time: Temporal.PlainTime.from(session.localTime),
      zone: session.tz,
      startsAt: session.startsAt,
      lengthMs: session.lengthMin * MINUTE,
    },
    chainSchema.parse(JSON.parse(group.chainJson)),
    freeFrom,
  );
}

function recurrenceOf(group: Group): Recurrence {
  return {
    rule: ruleSchema.parse(JSON.parse(group.ruleJson)),
    from: Temporal.PlainDate.from(group.fromDate),
    ...(group.untilDate === null ? {} : { until: Temporal.PlainDate.from(group.untilDate) }),
  };
}

/** The session as a change leaves it: counted on, with its next message from `now` on. */
export function changed(group: Group, session: Session, change: Partial<Session>, now: number): Session {
  const next: Session = { ...session, ...change, version: session.version + 1 };
  const remindAt = next.state === "planned" ? (nextReminder(chainOf(group, next), now) ?? null) : null;
  return { ...next, remindAt };
}

/** When the vote for the next session without a paper closes, ms; undefined when none is to come. */
export async function closingOf(tables: Tables, group: Group, now: number): Promise<number | undefined> {
  const coming = await tables.groups.sessionsOf(group.tenantId, group.id, now);
  return coming
    .filter(({ state, paperId }) => state === "planned" && paperId === null)
    .flatMap((session) => chainOf(group, session).filter(({ kind, at }) => kind === "decide" && at > now))
    .at(0)?.at;
}

/** What keeping step did. */
export interface Synced {
  readonly added: number;
  readonly retimed: number;
  readonly removed: number;
  /** Sessions the rule no longer has, that people have already put something into: they stay. */
  readonly stray: readonly Session[];
}

/**
 * Makes the sessions to come those of the series. Sessions that have begun are never touched; what people
 * moved, skipped or cancelled by hand stays so.
 */
export async function syncSessions(tables: Tables, group: Group, now: number): Promise<Synced> {
  const { tenantId, id: groupId } = group;
  const plan = await planOfGroup(tables, group);
  const sessions = await tables.groups.sessionsOf(tenantId, groupId);
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const known = await Promise.all(sessions.map((session) => knownOf(tables, session, now)));
  const moved = new Set(sessions.filter((session) => session.moved === 1).map(({ id }) => id));
  const change = compareSeries(plan, known, moved, now);

  for (const { ruleDate, off } of change.add) {
    const fresh = freshSession(group, ruleDate, off);
    if (fresh !== undefined)
      await tables.groups.putSession(changed(group, { ...fresh, version: 0 }, {}, now));
  }
  const edit = async (id: string, fields: Partial<Session>) => {
    const session = byId.get(id);
    if (session !== undefined) await tables.groups.changeSession(changed(group, session, fields, now));
  };
  for (const { id, startsAt } of change.retime) {
    await edit(id, { startsAt, localTime: group.localTime, tz: group.tz, lengthMin: group.lengthMin });
  }
  for (const { id, off } of change.shut) await edit(id, { state: "skipped", note: off, dayOff: 1 });
  for (const id of change.reopen) await edit(id, { state: "planned", note: null, dayOff: 0 });
  for (const id of change.drop) await tables.groups.removeSession(tenantId, id);
  const touched = change.add.length + change.retime.length + change.drop.length;
  if (touched + change.shut.length + change.reopen.length > 0) await groupChanged(tables, group, now);
  await followEvents(tables, group, now);
  return {
    added: change.add.length,
    retimed: change.retime.length,
    removed: change.drop.length,
    stray: change.stray.flatMap((id) => byId.get(id) ?? []),
  };
}

/** The id of the session of a date: the same whoever makes it. */
export function sessionId(groupId: string, ruleDate: string): string {
  return `${groupId}-${ruleDate}`;
}

function freshSession(group: Group, ruleDate: string, off: string | undefined): Session | undefined {
  const startsAt = occurrence(
    Temporal.PlainDate.from(ruleDate),
    Temporal.PlainTime.from(group.localTime),
    group.tz,
  );
  if (startsAt === undefined) return undefined;
  return {
    tenantId: group.tenantId,
    id: sessionId(group.id, ruleDate),
    groupId: group.id,
    ruleDate,
    localDate: ruleDate,
    localTime: group.localTime,
    tz: group.tz,
    startsAt,
    lengthMin: group.lengthMin,
    paperId: null,
    presenter: null,
    presenterName: null,
    state: off === undefined ? "planned" : "skipped",
    note: off ?? null,
    moved: 0,
    dayOff: off === undefined ? 0 : 1,
    minutesJson: null,
    remindAt: null,
    version: 1,
  };
}

async function knownOf(tables: Tables, session: Session, now: number): Promise<Known> {
  const given = session.paperId !== null || session.presenter !== null || session.moved === 1;
  const ahead = session.startsAt > now;
  const touched =
    given || (ahead && (await tables.groups.answersOf(session.tenantId, session.id)).length > 0);
  return {
    id: session.id,
    ruleDate: session.ruleDate,
    startsAt: session.startsAt,
    state: session.state,
    touched,
    ...(session.dayOff === 1 ? { off: session.note ?? "a day off" } : {}),
  };
}
