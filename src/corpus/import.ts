/** Imports files of any supported format in one go: reads them apart, joins what is one paper, and reports on every record. */

import type { Occurrence, Paper } from "../core/paper.ts";
import type { Entry, Reject } from "./entry.ts";
import { type ReadingOptions, readImportFile } from "./import-files.ts";
import { type Doubt, entryOfPaper, joinEntries, KNOWN_FILE, type Merge } from "./join.ts";

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
  /** The papers that came of the files, those already known and now fuller among them. */
  readonly papers: readonly Paper[];
  /** Ids of papers that were not known before. */
  readonly added: readonly string[];
  /** Records that were joined to a paper: one already known, or one from an earlier record. */
  readonly merged: readonly Merge[];
  /** Pairs that may be one paper; left apart until somebody says. */
  readonly doubtful: readonly Doubt[];
  readonly rejected: readonly Reject[];
}

export interface ImportOptions extends ReadingOptions {
  /** Papers that are there already; what is the same joins them and keeps their ids. */
  readonly existing?: readonly Paper[];
  /** Called about every thousand records, and at the end of each file. */
  readonly progress?: (file: string, records: number) => void;
}

/** Reads all files and joins their records. Never throws for what is in a file. Near-linear in the records. */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<ImportReport> {
  const entries: Entry[] = [];
  const rejected: Reject[] = [];
  const files: ImportedFile[] = [];
  for (const path of paths) {
    let [format, records, bad, name]: [string | undefined, number, number, string] = [undefined, 0, 0, path];
    for await (const found of readImportFile(path, options)) {
      if ("format" in found) format = found.format;
      else if ("reject" in found) {
        rejected.push(found.reject);
        name = found.reject.file;
        bad += 1;
      } else {
        entries.push(found.entry);
        name = found.entry.file;
        records += 1;
        if (records % 1_000 === 0) options.progress?.(name, records);
      }
    }
    options.progress?.(name, records);
    files.push({ file: name, ...(format === undefined ? {} : { format }), records, rejected: bad });
  }
  return { files, rejected, ...addEntries(entries, options.existing ?? []) };
}

/** Joins entries read elsewhere (a pasted link, an answer of arXiv) to the papers that are there. */
export function addEntries(
  entries: readonly Entry[],
  existing: readonly Paper[],
): Pick<ImportReport, "records" | "papers" | "added" | "merged" | "doubtful"> {
  const known = new Map(existing.map((paper, index) => [index, paper]));
  const all = [...existing.map((paper, index) => entryOfPaper(paper, index + 1)), ...entries];
  const joined = joinEntries(all, [], known);
  const ids = new Set(existing.map((paper) => paper.id));
  const isNew = ({ file }: Occurrence) => file !== KNOWN_FILE;
  const before = new Map(existing.map((paper) => [paper.id, paper.occurrences.length]));
  // Of the known ones only those that something joined.
  const papers = joined.papers.filter((paper) => paper.occurrences.length > (before.get(paper.id) ?? 0));
  return {
    records: entries.length,
    papers,
    added: papers.filter((paper) => !ids.has(paper.id)).map((paper) => paper.id),
    merged: joined.merges.filter(isNew),
    doubtful: joined.doubts.filter(({ entries: [a, b] }) => isNew(a) || isNew(b)),
  };
}
