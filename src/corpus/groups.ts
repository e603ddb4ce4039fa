/** Groups of records that are joined pair by pair, unless what would come together contradicts itself. */

import { judgePrepared } from "./identity.ts";
import type { Prepared } from "./prepared.ts";

/** Forms of a group that have a say when two groups would join, and the score that forbids it. */
const MOST_FORMS = 60;
const PLAINLY_DIFFERENT = 0.05;

/** Disjoint groups (union-find with path halving) that remember the forms their records have. */
export class Groups {
  readonly #recordAt: (index: number) => Prepared;
  readonly #parent: number[];
  /** For each group of more than one, by its first: one record of each form. */
  readonly #forms = new Map<number, readonly number[]>();
  compared = 0;

  /** Each record is a group at first. */
  constructor(size: number, recordAt: (index: number) => Prepared) {
    this.#recordAt = recordAt;
    this.#parent = Array.from({ length: size }, (_, index) => index);
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
        this.compared += 1;
        return judgePrepared(this.#recordAt(a), this.#recordAt(b)).score < PLAINLY_DIFFERENT;
      }),
    );
  }

  /** One record of each form, at most so many, evenly from the first to the last. */
  #distinct(indices: readonly number[]): readonly number[] {
    const forms = new Map<string, number>();
    for (const index of indices) {
      const { squashed, rest, year, arxiv, doi } = this.#recordAt(index);
      const form = `${squashed} ${rest.join(" ")} ${year} ${arxiv} ${doi}`;
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
