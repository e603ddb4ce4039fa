/** Words by their runs of three letters: who shares many of them is alike, however damaged. */

import { alphabetical } from "./alphabet.ts";
import { grouped, HEAD, type IndexArrays, type Lists, listOf, STOP } from "./layout.ts";
import { Numbers } from "./numbers.ts";
import { type TermArrays, Terms } from "./terms.ts";
import { isExact } from "./text.ts";

/** Buckets; two runs in one bucket only add a few more candidates. */
const BUCKETS = 2 ** 15;
const SHORTEST = 4;
const EDGE = 1;

/** Words that may be meant: those of titles, names and authors, in alphabetical order, and filed by trigram. */
export function vocabulary(arrays: TermArrays, marks: Uint8Array): { sorted: Uint32Array; trigrams: Lists } {
  const terms = new Terms(arrays);
  const head: number[] = [];
  for (let term = 1; term < terms.size; term++)
    if (((marks[term] as number) & (HEAD | STOP)) === HEAD && terms.length(term) >= 3) head.push(term);
  const pairs = new Numbers();
  for (const term of head) for (const bucket of bucketsOf(terms.text(term))) pairs.pushPair(bucket, term);
  return { sorted: alphabetical(Uint32Array.from(head), arrays), trigrams: grouped(pairs, BUCKETS) };
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
