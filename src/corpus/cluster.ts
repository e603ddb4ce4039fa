/**
 * Groups records that are one paper in near-linear time: only records that share a block are compared (an id, the title
 * squashed, rare words of the title together, a MinHash band of the abstract: Broder, "On the resemblance and containment of
 * documents", 1997), and groups grow by union-find. A small set is compared pair by pair.
 */

import { judgePrepared, type Verdict } from "./identity.ts";
import { type BibliographicRecord, hashOf, type Prepared, prepare } from "./prepared.ts";
import { weightOf, withoutAdded } from "./title-likeness.ts";

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

/** Below this many records every pair is judged. */
const EXACT_BELOW = 64;
/** A block that more records share says nothing; records in it meet through rarer ones. */
const LARGEST_BLOCK = 60;
/** A record is compared with the records that share most blocks with it, at most so many. */
const MOST_COMPARED = 24;
const BANDS = 6;
/** Members of each group that have a say when two groups would join, and the score that forbids it. */
const WITNESSES = 3;
const CLEARLY_DIFFERENT = 0.1;

/** Grows clusters record by record; `add` compares with what is there, `result` tells the groups so far. */
export class Clusterer {
  readonly #records: Prepared[] = [];
  readonly #parent: number[] = [];
  /** By hash of the block's key: its one record, or its records. Two keys with one hash only cost a comparison. */
  readonly #strong = new Map<number, number | number[]>();
  readonly #weak = new Map<number, number | number[]>();
  /** The records of each group with more than one, by its first. */
  readonly #members = new Map<number, readonly number[]>();
  readonly #joined: JudgedPair[] = [];
  readonly #doubtful: JudgedPair[] = [];

  /** Adds one record and returns its position. About constant time in the number of records. */
  add(record: BibliographicRecord): number {
    const index = this.#records.length;
    const prepared = prepare(record);
    this.#records.push(prepared);
    this.#parent.push(index);
    // How many blocks each earlier record shares with this one; a pair of words in common is common, two pairs are not.
    const shared = new Map<number, number>();
    const { strong, weak } = blocksOf(prepared);
    this.#meet(this.#strong, strong, index, 2, shared);
    this.#meet(this.#weak, weak, index, 1, shared);
    if (index < EXACT_BELOW) for (let other = 0; other < index; other += 1) shared.set(other, 99);
    const near = [...shared].filter(([, weight]) => weight >= 2).sort(([p, x], [q, y]) => y - x || p - q);
    const few = index < EXACT_BELOW ? near : near.slice(0, MOST_COMPARED);
    for (const [other] of few.sort(([p], [q]) => p - q)) this.#judge(other, index);
    return index;
  }

  #meet(
    blocks: Map<number, number | number[]>,
    keys: readonly string[],
    index: number,
    weight: number,
    shared: Map<number, number>,
  ): void {
    for (const key of keys) {
      const hash = hashOf(key);
      const block = blocks.get(hash);
      if (block === undefined) blocks.set(hash, index);
      else {
        const members = typeof block === "number" ? [block] : block;
        if (members.length >= LARGEST_BLOCK || members.at(-1) === index) continue;
        for (const other of members) shared.set(other, (shared.get(other) ?? 0) + weight);
        blocks.set(hash, members.length === 1 ? [...members, index] : members);
        if (members.length > 1) members.push(index);
      }
    }
  }

  #judge(a: number, b: number): void {
    const [x, y] = [this.#records[a], this.#records[b]];
    if (x === undefined || y === undefined || this.#find(a) === this.#find(b)) return;
    const verdict = judgePrepared(x, y);
    if (verdict.verdict === "doubtful") this.#doubtful.push({ a, b, verdict });
    if (verdict.verdict !== "same") return;
    const [low, high] = [this.#find(a), this.#find(b)].sort((p, q) => p - q);
    if (low === undefined || high === undefined) return;
    if (this.#contradicts(low, high)) {
      this.#doubtful.push({
        a,
        b,
        verdict: {
          ...verdict,
          verdict: "doubtful",
          why: [...verdict.why, "but others of their groups differ"],
        },
      });
      return;
    }
    this.#joined.push({ a, b, verdict });
    this.#parent[high] = low;
    this.#members.set(
      low,
      [...this.#membersOf(low), ...this.#membersOf(high)].sort((p, q) => p - q),
    );
    this.#members.delete(high);
  }

  #membersOf(root: number): readonly number[] {
    return this.#members.get(root) ?? [root];
  }

  /** A chain must not join what clearly differs: a few of each group are compared, the first ones. */
  #contradicts(low: number, high: number): boolean {
    const [x, y] = [this.#membersOf(low), this.#membersOf(high)];
    if (x.length + y.length < 3) return false;
    return x.slice(0, WITNESSES).some((a) =>
      y.slice(0, WITNESSES).some((b) => {
        const [one, other] = [this.#records[a], this.#records[b]];
        return (
          one !== undefined && other !== undefined && judgePrepared(one, other).score < CLEARLY_DIFFERENT
        );
      }),
    );
  }

  #find(index: number): number {
    let root = index;
    for (let up = this.#parent[root]; up !== undefined && up !== root; up = this.#parent[root]) root = up;
    for (let at = index; at !== root; ) {
      const up = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = up;
    }
    return root;
  }

  /** The groups of all records added so far. */
  result(): Clusters {
    const clusterOf = this.#records.map((_, index) => this.#find(index));
    return {
      clusterOf,
      joined: this.#joined,
      doubts: this.#doubtful.filter(({ a, b }) => clusterOf[a] !== clusterOf[b]),
    };
  }
}

/** Clusters a whole sequence of records. */
export function cluster(records: Iterable<BibliographicRecord>): Clusters {
  const clusterer = new Clusterer();
  for (const record of records) clusterer.add(record);
  return clusterer.result();
}

interface Blocks {
  /** Sharing one of these is reason enough to compare. */
  readonly strong: readonly string[];
  /** Sharing two of these is. */
  readonly weak: readonly string[];
}

/** Keys of which two records of one paper share enough, nearly always. */
function blocksOf({ record, words: whole, people, all, shingles }: Prepared): Blocks {
  const words = withoutAdded(whole);
  const squashed = words.join("");
  const strong: string[] = [];
  const weak: string[] = [];
  const arxiv = record.arxivId ?? /^10\.48550\/arxiv\.(\d{4}\.\d{4,5})/i.exec(record.doi ?? "")?.[1];
  if (arxiv !== undefined) strong.push(`arxiv ${arxiv}`);
  if (whole.length === 0 && record.url !== undefined) strong.push(`url ${record.url}`);
  if (record.doi !== undefined) strong.push(`doi ${record.doi.toLowerCase()}`);
  if (squashed.length >= 8) strong.push(`title ${squashed.slice(0, 16)}`, `end ${squashed.slice(-16)}`);
  // Without a title it stands in another field, among names: more words are needed to meet it.
  const weighty = [...new Set(words.length > 0 ? words : all)].filter(
    (word) => word.length >= 4 && weightOf(word) >= 0.75,
  );
  // Longest first: long words are the rare ones, and a slip in one leaves the pairs of the others.
  const rare = weighty
    .toSorted((a, b) => weightOf(b) - weightOf(a) || b.length - a.length || (a < b ? -1 : 1))
    .slice(0, words.length > 0 ? 5 : 10);
  for (const [index, word] of rare.entries())
    for (const other of rare.slice(index + 1))
      weak.push(`words ${word < other ? `${word} ${other}` : `${other} ${word}`}`);
  if (rare.length <= 3) for (const word of rare) strong.push(`word ${word}`);
  const surname = people[0]?.surname;
  if (surname !== undefined)
    for (const word of rare.slice(0, 3)) weak.push(`by ${surname} ${word.slice(0, 5)}`);
  if (shingles !== undefined && shingles.length >= 15) strong.push(...bandsOf(shingles));
  return { strong, weak };
}

/** The smallest of the shingles' hashes under several orders: texts that share most of them share most of these. */
function bandsOf(shingles: Uint32Array): string[] {
  const smallest = new Uint32Array(BANDS).fill(0xffffffff);
  for (const hash of shingles)
    for (let band = 0; band < BANDS; band += 1) {
      const mixed =
        (Math.imul(hash ^ Math.imul(band, 0x9e3779b1), 0x85ebca6b + band * 2) ^ (hash >>> 13)) >>> 0;
      if (mixed < (smallest[band] ?? 0)) smallest[band] = mixed;
    }
  return [...smallest].map((value, band) => `text ${band} ${value}`);
}
