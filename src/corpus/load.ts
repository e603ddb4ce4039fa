/** The corpus of a folder: every document read, entries that are one paper joined, facts set beside them. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../core/compare.ts";
import type { Paper } from "../core/paper.ts";
import { runInTurns, runToEnd, type Steps } from "../core/steps.ts";
import { type Document, listDocuments, readDocument, withoutDamaged } from "./document.ts";
import { type Entry, type Parsed, type Reject, reject } from "./entry.ts";
import { type FactsOfPaper, parseFacts } from "./facts.ts";
import { detectSeedFormat, seedParser } from "./formats/detect.ts";
import { readJsonLines } from "./formats/json-lines.ts";
import { linesOf } from "./import-lines.ts";
import { type Doubt, joinInSteps, type Merge } from "./join.ts";
import { settleTitles } from "./settle.ts";

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
}

/** A collection as `corpus import` writes it, of any size. */
const COLLECTION = /\.jsonl$/i;

/**
 * Loads every document and collection of a folder. The result depends on them alone, not on their order. What cannot be
 * read is among the rejects and spoils nothing else; throws only when the folder itself cannot be listed. The event loop
 * turns meanwhile.
 */
export async function loadCorpus({ seedsFolder, now }: LoadOptions): Promise<CorpusReport> {
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO("UTC")
    .toPlainDate()
    .toString();
  const names = await listDocuments(seedsFolder);
  const documents = await Promise.all(
    names.filter((name) => !COLLECTION.test(name)).map((file) => readDocument(seedsFolder, file)),
  );
  const facts = await readFacts(seedsFolder);
  const collected: Entry[] = [];
  const rejects = [...facts.rejects];
  for (const file of names.filter((name) => COLLECTION.test(name)))
    for await (const found of readJsonLines(linesOf(join(seedsFolder, file)), { file, today }))
      if ("reason" in found) rejects.push(found);
      else collected.push(found);
  return await runInTurns(assembleInSteps(documents, facts.facts, today, { entries: collected, rejects }));
}

/** The same from documents in memory. `today` is a calendar date. */
export function assemble(
  documents: readonly (Document | Reject)[],
  facts: readonly FactsOfPaper[],
  today: string,
): CorpusReport {
  return runToEnd(assembleInSteps(documents, facts, today, { entries: [], rejects: [] }));
}

/** `earlier`: what was read of collections, whose entries need no cutting. */
function* assembleInSteps(
  documents: readonly (Document | Reject)[],
  facts: readonly FactsOfPaper[],
  today: string,
  earlier: Parsed,
): Steps<CorpusReport> {
  const rejects: Reject[] = [...earlier.rejects];
  const read: Entry[] = [];
  for (const document of documents) {
    if ("reason" in document) {
      rejects.push(document);
      continue;
    }
    const parsed = parseDocument(document, today);
    read.push(...parsed.entries);
    rejects.push(...parsed.rejects);
  }
  read.sort((a, b) => compareText(a.file, b.file) || a.entry - b.entry);
  const settled = settleTitles(read);
  rejects.push(...settled.rejects);
  rejects.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  const entries = [...settled.entries, ...earlier.entries];
  return { ...(yield* joinInSteps(entries, facts, new Map())), entries: entries.length, rejects };
}

function parseDocument(document: Document, today: string) {
  const { file, lines } = document;
  if (lines.every((line) => line.trim() === ""))
    return { entries: [], rejects: [reject(file, 1, "the file holds nothing but blank lines")] };
  const format = detectSeedFormat(lines);
  if (format === undefined)
    return {
      entries: [],
      rejects: [
        reject(
          file,
          1,
          "unknown format: neither a listing, an author's page nor abstracts",
          lines.find((line) => line.trim() !== ""),
        ),
      ],
    };
  const parsed = withoutDamaged(seedParser(format)(lines, { file, today }), document);
  if (parsed.entries.length > 0 || parsed.rejects.length > 0) return parsed;
  return { entries: [], rejects: [reject(file, 1, "the file holds no papers")] };
}

async function readFacts(folder: string): Promise<{ facts: readonly FactsOfPaper[]; rejects: Reject[] }> {
  const file = "facts.json";
  let text: string;
  try {
    text = await readFile(join(folder, file), "utf8");
  } catch {
    return { facts: [], rejects: [] };
  }
  try {
    return { facts: parseFacts(text), rejects: [] };
  } catch (error) {
    return {
      facts: [],
      rejects: [
        reject(file, 1, `the facts cannot be used: ${error instanceof Error ? error.message : "not JSON"}`),
      ],
    };
  }
}
