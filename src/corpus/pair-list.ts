/** Pairs of records with a score, sixteen bytes each: among many doubles there are millions. */

import { FloatList } from "./number-lists.ts";

export interface ScoredPair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** Both numbers of a pair stand in one, exactly: records are numbered below this. */
const MOST = 2 ** 26;

export class PairList {
  readonly #pairs = new FloatList();
  readonly #scores = new FloatList();

  push(a: number, b: number, score: number): void {
    this.#pairs.push(a * MOST + b);
    this.#scores.push(score);
  }

  at(index: number): ScoredPair {
    const pair = this.#pairs.at(index);
    return { a: Math.floor(pair / MOST), b: pair % MOST, score: this.#scores.at(index) };
  }

  /** In the order in which they were added. */
  *all(): Generator<ScoredPair> {
    for (let index = 0; index < this.#pairs.length; index += 1) yield this.at(index);
  }

  /** Places of the pairs by falling score, then by their records. O(n log n). */
  surestFirst(): Uint32Array {
    const [pairs, scores] = [this.#pairs, this.#scores];
    return Uint32Array.from({ length: pairs.length }, (_, index) => index).sort(
      (p, q) => scores.at(q) - scores.at(p) || pairs.at(p) - pairs.at(q),
    );
  }
}
