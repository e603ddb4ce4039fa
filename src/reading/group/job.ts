/** The messages around sessions as a job of the scheduler. */

import type { Corpus } from "../../core/corpus.ts";
import { Damaged, type Failure, type Job, type Planned } from "../../core/job.ts";
import { note, text, whisper } from "../../core/reply.ts";
import type { Group, Session, Tables } from "../../core/store.ts";
import { DAY } from "../time/resolve.ts";
import { groupChanged } from "./follow.ts";
import { organiserLeft } from "./gone.ts";
import { chainOf, syncSessions } from "./keep.ts";
import { missedKey, sessionKey } from "./keys.ts";
import { addressOf, linksOf, personIn } from "./links.ts";
import { messageFor } from "./messages.ts";
import { MISSED } from "./private-messages.ts";
import { type GroupPlace, placesOf, SESSION } from "./put-down.ts";
import { forPlace } from "./redraw.ts";
import { type Kind, nextReminder, type Reminder } from "./reminders.ts";
import { replanGroup } from "./replan.ts";
import { putThreadDown } from "./session-thread.ts";
import { isReady, subjectOf } from "./subject.ts";
import { unreachable } from "./unreachable.ts";

export { askedKey, offerKey, sessionKey, snoozeKey } from "./keys.ts";
export { SESSION };

export interface SessionParts {
  /** The papers of a tenant, by its id. */
  readonly corpusOf: (tenantId: string, tables: Tables) => Corpus | Promise<Corpus>;
  /** ms since 1970. */
  readonly now: () => number;
}

export function sessionJob(parts: SessionParts): Job {
  return {
    kind: SESSION,
    // A reminder that comes twice is a nuisance; one that does not come is a missed meeting.
    whenUncertain: "atLeastOnce",

    async plan(tables, now, until, limit) {
      const planned: Planned[] = [];
      for (const session of await tables.groups.toRemind(until, limit)) {
        planned.push(...(await planOrTell(tables, session, now, until)));
      }
      return planned;
    },

    async withdrawn(tables, delivery) {
      const found = await subjectOf(tables, delivery);
      if (found === undefined) return "withdrawn: the session is gone";
      const { group, session, kind, startsAt } = found;
      if (group.state === "ended") return "withdrawn: the group has ended";
      if (kind === "missed") return undefined;
      if (session.startsAt !== startsAt) return "withdrawn: moved";
      if (kind === "asked" && session.presenter !== null) return "withdrawn: somebody presents";
      if (kind === "offer" && session.version !== delivery.targetVersion) return "withdrawn: changed";
      const { person } = delivery;
      const asked = person === null ? session.presenter : personIn(group, delivery.tenantId, person);
      if (kind === "presenter" && session.presenter !== asked) return "withdrawn: somebody else presents";
      const held = session.state === "planned" || (session.state === "done" && kind === "after");
      return held ? undefined : `withdrawn: ${session.state}`;
    },

    async render(tables, delivery, now) {
      const found = await subjectOf(tables, delivery);
      if (found === undefined) return { skip: "withdrawn: the session is gone" };
      const corpus = await parts.corpusOf(delivery.tenantId, tables);
      const { kind, group, session } = found;
      if (isReady(kind)) return { skip: "withdrawn: it was put down without a message" };
      const toAll = delivery.person === null;
      const rendered = await messageFor(kind, { tables, corpus, group, session, now, toAll });
      if ("skip" in rendered) return rendered;
      return { reply: await forPlace(tables, kind, { group, session }, rendered.reply, delivery) };
    },

    async posted(tables, delivery, { externalId }, now) {
      const found = await subjectOf(tables, delivery);
      // A message that was deleted at once has no thread.
      if (found?.kind !== "start" || externalId === null) return;
      await putThreadDown(tables, found.session, delivery, externalId, now);
    },

    async delayed(_tables, reply) {
      return { ...reply, blocks: [...reply.blocks, note("Delayed: this comes late.")] };
    },

    async failed(tables, delivery, failure) {
      const found = await subjectOf(tables, delivery);
      if (found === undefined || failure === "expired" || failure === "revoked") return undefined;
      const { group, session, kind } = found;
      // No other session of the group can be reminded of either: that is said once.
      if (failure === "damaged") await quieten(tables, group);
      else if (delivery.person !== null) {
        const person = personIn(group, delivery.tenantId, delivery.person);
        const about = { tables, group, session, now: parts.now() };
        return void (await unreachable(about, { person, kind, gone: failure === "gone" }));
      }
      const linked = (await linksOf(tables, group)).find(({ tenantId }) => tenantId === delivery.tenantId);
      return { person: linked?.by ?? group.createdBy, reply: trouble(group, session, failure) };
    },

    async replan(tables, after, limit, from) {
      const page = await tables.groups.page(after, limit);
      for (const group of page) await replanGroup(tables, group, from ?? parts.now());
      const last = page.at(-1);
      return page.length < limit || last === undefined ? undefined : `${last.tenantId}\n${last.id}`;
    },
  };
}

/** A group that cannot be read must not keep the others from being reminded. */
async function planOrTell(
  tables: Tables,
  session: Session,
  now: number,
  until: number,
): Promise<readonly Planned[]> {
  try {
    return await planOne(tables, session, now, until);
  } catch (error) {
    const group = await tables.groups.get(session.tenantId, session.groupId);
    if (!(error instanceof Damaged) || group === undefined) throw error;
    const at = session.remindAt ?? now;
    return [{ ...toPlanned(group, session, { kind: "start", at, expiresAt: at }, now), damaged: error }];
  }
}

async function quieten(tables: Tables, group: Group): Promise<void> {
  for (const session of await tables.groups.sessionsOf(group.tenantId, group.id))
    if (session.remindAt !== null) await tables.groups.reminded(session, null);
}

async function planOne(
  tables: Tables,
  session: Session,
  now: number,
  until: number,
): Promise<readonly Planned[]> {
  const { remindAt } = session;
  const group = await tables.groups.get(session.tenantId, session.groupId);
  if (group === undefined || group.state === "ended" || remindAt === null) {
    await tables.groups.reminded(session, null);
    return [];
  }
  // The session is over when it is over, not some minutes before: the last message is not planned ahead.
  const due = chainOf(group, session).filter(
    ({ kind, at }) => at >= remindAt && at <= (kind === "after" ? now : until),
  );
  const last = due.at(-1);
  // Where the chain has changed since the mark was set, nothing may be due at it: it moves on all the same.
  const next = nextReminder(chainOf(group, session), last === undefined ? remindAt : last.at + 1) ?? null;
  if (next === remindAt || !(await tables.groups.reminded(session, next)) || last === undefined) return [];
  if (due.some(({ kind }) => kind === "after"))
    await close(tables, group, { ...session, remindAt: next }, now);
  const places = await placesOf(tables, group);
  const orphaned = await organiserLeft(tables, group);
  const planned = due.flatMap((reminder) => {
    const person = reminder.kind === "few" && orphaned ? undefined : personFor(group, session, reminder.kind);
    if (person === undefined) return places.map((place) => toPlanned(place, session, reminder, now));
    const address = addressOf(group, person);
    const place = places.find(({ tenantId }) => tenantId === address.tenantId);
    // They belong to a place that was unlinked since.
    if (place === undefined) return [];
    return [{ ...toPlanned(place, session, reminder, now), person: address.person }];
  });
  const dropped = planned.some(({ skip }) => skip !== undefined);
  return dropped && !orphaned ? [...planned, ...missedNote(group, session, places, now)] : planned;
}

/** To the organiser alone: what was not said about the session, because nobody was here to say it in time. */
function missedNote(
  group: Group,
  session: Session,
  places: readonly GroupPlace[],
  now: number,
): readonly Planned[] {
  const { tenantId, person } = addressOf(group, group.createdBy);
  const place = places.find((one) => one.tenantId === tenantId);
  if (place === undefined) return [];
  const { id, version, localDate } = session;
  return [
    {
      ...place,
      person,
      key: missedKey(session, now),
      subjectId: id,
      version,
      localDate,
      dueAt: now,
      expiresAt: now + 3 * DAY,
    },
  ];
}

/** Whom a message goes to alone, as the group knows them; undefined for messages to everybody. */
function personFor(group: Group, session: Session, kind: Kind): string | undefined {
  if (kind === "few") return group.createdBy;
  return kind === "presenter" ? (session.presenter ?? undefined) : undefined;
}

function toPlanned(
  place: { readonly tenantId: string; readonly channelId: string },
  session: Session,
  { kind, at, expiresAt }: Reminder,
  now: number,
): Planned {
  return {
    tenantId: place.tenantId,
    channelId: place.channelId,
    key: sessionKey(session, kind),
    subjectId: session.id,
    version: session.version,
    localDate: session.localDate,
    dueAt: at,
    expiresAt,
    ...(expiresAt <= now ? { skip: MISSED } : {}),
  };
}

/** The session is over: the presenter's turn counts, and one more session is made ready. */
async function close(tables: Tables, group: Group, session: Session, now: number): Promise<void> {
  const { tenantId } = session;
  await tables.groups.changeSession({
    ...session,
    state: "done",
    remindAt: null,
    version: session.version + 1,
  });
  if (session.presenter !== null) {
    await tables.groups.putTurn({
      tenantId,
      groupId: group.id,
      sessionId: session.id,
      person: session.presenter,
      what: "presented",
      at: session.startsAt,
      reason: null,
    });
  }
  await syncSessions(tables, group, now);
  await groupChanged(tables, group, now);
}

const TROUBLE: Readonly<Record<Failure, string>> = {
  gone: "its channel is gone or archived, or I was removed from it. Bring me back and say /reading-group next there, or give the group another channel: /reading-group schedule channel: with the name of the group. Until then I post nothing there.",
  forbidden:
    "I may not post in its channel. Let me view it and send messages there, then say /reading-group next in it. Until then I post nothing there.",
  content: "the platform did not take the message.",
  uncertain: "I cannot tell whether it was posted.",
  expired: "it was too late.",
  damaged:
    "what I had stored of the group is damaged and cannot be read, so I send nothing more for it. Say /reading-group end, then create it anew.",
  revoked: "I no longer have access.",
};

function trouble(group: Group, session: Session, failure: Failure) {
  return whisper(
    [text(`A message of ${group.name} for ${session.localDate} was not posted: ${TROUBLE[failure]}`)],
    {
      outcome: "error",
    },
  );
}
