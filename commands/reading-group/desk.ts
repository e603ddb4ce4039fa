/** What every subcommand of /reading-group starts from: which group, which session, who may, and Undo. */

import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { type Invocation, invoke } from "../../src/core/invocation.ts";
import { type Block, choice, choices, type Reply, reply, text } from "../../src/core/reply.ts";
import type { Channel, Group, Session, Tables } from "../../src/core/store.ts";
import { sessionsAhead } from "../../src/reading/group/agenda.ts";
import { when } from "../../src/reading/group/card.ts";
import { organiserLeft } from "../../src/reading/group/gone.ts";
import { sessionId } from "../../src/reading/group/keep.ts";
import { groupsIn, homeOf, personIn, seenFrom } from "../../src/reading/group/links.ts";
import type { Showing } from "../../src/reading/group/standing.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { postAgain } from "../shared/postable.ts";
import { storeOf } from "../shared/store.ts";
import { keepChange, type Rows } from "./changes.ts";

/** One request about a group, inside its transaction. */
export interface Desk {
  readonly tables: Tables;
  /** The tenant where the group lives. */
  readonly tenantId: string;
  /** The tenant the asker is in; another one where a channel is linked to the group. */
  readonly here: string;
  /** The asker as the group knows them. */
  readonly me: { readonly id: string; readonly name: string };
  readonly channel: Channel;
  readonly group: Group;
  readonly now: number;
  /** Today in the group's zone. */
  readonly today: Temporal.PlainDate;
}

/** The option that tells two groups of one channel apart; declared last by every subcommand. */
export const groupOption = {
  kind: "text",
  about: "Which group, where a channel has several",
  max: 60,
} as const;

/** The option that names a session; buttons fill it in, people write a date. */
export const sessionOption = {
  kind: "text",
  about: "Which session: its date such as 2026-11-24; the next one when left out",
  max: 40,
} as const;

/**
 * Runs `use` in one transaction with the group that is meant; where `ended` is allowed and no other is meant, with one that
 * has ended. Throws UserError that offers the groups there are.
 */
export async function withGroup<T>(
  context: Context,
  name: string | undefined,
  use: (desk: Desk) => Promise<T>,
  allow: { readonly ended?: boolean } = {},
): Promise<T> {
  const store = storeOf(context);
  const now = await store.now();
  await postAgain(context);
  return await store.tx(async (tables) => {
    const { tenantId, channel } = await placeOf(context, tables, now);
    const group = await groupIn(context, tables, tenantId, channel.id, name, allow.ended);
    const answer = await use(deskFor(context, tables, { here: tenantId, channel, group, now }));
    return isReply(answer) ? (seenFrom(answer, group, tenantId) as T) : answer;
  });
}

/** The desk of a group, seen from where the asker is. */
export function deskFor(
  context: Context,
  tables: Tables,
  at: { readonly here: string; readonly channel: Channel; readonly group: Group; readonly now: number },
): Desk {
  const { group, here } = at;
  const me = { id: personIn(group, here, context.asker.id), name: context.asker.name };
  return { ...at, tables, tenantId: group.tenantId, me, today: localParts(at.now, group.tz).date };
}

function isReply(answer: unknown): answer is Reply {
  return typeof answer === "object" && answer !== null && "blocks" in answer && "audience" in answer;
}

/** The tenant and channel of the asker, made when they are new. */
export async function placeOf(context: Context, tables: Tables, now: number) {
  const { platform, tenant, channel } = context.place;
  const known = await tables.tenants.ensure(platform, tenant, "", now);
  return { tenantId: known.id, channel: await tables.channels.ensure(known.id, channel) };
}

async function groupIn(
  context: Context,
  tables: Tables,
  tenantId: string,
  channelId: string,
  name: string | undefined,
  mayHaveEnded = false,
): Promise<Group> {
  // A button names its session and with it the group, wherever it is pressed: in a private message too.
  const session = context.invocation.options["session"];
  const [, groupId] = /^([a-z0-9]{10})-\d{4}-\d{2}-\d{2}$/.exec(String(session)) ?? [];
  const home = groupId === undefined ? undefined : await homeOf(tables, tenantId, groupId);
  const bySession =
    groupId === undefined || home === undefined ? undefined : await tables.groups.get(home, groupId);
  if (bySession?.state === "active" || (bySession !== undefined && mayHaveEnded)) return bySession;
  const active = await groupsIn(tables, tenantId, channelId);
  const ended = mayHaveEnded ? await groupsIn(tables, tenantId, channelId, "ended") : [];
  const groups = active.length > 0 && name === undefined ? active : oneOfEachName([...active, ...ended]);
  const byName = groups.find((group) => group.name.toLowerCase() === name?.toLowerCase());
  const [only, another] = groups;
  if (byName !== undefined) return byName;
  const lost = name === undefined ? undefined : await lostGroup(context, tables, tenantId, name);
  if (lost !== undefined) return lost;
  if (only === undefined) {
    throw new UserError(
      "no-group",
      "This channel has no reading group. Begin one with /reading-group create.",
      [choice("Create one", invoke("reading-group create"))],
    );
  }
  if (name === undefined && another === undefined) return only;
  const opening = name === undefined ? "Which group?" : `There is no group “${name}” here.`;
  throw new UserError(
    "which-group",
    `${opening} This channel has ${groups.map((group) => group.name).join(", ")}.`,
    groups
      .slice(0, 5)
      .map((group) => choice(group.name, withOption(context.invocation, "group", group.name))),
  );
}

/** A name is taken by one active group only; of those that have ended the newest answers to it. */
function oneOfEachName(groups: readonly Group[]): readonly Group[] {
  const names = groups.map(({ name }) => name.toLowerCase());
  return groups.filter(({ name }, at) => names.indexOf(name.toLowerCase()) === at);
}

/** How many groups are read at a time. */
const PAGE = 200;

/** A group of the workspace by its name, whose channel is gone or takes no posts: wherever it is spoken of. */
async function lostGroup(
  context: Context,
  tables: Tables,
  tenantId: string,
  name: string,
): Promise<Group | undefined> {
  let after: string | undefined = `${tenantId}\n`;
  while (after !== undefined) {
    const page: readonly Group[] = (await tables.groups.page(after, PAGE)).filter(
      (group) => group.tenantId === tenantId,
    );
    for (const group of page) {
      if (group.name.toLowerCase() !== name.toLowerCase()) continue;
      const channel = await tables.channels.get(tenantId, group.channelId);
      const mine = group.createdBy === context.asker.id || context.asker.manager;
      if (mine && channel !== undefined && channel.state !== "ok") return group;
    }
    after = page.length < PAGE ? undefined : `${tenantId}\n${page.at(-1)?.id}`;
  }
  return undefined;
}

function withOption(invocation: Invocation, name: string, value: string): Invocation {
  return { ...invocation, options: { ...invocation.options, [name]: value } };
}

/**
 * Whoever organises the group, and whoever may manage the channel, may change it; and, where `orphaned` is allowed,
 * anybody of the rotation when the organiser has left. Answers the refusal.
 */
export async function organiser(
  context: Context,
  allow: { readonly orphaned?: boolean } = {},
): Promise<string | undefined> {
  if (context.asker.manager) return undefined;
  const store = storeOf(context);
  const { tenantId, channel } = await placeOf(context, store.tables, await store.now());
  const name = context.invocation.options["group"];
  const group = await groupIn(
    context,
    store.tables,
    tenantId,
    channel.id,
    typeof name === "string" ? name : undefined,
  );
  const me = personIn(group, tenantId, context.asker.id);
  if (group.createdBy === me) return undefined;
  if (allow.orphaned === true) {
    const members = await store.tables.groups.membersOf(group.tenantId, group.id);
    const belongs = members.some(({ person, state }) => person === me && state !== "left");
    if (!(await organiserLeft(store.tables, group)))
      return `${group.name} has an organiser; they, or people who may manage this channel, can hand it over.`;
    return belongs
      ? undefined
      : "Only somebody of the rotation can take the group over: join with /reading-group rotation join.";
  }
  return `Only whoever organises ${group.name}, and people who may manage this channel, can do that.`;
}

/** The session that is meant: an id from a button, a date, or the next one that has not ended. */
export async function sessionOf(desk: Desk, context: Context, typed: string | undefined): Promise<Session> {
  const { tables, tenantId, group, now } = desk;
  if (typed === undefined || typed.toLowerCase() === "next") {
    const [next] = await ahead(desk, 1);
    if (next !== undefined) return next;
    throw new UserError("no-session", `${group.name} has no session to come. See /reading-group schedule.`);
  }
  const byId = await tables.groups.getSession(tenantId, typed);
  if (byId !== undefined && byId.groupId === group.id) return byId;
  const date = context.calendar.date(typed, now, group.tz);
  const sessions = await tables.groups.sessionsOf(tenantId, group.id);
  const found =
    sessions.find(({ localDate }) => localDate === date) ??
    sessions.find(({ id }) => id === sessionId(group.id, date));
  if (found !== undefined) return found;
  const coming = await ahead(desk, 4);
  throw new UserError(
    "no-session",
    `${group.name} has no session on ${sayDate(Temporal.PlainDate.from(date), desk.today)}. ${
      coming.length === 0
        ? "No session is to come."
        : `The next are ${coming.map((one) => sessionDate(desk, one)).join(", ")}.`
    }`,
    coming.map((one) => choice(sessionDate(desk, one), withOption(context.invocation, "session", one.id))),
  );
}

/** Refuses a session that does not take place: what is arranged for it would be for nothing. Throws UserError. */
export function demandHeld(desk: Desk, session: Session): void {
  const why = leftOut(desk, session);
  if (why !== undefined) throw new UserError("left-out", why);
}

function leftOut(desk: Desk, session: Session): string | undefined {
  return session.state === "cancelled" || session.state === "skipped"
    ? `${desk.group.name} of ${sessionDate(desk, session)} is ${session.state}.`
    : undefined;
}

/** Why nobody can answer for a session any more; undefined while they can. */
export function closed(desk: Desk, session: Session): string | undefined {
  const why = leftOut(desk, session);
  if (why !== undefined) return why;
  const of = `${desk.group.name} of ${sessionDate(desk, session)}`;
  return session.startsAt + session.lengthMin * 60_000 <= desk.now ? `${of} is over.` : undefined;
}

/** Planned sessions that have not ended, soonest first. */
export function ahead({ tables, group, now }: Desk, count: number): Promise<readonly Session[]> {
  return sessionsAhead(tables, group, now, count);
}

/** What drawing a message of the group needs. */
export function showing({ tables, group, now }: Desk, { corpus }: Pick<Context, "corpus">): Showing {
  return { tables, group, now, corpus };
}

/** `Tue 24 Nov`. */
export function sessionDate(desk: Pick<Desk, "today">, session: Session): string {
  return sayDate(Temporal.PlainDate.from(session.localDate), desk.today);
}

/** `Next: Tue 24 Nov, Tue 1 Dec.`, or that there is none. */
export async function nextDates(desk: Desk): Promise<string> {
  const next = (await ahead(desk, 2)).map((session) => sessionDate(desk, session));
  return next.length === 0 ? "No session is to come." : `Next: ${next.join(", ")}.`;
}

/** When the next session begins, in the reader's own time and the group's; nothing where none is to come. */
export async function nextBegins(desk: Desk): Promise<readonly Block[]> {
  const [next] = await ahead(desk, 1);
  return next === undefined ? [] : [text(["The next one begins ", ...when(next), "."])];
}

/** The answer to a change: one sentence, the next two dates, and Undo. */
export async function answerChange(
  context: Context,
  desk: Desk,
  action: string,
  sentence: string,
  rows: { readonly before: Rows; readonly after: Rows },
  more: readonly Block[] = [],
): Promise<Reply> {
  const id = await keepChange(context, desk, action, rows.before, rows.after);
  return reply([
    text(`${sentence} ${await nextDates(desk)}`),
    ...more,
    choices(choice("Undo", invoke("reading-group undo", { change: id, group: desk.group.name }))),
  ]);
}

/** A session's change, made or refused because somebody else was faster. */
export async function saveSession({ tables }: Pick<Desk, "tables">, session: Session): Promise<void> {
  if (await tables.groups.changeSession(session)) return;
  throw new UserError(
    "raced",
    "Somebody else changed that session at the same moment. Look again and repeat it.",
  );
}
