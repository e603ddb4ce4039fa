/** From a pasted text to papers: read apart from the bot, completed by the sources, joined to what is there. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../core/clock.ts";
import type { Corpus } from "../core/corpus.ts";
import type { DoubtfulPair, IntakeReport } from "../core/intake.ts";
import type { Paper, PaperId } from "../core/paper.ts";
import { type Tell, tellFar } from "../core/progress.ts";
import { eachInTurns, runInTurns } from "../core/steps.ts";
import { clip, count } from "../core/text.ts";
import { type Entry, type Reject, reject } from "../corpus/entry.ts";
import { addInSteps } from "../corpus/import.ts";
import { readImportFile } from "../corpus/import-files.ts";
import { unhelpfulLinks } from "../corpus/link-hints.ts";
import { findLinks } from "../corpus/links.ts";
import { wordsOf } from "../corpus/text.ts";
import { byIds, type Completed, complete, isBare, titled, untitledOf } from "./pasted-complete.ts";
import { asksOf, linksIn, PASTED, type Read, titleAlone } from "./pasted-links.ts";
import { BY_TITLE, type Sources } from "./sources.ts";

export interface IntakeParts {
  readonly clock: Clock;
  readonly sources: Sources;
  readonly tell: Tell;
}

/** A pasted text may cost this much: MB of memory, ms, bytes. */
const LIMITS = { memory: 256, time: 20_000, size: 4 * 1024 * 1024 };
/** Papers that a record is compared with: the nearest by its ids and its words. */
const NEAR = 8;
/** Records looked up before the event loop turns: a search takes a millisecond or two. */
const SEARCHED = 5;
/** Records read before it is told how many they are. */
const TOLD = 250;

/** Reads one text against a corpus. Never throws for what is in the text. */
export async function readText(
  parts: IntakeParts,
  text: string,
  corpus: Corpus,
  signal: AbortSignal,
): Promise<IntakeReport> {
  const read = await entriesIn(parts, text, corpus, signal);
  const completed = await complete(parts, read, corpus, signal);
  // A paper named by an id that is known, in the documents or among the facts, is that paper.
  const known = new Map<Entry, Paper>();
  // A paper known by its link alone so far, and now by more; or by an id of another record that is it.
  const untitled = new Map<Entry, Paper>();
  const same = new Map<Entry, Paper>();
  const lookUp = async (entry: Entry) => {
    const byId = await byIds(entry, corpus);
    if (byId !== undefined) same.set(entry, byId);
    const sure = isBare(entry) || isOtherRecord(entry, byId) ? byId : undefined;
    const paper = sure ?? (await untitledOf(entry, corpus));
    if (paper !== undefined) (isBare(entry) ? known : untitled).set(entry, paper);
  };
  const { entries: all } = completed;
  await eachInTurns(all, SEARCHED, lookUp, tellFar(parts.tell, "Looked up", all.length, "record"));
  const entries = all.filter((entry) => !known.has(entry) && !untitled.has(entry));
  const sofar = tellFar(parts.tell, "Compared", entries.length, "record", "with the collection");
  const existing = await near(entries, same, corpus, sofar);
  parts.tell(`Finding out which of ${count(entries.length, "record")} are one paper…`);
  const joined = await runInTurns(addInSteps(entries, existing));
  const names = freeIds(joined.added, corpus, existing);
  const named = (id: PaperId) => names.get(id) ?? id;
  const added = joined.added.map(named);
  const papers = [
    ...joined.papers.map((paper) => (names.has(paper.id) ? { ...paper, id: named(paper.id) } : paper)),
    ...[...untitled].map(([entry, paper]) => titled(paper, entry)),
  ];
  const lacking = new Map(lackingOf(papers, new Set(added), completed));
  return {
    ...(read.format === undefined ? {} : { format: read.format }),
    records: completed.entries.length,
    papers: papers.map((paper) => withHint(paper, lacking.get(paper.id))),
    added,
    merged: [
      ...[...known].map(([{ line }, { id }]) => ({ paper: id, line, why: ["the same id"] })),
      ...[...untitled].map(([entry, { id }]) => ({
        paper: id,
        line: entry.line,
        why: [same.has(entry) ? "the same id" : "the same link"],
      })),
      ...joined.merged.map(({ paper, line, why }) => ({ paper: named(paper), line, why })),
    ].sort((a, b) => a.line - b.line),
    doubtful: joined.doubtful.map(
      ({ papers: [a, b], why }): DoubtfulPair => ({ papers: [named(a), named(b)], why }),
    ),
    rejected: [...read.rejects, ...completed.rejects]
      .map(({ line, reason, text: shown }) => ({
        line,
        reason,
        ...(shown === undefined ? {} : { text: shown }),
      }))
      .sort((a, b) => a.line - b.line),
    lacking: new Map([
      ...lacking,
      // Known by its link alone, and named again with more to ask for.
      ...[...known].flatMap(([entry, { id, titleSource }]) => {
        const wanted = completed.away.get(entry);
        return wanted === undefined || titleSource !== "derived" ? [] : [[id, wanted] as const];
      }),
    ]),
  };
}

/** A paper whose title is still to be asked for is found meanwhile by the words that stood beside its link, or in it. */
function withHint(paper: Paper, wanted: string | undefined): Paper {
  const hint = wanted?.startsWith(BY_TITLE) === true ? wanted.slice(BY_TITLE.length).trim() : "";
  return hint === "" ? paper : { ...paper, otherTitles: [...(paper.otherTitles ?? []), hint] };
}

/** New papers known by an id or a link alone, each with what to ask for when its source answers again. */
function lackingOf(
  papers: readonly Paper[],
  added: ReadonlySet<PaperId>,
  { entries, away }: Completed,
): (readonly [PaperId, string])[] {
  const wanted = new Map(
    entries.flatMap((entry) => {
      const asked = away.get(entry);
      return asked === undefined ? [] : [[`${entry.line} ${entry.entry}`, asked] as const];
    }),
  );
  return papers.flatMap(({ id, titleSource, occurrences }) => {
    if (titleSource !== "derived" || !added.has(id)) return [];
    const [first] = occurrences.flatMap(({ line, entry }) => wanted.get(`${line} ${entry}`) ?? []);
    return first === undefined ? [] : [[id, first] as const];
  });
}

/** The longest text that is typed or pasted: what the options of /papers add and import take. */
const LONGEST_PASTED = 40_000;
/** A text that is neither a format nor a link may be a title. */
const LONGEST_TITLE = 300;

async function entriesIn(
  { clock, tell }: IntakeParts,
  text: string,
  corpus: Corpus,
  signal: AbortSignal,
): Promise<Read> {
  // Longer texts are files, whose links the reader apart finds.
  const pasted = text.length <= LONGEST_PASTED;
  const links = pasted ? linksIn(text) : [];
  const named = { format: "link-list", entries: links.map(({ entry }) => entry), asks: asksOf(links) };
  const unhelpful = (pasted ? unhelpfulLinks(text) : []).map(({ text: address, at, reason }) =>
    reject(PASTED, text.slice(0, at).split("\n").length, reason, address),
  );
  // Nothing but links needs no reader of formats.
  const others = pasted ? text.replace(/https?:\/\/\S+/gi, " ").split(/\s+/u) : [];
  if (
    links.length + unhelpful.length > 0 &&
    others.every((word) => word === "" || findLinks(word).length > 0)
  )
    return { ...named, rejects: unhelpful };
  const folder = await mkdtemp(join(tmpdir(), "paperboy-import-"));
  try {
    const path = join(folder, PASTED);
    await writeFile(path, text, { mode: 0o600 });
    const today = Temporal.Instant.fromEpochMilliseconds(clock.now()).toString().slice(0, 10);
    const entries: Entry[] = [];
    const rejects: Reject[] = [];
    let format: string | undefined;
    for await (const found of readImportFile(path, { today, clock, limits: LIMITS, signal })) {
      if ("format" in found) format = found.format;
      else if ("entry" in found) {
        entries.push(found.entry);
        if (entries.length % TOLD === 0) tell(`Read ${count(entries.length, "record")}…`);
      } else rejects.push(found.reject);
    }
    // Prose around a link is no format, but the paper it names is named.
    if (links.length > 0 && (format === undefined || format === "link-list"))
      return { ...named, rejects: unhelpful };
    if (format === undefined && unhelpful.length > 0)
      return { entries: [], rejects: unhelpful, asks: new Map() };
    if (format === undefined && text.length <= LONGEST_TITLE && wordsOf(text).length > 1 && !signal.aborted)
      return await titleAlone(text, corpus);
    return { ...(format === undefined ? {} : { format }), entries, rejects, asks: new Map() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a paper has the ids of an entry only because somebody said that another record is this paper. */
function isOtherRecord({ arxivId, doi }: Entry, paper: Paper | undefined): boolean {
  const others = paper?.otherIds ?? [];
  return [arxivId, doi].some((id) => id !== undefined && others.includes(id));
}

/** The papers that could be the same as one of the entries: those `same` by an id, and about one search for each. */
async function near(
  entries: readonly Entry[],
  same: ReadonlyMap<Entry, Paper>,
  corpus: Corpus,
  sofar: (done: number) => void,
): Promise<readonly Paper[]> {
  const found = new Map<PaperId, Paper>();
  const lookNear = async (entry: Entry) => {
    const byId = same.get(entry);
    if (byId !== undefined) found.set(byId.id, byId);
    const words = entry.title ?? (entry.abstract === undefined ? undefined : clip(entry.abstract, 400));
    if (words === undefined) return;
    const { hits, near: nearest } = await corpus.search(words, NEAR);
    for (const { paper } of [...hits, ...nearest]) found.set(paper.id, paper);
  };
  await eachInTurns(entries, SEARCHED, lookNear, sofar);
  return [...found.values()];
}

/** New names for those new papers whose name a paper has that none of them was compared with. */
function freeIds(
  added: readonly PaperId[],
  corpus: Corpus,
  existing: readonly Paper[],
): ReadonlyMap<PaperId, PaperId> {
  const taken = new Set([...added, ...existing.map(({ id }) => id)]);
  const names = new Map<PaperId, PaperId>();
  for (const id of added) {
    if (corpus.byId(id) === undefined) continue;
    for (let number = 2; ; number++) {
      const free = `${id}-${number}`;
      if (taken.has(free) || corpus.byId(free) !== undefined) continue;
      names.set(id, free);
      taken.add(free);
      break;
    }
  }
  return names;
}
