/** Words by their runs of three letters: who shares many of them is alike, however damaged. */

import { grouped, HEAD, type Lists, STOP } from "../indexing/layout.ts";
import { Best } from "../ranking/largest.ts";
import { alphabetical } from "../text/alphabet.ts";
import { Numbers } from "../text/numbers.ts";
import { type TermArrays, Terms } from "../text/terms.ts";
import { isExact } from "../text/text.ts";

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

/** By term, kept between calls and cleared after each: what it shares with the word asked for. */
let shares = new Float64Array(0);
let sharers = new Uint32Array(0);

/** The words sharing most trigrams with the typed one, at most `limit`; O(words that share any). */
export function sharing(typed: string, limit: number, trigrams: Lists, terms: Terms): number[] {
  if (typed.length < SHORTEST) return [];
  if (shares.length < terms.size) {
    shares = new Float64Array(terms.size);
    sharers = new Uint32Array(terms.size);
  }
  let count = 0;
  for (const bucket of bucketsOf(typed))
    for (let at = trigrams.starts[bucket] as number; at < (trigrams.starts[bucket + 1] as number); at++) {
      const term = trigrams.values[at] as number;
      const length = terms.length(term);
      if (Math.abs(length - typed.length) > 3) continue;
      if (shares[term] === 0) sharers[count++] = term;
      shares[term] = (shares[term] as number) + 2 / (length + typed.length);
    }
  const best = new Best(limit);
  for (const term of sharers.subarray(0, count)) {
    best.add(shares[term] as number, term);
    shares[term] = 0;
  }
  return best.sorted().map(({ key }) => key);
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
