/** The corpus of a folder: every document read, entries that are one paper joined, facts set beside them. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Occurrence, Paper } from "../core/paper.ts";
import { cluster } from "./cluster.ts";
import { derivedName, deriveTitle } from "./derive.ts";
import { type Document, listDocuments, readDocument, withoutDamaged } from "./document.ts";
import { type Entry, type Reject, reject } from "./entry.ts";
import { type FactsOfPaper, matchFacts, parseFacts } from "./facts.ts";
import { detectSeedFormat, seedParser } from "./formats/detect.ts";
import type { BibliographicRecord } from "./identity.ts";
import { type Draft, draftOf, mergeDrafts, resolveDraft } from "./merge.ts";
import { settleTitles } from "./settle.ts";
import { nicknameOf, slugOf } from "./slug.ts";

/** An entry that was joined to a paper already there. */
export interface Merge extends Occurrence {
  readonly paper: string;
  /** The entry it was joined to. */
  readonly into: Occurrence;
  readonly score: number;
  readonly why: readonly string[];
}

/** Two papers that may be one; left apart until somebody says. */
export interface Doubt {
  readonly papers: readonly [string, string];
  readonly entries: readonly [Occurrence, Occurrence];
  readonly score: number;
  readonly why: readonly string[];
}

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

/**
 * Loads every document of a folder. The result depends on the documents alone, not on their order. What cannot be read
 * is among the rejects and spoils nothing else; throws only when the folder itself cannot be listed.
 */
export async function loadCorpus({ seedsFolder, now }: LoadOptions): Promise<CorpusReport> {
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO("UTC")
    .toPlainDate()
    .toString();
  const documents = await Promise.all(
    (await listDocuments(seedsFolder)).map((file) => readDocument(seedsFolder, file)),
  );
  const facts = await readFacts(seedsFolder);
  return assemble(documents, facts.facts, today, facts.rejects);
}

/** The same from documents in memory. `today` is a calendar date. */
export function assemble(
  documents: readonly (Document | Reject)[],
  facts: readonly FactsOfPaper[],
  today: string,
  earlier: readonly Reject[] = [],
): CorpusReport {
  const rejects: Reject[] = [...earlier];
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
  read.sort((a, b) => compare(a.file, b.file) || a.entry - b.entry);
  const settled = settleTitles(read);
  rejects.push(...settled.rejects);
  rejects.sort((a, b) => compare(a.file, b.file) || a.line - b.line);
  return { ...joinEntries(settled.entries, facts), entries: settled.entries.length, rejects };
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

function joinEntries(entries: readonly Entry[], facts: readonly FactsOfPaper[]) {
  const clusters = cluster(entries.map(recordOf));
  const drafts = new Map<number, Draft>();
  entries.forEach((entry, index) => {
    const root = clusters.clusterOf[index] ?? index;
    const draft = draftOf(entry);
    const other = drafts.get(root);
    drafts.set(root, other === undefined ? draft : mergeDrafts(other, draft));
  });
  const roots = [...drafts.keys()];
  const papers = nameAll([...drafts.values()], facts);
  const idOf = (index: number) => papers[roots.indexOf(clusters.clusterOf[index] ?? index)]?.id ?? "";
  const at = (index: number): Occurrence => {
    const { file = "", entry = 0, line = 0 } = entries[index] ?? {};
    return { file, entry, line };
  };
  return {
    papers: papers.toSorted(
      (a, b) => compare(b.published?.date ?? "", a.published?.date ?? "") || compare(a.id, b.id),
    ),
    merges: clusters.joined.map(
      ({ a, b, verdict }): Merge => ({
        paper: idOf(a),
        ...at(b),
        into: at(a),
        score: verdict.score,
        why: verdict.why,
      }),
    ),
    doubts: clusters.doubts.map(
      ({ a, b, verdict }): Doubt => ({
        papers: [idOf(a), idOf(b)],
        entries: [at(a), at(b)],
        score: verdict.score,
        why: verdict.why,
      }),
    ),
  };
}

/** What identity looks at in an entry. */
export function recordOf(entry: Entry): BibliographicRecord {
  const { title, authors, venue, abstract, arxivId, doi, published } = entry;
  return {
    title,
    authors,
    venue,
    abstract,
    arxivId,
    doi,
    year: published === undefined ? undefined : Number(published.date.slice(0, 4)),
  };
}

function nameAll(drafts: readonly Draft[], facts: readonly FactsOfPaper[]): Paper[] {
  const resolved = drafts.map((draft) => ({ draft, ...resolveDraft(draft) }));
  const matched = matchFacts(
    resolved.map(({ fields: { title, abstract, arxivId } }) => ({
      ...(title === undefined ? {} : { title }),
      ...(abstract === undefined ? {} : { abstract }),
      ...(arxivId === undefined ? {} : { arxivId }),
    })),
    facts,
  );
  const named = resolved.map(({ draft, fields, abstractOriginal, provenance }, index) => {
    const added = matched[index];
    const { title: written, authors, ...others } = fields;
    const title = written ?? added?.facts.officialTitle ?? deriveTitle(fields.abstract);
    const titleSource =
      written !== undefined ? "document" : added?.facts.officialTitle !== undefined ? "fact" : "derived";
    const nickname = titleSource === "derived" ? undefined : nicknameOf(title);
    const fromFact =
      titleSource === "fact" && others.arxivId === undefined ? added?.facts.arxivId : undefined;
    const paper: Omit<Paper, "id"> = {
      ...others,
      title,
      titleSource,
      ...(nickname === undefined ? {} : { nickname }),
      authors: authors?.names ?? [],
      authorsComplete: authors?.complete ?? false,
      affiliations: others.affiliations ?? [],
      categories: others.categories ?? [],
      ...(abstractOriginal === undefined ? {} : { abstractOriginal }),
      ...(fromFact === undefined ? {} : { arxivId: fromFact }),
      ...(added === undefined ? {} : { facts: added.facts }),
      occurrences: draft.occurrences,
      provenance,
    };
    return {
      paper,
      base: added?.id ?? slugOf(titleSource === "derived" ? derivedName(title) : title),
      fixed: added !== undefined,
    };
  });
  return withIds(named);
}

/** Gives every paper its own id: the oldest keeps the plain one, others get year, then first author, then a number. */
function withIds(named: readonly { paper: Omit<Paper, "id">; base: string; fixed: boolean }[]): Paper[] {
  const taken = new Set<string>();
  const ids = new Map<Omit<Paper, "id">, string>();
  const inOrder = named.toSorted(
    (a, b) =>
      Number(b.fixed) - Number(a.fixed) ||
      compare(a.paper.published?.date ?? "9999", b.paper.published?.date ?? "9999") ||
      compare(a.paper.title, b.paper.title) ||
      compare(a.paper.authors.join(), b.paper.authors.join()) ||
      compare(a.paper.abstract ?? "", b.paper.abstract ?? ""),
  );
  for (const { paper, base } of inOrder) {
    const year = paper.published?.date.slice(0, 4);
    const surname = paper.authors[0]?.split(" ").at(-1);
    const tries = [base, year && `${base}-${year}`, surname && slugOf(`${base} ${surname}`)];
    let id = tries.find((candidate) => candidate !== undefined && candidate !== "" && !taken.has(candidate));
    for (let count = 2; id === undefined; count += 1)
      if (!taken.has(`${base}-${count}`)) id = `${base}-${count}`;
    taken.add(id);
    ids.set(paper, id);
  }
  return named.map(({ paper }) => Object.freeze({ id: ids.get(paper) ?? "", ...paper }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
