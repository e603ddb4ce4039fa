/** What follows when somebody cannot be written to: their account is gone, or takes no private messages. */

import { reply, text } from "../../core/reply.ts";
import type { Group, Session, Tables } from "../../core/store.ts";
import { localParts } from "../time/resolve.ts";
import { sayDate } from "../time/say.ts";
import { askNext } from "./asking.ts";
import { groupChanged } from "./follow.ts";
import { markOrganiserLeft } from "./gone.ts";
import { askedKey, sessionKey, toldKey } from "./keys.ts";
import { addressOf } from "./links.ts";
import { placesOf, putDown, SESSION } from "./put-down.ts";

interface About {
  readonly tables: Tables;
  readonly group: Group;
  readonly session: Session;
  readonly now: number;
}

interface Person {
  /** As the group knows them. */
  readonly person: string;
  /** What was to be said to them. */
  readonly kind: string;
  /** Their account does not exist any more; otherwise they take no private messages. */
  readonly gone: boolean;
}

/**
 * Whoever is gone leaves the rotation and the sessions to come, and the next two are asked for each; a group whose
 * organiser is gone can be taken over. What the organiser was to decide is asked in the channels. A presenter who takes
 * no private messages is told in theirs that there is something to prepare.
 */
export async function unreachable(about: About, { person, kind, gone }: Person): Promise<void> {
  const { tables, group, session } = about;
  if (gone) await dropPerson(about, person);
  if (gone && person === group.createdBy) await markOrganiserLeft(tables, group);
  if (kind === "few") await askAll(about);
  if (kind === "presenter" && !gone && session.presenter === person) await tellInChannel(about, person);
}

async function dropPerson({ tables, group, now }: About, person: string): Promise<void> {
  const { tenantId, id: groupId } = group;
  const member = (await tables.groups.membersOf(tenantId, groupId)).find((one) => one.person === person);
  if (member !== undefined && member.state !== "left")
    await tables.groups.putMember({ ...member, state: "left" });
  const today = localParts(now, group.tz).date;
  for (const session of await tables.groups.sessionsOf(tenantId, groupId, now)) {
    if (session.state !== "planned" || session.presenter !== person) continue;
    const after = { ...session, presenter: null, presenterName: null, version: session.version + 1 };
    if (!(await tables.groups.changeSession(after))) continue;
    const reason = "the account is gone";
    await tables.groups.putTurn({
      tenantId,
      groupId,
      sessionId: session.id,
      person,
      what: "excused",
      at: now,
      reason,
    });
    const date = sayDate(Temporal.PlainDate.from(session.localDate), today);
    const opening = `${session.presenterName} was to present ${group.name} on ${date}, but the account is gone.`;
    const asked = await askNext(tables, group, after, now, opening);
    for (const place of await placesOf(tables, group))
      await putDown(tables, { group, session: after, place, key: askedKey(after), reply: asked, now });
  }
  await groupChanged(tables, group, now);
}

/** The message about too few readers, for everybody. */
async function askAll({ tables, group, session, now }: About): Promise<void> {
  for (const place of await placesOf(tables, group)) {
    await tables.deliveries.add(
      {
        tenantId: place.tenantId,
        dedupeKey: `${sessionKey(session, "few")}:all`,
        kind: SESSION,
        channelId: place.channelId,
        subjectId: session.id,
        targetVersion: session.version,
        localDate: session.localDate,
        dueAt: now,
        expiresAt: session.startsAt,
      },
      now,
    );
  }
}

async function tellInChannel({ tables, group, session, now }: About, person: string): Promise<void> {
  const { tenantId } = addressOf(group, person);
  const place = (await placesOf(tables, group)).find((one) => one.tenantId === tenantId);
  if (place === undefined) return;
  const date = sayDate(Temporal.PlainDate.from(session.localDate), localParts(now, group.tz).date);
  const said = reply([
    text([
      { type: "person", id: person, name: session.presenterName ?? "", ping: true },
      `, you present ${group.name} on ${date}. I may not write to you privately, so I say it here: /reading-group next shows the paper, /reading-group questions what people ask.`,
    ]),
  ]);
  const key = toldKey(session, person);
  await putDown(tables, { group, session, place, key, reply: said, now });
}
