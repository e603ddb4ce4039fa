/** Imports files of any supported format in one go: reads them apart, joins what is one paper, and reports on every record. */

import type { Occurrence, Paper } from "../core/paper.ts";
import { runInTurns, runToEnd, type Steps } from "../core/steps.ts";
import { SpooledEntries } from "./entries.ts";
import type { Entry, Reject } from "./entry.ts";
import { type ReadingOptions, readImportFile } from "./import-files.ts";
import {
  type Doubt,
  entryOfPaper,
  joinApart,
  joinInSteps,
  KNOWN_FILE,
  type Merge,
  recordOf,
} from "./join.ts";
import { type Papers, SpooledPapers } from "./papers.ts";
import { prepare } from "./prepared.ts";
import { PreparedShelf } from "./prepared-shelf.ts";

/** One file of an import. */
export interface ImportedFile {
  readonly file: string;
  /** `bibtex`, `ris`, …; absent when it could not be told. */
  readonly format?: string;
  readonly records: number;
  readonly rejected: number;
}

export interface ImportReport {
  readonly files: readonly ImportedFile[];
  /** Records read, those rejected not counted. */
  readonly records: number;
  /** The papers that came of the files, those already known and now fuller among them. Newest first. */
  readonly papers: Papers;
  /** Ids of papers that were not known before. */
  readonly added: readonly string[];
  /** Records that were joined to a paper: one already known, or one from an earlier record. */
  readonly merged: readonly Merge[];
  /** Pairs that may be one paper; left apart until somebody says. */
  readonly doubtful: readonly Doubt[];
  /** At most `MOST_REJECTS` of each file; its `rejected` counts all. */
  readonly rejected: readonly Reject[];
}

/** An import whose papers stand in a temporary file until it is disposed of. */
export interface Import extends ImportReport, Disposable {}

export interface ImportOptions extends ReadingOptions {
  /** Papers that are there already; what is the same joins them and keeps their ids. */
  readonly existing?: readonly Paper[];
  /** Called about every thousand records, and at the end of each file. */
  readonly progress?: (file: string, records: number) => void;
  /** Called when all is read, with the number of records of which it is now told which are one paper. */
  readonly joining?: (records: number) => void;
}

/** Rejects of one file that are told one by one: a file may be nothing but broken lines. */
const MOST_REJECTS = 10_000;

/**
 * Reads all files and joins their records. Never throws for what is in a file. Near-linear in the records, of each of which
 * about 2 kB are held in memory, however long it is; the rest stands in temporary files, which take about twice the size
 * of what is imported. Throws when the disk is full.
 */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<Import> {
  const existing = options.existing ?? [];
  using entries = new SpooledEntries();
  const shelf = new PreparedShelf();
  const take = (entry: Entry) => {
    entries.push(entry);
    shelf.add(prepare(recordOf(entry)));
  };
  for (const [index, paper] of existing.entries()) take(entryOfPaper(paper, index + 1));
  const rejected: Reject[] = [];
  const files: ImportedFile[] = [];
  for (const path of paths) {
    let [format, records, bad, name]: [string | undefined, number, number, string] = [undefined, 0, 0, path];
    for await (const found of readImportFile(path, options)) {
      if ("format" in found) format = found.format;
      else if ("reject" in found) {
        if (bad < MOST_REJECTS) rejected.push(found.reject);
        name = found.reject.file;
        bad += 1;
      } else {
        take(found.entry);
        name = found.entry.file;
        records += 1;
        if (records % 1_000 === 0) options.progress?.(name, records);
      }
    }
    options.progress?.(name, records);
    files.push({ file: name, ...(format === undefined ? {} : { format }), records, rejected: bad });
  }
  const records = entries.length - existing.length;
  options.joining?.(records);
  const papers = new SpooledPapers();
  try {
    const known = new Map(existing.entries());
    const joined = await runInTurns(joinApart(entries, shelf, papers, known));
    const { order, ids, places } = joined;
    const before = placesOf(existing);
    const fuller = order.filter((number) => isFuller(before, ids[number] ?? "", places[number] ?? 0));
    papers.name(fuller, ids);
    const added = Array.from(fuller, (number) => ids[number] ?? "").filter((id) => !before.has(id));
    return {
      ...{ files, records, rejected, papers, added, ...ofNew(joined) },
      [Symbol.dispose]: () => papers[Symbol.dispose](),
    };
  } catch (error) {
    papers[Symbol.dispose]();
    throw error;
  }
}

/** What came of entries that were read elsewhere. */
export interface Added extends Pick<ImportReport, "records" | "added" | "merged" | "doubtful"> {
  readonly papers: readonly Paper[];
}

/** Joins entries read elsewhere (a pasted link, an answer of arXiv) to the papers that are there. */
export function addEntries(entries: readonly Entry[], existing: readonly Paper[]): Added {
  return runToEnd(addInSteps(entries, existing));
}

/** The same in short steps. */
export function* addInSteps(entries: readonly Entry[], existing: readonly Paper[]): Steps<Added> {
  const all = [...existing.map((paper, index) => entryOfPaper(paper, index + 1)), ...entries];
  const joined = yield* joinInSteps(all, [], new Map(existing.entries()));
  const before = placesOf(existing);
  const papers = joined.papers.filter(({ id, occurrences }) => isFuller(before, id, occurrences.length));
  const added = papers.map(({ id }) => id).filter((id) => !before.has(id));
  return { records: entries.length, papers, added, ...ofNew(joined) };
}

/** In how many places each known paper stands. */
function placesOf(existing: readonly Paper[]): ReadonlyMap<string, number> {
  return new Map(existing.map((paper) => [paper.id, paper.occurrences.length]));
}

/** Of the known ones only those that something joined. */
function isFuller(before: ReadonlyMap<string, number>, id: string, places: number): boolean {
  return places > (before.get(id) ?? 0);
}

/** Merges and doubts that the known papers do not have among themselves. */
function ofNew({ merges, doubts }: { readonly merges: readonly Merge[]; readonly doubts: readonly Doubt[] }) {
  const isNew = ({ file }: Occurrence) => file !== KNOWN_FILE;
  return {
    merged: merges.filter(isNew),
    doubtful: doubts.filter(({ entries: [a, b] }) => isNew(a) || isNew(b)),
  };
}
