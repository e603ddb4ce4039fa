/** From a pasted text to papers: read apart from the bot, completed by the sources, joined to what is there. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../core/clock.ts";
import type { Corpus } from "../core/corpus.ts";
import type { DoubtfulPair, IntakeReport } from "../core/intake.ts";
import { arxivIdOf, doiOf, type Paper, type PaperId } from "../core/paper.ts";
import { clip } from "../core/text.ts";
import type { Entry, Reject } from "../corpus/entry.ts";
import { addEntries } from "../corpus/import.ts";
import { readImportFile } from "../corpus/import-files.ts";
import { addressOf, findLinks } from "../corpus/links.ts";
import { askSources, type Sources, wantedFor } from "./sources.ts";

export interface IntakeParts {
  readonly clock: Clock;
  readonly sources: Sources;
}

/** The name that stands for a pasted text in reports. */
const PASTED = "pasted";
/** A pasted text may cost this much: MB of memory, ms, bytes. */
const LIMITS = { memory: 256, time: 20_000, size: 4 * 1024 * 1024 };
/** How long the sources may take before a paper is added without them, ms. */
const PATIENCE = 8_000;
/** Papers asked for at once; more are completed later. */
const ASKED = 40;
/** Papers that a record is compared with: the nearest by its ids and its words. */
const NEAR = 8;

/** Reads one text against a corpus. Never throws for what is in the text. */
export async function readText(
  parts: IntakeParts,
  text: string,
  corpus: Corpus,
  signal: AbortSignal,
): Promise<IntakeReport> {
  const read = await entriesIn(parts, text, signal);
  const completed = await complete(parts, read.entries, corpus, signal);
  // A paper named by an id that is known, in the documents or among the facts, is that paper.
  const known = new Map(
    completed.entries.flatMap((entry) => {
      const paper = isBare(entry) ? byIds(entry, corpus) : undefined;
      return paper === undefined ? [] : [[entry, paper] as const];
    }),
  );
  const entries = completed.entries.filter((entry) => !known.has(entry));
  const existing = near(entries, corpus);
  const joined = addEntries(entries, existing);
  const names = freeIds(joined.added, corpus, existing);
  const named = (id: PaperId) => names.get(id) ?? id;
  const added = joined.added.map(named);
  const papers = joined.papers.map((paper) =>
    names.has(paper.id) ? { ...paper, id: named(paper.id) } : paper,
  );
  return {
    ...(read.format === undefined ? {} : { format: read.format }),
    records: completed.entries.length,
    papers,
    added,
    merged: [
      ...[...known].map(([{ line }, { id }]) => ({ paper: id, line, why: ["the same id"] })),
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
    lacking: new Map(
      papers.flatMap((paper) => {
        const wanted = wantedFor(paper);
        return paper.titleSource === "derived" && wanted !== undefined && added.includes(paper.id)
          ? [[paper.id, wanted] as const]
          : [];
      }),
    ),
  };
}

interface Read {
  readonly format?: string;
  readonly entries: readonly Entry[];
  readonly rejects: readonly Reject[];
}

async function entriesIn({ clock }: IntakeParts, text: string, signal: AbortSignal): Promise<Read> {
  const links = linkEntries(text);
  // Nothing but links needs no reader of formats.
  if (links.length > 0 && text.split(/\s+/u).every((word) => word === "" || findLinks(word).length > 0))
    return { format: "link-list", entries: links, rejects: [] };
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
      else if ("entry" in found) entries.push(found.entry);
      else rejects.push(found.reject);
    }
    // Prose around a link is no format, but the paper it names is named.
    if (format === undefined && links.length > 0) return { format: "link-list", entries: links, rejects: [] };
    return { ...(format === undefined ? {} : { format }), entries, rejects };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function linkEntries(text: string): Entry[] {
  return findLinks(text).map((link, index): Entry => {
    const line = text.slice(0, link.at).split("\n").length;
    const id = link.kind === "arxiv" ? { arxivId: link.id } : link.kind === "doi" ? { doi: link.id } : {};
    return { file: PASTED, entry: index + 1, line, endLine: line, url: addressOf(link), ...id };
  });
}

/** Entries known by an id only, filled from their sources; one that its source does not know is rejected. */
async function complete(
  { clock, sources }: IntakeParts,
  entries: readonly Entry[],
  corpus: Corpus,
  signal: AbortSignal,
): Promise<{ readonly entries: readonly Entry[]; readonly rejects: readonly Reject[] }> {
  const wanted = entries
    .filter((entry) => isBare(entry) && byIds(entry, corpus) === undefined)
    .flatMap((entry) => wantedFor(entry) ?? [])
    .slice(0, ASKED);
  if (wanted.length === 0) return { entries, rejects: [] };
  const impatient = new AbortController();
  const answered = new AbortController();
  void clock.wait(PATIENCE, answered.signal).then(() => impatient.abort());
  const answers = await askSources(sources, wanted, AbortSignal.any([signal, impatient.signal]));
  answered.abort();
  const kept: Entry[] = [];
  const rejects: Reject[] = [];
  for (const entry of entries) {
    const asked = wantedFor(entry);
    const answer = asked === undefined ? undefined : answers.get(asked);
    if (answer?.kind === "missing") {
      const where = asked?.startsWith("arxiv:") === true ? "arXiv" : "Crossref";
      rejects.push({
        file: PASTED,
        line: entry.line,
        reason: `${where} knows no paper with this id`,
        text: asked ?? "",
      });
    } else if (answer?.kind === "found") {
      // What the source says stands under its own name; where it was pasted is kept beside it.
      kept.push({ ...entry, ...answer.entry, entry: entry.entry, line: entry.line, endLine: entry.endLine });
    } else kept.push(entry);
  }
  return { entries: kept, rejects };
}

/** Whether an entry says no more than which paper is meant. */
function isBare({ title, abstract }: Entry): boolean {
  return title === undefined && abstract === undefined;
}

/** The paper with the ids of an entry. */
function byIds({ arxivId, doi }: Entry, corpus: Corpus): Paper | undefined {
  const found = (typed: string, is: (paper: Paper) => boolean) =>
    corpus.search(typed, 3).hits.find(({ paper }) => is(paper))?.paper;
  return (
    (arxivId === undefined
      ? undefined
      : found(`arXiv:${arxivId}`, (paper) => arxivIdOf(paper) === arxivId)) ??
    (doi === undefined ? undefined : found(doi, (paper) => doiOf(paper) === doi))
  );
}

/** The papers that could be the same as one of the entries. About one search for each. */
function near(entries: readonly Entry[], corpus: Corpus): readonly Paper[] {
  const found = new Map<PaperId, Paper>();
  for (const entry of entries) {
    const same = byIds(entry, corpus);
    if (same !== undefined) found.set(same.id, same);
    const words = entry.title ?? (entry.abstract === undefined ? undefined : clip(entry.abstract, 400));
    if (words === undefined) continue;
    const { hits, near: nearest } = corpus.search(words, NEAR);
    for (const { paper } of [...hits, ...nearest]) found.set(paper.id, paper);
  }
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
