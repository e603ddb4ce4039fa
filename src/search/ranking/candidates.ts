/**
 * The papers worth a closer look: the top k of the sum of impacts. Papers are gone through in windows, small enough that
 * their sums stay near the processor. Lists that together cannot lift a paper over the k-th best so far are only asked
 * about papers that others name (the max-score idea of Turtle and Flood, 1995), so that frequent words cost little.
 * Exact: pruning loses nobody.
 */

import type { IndexArrays } from "../indexing/layout.ts";
import { lowerBound } from "../words/deletions.ts";
import { Best } from "./largest.ts";

export interface WeightedStem {
  readonly stem: number;
  readonly weight: number;
}

/** The papers of one stem. */
interface List {
  /** Where the papers not yet gone through begin, and where all end. */
  at: number;
  readonly to: number;
  /** What one step of impact adds: a whole number, so that sums are the same in whatever order. */
  readonly scale: number;
  /** The most that it adds to any paper. */
  readonly most: number;
}

const WINDOW = 4096;
const STEPS = 2 ** 30;

export class Candidates {
  readonly #index: IndexArrays;
  /** By paper of the window; and those of them that are above 0. */
  readonly #sums = new Float64Array(WINDOW);
  readonly #touched = new Uint16Array(WINDOW);

  constructor(index: IndexArrays) {
    this.#index = index;
  }

  /** At most k papers, best first; ties by paper number. O(postings of the rare stems + k log k). */
  top(stems: readonly WeightedStem[], k: number): { paper: number; score: number }[] {
    const { values } = this.#index.postings;
    const lists = stems.map((stem) => this.#listOf(stem)).sort((a, b) => b.most - a.most);
    /** By list: what it and those behind it can add. */
    const rest = lists.map(({ most }) => most);
    for (let i = rest.length - 2; i >= 0; i--) rest[i] = (rest[i] as number) + (rest[i + 1] as number);
    const best = new Best(Math.min(k, this.#index.years.length));
    let leading = lists.length;
    for (;;) {
      while (leading > 0 && (rest[leading - 1] as number) <= best.least) leading--;
      let first = Number.POSITIVE_INFINITY;
      for (const { at, to } of lists.slice(0, leading))
        if (at < to) first = Math.min(first, values[at] as number);
      if (first === Number.POSITIVE_INFINITY) break;
      let count = 0;
      for (const [i, list] of lists.entries())
        if (i < leading) count = this.#lead(list, first, count);
        else {
          count = this.#keep(count, best.least - (rest[i] as number));
          if (count === 0) break;
          this.#follow(list, first, count);
        }
      for (const place of this.#touched.subarray(0, count)) {
        best.add(this.#sums[place] as number, first + place);
        this.#sums[place] = 0;
      }
    }
    return best.sorted().map(({ key, score }) => ({ paper: key, score: score / STEPS / 255 }));
  }

  #listOf({ stem, weight }: WeightedStem): List {
    const { starts } = this.#index.postings;
    const scale = Math.max(1, Math.round(weight * STEPS));
    const most = (this.#index.peaks[stem] as number) * scale;
    return { at: starts[stem] as number, to: starts[stem + 1] as number, scale, most };
  }

  /** Adds all papers of a list that are in the window; returns how many there are of any list. */
  #lead(list: List, first: number, before: number): number {
    const { values } = this.#index.postings;
    const { impacts } = this.#index;
    const sums = this.#sums;
    const touched = this.#touched;
    const { to, scale } = list;
    let count = before;
    let at = list.at;
    for (; at < to; at++) {
      const place = (values[at] as number) - first;
      if (place >= WINDOW) break;
      const sum = sums[place] as number;
      if (sum === 0) touched[count++] = place;
      sums[place] = sum + (impacts[at] as number) * scale;
    }
    list.at = at;
    return count;
  }

  /** Adds a list to the papers still in the race: the shorter walks over the longer. */
  #follow(list: List, first: number, count: number): void {
    const { values } = this.#index.postings;
    const { impacts } = this.#index;
    const sums = this.#sums;
    const { to, scale } = list;
    if (list.at === to) return;
    // Papers of a list are apart by at least as much as their places in it.
    const within = (from: number, apart: number): number => Math.min(to, from + Math.max(0, apart) + 1);
    list.at = lowerBound(values, first, list.at, within(list.at, first - (values[list.at] as number)));
    let at = list.at;
    const far = at + count * 16;
    if (far >= to || (values[far] as number) - first >= WINDOW) {
      for (; at < to; at++) {
        const place = (values[at] as number) - first;
        if (place >= WINDOW) break;
        const sum = sums[place] as number;
        if (sum !== 0) sums[place] = sum + (impacts[at] as number) * scale;
      }
      list.at = at;
      return;
    }
    for (let i = 0; i < count; i++) {
      const place = this.#touched[i] as number;
      at = lowerBound(values, first + place, list.at, within(list.at, place));
      if (at < to && values[at] === first + place)
        sums[place] = (sums[place] as number) + (impacts[at] as number) * scale;
    }
  }

  /** Drops whoever cannot get above `least` any more. */
  #keep(count: number, least: number): number {
    const sums = this.#sums;
    const touched = this.#touched;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const place = touched[i] as number;
      if ((sums[place] as number) > least) touched[kept++] = place;
      else sums[place] = 0;
    }
    return kept;
  }
}
