/** Undo for reading groups: the rows a change touched, as they were and as it left them. */

import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Group, GroupMember, Nomination, Question, Session, Tables } from "../../src/core/store.ts";
import { groupChanged } from "../../src/reading/group/follow.ts";
import { changed, syncSessions } from "../../src/reading/group/keep.ts";
import { newId } from "../shared/store.ts";
import type { Desk } from "./desk.ts";

/** Rows by table. A row that is only in `after` was made by the change. */
export interface Rows {
  readonly group?: Group;
  readonly sessions?: readonly Session[];
  readonly members?: readonly GroupMember[];
  readonly nominations?: readonly Nomination[];
  readonly questions?: readonly Question[];
}

/** Keeps what a change did and returns the id for its Undo button. */
export async function keepChange(
  context: Context,
  desk: Pick<Desk, "tables" | "tenantId" | "group" | "now" | "me">,
  action: string,
  before: Rows,
  after: Rows,
): Promise<string> {
  const id = newId(context.random);
  await groupChanged(desk.tables, desk.group, desk.now);
  await desk.tables.audit.add({
    tenantId: desk.tenantId,
    id,
    at: desk.now,
    actor: desk.me.id,
    action: `reading-group ${action}`,
    target: desk.group.id,
    beforeJson: JSON.stringify(before),
    afterJson: JSON.stringify(after),
  });
  return id;
}

/** Puts the rows of a change back, if none of them was changed since. Returns the action that was undone. */
export async function undoRows(
  tables: Tables,
  tenantId: string,
  changeId: string,
  now: number,
): Promise<{ readonly action: string; readonly group: Group }> {
  const entry = await tables.audit.get(tenantId, changeId);
  if (entry?.beforeJson == null || entry.afterJson === null || !entry.action.startsWith("reading-group ")) {
    throw new UserError("no-change", "That change is not known here any more, so it cannot be undone.");
  }
  // Only keepChange writes these.
  const before = JSON.parse(entry.beforeJson) as Rows;
  const after = JSON.parse(entry.afterJson) as Rows;
  const current = await tables.groups.get(tenantId, entry.target);
  if (current === undefined) throw new UserError("no-change", "That group is not known here any more.");
  if (!(await untouched(tables, tenantId, current, after))) {
    throw new UserError("changed-since", "It was changed again since, so nothing was undone.");
  }
  const begun = after.group !== undefined && before.group === undefined;
  if (begun && (await inUse(tables, current, now))) {
    throw new UserError(
      "in-use",
      `People have used ${current.name} since, so it is not undone. /reading-group end ends it and keeps its past.`,
    );
  }

  const group = await restoreGroup(tables, current, before, after);
  for (const session of before.sessions ?? []) {
    const there = await tables.groups.getSession(tenantId, session.id);
    if (there === undefined) await tables.groups.putSession(session);
    else await tables.groups.changeSession(changed(group, { ...session, version: there.version }, {}, now));
  }
  for (const member of after.members ?? []) {
    const old = before.members?.find(({ person }) => person === member.person);
    await tables.groups.putMember(old ?? { ...member, state: "left" });
  }
  for (const nomination of after.nominations ?? []) {
    const old = before.nominations?.find(({ paperId }) => paperId === nomination.paperId);
    await tables.groups.putNomination(old ?? { ...nomination, state: "withdrawn" });
  }
  for (const question of after.questions ?? []) {
    const old = before.questions?.find(({ id }) => id === question.id);
    await tables.groups.putQuestion(old ?? { ...question, state: "withdrawn" });
  }
  if (group.state === "active") await syncSessions(tables, group, now);
  if (after.group !== undefined && group.state === "active") await replanMessages(tables, group, now);
  await groupChanged(tables, group, now);
  return { action: entry.action, group };
}

/** Whether a group has met, or anybody has put something into it. */
async function inUse(tables: Tables, { tenantId, id }: Group, now: number): Promise<boolean> {
  const { groups } = tables;
  const [sessions, ...others] = await Promise.all([
    groups.sessionsOf(tenantId, id),
    groups.membersOf(tenantId, id),
    groups.nominationsOf(tenantId, id),
    groups.questionsOf(tenantId, id),
  ]);
  const met = sessions.some(({ startsAt, state }) => startsAt <= now && state !== "skipped");
  return met || others.some((rows) => rows.length > 0);
}

async function restoreGroup(tables: Tables, current: Group, before: Rows, after: Rows): Promise<Group> {
  if (after.group === undefined) return current;
  const old: Group = before.group ?? { ...after.group, state: "ended" };
  const restored = { ...old, version: current.version + 1 };
  if (!(await tables.groups.change(restored))) {
    throw new UserError("raced", "Somebody else changed the group at the same moment. Nothing was undone.");
  }
  return restored;
}

/** Works out anew when the next message of each session to come is due: the leads are others. */
export async function replanMessages(tables: Tables, group: Group, now: number): Promise<void> {
  for (const session of await tables.groups.sessionsOf(group.tenantId, group.id, now)) {
    if (session.state !== "planned") continue;
    if (!(await tables.groups.changeSession(changed(group, session, {}, now))))
      throw new UserError("raced", "Somebody else changed a session at the same moment. Try again.");
  }
}

/** Whether every row the change left is still as it left it. */
async function untouched(tables: Tables, tenantId: string, group: Group, after: Rows): Promise<boolean> {
  if (after.group !== undefined && !same(after.group, group)) return false;
  for (const session of after.sessions ?? []) {
    const there = await tables.groups.getSession(tenantId, session.id);
    if (there === undefined || !same(session, there)) return false;
  }
  const members = await tables.groups.membersOf(tenantId, group.id);
  const nominations = await tables.groups.nominationsOf(tenantId, group.id);
  const questions = await tables.groups.questionsOf(tenantId, group.id);
  return (
    (after.members ?? []).every((row) =>
      members.some((one) => one.person === row.person && same(one, row)),
    ) &&
    (after.nominations ?? []).every((row) =>
      nominations.some((one) => one.paperId === row.paperId && same(one, row)),
    ) &&
    (after.questions ?? []).every((row) => questions.some((one) => one.id === row.id && same(one, row)))
  );
}

/** Equal but for what counts changes and reminders by itself, and for columns that came after the change was kept. */
function same(kept: object, now: object): boolean {
  const values = new Map(Object.entries(now));
  return Object.entries(kept).every(
    ([name, value]) => name === "version" || name === "remindAt" || values.get(name) === value,
  );
}
