/** What stands in a folder of seeds: documents cut into entries, facts, and collections, each with what cannot be read. */

import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../core/compare.ts";
import { type Document, withoutDamaged } from "./document.ts";
import { type Entry, type Parsed, type Reject, reject } from "./entry.ts";
import { type FactsOfPaper, parseFacts } from "./facts.ts";
import { type Content, ContentHash } from "./fingerprint.ts";
import { detectSeedFormat, seedParser } from "./formats/detect.ts";
import { readJsonLines } from "./formats/json-lines.ts";
import { linesOf } from "./import-lines.ts";
import { settleTitles } from "./settle.ts";

/** Collections, read once. */
export interface Collections extends Parsed {
  /** What was read of each; absent when one could not be read to its end. */
  readonly contents?: readonly Content[];
}

/** The entries of documents, titles and authors apart, in an order that is that of the files' names. `today`: a calendar date. */
export function readDocuments(documents: readonly (Document | Reject)[], today: string): Parsed {
  const rejects: Reject[] = [];
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
  return { entries: settled.entries, rejects: [...rejects, ...settled.rejects] };
}

function parseDocument(document: Document, today: string): Parsed {
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

/** Reads collections as `corpus import` writes them, of any size, record by record. */
export async function readCollections(
  folder: string,
  files: readonly string[],
  today: string,
): Promise<Collections> {
  const entries: Entry[] = [];
  const rejects: Reject[] = [];
  const contents: Content[] = [];
  for (const file of files) {
    const hash = new ContentHash(file);
    try {
      const lines = linesOf(join(folder, file), { seen: (bytes) => hash.add(bytes) });
      for await (const found of readJsonLines(lines, { file, today }))
        if ("reason" in found) rejects.push(found);
        else entries.push(found);
      contents.push(hash.content());
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      rejects.push(reject(file, 1, `the file cannot be read (${error.code})`));
    }
  }
  return { entries, rejects, ...(contents.length < files.length ? {} : { contents }) };
}

/** Reads `facts.json`; a folder need not have one. */
export async function readFacts(
  folder: string,
): Promise<{ facts: readonly FactsOfPaper[]; rejects: Reject[] }> {
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
    const why = error instanceof Error ? error.message : "not JSON";
    return { facts: [], rejects: [reject(file, 1, `the facts cannot be used: ${why}`)] };
  }
}

/** How many bytes files have together; one that is not there has none. */
export async function sizeOf(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => {
      try {
        return (await stat(join(folder, file))).size;
      } catch {
        return 0;
      }
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
