/** Taking papers into the team's collection: read outside the transaction, kept inside it, told with Undo. */

import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import type { DoubtfulPair, Intake, IntakeReport, Snapshot } from "../../src/core/intake.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import { type Block, choice, choices, text } from "../../src/core/reply.ts";
import { eachInTurns } from "../../src/core/steps.ts";
import { clip, enumerate } from "../../src/core/text.ts";
import { applyChange, type Edit, put, putPaper } from "../../src/library/change.ts";
import { FIRST_RETRY } from "../../src/library/completer.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { newId, storeOf } from "../shared/store.ts";
import { keyFor, type LibraryDesk, markBy, tenantOf } from "./desk.ts";

/** What was taken in. */
export interface TakenIn {
  readonly report: IntakeReport;
  /** The papers before, for telling what is new. */
  readonly before: Snapshot;
  /** The change to undo; undefined when nothing changed. */
  readonly change: string | undefined;
  /** Papers that were there and say more now. */
  readonly fuller: readonly Paper[];
}

/** Papers written down before the event loop turns. */
const TOGETHER = 200;

/** How often reading is done again because the team's papers changed meanwhile. */
const TRIES = 5;

/** The port, or a refusal where Paperboy runs without it. */
function intakeOf({ intake }: Pick<Context, "intake">): Intake {
  if (intake !== undefined) return intake;
  throw new UserError("no-intake", "Papers cannot be added here: Paperboy was started without that part.");
}

/** Reads a text and keeps what it holds. Throws UserError when the team's papers keep changing under it. */
export async function takeIn(context: Context, action: string, typed: string): Promise<TakenIn> {
  const store = storeOf(context);
  const intake = intakeOf(context);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await intake.snapshot();
    const read = await intake.read(typed, before.corpus, context.signal, context.progress);
    const report = { ...read, doubtful: await undecided(context, read.doubtful) };
    const now = await store.now();
    const id = newId(context.random);
    const isNew = new Set(report.added);
    const fuller = report.papers.filter(
      (paper) => !isNew.has(paper.id) && saysMore(paper, before.corpus.byId(paper.id)),
    );
    const kept = await store.tx(async (tables) => {
      const tenantId = await tenantOf(context, tables, now);
      // Somebody else added papers since they were read: what is new must be judged again.
      if ((await tables.teamPapers.revision(tenantId)) !== before.revision) return "changed";
      const edits = await editsFor(context, { tables, tenantId, now }, { report, before, fuller });
      if (edits.length === 0) return undefined;
      // That something is waited for again is of no interest to others, and nothing to undo.
      const seen = report.added.length + fuller.length + report.doubtful.length > 0;
      const change = { tenantId, id, at: now, actor: context.asker.id, action: `papers ${action}` };
      await applyChange(tables, { ...change, target: "library" }, edits, context.progress);
      return seen ? id : undefined;
    });
    if (kept !== "changed") return { report, before, change: kept, fuller };
  }
  throw new UserError("busy", "Others are adding papers at this moment. Try again in a minute.");
}

/** Those pairs that nobody has settled before. */
async function undecided(context: Context, pairs: readonly DoubtfulPair[]): Promise<readonly DoubtfulPair[]> {
  if (pairs.length === 0) return pairs;
  const store = storeOf(context);
  const tenantId = await tenantOf(context, store.tables, await store.now());
  const verdicts = await store.tables.marks.ofKind(tenantId, "verdict");
  const decided = new Set(verdicts.map(({ paperId, name }) => `${paperId}\n${name}`));
  return pairs.filter(({ papers }) => !decided.has(papers.toSorted().join("\n")));
}

async function editsFor(
  context: Context,
  desk: LibraryDesk,
  { report, before, fuller }: Omit<TakenIn, "change">,
): Promise<readonly Edit[]> {
  const { tenantId, now } = desk;
  const isNew = new Set(report.added);
  const waiting = [...report.lacking.keys()].flatMap((id) =>
    isNew.has(id) ? [] : (before.corpus.byId(id) ?? []),
  );
  const added = report.papers.filter(({ id }) => isNew.has(id));
  const edits: Edit[] = [];
  await eachInTurns(new Set([...added, ...fuller, ...waiting]), TOGETHER, (paper) => {
    const lacks = report.lacking.get(paper.id) ?? null;
    const row = {
      tenantId,
      id: paper.id,
      paperJson: JSON.stringify(paper),
      mergedInto: null,
      lacks,
      tries: 0,
      nextAt: lacks === null ? null : now + FIRST_RETRY,
      addedBy: context.asker.id,
      at: now,
    };
    edits.push(putPaper(row));
  });
  const doubts = report.doubtful.map(({ papers: pair, why }) => {
    const [a = "", b = ""] = pair.toSorted();
    return put(markBy(context, desk, keyFor(desk, "doubt", "", b, a), why.join("; ")));
  });
  return [...edits, ...doubts];
}

/** Whether a record told something of a paper that was not known. */
function saysMore(paper: Paper, before: Paper | undefined): boolean {
  if (before === undefined) return true;
  const known = (one: Paper) =>
    [
      one.titleSource === "document",
      one.abstract !== undefined,
      one.arxivId ?? one.facts?.arxivId,
      one.doi ?? one.facts?.doi,
      one.venue ?? one.facts?.venue,
      one.published,
      one.codeUrl ?? one.facts?.codeUrl,
    ].filter((field) => field !== undefined && field !== false).length;
  return known(paper) > known(before) || paper.authors.length > before.authors.length;
}

/** Two papers that may be one, with the buttons that settle it. */
export function askSame(
  { papers: [a, b], why }: DoubtfulPair,
  byId: (id: string) => Paper | undefined,
): readonly Block[] {
  const [one, other] = [byId(a), byId(b)];
  if (one === undefined || other === undefined) return [];
  return [
    text(`Are “${clip(one.title, 120)}” and “${clip(other.title, 120)}” one paper? ${sentence(why)}`.trim()),
    choices(
      choice(`Same: ${clip(nameOf(one), 50)}`, invoke("papers same", { paper: a, other: b })),
      choice("Different", invoke("papers same", { paper: a, other: b, not: true })),
    ),
  ];
}

function sentence(why: readonly string[]): string {
  const told = enumerate(why);
  return told === "" ? "" : `(${told})`;
}
