/**
 * Which known words a mistyped one may be. Every word is filed under its hash and under the hashes of itself less one
 * letter; a query does the same, and whatever shares a key is one edit away or a little more (W. Garbe's SymSpell).
 */

import {
  COMPOUND,
  FIELDS,
  grouped,
  HEAD,
  type IndexArrays,
  type Lists,
  listOf,
  STOP,
} from "../indexing/layout.ts";
import { Numbers } from "../text/numbers.ts";
import { finished, HASH_SEED, mixed, type Terms } from "../text/terms.ts";
import { isExact } from "../text/text.ts";
import { distance } from "./distance.ts";

/** Shorter words have too many neighbours: `cat`, `car`, `can`. */
export const SHORTEST_CORRECTED = 4;
const LONGEST_CORRECTED = 24;
/** Words of an abstract must be in this many papers before anything is read as them: the rest is often a typo itself. */
const RARE = 3;
/** Under this many papers every word counts. */
const SMALL = 2000;

/** Lists of terms by the low bits of their keys, as many lists as there are keys or up to twice as many. */
export function deletions(
  terms: Terms,
  postings: Lists,
  text: Pick<IndexArrays, "marks" | "stemOf" | "fields">,
): Lists {
  const size = (text.fields.length - 1) / FIELDS.length;
  const corrected: { readonly term: number; readonly word: string }[] = [];
  let keys = 1;
  for (let term = 1; term < terms.size; term++) {
    const marks = text.marks[term] as number;
    const stem = text.stemOf[term] as number;
    const papers = (postings.starts[stem + 1] as number) - (postings.starts[stem] as number);
    if (!isWorthCorrecting(marks, papers, size)) continue;
    const word = terms.text(term);
    if (!canBeMistyped(word)) continue;
    corrected.push({ term, word });
    keys += word.length + 1;
  }
  const mask = 2 ** Math.ceil(Math.log2(keys)) - 1;
  const pairs = new Numbers();
  for (const { term, word } of corrected)
    for (const key of deletionKeys(word)) pairs.pushPair(key & mask, term);
  return grouped(pairs, mask + 1);
}

/** Whether the word is of a length at which slips can be told, and no number or version. */
export function canBeMistyped(word: string): boolean {
  return word.length >= SHORTEST_CORRECTED && word.length <= LONGEST_CORRECTED && !isExact(word);
}

/** Whether slips may be read as a word with these marks, that so many papers of `size` have. */
export function isWorthCorrecting(marks: number, papers: number, size: number): boolean {
  if ((marks & STOP) !== 0) return false;
  const small = size < SMALL;
  const compound = (marks & COMPOUND) !== 0;
  if (papers === 0 ? !compound : !small && (marks & HEAD) === 0 && papers < RARE) return false;
  return small || !compound || (marks & HEAD) !== 0;
}

/** The word and the word less each letter, hashed. */
export function deletionKeys(word: string): number[] {
  const keys = [0];
  let before = HASH_SEED;
  for (let place = 0; place < word.length; place++) {
    const unit = word.charCodeAt(place);
    if (unit !== word.charCodeAt(place + 1)) {
      let hash = before;
      for (let i = place + 1; i < word.length; i++) hash = mixed(hash, word.charCodeAt(i));
      keys.push(finished(hash));
    }
    before = mixed(before, unit);
  }
  keys[0] = finished(before);
  return keys;
}

/** A known word near the typed one, with the number of edits between them. */
export interface Neighbour {
  readonly term: number;
  readonly edits: number;
}

/** All words one edit away (two from eight letters, as far as a shared key shows them), nearest first. */
export function neighbours(word: string, terms: Terms, deletions: Lists, guessing = false): Neighbour[] {
  const mask = deletions.starts.length - 2;
  const find = function* (keys: readonly number[], most: number) {
    for (const key of keys)
      for (const term of listOf(deletions, key & mask))
        if (Math.abs(terms.length(term) - word.length) <= most) yield { term, text: terms.text(term) };
  };
  return nearest(word, find, guessing);
}

/** The same, wherever terms are filed by their keys: `find` names those that share one. `guessing`: of three letters, and of four with any slip. */
export function nearest(
  word: string,
  find: (keys: readonly number[], most: number) => Iterable<{ readonly term: number; readonly text: string }>,
  guessing = false,
): Neighbour[] {
  if (
    word.length < SHORTEST_CORRECTED - (guessing ? 1 : 0) ||
    word.length > LONGEST_CORRECTED + 2 ||
    isExact(word)
  )
    return [];
  const most = word.length >= 8 ? 2 : 1;
  // Of four letters the order may be wrong or one be lost: another letter makes another word.
  const short = word.length === SHORTEST_CORRECTED && !guessing;
  const seen = new Set<number>();
  const found: Neighbour[] = [];
  for (const { term, text } of find(deletionKeys(word), most)) {
    if (seen.has(term)) continue;
    seen.add(term);
    const edits = distance(word, text, most);
    if (edits > 0 && edits <= most && (!short || text.length > word.length || isSwap(word, text)))
      found.push({ term, edits });
  }
  return found.sort((a, b) => a.edits - b.edits);
}

/** Whether both have the same letters, in whatever order. */
export function isSwap(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join("") === [...b].sort().join("");
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz".split("");

/** Every word one edit from this, its first and its last letter kept. */
export function slipsIn(word: string): string[] {
  if (isExact(word) || word.length > LONGEST_CORRECTED) return [];
  const forms: string[] = [];
  for (let at = 1; at < word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    forms.push(...ALPHABET.map((letter) => before + letter + after));
    if (at === word.length - 1) break;
    forms.push(before + after.slice(1), ...ALPHABET.map((letter) => before + letter + after.slice(1)));
    forms.push(before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2));
  }
  return forms.filter((form) => form !== word);
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
