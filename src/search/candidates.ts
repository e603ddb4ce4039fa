/**
 * The papers worth a closer look: the top k of the sum of impacts, found one term at a time, the weightiest first. Once
 * the terms to come cannot lift a paper not yet seen over the k-th best, only papers already seen are followed (the
 * max-score idea of Turtle and Flood, 1995), so that frequent words cost little. Exact: pruning loses nobody.
 */

import { lowerBound } from "./deletions.ts";
import { kthLargest } from "./largest.ts";
import type { IndexArrays } from "./layout.ts";

export interface WeightedStem {
  readonly stem: number;
  readonly weight: number;
}

export class Candidates {
  readonly #index: IndexArrays;
  readonly #scores: Float32Array;
  readonly #touched: Uint32Array;
  /** Whether the papers still followed ascend: sorting them pays only where a list is much longer. */
  #inOrder = false;

  constructor(index: IndexArrays) {
    this.#index = index;
    this.#scores = new Float32Array(index.years.length);
    this.#touched = new Uint32Array(index.years.length);
  }

  /** At most k papers, best first; ties by paper number. O(postings of the rare stems + k log k). */
  top(stems: readonly WeightedStem[], k: number): { paper: number; score: number }[] {
    const scores = this.#scores;
    const { starts, values } = this.#index.postings;
    const { impacts } = this.#index;
    const ordered = [...stems].sort((a, b) => b.weight - a.weight);
    let remaining = 0; // what the lists to come can add to a paper, and how long they are
    let unread = 0;
    for (const { stem, weight } of ordered) {
      remaining += this.#most(stem, weight);
      unread += (starts[stem + 1] as number) - (starts[stem] as number);
    }
    let added = 0;
    let count = 0;
    let open = true;
    for (const { stem, weight } of ordered) {
      const from = starts[stem] as number;
      const to = starts[stem + 1] as number;
      // What has been read bounds the k-th best from above: until it outweighs the rest, looking is in vain.
      if (open && count >= k && added > remaining && unread > Math.max(count, 512)) {
        const least = kthLargest(scores, this.#touched, count, k);
        if (least > remaining) {
          count = this.#keep(count, least - remaining);
          open = false;
        }
      }
      const scale = weight / 255;
      if (open)
        for (let at = from; at < to; at++) {
          const paper = values[at] as number;
          if (scores[paper] === 0) this.#touched[count++] = paper;
          scores[paper] = (scores[paper] as number) + (impacts[at] as number) * scale;
        }
      else this.#follow(count, from, to, scale);
      added += this.#most(stem, weight);
      remaining -= this.#most(stem, weight);
      unread -= to - from;
    }
    const least = count > k ? kthLargest(scores, this.#touched, count, k) : 0;
    const best: { paper: number; score: number }[] = [];
    for (let i = 0; i < count; i++) {
      const paper = this.#touched[i] as number;
      const score = scores[paper] as number;
      scores[paper] = 0;
      if (score >= least && score > 0) best.push({ paper, score });
    }
    return best.sort((a, b) => b.score - a.score || a.paper - b.paper).slice(0, k);
  }

  /** The most that a stem adds to any paper. */
  #most(stem: number, weight: number): number {
    return ((this.#index.peaks[stem] as number) * weight) / 255;
  }

  /** Adds a long list to the few papers still in the race: the shorter walks over the longer. */
  #follow(count: number, from: number, to: number, scale: number): void {
    const { values } = this.#index.postings;
    if (count * 16 > to - from) {
      for (let at = from; at < to; at++) {
        const paper = values[at] as number;
        const score = this.#scores[paper] as number;
        if (score !== 0) this.#scores[paper] = score + (this.#index.impacts[at] as number) * scale;
      }
      return;
    }
    if (!this.#inOrder) this.#touched.subarray(0, count).sort();
    this.#inOrder = true;
    let low = from;
    for (let i = 0; i < count; i++) {
      const paper = this.#touched[i] as number;
      low = lowerBound(values, paper, low, to);
      if (low === to) return;
      if (values[low] === paper)
        this.#scores[paper] = (this.#scores[paper] as number) + (this.#index.impacts[low] as number) * scale;
    }
  }

  /** Drops whoever cannot reach the top any more. */
  #keep(count: number, least: number): number {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const paper = this.#touched[i] as number;
      if ((this.#scores[paper] as number) >= least) this.#touched[kept++] = paper;
      else this.#scores[paper] = 0;
    }
    this.#inOrder = false;
    return kept;
  }
}
