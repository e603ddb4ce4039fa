/** Whether two bibliographic records are one paper. Precision first: two papers made one are worse than one left twice. */

import { fold, readable, titleKey, wordsOf } from "./text.ts";

/** A record as any source may give it; everything may be absent. */
export interface BibliographicRecord {
  readonly title?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly venue?: string | undefined;
  readonly year?: number | undefined;
  readonly abstract?: string | undefined;
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
}

export interface Verdict {
  readonly verdict: "same" | "different" | "doubtful";
  /** 0..1, how likely the two are one paper. */
  readonly score: number;
  /** In words, strongest reason first. */
  readonly why: readonly string[];
}

/** Judges two records. Symmetric. Linear in their text. */
export function judge(a: BibliographicRecord, b: BibliographicRecord): Verdict {
  if (a.arxivId !== undefined && a.arxivId === b.arxivId) return same(1, `the same arXiv id ${a.arxivId}`);
  if (a.doi !== undefined && a.doi === b.doi) return same(1, `the same DOI ${a.doi}`);
  const people = authorAgreement(a.authors ?? [], b.authors ?? []);
  const text = containment(a.abstract, b.abstract);
  const [titleA, titleB] = [titleKey(a.title ?? ""), titleKey(b.title ?? "")];
  const years = a.year === undefined || b.year === undefined ? undefined : Math.abs(a.year - b.year);
  if (titleA !== "" && titleA === titleB) {
    if (text !== undefined && text >= 0.8) return same(0.99, "the same title and abstract");
    if (people === "none" && (years ?? 3) > 1)
      return different(0.2, "one title, but other authors and another year");
    if (people === "none") return doubtful(0.5, "one title, but no author in common");
    if (text !== undefined && text < 0.05 && years !== undefined && years > 2)
      return doubtful(0.5, "the same title, but other text and another year");
    return same(0.95, people === "some" ? "the same title and an author in common" : "the same title");
  }
  if (text !== undefined && text >= 0.8) {
    if (titleA === "" || titleB === "") return same(0.97, "one abstract holds the other");
    return people === "some"
      ? same(0.9, "the same abstract and an author in common")
      : doubtful(0.6, "the same abstract under two titles");
  }
  return different(0.02, "neither ids, title nor abstract agree");
}

function same(score: number, ...why: string[]): Verdict {
  return { verdict: "same", score, why };
}

function different(score: number, ...why: string[]): Verdict {
  return { verdict: "different", score, why };
}

function doubtful(score: number, ...why: string[]): Verdict {
  return { verdict: "doubtful", score, why };
}

/** Whether the lists name somebody in common, by surname and first initial; unknown when one names nobody. */
function authorAgreement(a: readonly string[], b: readonly string[]): "some" | "none" | "unknown" {
  if (a.length === 0 || b.length === 0) return "unknown";
  const keys = new Set(a.map(nameKey));
  return b.some((name) => keys.has(nameKey(name))) ? "some" : "none";
}

function nameKey(name: string): string {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.at(-1) ?? ""} ${words[0]?.[0] ?? ""}`;
}

/** Words in a row that are compared. */
const SHINGLE = 5;

/** Share of the shorter text's five-word runs that the other holds; undefined when either is too short to say. */
export function containment(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  const [x, y] = [shingles(a), shingles(b)];
  const [small, large] = x.size <= y.size ? [x, y] : [y, x];
  if (small.size < 15) return undefined;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared / small.size;
}

/** The distinct five-word runs of a text. */
export function shingles(text: string): Set<string> {
  const words = wordsOf(readable(text));
  const runs = new Set<string>();
  for (let index = 0; index + SHINGLE <= words.length; index += 1)
    runs.add(words.slice(index, index + SHINGLE).join(" "));
  return runs;
}

/** A pair of records, by position, with the verdict on it. */
export interface JudgedPair {
  readonly a: number;
  readonly b: number;
  readonly verdict: Verdict;
}

export interface Clusters {
  /** For each record the position of the first record of its cluster. */
  readonly clusterOf: readonly number[];
  /** The pairs that joined records, and those left in doubt between different clusters. */
  readonly joined: readonly JudgedPair[];
  readonly doubts: readonly JudgedPair[];
}

/** Groups records that are one paper. Every pair is judged: meant for a few hundred records. */
export function clusterAll(records: readonly BibliographicRecord[]): Clusters {
  const parent = records.map((_, index) => index);
  const find = (index: number): number => {
    const up = parent[index] ?? index;
    if (up === index) return index;
    const root = find(up);
    parent[index] = root;
    return root;
  };
  const joined: JudgedPair[] = [];
  const doubtful: JudgedPair[] = [];
  records.forEach((record, b) => {
    for (let a = 0; a < b; a += 1) {
      const other = records[a];
      if (other === undefined) continue;
      const verdict = judge(other, record);
      if (verdict.verdict === "doubtful") doubtful.push({ a, b, verdict });
      if (verdict.verdict !== "same" || find(a) === find(b)) continue;
      joined.push({ a, b, verdict });
      const [low, high] = find(a) < find(b) ? [find(a), find(b)] : [find(b), find(a)];
      parent[high] = low;
    }
  });
  const clusterOf = records.map((_, index) => find(index));
  return { clusterOf, joined, doubts: doubtful.filter(({ a, b }) => clusterOf[a] !== clusterOf[b]) };
}
