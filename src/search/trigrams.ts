/** Words by their runs of three letters: who shares many of them is alike, however damaged. */

import { HEAD, type IndexArrays, type Lists, listOf, STOP } from "./layout.ts";
import { isExact } from "./text.ts";

/** Buckets; two runs in one bucket only add a few more candidates. */
const BUCKETS = 2 ** 15;
const SHORTEST = 4;
const EDGE = 1;

/** Words that may be meant: those of titles, names and authors, in alphabetical order, and filed by trigram. */
export function vocabulary(
  strings: readonly string[],
  marks: Uint8Array,
): { sorted: Uint32Array; trigrams: Lists } {
  const head: number[] = [];
  for (let term = 1; term < strings.length; term++) {
    const mark = marks[term] as number;
    if ((mark & HEAD) !== 0 && (mark & STOP) === 0 && (strings[term] as string).length >= 3) head.push(term);
  }
  const starts = new Uint32Array(BUCKETS + 1);
  for (const term of head)
    for (const bucket of bucketsOf(strings[term] as string))
      starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
  const values = new Uint32Array(starts[BUCKETS] as number);
  const next = starts.slice();
  for (const term of head)
    for (const bucket of bucketsOf(strings[term] as string)) {
      values[next[bucket] as number] = term;
      next[bucket] = (next[bucket] as number) + 1;
    }
  return { sorted: alphabetical(strings, head), trigrams: { starts, values } };
}

/** The words sharing most trigrams with the typed one, at most `limit`; O(words that share any). */
export function sharing(
  typed: string,
  limit: number,
  trigrams: IndexArrays["trigrams"],
  lengthOf: (term: number) => number,
): number[] {
  if (typed.length < SHORTEST) return [];
  const shared = new Map<number, number>();
  for (const bucket of bucketsOf(typed))
    for (const term of listOf(trigrams, bucket)) {
      const length = lengthOf(term);
      if (Math.abs(length - typed.length) <= 3)
        shared.set(term, (shared.get(term) ?? 0) + 2 / (length + typed.length));
    }
  return [...shared]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .map(([term]) => term);
}

/** The beginning and the end count as letters: people get the first right most often. */
function bucketsOf(word: string): number[] {
  if (isExact(word)) return [];
  const buckets: number[] = [];
  let [a, b] = [EDGE, word.charCodeAt(0)];
  for (let i = 1; i <= word.length; i++) {
    const c = i === word.length ? EDGE : word.charCodeAt(i);
    buckets.push((Math.imul(Math.imul(a, 31) + b, 31) + c) & (BUCKETS - 1));
    a = b;
    b = c;
  }
  return buckets;
}

/** Numbers of strings in the order of their code units; the built-in sort of plain strings beats any comparator. */
export function alphabetical(strings: readonly string[], numbers?: readonly number[]): Uint32Array {
  const picked = numbers === undefined ? [...strings] : numbers.map((number) => strings[number] as string);
  const places = new Map(picked.map((string, i) => [string, numbers?.[i] ?? i]));
  return Uint32Array.from(picked.sort(), (string) => places.get(string) as number);
}
