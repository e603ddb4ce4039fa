/** Asking the index about words: their stems, how many papers have them, what they may be misspellings of. */

import { lowerBound, type Neighbour, neighbours, SHORTEST_CORRECTED, slipsIn } from "./deletions.ts";
import { distance } from "./distance.ts";
import { stem } from "./forms.ts";
import { HEAD, type IndexArrays, type Lists, listOf } from "./layout.ts";
import { likest } from "./nearest.ts";
import { Terms } from "./terms.ts";
import { isExact } from "./text.ts";
import { sharing } from "./trigrams.ts";

/** A word that may be meant; weight 0..1 says how likely. */
export interface Correction {
  readonly stem: number;
  readonly word: string;
  readonly weight: number;
}

/** How many words fuse.js reads for one damaged word. */
const RESCUED_AMONG = 100;

/** Halves of a word are taken for words when one paper in so many has them. */
const COMMON = 500;

export class Lexicon {
  readonly arrays: IndexArrays;
  readonly terms: Terms;
  readonly aliases: Terms;

  constructor(arrays: IndexArrays) {
    this.arrays = arrays;
    this.terms = new Terms(arrays.terms);
    this.aliases = new Terms(arrays.aliases);
  }

  /** Says that these words, one after another, are about to be read as a question: a store then looks them up together. */
  expect(_words: readonly string[], _completing = false): void {}

  /** The same of words by themselves, and of names that papers may go by. */
  expectTerms(_texts: readonly string[]): void {}
  expectNames(_names: readonly string[]): void {}

  /** The stem under which a word is indexed, or -1 when no paper has it. */
  stemOf(word: string): number {
    for (const form of [word, stem(word)]) {
      const term = this.terms.find(form);
      if (term < 0) continue;
      const stemTerm = this.arrays.stemOf[term] as number;
      if (this.count(stemTerm) > 0) return stemTerm;
    }
    return -1;
  }

  /** In how many papers a stem is. */
  count(stemTerm: number): number {
    const { starts } = this.arrays.postings;
    return (starts[stemTerm + 1] as number) - (starts[stemTerm] as number);
  }

  /** How many papers there are. */
  get papers(): number {
    return this.arrays.years.length;
  }

  /** The term of exactly this word, or -1. */
  termOf(word: string): number {
    return this.terms.find(word);
  }

  textOf(term: number): string {
    return this.terms.text(term);
  }

  stemTermOf(term: number): number {
    return this.arrays.stemOf[term] as number;
  }

  /** See layout. */
  marksOf(term: number): number {
    return this.arrays.marks[term] as number;
  }

  /** Terms a few edits away, each with the number of edits. */
  nearTerms(word: string): readonly Neighbour[] {
    return neighbours(word, this.terms, this.arrays.deletions);
  }

  /** Terms that share most runs of three letters. */
  alikeTerms(word: string): readonly number[] {
    return sharing(word, RESCUED_AMONG, this.arrays.trigrams, this.terms);
  }

  /** Terms of titles and names that begin so, in alphabetical order, at most 200 of those that some paper has. */
  beginningTerms(word: string): readonly number[] {
    const { sorted } = this.arrays;
    const [from, to] = this.terms.beginning(word, sorted);
    const found: number[] = [];
    for (let at = from; at < to && found.length < 200; at++) {
      const term = sorted[at] as number;
      if (this.count(this.stemTermOf(term)) > 0) found.push(term);
    }
    return found;
  }

  /** What a word says that so many papers have: Robertson and Sparck Jones' idf, never negative. */
  idf(frequency: number): number {
    return Math.log(1 + (this.papers - frequency + 0.5) / (frequency + 0.5));
  }

  /** Whether the word is in some title, name or alias. */
  isHead(word: string): boolean {
    const term = this.terms.find(word);
    return term >= 0 && ((this.arrays.marks[term] as number) & HEAD) !== 0;
  }

  /** Whether some paper writes the word in camel case. */
  isNamed(word: string): boolean {
    const term = this.terms.find(word);
    return term >= 0 && listOf(this.arrays.forms, term).length > 1;
  }

  /** The parts of a compound written in one, as words; empty when there is no such compound. */
  partsOf(word: string): string[] {
    const term = this.terms.find(word);
    return term < 0 ? [] : [...listOf(this.arrays.compounds, term)].map((part) => this.terms.text(part));
  }

  /** Two common words written in one; the split whose rarer half is the more frequent. Rare ones make up any word. */
  splitOf(word: string): string[] {
    let best: string[] = [];
    let most = this.papers / COMMON;
    for (let at = 3; at <= word.length - 3; at++) {
      const halves = [word.slice(0, at), word.slice(at)];
      const count = Math.min(...halves.map((half) => this.#countOf(half)));
      if (count > most) {
        most = count;
        best = halves;
      }
    }
    return best;
  }

  #countOf(word: string): number {
    const found = this.stemOf(word);
    return found < 0 ? 0 : this.count(found);
  }

  /** Known words the typed one may stand for, likeliest first. */
  corrections(word: string): Correction[] {
    const found = this.nearTerms(word).map(({ term, edits }) => {
      const text = this.textOf(term);
      const slip = edits === 1 ? 0.9 : 0.7;
      // People get the first letter right, and mean the words that papers use.
      const first = text[0] === word[0] || (text[0] === word[1] && text[1] === word[0]) ? 1 : 0.8;
      return { ...this.#correction(term, text, slip * first), edits };
    });
    const nearest = Math.min(...found.map(({ edits }) => edits));
    return found
      .filter(({ edits }) => edits === nearest)
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, 6);
  }

  /** The same for a word beyond edit distance: the likest of those that share most runs of letters. */
  rescues(word: string): Correction[] {
    if (word.length < 5 || isExact(word)) return [];
    const byText = new Map(this.alikeTerms(word).map((term) => [this.textOf(term), term]));
    const most = Math.max(1, Math.floor(word.length / 3));
    return likest(word, [...byText.keys()], 8)
      .map(({ word: text }) => ({ text, edits: distance(word, text, most) }))
      .filter(({ edits }) => edits <= most)
      .sort((a, b) => a.edits - b.edits)
      .slice(0, 3)
      .map(({ text, edits }) => {
        const first = text[0] === word[0] ? 1 : 0.8;
        return this.#correction(byText.get(text) ?? 0, text, first * (0.85 - (0.9 * edits) / word.length));
      });
  }

  /** The same where one slip is put right, between the first letter and the last, which may be mistyped because it is new. */
  nearlyBeginningTerms(word: string): readonly number[] {
    return [...new Set(slipsIn(word).flatMap((form) => this.beginningTerms(form)))];
  }

  /** Words of titles and names that begin so, or nearly so when none does, the most frequent first. */
  endings(word: string, damaged = false): Correction[] {
    const exact = this.beginningTerms(word);
    const near = damaged && exact.length === 0 && word.length >= SHORTEST_CORRECTED;
    const found = (near ? this.nearlyBeginningTerms(word) : exact).map((term) => {
      const text = this.textOf(term);
      const likely = 0.5 + (0.4 * word.length) / text.length;
      return this.#correction(term, text, near ? likely * 0.9 : likely);
    });
    return found.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1)).slice(0, 12);
  }

  #correction(term: number, text: string, likely: number): Correction {
    const stemTerm = this.stemTermOf(term);
    const frequent = 0.9 + 0.1 * Math.min(1, Math.log10(1 + this.count(stemTerm)) / 4);
    return { stem: stemTerm, word: text, weight: Math.max(0.1, likely * frequent) };
  }

  /** How many papers are known by an alias; `v2` may be part of the names of every tenth. */
  namesakes(name: string): number {
    const alias = this.aliases.find(name);
    const { starts } = this.arrays.aliasPapers;
    return alias < 0 ? 0 : (starts[alias + 1] as number) - (starts[alias] as number);
  }

  /** Papers known by an alias, with the strength of the name 0..1. */
  aliased(name: string): { paper: number; strength: number }[] {
    const alias = this.aliases.find(name);
    if (alias < 0) return [];
    return [...listOf(this.arrays.aliasPapers, alias)].map((packed) => ({
      paper: packed >>> 8,
      strength: (packed & 255) / 255,
    }));
  }

  /** Whether a paper is under a stem. O(log n). */
  has(stemTerm: number, paper: number): boolean {
    const { starts, values }: Lists = this.arrays.postings;
    const at = lowerBound(values, paper, starts[stemTerm], starts[stemTerm + 1]);
    return at < (starts[stemTerm + 1] as number) && values[at] === paper;
  }
}
