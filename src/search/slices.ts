/** Sorting in short pieces, between which the event loop turns. */

import { pause, runInTurns, type Steps } from "../core/steps.ts";

/** Items at once: even an abstract each takes but a few milliseconds. */
const SLICE = 500;

/** Merged items between two turns: a comparison takes a microsecond. */
const MERGED = 4_000;

/** A sorted copy; stable. O(n log n), by merging neighbours from the bottom up. */
export async function sortInSlices<T>(items: readonly T[], compare: (a: T, b: T) => number): Promise<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += SLICE) {
    runs.push(items.slice(from, from + SLICE).sort(compare));
    await pause();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [a = [], b = []] = [runs[i], runs[i + 1]];
      merged.push(await runInTurns(merge(a, b, compare), MERGED));
      if (a.length < MERGED) await pause();
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

/** One item in a step. */
function* merge<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const [last, next] = [a.at(-1), b[0]];
  // What comes in order, as papers that were sorted before, is not looked at one by one.
  if (last === undefined || next === undefined || compare(last, next) <= 0) return a.concat(b);
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    // Where the numbers are within bounds, so are the items.
    const first = j === b.length || (i < a.length && compare(a[i] as T, b[j] as T) <= 0);
    merged.push((first ? a[i++] : b[j++]) as T);
    yield;
  }
  return merged;
}
