/**
 * Groups records that are one paper in near-linear time: only records that share a block are compared (blocks.ts), the surest
 * pairs join first, and no two groups join when a record of one is plainly another paper than a record of the other, so that no
 * chain of likenesses leads from a paper to a different one (constrained agglomeration, as in Bansal, Blum and Chawla,
 * "Correlation clustering", 2004). A small set is compared pair by pair.
 */

import { runToEnd, type Steps } from "../core/steps.ts";
import { BlockTable } from "./block-table.ts";
import { blocksOf } from "./blocks.ts";
import { Groups } from "./groups.ts";
import { judgePrepared, type Verdict } from "./identity.ts";
import { PairList } from "./pair-list.ts";
import { type BibliographicRecord, hashOf, type Prepared, prepare } from "./prepared.ts";
import { PreparedShelf } from "./prepared-shelf.ts";
import { sortRecords } from "./sort-records.ts";

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
/**
 * Collects records one by one; `result` tells the groups so far. A record takes about 1.5 kB, four fifths of it for its
 * abstract, and none of what was given is kept.
 */
export class Clusterer {
  readonly #shelf: PreparedShelf;
  /** Where each record stands on the shelf, in the order in which they were added. */
  readonly #places: number[] = [];
  /** By hash of the block's key. Two keys with one hash only cost a comparison. */
  readonly #strong = new BlockTable();
  readonly #weak = new BlockTable();
  /** By hash of all that is compared: the first record that has it. */
  readonly #firsts = new Map<number, number>();
  readonly #same = new PairList();
  readonly #doubtful = new PairList();
  #compared = 0;

  /** `shelf`: where the records stand that are added by their places. */
  constructor(shelf: PreparedShelf = new PreparedShelf()) {
    this.#shelf = shelf;
  }

  /** Adds one record and returns its position. About constant time in the number of records. */
  add(record: BibliographicRecord | Prepared): number {
    return this.addFromShelf(this.#shelf.add("words" in record ? record : prepare(record)));
  }

  /** The same for a record that stands on the shelf. */
  addFromShelf(place: number): number {
    const index = this.#places.length;
    this.#places.push(place);
    const record = this.#shelf.at(place);
    // Copies stand for one another: kept out of the blocks, they leave room for those that differ.
    const twin = this.#twinOf(index, place);
    if (twin !== undefined && this.#judge(twin, index, record) === "same") return index;
    // How many blocks each earlier record shares with this one; a pair of words in common is common, two pairs are not.
    const shared = new Map<number, number>();
    const { strong, weak } = blocksOf(record);
    this.#meet(this.#strong, strong, index, 2, shared);
    this.#meet(this.#weak, weak, index, 1, shared);
    if (index < EXACT_BELOW) for (let other = 0; other < index; other += 1) shared.set(other, 99);
    const near = [...shared].filter(([, weight]) => weight >= 2).sort(([p, x], [q, y]) => y - x || p - q);
    const few = index < EXACT_BELOW ? near : near.slice(0, MOST_COMPARED);
    for (const [other] of few) this.#judge(other, index, record);
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

  /** An earlier record of which all that is compared is the same, the first there was. */
  #twinOf(index: number, place: number): number | undefined {
    const hash = this.#shelf.hashOf(place);
    const first = this.#firsts.get(hash);
    if (first === undefined) this.#firsts.set(hash, index);
    else if (this.#shelf.areAlike(this.#places[first] ?? -1, place)) return first;
    return undefined;
  }

  #judge(a: number, b: number, record: Prepared): Verdict["verdict"] {
    this.#compared += 1;
    const { verdict, score } = judgePrepared(this.#record(a), record);
    if (verdict === "doubtful") this.#doubtful.push(a, b, score);
    if (verdict === "same") this.#same.push(a, b, score);
    return verdict;
  }

  #record(index: number): Prepared {
    return this.#shelf.at(this.#places[index] ?? -1);
  }

  /** The groups of all records added so far: the surest pairs first, equally sure ones in the order of the records. */
  result(): Clusters {
    return runToEnd(this.resultInSteps());
  }

  /** The same in short steps. */
  *resultInSteps(): Steps<Clusters> {
    const groups = new Groups(this.#places.length, (index) => this.#record(index));
    // Why is worked out again for those that matter: kept for all it would take more than the records.
    const verdictOf = (a: number, b: number) => judgePrepared(this.#record(a), this.#record(b));
    const joined: JudgedPair[] = [];
    const contradicted = new PairList();
    for (const pair of this.#same.surestFirst()) {
      const { a, b, score } = this.#same.at(pair);
      if (groups.find(a) === groups.find(b)) continue;
      if (groups.join(a, b)) joined.push({ a, b, verdict: verdictOf(a, b) });
      else contradicted.push(a, b, score);
      yield;
    }
    const clusterOf = this.#places.map((_, index) => groups.find(index));
    const doubts: JudgedPair[] = [];
    for (const { a, b } of this.#doubtful.all()) {
      if (clusterOf[a] === clusterOf[b]) continue;
      doubts.push({ a, b, verdict: verdictOf(a, b) });
      yield;
    }
    for (const { a, b } of contradicted.all()) {
      if (clusterOf[a] === clusterOf[b]) continue;
      const { score, why } = verdictOf(a, b);
      const said = [...why, "but others of their groups differ"];
      doubts.push({ a, b, verdict: { verdict: "doubtful", score, why: said } });
      yield;
    }
    return { clusterOf, joined, doubts, compared: this.#compared + groups.compared };
  }
}

/** Clusters a whole sequence of records; their order changes nothing in who is with whom. */
export function cluster(records: Iterable<BibliographicRecord>): Clusters {
  const shelf = new PreparedShelf();
  const all: BibliographicRecord[] = [];
  for (const record of records) {
    shelf.add(prepare(record));
    all.push(record);
  }
  return runToEnd(clusterShelf(shelf, (index) => all[index] ?? {}));
}

/**
 * The same for records on a shelf, in short steps. `recordOf` gives a record as it was; it is asked for those only that
 * nothing else tells apart.
 */
export function* clusterShelf(
  shelf: PreparedShelf,
  recordOf: (index: number) => BibliographicRecord,
): Steps<Clusters> {
  const order = yield* sortRecords(shelf, recordOf);
  const clusterer = new Clusterer(shelf);
  for (const index of order) {
    clusterer.addFromShelf(index);
    yield;
  }
  const { clusterOf, joined, doubts, compared } = yield* clusterer.resultInSteps();
  // Back to the positions given, each cluster under its first.
  const firsts = new Map<number, number>();
  order.forEach((index, place) => {
    const root = clusterOf[place] ?? place;
    firsts.set(root, Math.min(firsts.get(root) ?? index, index));
  });
  const result: number[] = new Array(shelf.length).fill(0);
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

function byPlace(p: JudgedPair, q: JudgedPair): number {
  return p.b - q.b || p.a - q.a;
}
