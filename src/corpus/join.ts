/** From entries to papers: those that are one paper joined, facts set beside them, every paper with an id of its own. */

import { compareText } from "../core/compare.ts";
import { arxivIdOf, doiOf, type Occurrence, type Paper } from "../core/paper.ts";
import type { Steps } from "../core/steps.ts";
import { clusterShelf } from "./cluster.ts";
import type { Entries } from "./entries.ts";
import type { Entry } from "./entry.ts";
import { type Described, type FactsOfPaper, matchFacts } from "./facts.ts";
import { entryOfPaper } from "./known.ts";
import { groupsOf } from "./member-lists.ts";
import { claimsOf, draftOf, mergeDrafts, resolveDraft, unionOf } from "./merge.ts";
import { alsoKnown, type Claim, giveIds, paperFrom, type Settled, type Unnamed } from "./paper-names.ts";
import { type BibliographicRecord, prepare } from "./prepared.ts";
import { PreparedShelf } from "./prepared-shelf.ts";
import { sortWithTies } from "./ties.ts";

export { entryOfPaper, KNOWN_FILE } from "./known.ts";

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

/** Where papers stand that have no id yet; an array is one. */
export interface UnnamedPapers {
  readonly length: number;
  push(paper: Unnamed): unknown;
  at(number: number): Unnamed | undefined;
}

/** The same with the papers left where they stand. */
export interface JoinedApart extends Omit<Joined, "papers"> {
  /** Numbers of the papers, newest first, without a date last, then by id. */
  readonly order: Uint32Array;
  /** By number. */
  readonly ids: readonly string[];
  /** By number: in how many places the paper stands. */
  readonly places: readonly number[];
}

/**
 * Joins entries and names the papers, in short steps. `known` tells which entries, by position, stand for papers that have
 * an id already: those keep it, and their facts. Near-linear in the entries.
 */
export function* joinInSteps(
  entries: readonly Entry[],
  facts: readonly FactsOfPaper[],
  known: ReadonlyMap<number, Paper>,
): Steps<Joined> {
  const shelf = new PreparedShelf();
  for (const entry of entries) {
    shelf.add(prepare(recordOf(entry)));
    yield;
  }
  const unnamed: Unnamed[] = [];
  const { order, ids, merges, doubts } = yield* joinApart(entries, shelf, unnamed, known, facts);
  const papers = Array.from(order, (number) => named(ids[number], unnamed[number]));
  return { papers, merges, doubts };
}

/** A paper with its id, the first of its fields. Throws RangeError for one that is not there. */
export function named(id: string | undefined, paper: Unnamed | undefined): Paper {
  if (id === undefined || paper === undefined) throw new RangeError("no such paper");
  return Object.freeze({ id, ...paper });
}

/**
 * The same for entries that stand apart and whose records are on a shelf, in short steps: what is held of each is what
 * names it. The papers are put where they are wanted.
 */
export function* joinApart(
  entries: Entries,
  shelf: PreparedShelf,
  papers: UnnamedPapers,
  known: ReadonlyMap<number, Paper>,
  facts: readonly FactsOfPaper[] = [],
): Steps<JoinedApart> {
  const entryAt = (index: number): Entry => entries.at(index) ?? NO_ENTRY;
  const clusters = yield* clusterShelf(shelf, (index) => recordOf(entryAt(index)));
  const groups = groupsOf(clusters.clusterOf);
  const keeping = new Map<number, Paper>();
  // The first of a group that is known gives the id.
  for (const [index, paper] of known) {
    const root = clusters.clusterOf[index] ?? index;
    if (!keeping.has(root)) keeping.set(root, paper);
  }
  const settledOf = (root: number): Settled => {
    const draft = unionOf(groups.membersOf(root).map((index) => claimsOf(entryAt(index))));
    return { occurrences: draft.occurrences, keeping: keeping.get(root), ...resolveDraft(draft) };
  };
  // Settled once more than for the papers, so that the claims of all need not be held at once.
  const described: Described[] = [];
  for (const root of facts.length === 0 ? [] : groups.roots) {
    described.push(describe(settledOf(root)));
    yield;
  }
  const matched = matchFacts(described, facts);
  const claims: Claim[] = [];
  const places: number[] = [];
  for (const [number, root] of groups.roots.entries()) {
    const { paper, claim } = paperFrom(settledOf(root), matched[number]);
    papers.push(paper);
    claims.push(claim);
    places.push(paper.occurrences.length);
    yield;
  }
  const ids = yield* giveIds(claims, (number) => papers.at(number) ?? NO_PAPER);
  const order = yield* sortWithTies(
    Uint32Array.from(ids.keys()),
    (p, q) =>
      compareText(claims[q]?.date ?? "", claims[p]?.date ?? "") || compareText(ids[p] ?? "", ids[q] ?? ""),
    () => "",
  );
  const idOf = (index: number) => ids[groups.numberOf(clusters.clusterOf[index] ?? index)] ?? "";
  const at = (index: number): Occurrence => {
    const { file, entry, line } = entryAt(index);
    return { file, entry, line };
  };
  const merges: Merge[] = [];
  for (const { a, b, verdict } of clusters.joined) {
    merges.push({ paper: idOf(a), ...at(b), into: at(a), score: verdict.score, why: verdict.why });
    yield;
  }
  const doubts: Doubt[] = [];
  for (const { a, b, verdict } of clusters.doubts) {
    const { score, why } = verdict;
    doubts.push({ papers: [idOf(a), idOf(b)], entries: [at(a), at(b)], score, why });
    yield;
  }
  return { order, ids, places, merges, doubts };
}

const NO_ENTRY: Entry = { file: "", entry: 0, line: 0, endLine: 0 };
const NO_PAPER = { authors: [] };

/** What the matching of facts looks at. */
function describe({ fields: { title, abstract, arxivId } }: Settled): Described {
  return {
    ...(title === undefined ? {} : { title }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(arxivId === undefined ? {} : { arxivId }),
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

/** Two papers that somebody said are one: the first keeps its id and its facts, every field takes the fullest. */
export function mergePapers(keep: Paper, other: Paper): Paper {
  const [place] = other.occurrences;
  const draft = mergeDrafts(draftOf(entryOfPaper(keep, 1)), draftOf({ ...entryOfPaper(other, 2), ...place }));
  const facts = keep.facts ?? other.facts;
  const kept: Paper = { ...keep, ...(facts === undefined ? {} : { facts }) };
  const occurrences = [...keep.occurrences, ...other.occurrences];
  const { paper } = paperFrom({ occurrences, keeping: kept, ...resolveDraft(draft) }, undefined);
  const ids = [keep, other].flatMap((one) => [arxivIdOf(one), doiOf(one)]).filter((id) => id !== undefined);
  const titles = [keep, other].filter((one) => one.titleSource !== "derived").map((one) => one.title);
  const own = { ...paper, id: keep.id };
  return Object.freeze({
    ...own,
    ...alsoKnown(
      [paper.otherIds, other.otherIds, ids],
      [paper.otherTitles, other.otherTitles, titles],
      [arxivIdOf(own), doiOf(own), own.title],
    ),
  });
}
