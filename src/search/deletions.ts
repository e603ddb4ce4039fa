/**
 * Which known words a mistyped one may be. Every word is filed under its hash and under the hashes of itself less one
 * letter; a query does the same, and whatever shares a key is one edit away or a little more (W. Garbe's SymSpell).
 */

import { distance } from "./distance.ts";
import { COMPOUND, FIELDS, HEAD, type IndexArrays, type Lists, STOP } from "./layout.ts";
import { hash } from "./terms.ts";
import { isExact } from "./text.ts";

/** Shorter words have too many neighbours: `cat`, `car`, `can`. */
export const SHORTEST_CORRECTED = 4;
const LONGEST_CORRECTED = 24;
/** Words of an abstract must be in this many papers before anything is read as them: the rest is often a typo itself. */
const RARE = 3;
/** Under this many papers every word counts. */
const SMALL = 2000;

export function deletions(
  strings: readonly string[],
  postings: Lists,
  text: Pick<IndexArrays, "marks" | "stemOf" | "fields">,
): { deletionHashes: Uint32Array; deletionTerms: Uint32Array } {
  const size = (text.fields.length - 1) / FIELDS.length;
  const hashes: number[] = [];
  const terms: number[] = [];
  for (let term = 1; term < strings.length; term++) {
    const word = strings[term] as string;
    if (word.length < SHORTEST_CORRECTED || word.length > LONGEST_CORRECTED || isExact(word)) continue;
    const marks = text.marks[term] as number;
    if ((marks & STOP) !== 0) continue;
    const stem = text.stemOf[term] as number;
    const papers = (postings.starts[stem + 1] as number) - (postings.starts[stem] as number);
    if (!isWorthCorrecting(marks, papers, size)) continue;
    for (const key of deletionKeys(word)) {
      hashes.push(key);
      terms.push(term);
    }
  }
  return sortPairs(Uint32Array.from(hashes), Uint32Array.from(terms));
}

/** Whether slips may be read as a word with these marks, that so many papers of `size` have. */
export function isWorthCorrecting(marks: number, papers: number, size: number): boolean {
  const small = size < SMALL;
  const compound = (marks & COMPOUND) !== 0;
  if (papers === 0 ? !compound : !small && (marks & HEAD) === 0 && papers < RARE) return false;
  return small || !compound || (marks & HEAD) !== 0;
}

/** Sorts the pairs by hash, both in one 64-bit key so that the engine's typed-array sort does the work. */
function sortPairs(
  hashes: Uint32Array,
  terms: Uint32Array,
): { deletionHashes: Uint32Array; deletionTerms: Uint32Array } {
  const keys = new BigUint64Array(hashes.length);
  for (let i = 0; i < keys.length; i++)
    keys[i] = (BigInt(hashes[i] as number) << 32n) | BigInt(terms[i] as number);
  keys.sort();
  const halves = new Uint32Array(keys.buffer);
  const deletionHashes = new Uint32Array(hashes.length);
  const deletionTerms = new Uint32Array(hashes.length);
  for (let i = 0; i < keys.length; i++) {
    deletionTerms[i] = halves[i * 2] as number; // little-endian: the low half first
    deletionHashes[i] = halves[i * 2 + 1] as number;
  }
  return { deletionHashes, deletionTerms };
}

/** The word and the word less each letter, hashed. */
export function deletionKeys(word: string): number[] {
  const keys = [hash(word)];
  for (let i = 0; i < word.length; i++)
    if (word[i] !== word[i + 1]) keys.push(hash(word.slice(0, i) + word.slice(i + 1)));
  return keys;
}

/** A known word near the typed one, with the number of edits between them. */
export interface Neighbour {
  readonly term: number;
  readonly edits: number;
}

/** All words one edit away (two from eight letters, as far as a shared key shows them), nearest first. */
export function neighbours(
  word: string,
  text: (term: number) => string,
  index: Pick<IndexArrays, "deletionHashes" | "deletionTerms">,
): Neighbour[] {
  if (word.length < SHORTEST_CORRECTED || word.length > LONGEST_CORRECTED + 2 || isExact(word)) return [];
  const most = word.length >= 8 ? 2 : 1;
  // Of four letters the order may be wrong or one be lost: another letter makes another word.
  const short = word.length === SHORTEST_CORRECTED;
  const found = new Map<number, number>();
  for (const key of deletionKeys(word))
    for (let at = lowerBound(index.deletionHashes, key); index.deletionHashes[at] === key; at++) {
      const term = index.deletionTerms[at] as number;
      if (found.has(term)) continue;
      found.set(term, distance(word, text(term), most));
    }
  return [...found]
    .filter(
      ([term, edits]) =>
        edits > 0 && edits <= most && (!short || isSwap(word, text(term)) || text(term).length > word.length),
    )
    .map(([term, edits]) => ({ term, edits }))
    .sort((a, b) => a.edits - b.edits);
}

function isSwap(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join("") === [...b].sort().join("");
}

/** The first place whose value is not less than `value`. */
export function lowerBound(sorted: Uint32Array, value: number, from = 0, to = sorted.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
