/** The corpus of a folder: every document read, entries that are one paper joined, facts set beside them. */

import { compareText } from "../core/compare.ts";
import type { Paper } from "../core/paper.ts";
import type { Log } from "../core/ports.ts";
import { runInTurns, runToEnd, type Steps } from "../core/steps.ts";
import { type Document, listDocuments, readDocument } from "./document.ts";
import type { Parsed, Reject } from "./entry.ts";
import type { FactsOfPaper } from "./facts.ts";
import { contentsOf, fingerprintOf, type ReadSeeds } from "./fingerprint.ts";
import { type Doubt, joinInSteps, type Merge } from "./join.ts";
import { KeptCorpus } from "./kept-corpus.ts";
import { readCollections, readDocuments, readFacts, sizeOf } from "./seeds.ts";

export interface CorpusReport {
  /** Newest first, without a date last, then by id. */
  readonly papers: readonly Paper[];
  /** How many entries were read. */
  readonly entries: number;
  readonly merges: readonly Merge[];
  readonly doubts: readonly Doubt[];
  readonly rejects: readonly Reject[];
}

export interface LoadOptions {
  readonly seedsFolder: string;
  /** The moment of the import, ms since 1970-01-01T00:00Z: no date is inferred to lie after its day. */
  readonly now: number;
  /** Where to keep what joining gives for the next start. Absent: nowhere. */
  readonly keep?: Keep;
}

export interface Keep {
  /** It is made when it is not there. */
  readonly folder: string;
  readonly log: Log;
  /** Bytes of seeds that are worth it. */
  readonly from?: number;
}

export interface Loaded extends CorpusReport {
  /** Whether all was read and joined, or what was kept of an earlier start is still what that would give. */
  readonly from: "joined" | "kept";
}

/** A collection as `corpus import` writes it, of any size. */
const COLLECTION = /\.jsonl$/i;

/** Fewer bytes of seeds, some thousand papers, are joined in a fraction of a second. */
const WORTH_KEEPING = 1024 * 1024;

/**
 * Loads every document and collection of a folder. The result depends on them alone, not on their order, nor on what is
 * kept. What cannot be read is among the rejects and spoils nothing else; throws only when the folder itself cannot be
 * listed. The event loop turns meanwhile.
 */
export async function loadCorpus({ seedsFolder, now, keep }: LoadOptions): Promise<Loaded> {
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO("UTC")
    .toPlainDate()
    .toString();
  const names = await listDocuments(seedsFolder);
  const collections = names.filter((name) => COLLECTION.test(name));
  const documents = await Promise.all(
    names.filter((name) => !COLLECTION.test(name)).map((file) => readDocument(seedsFolder, file)),
  );
  const { facts, rejects } = await readFacts(seedsFolder);
  const { entries, rejects: unread } = readDocuments(documents, today);
  const read: ReadSeeds = { entries, rejects: [...rejects, ...unread], facts };
  const kept = keep && (await keptIn(keep, await sizeOf(seedsFolder, names)));
  if (kept?.fingerprint !== undefined) {
    const contents = await contentsOf(seedsFolder, collections);
    const fits = contents !== undefined && kept.fingerprint === (await fingerprintOf(read, contents));
    const report = fits ? await kept.read() : undefined;
    if (report !== undefined) return { ...report, from: "kept" };
  }
  const collected = await readCollections(seedsFolder, collections, today);
  const report = await runInTurns(joinAll(read, collected));
  // By the bytes that were joined: the files may have changed since they were compared.
  if (kept !== undefined && collected.contents !== undefined)
    await kept.write(report, await fingerprintOf(read, collected.contents));
  return { ...report, from: "joined" };
}

async function keptIn(
  { folder, log, from = WORTH_KEEPING }: Keep,
  bytes: number,
): Promise<KeptCorpus | undefined> {
  return bytes < from ? undefined : await KeptCorpus.open(folder, log);
}

/** The same from documents in memory. `today` is a calendar date. */
export function assemble(
  documents: readonly (Document | Reject)[],
  facts: readonly FactsOfPaper[],
  today: string,
): CorpusReport {
  return runToEnd(joinAll({ ...readDocuments(documents, today), facts }, { entries: [], rejects: [] }));
}

/** `collected`: what was read of collections. */
function* joinAll(read: ReadSeeds, collected: Parsed): Steps<CorpusReport> {
  const rejects = [...read.rejects, ...collected.rejects];
  rejects.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  const entries = [...read.entries, ...collected.entries];
  return { ...(yield* joinInSteps(entries, read.facts, new Map())), entries: entries.length, rejects };
}
