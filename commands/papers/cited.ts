/** Which papers are meant to be cited: a saved list, a thread, pasted messages, a session of a reading group. */

import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import type { ThreadText } from "../../src/core/ports.ts";
import { type Block, type Choice, choice, choices, note, text } from "../../src/core/reply.ts";
import type { Group, Session, Tables } from "../../src/core/store.ts";
import { clip, count } from "../../src/core/text.ts";
import { addressOf, findLinks, type PaperLink } from "../../src/corpus/links.ts";
import { listName } from "../../src/library/names.ts";
import { shortName } from "../../src/reading/group/ballot.ts";
import { groupsIn } from "../../src/reading/group/links.ts";
import { readMinutes } from "../../src/reading/group/minutes.ts";
import { storeForReading } from "../shared/memory.ts";
import { nameOfLink, papersNamed, unknownLinks } from "../shared/mentions.ts";
import { readLibrary } from "./desk.ts";
import { papersOf } from "./saved.ts";

/** The papers, with what else is to be said of where they come from. */
export interface Cited {
  readonly papers: readonly Paper[];
  readonly remarks: readonly Block[];
}

/** The papers of a list, or of all lists. Throws UserError when there are none. */
export async function savedPapers(
  context: Context,
  list: string | undefined,
  of: "me" | "team" | undefined,
): Promise<readonly Paper[]> {
  const owner = of === "team" ? "" : context.asker.id;
  const name = list === undefined ? undefined : listName(list);
  const marks = await readLibrary(context, ({ tables, tenantId }) =>
    tables.marks.ofKind(tenantId, "saved", { owner, ...(name === undefined ? {} : { name }) }),
  );
  const papers = papersOf(context, marks);
  if (papers.length > 0) return papers;
  throw new UserError(
    "no-list",
    `${of === "team" ? "The team has" : "You have"} no papers ${name === undefined ? "saved" : `on a list “${name}”`}; see /papers saved.`,
  );
}

/** The papers that the thread which was asked in links, shows or names. Throws UserError when it cannot be read or has none. */
export async function threadPapers(context: Context, also = ""): Promise<Cited> {
  if (context.readThread === undefined) {
    if (also !== "") return await textPapers(context, also);
    throw new UserError(
      "no-thread",
      'There is no thread here. Ask in a thread, or paste its messages: /papers cite text:"…"',
    );
  }
  context.progress("Reading this thread…");
  const read = await context.readThread();
  if (read.kind === "cannot") {
    // The message that was chosen is known all the same.
    if (also === "") throw new UserError("thread-unread", read.why);
    const cited = await textPapers(context, also);
    return { ...cited, remarks: [...cited.remarks, note(`Of this one message only: ${read.why}`)] };
  }
  const hidden = sayHidden(read);
  const remarks = [
    ...(hidden === "" ? [] : [note(hidden)]),
    ...(read.more ? [note("Only the beginning of this long thread was read.")] : []),
  ];
  const cited = await inMessages(context, [...read.messages, also].join("\n"), remarks);
  if (cited !== undefined) return cited;
  throw new UserError(
    "no-papers",
    `This thread names no paper by link, id or quoted title. ${hidden}`.trim(),
  );
}

/** How much of a thread the platform does not show to us, with the remedy; nothing where all was read. */
function sayHidden({ hidden, remedy }: Extract<ThreadText, { readonly kind: "read" }>): string {
  if (hidden === 0) return "";
  return `The words of ${count(hidden, "message")} are kept from me.${remedy === undefined ? "" : ` ${remedy}`}`;
}

/** The papers that pasted messages link or name. Throws UserError when there are none. */
export async function textPapers(context: Context, pasted: string): Promise<Cited> {
  const cited = await inMessages(context, pasted, []);
  if (cited !== undefined) return cited;
  throw new UserError("no-papers", "That names no paper by link, id or quoted title.");
}

/** Undefined where nothing is named that is known, or could be added. */
async function inMessages(
  { corpus, progress }: Context,
  words: string,
  remarks: readonly Block[],
): Promise<Cited | undefined> {
  const papers = await papersNamed(words, corpus, progress);
  const unknown = unknownLinks(findLinks(words), papers).slice(0, 5);
  if (papers.length === 0 && unknown.length === 0) return undefined;
  return { papers, remarks: [...toAdd(unknown), ...remarks] };
}

function toAdd(unknown: readonly PaperLink[]): readonly Block[] {
  if (unknown.length === 0) return [];
  const buttons = unknown.map((link) =>
    choice(`Add ${clip(nameOfLink(link), 60)}`, invoke("papers add", { what: addressOf(link) })),
  );
  return [text(`Not in the collection yet: ${unknown.map(nameOfLink).join(", ")}.`), choices(...buttons)];
}

/** A session that people can choose. */
export interface Offered {
  readonly group: Group;
  readonly session: Session;
  /** `2026-12-01 DeepSeek-R1 (Readers)`; begins with its date, which the option reads. */
  readonly label: string;
}

/** The sessions of this channel's groups that have a paper, newest first; none where nothing is kept. */
export async function sessionsToCite(context: Context): Promise<readonly Offered[]> {
  return await withGroups(context, async (tables, groups) => {
    const offered: Offered[] = [];
    for (const group of groups) {
      for (const session of await tables.groups.sessionsOf(group.tenantId, group.id)) {
        if (session.paperId === null || session.state === "cancelled" || session.state === "skipped")
          continue;
        const where = groups.length > 1 ? ` (${group.name})` : "";
        const label = `${session.localDate} ${clip(shortName(context.corpus, session.paperId), 50)}${where}`;
        offered.push({ group, session, label: clip(label, 75) });
      }
    }
    return offered.sort((one, other) => other.session.startsAt - one.session.startsAt);
  });
}

async function withGroups<T>(
  context: Context,
  use: (tables: Tables, groups: readonly Group[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const store = await storeForReading(context);
  const { platform, tenant, channel } = context.place;
  const known = await store?.tables.tenants.find(platform, tenant);
  if (store === undefined || known === undefined) return [];
  return await use(store.tables, await groupsIn(store.tables, known.id, channel));
}

/** The session that words mean: an id from a menu, `last`, `next`, or a date; undefined when it is none of those offered. */
export function sessionMeant(
  context: Context,
  offered: readonly Offered[],
  typed: string,
): Offered | undefined {
  const now = context.clock.now();
  const words = typed.trim().toLowerCase();
  if (words === "last") return offered.find(({ session }) => session.startsAt <= now);
  if (words === "next") return offered.findLast(({ session }) => session.startsAt > now);
  const byId = offered.find(({ session }) => session.id === typed.trim());
  if (byId !== undefined) return byId;
  const byLabel = offered.find(({ label }) => label.toLowerCase() === words);
  if (byLabel !== undefined) return byLabel;
  const [iso = dateOf(context, offered, words)] = /\d{4}-\d{2}-\d{2}/u.exec(words) ?? [];
  return offered.find(({ session }) => session.localDate === iso);
}

function dateOf(context: Context, offered: readonly Offered[], words: string): string | undefined {
  const zone = offered[0]?.group.tz ?? context.asker.zone ?? "UTC";
  try {
    return context.calendar.date(words, context.clock.now(), zone);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The paper of a session, and those that its questions and minutes link. */
export async function sessionPapers(
  context: Context,
  { group, session }: Offered,
): Promise<readonly Paper[]> {
  const [asked = []] = await withGroups(context, async (tables) => [
    await tables.groups.questionsOf(group.tenantId, group.id),
  ]);
  const words = [
    ...asked.flatMap(({ sessionId, body, state }) =>
      sessionId === session.id && state !== "withdrawn" ? [body] : [],
    ),
    ...readMinutes(session.minutesJson).flatMap(({ takeaway, action }) => [takeaway ?? "", action ?? ""]),
  ];
  const own = session.paperId === null ? undefined : context.corpus.byId(session.paperId);
  const named = await papersNamed(words.join("\n"), context.corpus, context.progress);
  const papers = [...(own === undefined ? [] : [own]), ...named];
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}

/** The sessions as buttons. */
export function sessionChoices(offered: readonly Offered[], format: string | undefined): readonly Choice[] {
  return offered
    .slice(0, 25)
    .map(({ label, session }) => choice(label, invoke("papers cite", { session: session.id, format })));
}
