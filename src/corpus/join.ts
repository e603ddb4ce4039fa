/** From entries to papers: those that are one paper joined, facts set beside them, every paper with an id of its own. */

import type { Occurrence, Paper } from "../core/paper.ts";
import { cluster } from "./cluster.ts";
import { derivedName, deriveTitle } from "./derive.ts";
import type { Entry } from "./entry.ts";
import { type FactsOfPaper, matchFacts } from "./facts.ts";
import { draftOf, mergeDrafts, type Resolved, resolveDraft } from "./merge.ts";
import type { BibliographicRecord } from "./prepared.ts";
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

export interface Joined {
  /** Newest first, without a date last, then by id. */
  readonly papers: readonly Paper[];
  readonly merges: readonly Merge[];
  readonly doubts: readonly Doubt[];
}

/**
 * Joins entries and names the papers. `known` tells which entries, by position, stand for papers that have an id already:
 * those keep it, and their facts. Near-linear in the entries.
 */
export function joinEntries(
  entries: readonly Entry[],
  facts: readonly FactsOfPaper[],
  known: ReadonlyMap<number, Paper> = new Map(),
): Joined {
  const clusters = cluster(entries.map(recordOf));
  const groups = new Map<number, Entry[]>();
  entries.forEach((entry, index) => {
    const root = clusters.clusterOf[index] ?? index;
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [entry]);
    else group.push(entry);
  });
  const roots = [...groups.keys()];
  const keeping = new Map<number, Paper>();
  // The first of a group that is known gives the id.
  for (const [index, paper] of known) {
    const root = clusters.clusterOf[index] ?? index;
    if (!keeping.has(root)) keeping.set(root, paper);
  }
  const papers = nameAll(
    // One after the other, so that the claims of all need not be held at once.
    [...groups].map(([root, group]) => {
      const draft = group.map(draftOf).reduce(mergeDrafts);
      return { occurrences: draft.occurrences, keeping: keeping.get(root), ...resolveDraft(draft) };
    }),
    facts,
  );
  const placeOf = new Map(roots.map((root, place) => [root, place]));
  const idOf = (index: number) => papers[placeOf.get(clusters.clusterOf[index] ?? index) ?? -1]?.id ?? "";
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
  const { title, authors, venue, abstract, arxivId, doi, url, published } = entry;
  return {
    title,
    authors,
    venue,
    abstract,
    arxivId,
    doi,
    url,
    year: published === undefined ? undefined : Number(published.date.slice(0, 4)),
  };
}

interface Settled extends Resolved {
  readonly occurrences: readonly Occurrence[];
  readonly keeping: Paper | undefined;
}

function nameAll(resolved: readonly Settled[], facts: readonly FactsOfPaper[]): Paper[] {
  const matched = matchFacts(
    resolved.map(({ fields: { title, abstract, arxivId } }) => ({
      ...(title === undefined ? {} : { title }),
      ...(abstract === undefined ? {} : { abstract }),
      ...(arxivId === undefined ? {} : { arxivId }),
    })),
    facts,
  );
  const named = resolved.map(({ occurrences, keeping, fields, abstractOriginal, provenance }, index) => {
    const added = matched[index] ?? factsKept(keeping);
    const { title: written, authors, ...others } = fields;
    const title = written ?? added?.facts.officialTitle ?? deriveTitle(fields.abstract, idText(fields));
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
      occurrences: keeping === undefined ? occurrences : occurrencesOf(keeping, occurrences),
      provenance: sourcesOf(keeping, provenance),
    };
    return {
      paper,
      base: keeping?.id ?? added?.id ?? slugOf(titleSource === "derived" ? derivedName(title) : title),
      fixed: keeping !== undefined || added !== undefined,
    };
  });
  return withIds(named);
}

function factsKept(keeping: Paper | undefined): FactsOfPaper | undefined {
  return keeping?.facts === undefined ? undefined : { id: keeping.id, facts: keeping.facts };
}

/** Sources by field, those of the known paper under their own names. */
function sourcesOf(
  keeping: Paper | undefined,
  provenance: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  if (keeping === undefined) return provenance;
  const own = (field: string, source: string) =>
    source.startsWith(KNOWN_FILE) ? (keeping.provenance[field] ?? []) : [source];
  return Object.fromEntries(
    Object.entries(provenance).map(([field, sources]) => [
      field,
      [...new Set(sources.flatMap((source) => own(field, source)))],
    ]),
  );
}

/** The places a known paper stands in, and those that join it now. */
function occurrencesOf(keeping: Paper, joined: readonly Occurrence[]): readonly Occurrence[] {
  const places = [...keeping.occurrences, ...joined.filter(({ file }) => file !== KNOWN_FILE)];
  return [...new Map(places.map((place) => [`${place.file}:${place.entry}:${place.line}`, place])).values()];
}

/** The file that entries made from known papers name. */
export const KNOWN_FILE = "(known)";

/** The entry that stands for a paper already known, so that others can join it. */
export function entryOfPaper(paper: Paper, entry: number): Entry {
  const { title, titleSource, authors, authorsComplete, affiliations, categories, published, code, codeUrl } =
    paper;
  const { abstract, abstractOriginal, arxivId, doi, venue, url, facts } = paper;
  const optional = {
    published,
    code,
    codeUrl,
    abstract: abstractOriginal ?? abstract,
    arxivId: arxivId ?? facts?.arxivId,
    doi,
    venue,
    url,
  };
  return {
    file: KNOWN_FILE,
    entry,
    line: entry,
    endLine: entry,
    ...(titleSource === "document" ? { title } : {}),
    ...(authors.length === 0 ? {} : { authors, authorsComplete }),
    affiliations,
    categories,
    // Only what is there: absent and undefined are not the same to a merge.
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

/** Two papers that somebody said are one: the first keeps its id and its facts, every field takes the fullest. */
export function mergePapers(keep: Paper, other: Paper): Paper {
  const [place] = other.occurrences;
  const draft = mergeDrafts(draftOf(entryOfPaper(keep, 1)), draftOf({ ...entryOfPaper(other, 2), ...place }));
  const facts = keep.facts ?? other.facts;
  const kept: Paper = { ...keep, ...(facts === undefined ? {} : { facts }) };
  const occurrences = [...keep.occurrences, ...other.occurrences];
  const [merged] = nameAll([{ occurrences, keeping: kept, ...resolveDraft(draft) }], []);
  return merged === undefined ? kept : Object.freeze({ ...merged, id: keep.id });
}

/** How a paper that is known by its id alone is called. */
function idText({ arxivId, doi, url }: { arxivId?: string; doi?: string; url?: string }): string | undefined {
  return arxivId !== undefined
    ? `arXiv:${arxivId}`
    : doi !== undefined
      ? `doi:${doi}`
      : url?.replace(/^https?:\/\//, "");
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
