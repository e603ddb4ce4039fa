/** What the team remembers of a paper, in one line: where it is saved, its tags, who read it, notes, when it was discussed. */

import type { Context } from "../../src/core/context.ts";
import type { Paper } from "../../src/core/paper.ts";
import { type Block, note } from "../../src/core/reply.ts";
import type { Span } from "../../src/core/spans.ts";
import type { Mark, PostedPaper, Session, Store, Tables } from "../../src/core/store.ts";
import { count } from "../../src/core/text.ts";
import { sessionsOn } from "../../src/reading/group/links.ts";
import { timeSpan } from "../../src/reading/time/tell.ts";
import { hasStore, storeOf } from "./store.ts";

/** What is kept of one paper. */
export interface Remembered {
  readonly marks: readonly Mark[];
  readonly sessions: readonly Session[];
  readonly posted: readonly PostedPaper[];
  /** Of the last session in which it was discussed. */
  readonly held?: { readonly attended: number; readonly open: number } | undefined;
}

/** The line for a card, or no block where there is nothing to tell or nothing is kept. */
export async function memoryOf(context: Context, paper: Paper): Promise<readonly Block[]> {
  const line = await memoryLine(context, paper);
  return line === undefined ? [] : [note(line)];
}

/** The same as spans. */
async function memoryLine(context: Context, paper: Paper): Promise<readonly Span[] | undefined> {
  const store = await storeForReading(context);
  if (store === undefined) return undefined;
  const tenant = await store.tables.tenants.find(context.place.platform, context.place.tenant);
  if (tenant === undefined) return undefined;
  const [marks, sessions, posted] = await Promise.all([
    store.tables.marks.ofPaper(tenant.id, paper.id),
    sessionsOn(store.tables, tenant.id, paper.id),
    store.tables.posted.ofPaper(tenant.id, paper.id),
  ]);
  const done = sessions.find(({ state }) => state === "done");
  const held = done === undefined ? undefined : await heldOf(store.tables, done);
  return sayRemembered({ marks, sessions, posted, held }, context);
}

/** The store, where there is one that something was ever kept in. */
export async function storeForReading(context: Pick<Context, "state">): Promise<Store | undefined> {
  if (!hasStore(context)) return undefined;
  const store = storeOf(context);
  return store.present === undefined || (await store.present()) ? store : undefined;
}

function sayRemembered(kept: Remembered, context: Context): readonly Span[] | undefined {
  const zone = context.asker.zone ?? "UTC";
  const { marks } = kept;
  // Said aloud it speaks of nobody as "you", and of nobody's reading.
  const aloud = context.invocation.audience === "everyone";
  const mine = marks.filter(({ kind, owner }) => kind === "saved" && owner === context.asker.id && !aloud);
  const savers = new Set(
    marks.filter(({ kind, owner }) => kind === "saved" && owner !== "").map((m) => m.owner),
  );
  const lists = marks
    .filter(({ kind, owner }) => kind === "saved" && owner === "")
    .map(({ name }) => `“${name}”`);
  const tags = marks.filter(({ kind }) => kind === "tag").map(({ name }) => `#${name}`);
  const notes = marks.filter(({ kind }) => kind === "note").length;
  const done = kept.sessions.find(({ state }) => state === "done");
  const ahead = kept.sessions.findLast(
    ({ state, startsAt }) => state === "planned" && startsAt >= context.clock.now(),
  );
  const [posted] = kept.posted;
  const parts: (readonly Span[])[] = [];
  const add = (...spans: (string | Span)[]) =>
    parts.push(spans.map((span) => (typeof span === "string" ? { type: "text", text: span } : span)));
  if (savers.size > 0)
    add(
      mine.length === 0
        ? `saved by ${savers.size}`
        : savers.size === 1
          ? "saved by you"
          : `saved by you and ${count(savers.size - 1, "other")}`,
    );
  if (lists.length > 0) add(`on the team's ${lists.slice(0, 3).join(", ")}`);
  if (tags.length > 0) add(tags.slice(0, 6).join(" "));
  const readers = sayReaders(marks.filter(({ kind }) => kind === "status"));
  if (readers !== undefined) parts.push(readers);
  if (notes > 0) add(count(notes, "note"));
  if (ahead !== undefined) add("to be discussed ", timeSpan(ahead.startsAt, zone, "date"));
  if (done !== undefined) add("discussed ", timeSpan(done.startsAt, zone, "date"), sayHeld(kept.held));
  if (posted !== undefined) add("paper of the day on ", timeSpan(posted.at, zone, "date"));
  if (parts.length === 0) return undefined;
  return parts.flatMap((spans, index) => [
    { type: "text" as const, text: index === 0 ? "Your team: " : " · " },
    ...spans,
  ]);
}

/** `, 5 attended, 2 open questions`. */
function sayHeld(held: Remembered["held"]): string {
  if (held === undefined) return "";
  const attended = held.attended === 0 ? "" : `, ${held.attended} attended`;
  return held.open === 0 ? attended : `${attended}, ${count(held.open, "open question")}`;
}

/** How many said that they come, and which questions asked for the session nobody has answered. */
async function heldOf(tables: Tables, { tenantId, id, groupId }: Session): Promise<Remembered["held"]> {
  const answers = await tables.groups.answersOf(tenantId, id);
  const questions = await tables.groups.questionsOf(tenantId, groupId);
  return {
    attended: answers.filter(({ about, answer }) => about === "coming" && answer === "going").length,
    open: questions.filter(({ sessionId, state }) => sessionId === id && state === "open").length,
  };
}

const READERS = [
  ["read", "read by "],
  ["reading", "being read by "],
  ["want", "wanted by "],
] as const;

/** `read by @Ana and @Ben, wanted by 4`; undefined for nobody. */
export function sayReaders(statuses: readonly Mark[]): readonly Span[] | undefined {
  const spans = READERS.flatMap(([value, words]): (readonly Span[])[] => {
    const people = statuses.filter((mark) => mark.value === value);
    if (people.length === 0) return [];
    const named: readonly Span[] =
      people.length > 3
        ? [{ type: "text", text: String(people.length) }]
        : people.flatMap((mark, index): Span[] => [
            ...(index === 0
              ? []
              : [{ type: "text" as const, text: index === people.length - 1 ? " and " : ", " }]),
            sayPerson(mark),
          ]);
    return [[{ type: "text", text: words }, ...named]];
  });
  if (spans.length === 0) return undefined;
  return spans.flatMap((part, index) =>
    index === 0 ? part : [{ type: "text", text: ", " } as const, ...part],
  );
}

/** Whoever made a mark; nobody is notified. */
export function sayPerson({ by, byName }: Pick<Mark, "by" | "byName">): Span {
  return { type: "person", id: by, name: byName };
}
