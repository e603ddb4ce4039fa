/** The flat arrays of an index. All of it can be saved and loaded as it stands. */

import { type Numbers, uint32 } from "../text/numbers.ts";
import type { TermArrays } from "../text/terms.ts";

/** The parts of a paper as they follow one another in its stream of terms. */
export const FIELDS = ["title", "abstract", "authors", "facts"] as const;
export const TITLE = 0;
export const ABSTRACT = 1;
export const AUTHORS = 2;
export const FACTS = 3;

/** The term that stands between two authors in a stream. */
export const BREAK = 0;

/**
 * Marks of a term: a small word; a word of some title, name or author; several parts written in one; a word that some
 * paper writes in camel case; a word by itself in some text, not merely the stem or a part of others.
 */
export const STOP = 1;
export const HEAD = 2;
export const COMPOUND = 4;
export const NAMED = 8;
export const WRITTEN = 16;

/** Lists of numbers, one list for each key: list k is `values[starts[k]] .. values[starts[k + 1]]`. */
export interface Lists {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

export interface IndexArrays {
  readonly terms: TermArrays;
  /** By term: the term of its stem, often itself. */
  readonly stemOf: Uint32Array;
  /** By term: STOP, HEAD and so on. */
  readonly marks: Uint8Array;
  /** By term: stems under which it is found besides its own. */
  readonly forms: Lists;
  /** By stem: the terms that have it, as their stem or among their forms. */
  readonly surfaces: Lists;
  /** By term: the parts of a compound written in one, `deepseekr1` -> deepseek, r1. */
  readonly compounds: Lists;
  /** By stem: papers, ascending. */
  readonly postings: Lists;
  /** As long as the postings: BM25F saturation without idf, 0..255. */
  readonly impacts: Uint8Array;
  /** By stem: the largest of its impacts. */
  readonly peaks: Uint8Array;
  /** All papers' terms, field after field. */
  readonly stream: Uint32Array;
  /** Where field f of paper p begins: `fields[p * 4 + f]`. */
  readonly fields: Uint32Array;
  /** By paper; 0 when not known. */
  readonly years: Uint16Array;
  readonly aliases: TermArrays;
  /** The aliases in alphabetical order, for completion. */
  readonly sortedAliases: Uint32Array;
  /** By alias: paper and strength, packed as paper * 256 + strength; so at most 2^24 papers. */
  readonly aliasPapers: Lists;
  /** By the low bits of a single-deletion key: the terms that typos are read as. */
  readonly deletions: Lists;
  /** Words of titles, names and authors in alphabetical order, for words not typed to their end. */
  readonly sorted: Uint32Array;
  /** By hash of three letters: the same words, for those too damaged for the deletion keys. */
  readonly trigrams: Lists;
}

/** Turns lists by key, of keys below `size`, into one flat array. */
export function flatten(lists: ReadonlyMap<number, readonly number[]>, size: number): Lists {
  const starts = uint32(size + 1);
  for (const [key, list] of lists) starts[key + 1] = list.length;
  addUp(starts);
  const values = uint32(starts[size] as number);
  for (const [key, list] of lists) values.set(list, starts[key]);
  return { starts, values };
}

/** From how many there are before each place to where the next begin. */
export function addUp(counts: Uint32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] as number) + (counts[i - 1] as number);
}

/** List `key`, as a view. */
export function listOf(lists: Lists, key: number): Uint32Array {
  return lists.values.subarray(lists.starts[key], lists.starts[key + 1]);
}

/** The second of each two numbers, in lists by the first, which is below `size`; in the order that they stand in. */
export function grouped(pairs: Numbers, size: number): Lists {
  const starts = uint32(size + 1);
  for (let i = 0; i < pairs.length; i += 2) {
    const key = pairs.at(i);
    starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  addUp(starts);
  const values = uint32(starts[size] as number);
  const next = starts.slice();
  for (let i = 0; i < pairs.length; i += 2) {
    const place = next[pairs.at(i)] as number;
    next[pairs.at(i)] = place + 1;
    values[place] = pairs.at(i + 1);
  }
  return { starts, values };
}
