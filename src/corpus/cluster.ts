/**
 * Groups records that are one paper in near-linear time: only records that share a block are compared (blocks.ts), the surest
 * pairs join first, and no two groups join when a record of one is plainly another paper than a record of the other, so that no
 * chain of likenesses leads from a paper to a different one (constrained agglomeration, as in Bansal, Blum and Chawla,
 * "Correlation clustering", 2004). A small set is compared pair by pair.
 */

import { BlockTable } from "./block-table.ts";
import { blocksOf } from "./blocks.ts";
import { judgePrepared, type Verdict } from "./identity.ts";
import { type BibliographicRecord, compareRecords, hashOf, type Prepared, prepare } from "./prepared.ts";

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
  /** How many pairs were compared. */
  readonly compared: number;
}

/** Below this many records every pair is judged. */
const EXACT_BELOW = 64;
/** A block that more records share says nothing; records in it meet through rarer ones. */
const LARGEST_BLOCK = 60;
/** A record is compared with the records that share most blocks with it, at most so many. */
const MOST_COMPARED = 24;
/** Forms of a group that have a say when two groups would join, and the score that forbids it. */
const MOST_FORMS = 60;
const PLAINLY_DIFFERENT = 0.05;

/** Collects records one by one; `result` tells the groups so far. */
export class Clusterer {
  readonly #records: Prepared[] = [];
  /** By hash of the block's key. Two keys with one hash only cost a comparison. */
  readonly #strong = new BlockTable();
  readonly #weak = new BlockTable();
  readonly #same: JudgedPair[] = [];
  readonly #doubtful: JudgedPair[] = [];
  #compared = 0;

  /** Adds one record and returns its position. About constant time in the number of records. */
  add(record: BibliographicRecord | Prepared): number {
    const index = this.#records.length;
    const prepared = "words" in record ? record : prepare(record);
    this.#records.push(prepared);
    // How many blocks each earlier record shares with this one; a pair of words in common is common, two pairs are not.
    const shared = new Map<number, number>();
    const { strong, weak } = blocksOf(prepared);
    this.#meet(this.#strong, strong, index, 2, shared);
    this.#meet(this.#weak, weak, index, 1, shared);
    if (index < EXACT_BELOW) for (let other = 0; other < index; other += 1) shared.set(other, 99);
    const near = [...shared].filter(([, weight]) => weight >= 2).sort(([p, x], [q, y]) => y - x || p - q);
    const few = index < EXACT_BELOW ? near : near.slice(0, MOST_COMPARED);
    for (const [other] of few) this.#judge(other, index);
    return index;
  }

  #meet(
    blocks: BlockTable,
    keys: readonly string[],
    index: number,
    weight: number,
    shared: Map<number, number>,
  ): void {
    for (const key of keys)
      blocks.meet(hashOf(key), index, LARGEST_BLOCK, (other) => {
        shared.set(other, (shared.get(other) ?? 0) + weight);
      });
  }

  #judge(a: number, b: number): void {
    const [x, y] = [this.#records[a], this.#records[b]];
    if (x === undefined || y === undefined) return;
    this.#compared += 1;
    const verdict = judgePrepared(x, y);
    if (verdict.verdict === "doubtful") this.#doubtful.push({ a, b, verdict });
    if (verdict.verdict === "same") this.#same.push({ a, b, verdict });
  }

  /** The groups of all records added so far: the surest pairs first, equally sure ones in the order of the records. */
  result(): Clusters {
    const groups = new Groups(this.#records);
    const joined: JudgedPair[] = [];
    const doubts = [...this.#doubtful];
    const surest = this.#same.toSorted((p, q) => q.verdict.score - p.verdict.score || p.a - q.a || p.b - q.b);
    for (const { a, b, verdict } of surest) {
      if (groups.find(a) === groups.find(b)) continue;
      if (groups.join(a, b)) joined.push({ a, b, verdict });
      else
        doubts.push({
          a,
          b,
          verdict: {
            ...verdict,
            verdict: "doubtful",
            why: [...verdict.why, "but others of their groups differ"],
          },
        });
    }
    const clusterOf = this.#records.map((_, index) => groups.find(index));
    return {
      clusterOf,
      joined,
      doubts: doubts.filter(({ a, b }) => clusterOf[a] !== clusterOf[b]),
      compared: this.#compared + groups.compared,
    };
  }
}

/** Disjoint groups (union-find with path halving) that remember the forms their records have. */
class Groups {
  readonly #records: readonly Prepared[];
  readonly #parent: number[];
  /** For each group of more than one, by its first: one record of each form. */
  readonly #forms = new Map<number, readonly number[]>();
  compared = 0;

  constructor(records: readonly Prepared[]) {
    this.#records = records;
    this.#parent = records.map((_, index) => index);
  }

  find(index: number): number {
    let at = index;
    for (let up = this.#parent[at] ?? at; up !== at; up = this.#parent[at] ?? at) {
      this.#parent[at] = this.#parent[up] ?? up;
      at = up;
    }
    return at;
  }

  /** Joins the groups of two records, unless something in them is plainly different. O(forms²), bounded. */
  join(a: number, b: number): boolean {
    const [x, y] = [this.find(a), this.find(b)];
    const [low, high] = x < y ? [x, y] : [y, x];
    const [some, others] = [this.#forms.get(low) ?? [low], this.#forms.get(high) ?? [high]];
    if (some.length + others.length > 2 && this.#contradict(some, others)) return false;
    this.#parent[high] = low;
    this.#forms.delete(high);
    this.#forms.set(low, this.#distinct([...some, ...others]));
    return true;
  }

  #contradict(some: readonly number[], others: readonly number[]): boolean {
    return some.some((a) =>
      others.some((b) => {
        const [x, y] = [this.#records[a], this.#records[b]];
        if (x === undefined || y === undefined) return false;
        this.compared += 1;
        return judgePrepared(x, y).score < PLAINLY_DIFFERENT;
      }),
    );
  }

  /** One record of each form, at most so many, evenly from the first to the last. */
  #distinct(indices: readonly number[]): readonly number[] {
    const forms = new Map<string, number>();
    for (const index of indices) {
      const { squashed, rest, year, record } = this.#records[index] ?? {};
      const form = `${squashed} ${rest?.join(" ")} ${year} ${record?.arxivId} ${record?.doi}`;
      if (!forms.has(form)) forms.set(form, index);
    }
    const all = [...forms.values()];
    return all.length <= MOST_FORMS
      ? all
      : all.filter(
          (_, at) =>
            Math.floor((at * MOST_FORMS) / all.length) !== Math.floor(((at - 1) * MOST_FORMS) / all.length),
        );
  }
}

/** Clusters a whole sequence of records; their order changes nothing in who is with whom. */
export function cluster(records: Iterable<BibliographicRecord>): Clusters {
  const prepared = [...records].map(prepare);
  const order = prepared.map((_, index) => index).sort((p, q) => compare(prepared[p], prepared[q]) || p - q);
  const clusterer = new Clusterer();
  for (const index of order) {
    const record = prepared[index];
    if (record !== undefined) clusterer.add(record);
  }
  const { clusterOf, joined, doubts, compared } = clusterer.result();
  // Back to the positions given, each cluster under its first.
  const firsts = new Map<number, number>();
  order.forEach((index, place) => {
    const root = clusterOf[place] ?? place;
    firsts.set(root, Math.min(firsts.get(root) ?? index, index));
  });
  const result: number[] = new Array(prepared.length).fill(0);
  order.forEach((index, place) => {
    result[index] = firsts.get(clusterOf[place] ?? place) ?? index;
  });
  const back = (pair: JudgedPair): JudgedPair => {
    const [a, b] = [order[pair.a] ?? 0, order[pair.b] ?? 0];
    return { a: Math.min(a, b), b: Math.max(a, b), verdict: pair.verdict };
  };
  return {
    clusterOf: result,
    joined: joined.map(back).sort(byPlace),
    doubts: doubts.map(back).sort(byPlace),
    compared,
  };
}

function compare(a: Prepared | undefined, b: Prepared | undefined): number {
  return a === undefined || b === undefined ? 0 : compareRecords(a, b);
}

function byPlace(p: JudgedPair, q: JudgedPair): number {
  return p.b - q.b || p.a - q.a;
}
