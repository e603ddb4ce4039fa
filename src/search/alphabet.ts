/** Numbers of strings in the order of their code units. */

import type { TermArrays } from "./terms.ts";

/** Shorter runs are sorted by insertion. */
const SHORT = 12;

/**
 * Sorts in place, by one unit at a time where the strings stand (J. Bentley, R. Sedgewick, Fast algorithms for sorting
 * and searching strings, 1997), so that no string is made. O(n log n + units that tell the strings apart).
 */
export function alphabetical(numbers: Uint32Array, { starts, text }: TermArrays): Uint32Array {
  const unit = (number: number, depth: number): number => {
    const at = (starts[number] as number) + depth;
    return at < (starts[number + 1] as number) ? (text[at] as number) : -1;
  };
  const before = (a: number, b: number, depth: number): boolean => {
    for (let i = depth; ; i++) {
      const [unitA, unitB] = [unit(a, i), unit(b, i)];
      if (unitA !== unitB || unitA < 0) return unitA < unitB;
    }
  };
  const swap = (i: number, j: number): void => {
    const number = numbers[i] as number;
    numbers[i] = numbers[j] as number;
    numbers[j] = number;
  };
  const sort = (begin: number, end: number, depthBefore: number): void => {
    let [from, to, depth] = [begin, end, depthBefore];
    while (to - from >= SHORT) {
      const pivot = unit(numbers[(from + to) >>> 1] as number, depth);
      let [less, more] = [from, to];
      for (let i = from; i < more; ) {
        const apart = unit(numbers[i] as number, depth) - pivot;
        if (apart < 0) swap(i++, less++);
        else if (apart > 0) swap(i, --more);
        else i++;
      }
      sort(from, less, depth);
      sort(more, to, depth);
      if (pivot < 0) return;
      [from, to, depth] = [less, more, depth + 1];
    }
    for (let i = from + 1; i < to; i++)
      for (let j = i; j > from && before(numbers[j] as number, numbers[j - 1] as number, depth); j--)
        swap(j, j - 1);
  };
  sort(0, numbers.length, 0);
  return numbers;
}
