/** Sorting by what is at hand, and only what is equal then by a text that is dear to get. */

import { compareText } from "../core/compare.ts";
import type { Steps } from "../core/steps.ts";

/**
 * Sorts numbers in place by `order`, then by the text `tieOf`, which is asked once for each number that `order` finds equal to
 * another, then by the numbers themselves. O(n log n).
 */
export function* sortWithTies(
  numbers: Uint32Array,
  order: (p: number, q: number) => number,
  tieOf: (number: number) => string,
): Steps<Uint32Array> {
  numbers.sort((p, q) => order(p, q) || p - q);
  for (let from = 0; from < numbers.length; ) {
    const first = numbers[from] ?? 0;
    let end = from + 1;
    while (end < numbers.length && order(first, numbers[end] ?? 0) === 0) end += 1;
    if (end - from > 1) {
      const ties = new Map<number, string>();
      // Of texts that are alike one is kept.
      const texts = new Map<string, string>();
      for (const number of numbers.subarray(from, end)) {
        const tie = tieOf(number);
        const known = texts.get(tie);
        if (known === undefined) texts.set(tie, tie);
        ties.set(number, known ?? tie);
        yield;
      }
      numbers.subarray(from, end).sort((p, q) => compareText(ties.get(p) ?? "", ties.get(q) ?? "") || p - q);
    }
    from = end;
    if (from % 100 === 0) yield;
  }
  return numbers;
}
