/** The keys under which records that may be one paper meet, so that not every pair need be compared. */

import type { Prepared } from "./prepared.ts";
import { withoutAdded } from "./title-tail.ts";
import { weightOf } from "./word-weights.ts";

/** Bands of the abstract's MinHash (Broder, "On the resemblance and containment of documents", 1997). */
const BANDS = 6;

export interface Blocks {
  /** Sharing one of these is reason enough to compare. */
  readonly strong: readonly string[];
  /** Sharing two of these is. */
  readonly weak: readonly string[];
}

/** Keys of which two records of one paper share enough, nearly always. */
export function blocksOf(record: Prepared): Blocks {
  const { words: whole, breaks, addedFrom, people, arxiv, doi, shingles } = record;
  const words = withoutAdded(whole.slice(0, addedFrom));
  const squashed = words.join("");
  const strong: string[] = [];
  const weak: string[] = [];
  if (arxiv !== undefined) strong.push(`arxiv ${arxiv}`);
  if (whole.length === 0 && record.url !== undefined) strong.push(`url ${record.url}`);
  if (doi !== undefined) strong.push(`doi ${doi}`);
  if (squashed.length >= 8) strong.push(`title ${squashed.slice(0, 16)}`, `end ${squashed.slice(-16)}`);
  // A name before the colon may be missing elsewhere.
  const behind = words.slice(breaks[0] ?? words.length).join("");
  if (behind.length >= 8) strong.push(`title ${behind.slice(0, 16)}`);
  // Without a title it stands in another field, among names: more words are needed to meet it.
  const weighty = [...new Set(words.length > 0 ? words : record.rest)].filter(
    (word) => word.length >= 4 && weightOf(word) >= 0.75,
  );
  // Longest first: long words are the rare ones, and a slip in one leaves the pairs of the others.
  const rare = weighty
    .toSorted((a, b) => weightOf(b) - weightOf(a) || b.length - a.length || (a < b ? -1 : 1))
    .slice(0, words.length > 0 ? 5 : 10);
  for (const [index, word] of rare.entries())
    for (const other of rare.slice(index + 1))
      weak.push(`words ${word < other ? `${word} ${other}` : `${other} ${word}`}`);
  if (rare.length <= 3) for (const word of rare) strong.push(`word ${word}`);
  const surname = people[0]?.surname;
  if (surname !== undefined)
    for (const word of rare.slice(0, 3)) weak.push(`by ${surname} ${word.slice(0, 5)}`);
  if (shingles !== undefined && shingles.length >= 15) strong.push(...bandsOf(shingles));
  return { strong, weak };
}

/** The smallest of the shingles' hashes under several orders: texts that share most of them share most of these. */
function bandsOf(shingles: Uint32Array): string[] {
  const smallest = new Uint32Array(BANDS).fill(0xffffffff);
  for (const hash of shingles)
    for (let band = 0; band < BANDS; band += 1) {
      const mixed =
        (Math.imul(hash ^ Math.imul(band, 0x9e3779b1), 0x85ebca6b + band * 2) ^ (hash >>> 13)) >>> 0;
      if (mixed < (smallest[band] ?? 0)) smallest[band] = mixed;
    }
  return [...smallest].map((value, band) => `text ${band} ${value}`);
}
