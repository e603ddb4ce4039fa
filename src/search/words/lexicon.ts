/** Asking the index about words: their stems, how many papers have them, what they may be misspellings of. */

import { HEAD, NAMED, WRITTEN } from "../indexing/layout.ts";
import { stem } from "../text/forms.ts";
import { isExact } from "../text/text.ts";
import { type Neighbour, SHORTEST_CORRECTED, slipsIn } from "./deletions.ts";
import { distance } from "./distance.ts";
import { likest } from "./nearest.ts";

/** A word that may be meant; weight 0..1 says how likely. */
export interface Correction {
  readonly stem: number;
  readonly word: string;
  readonly weight: number;
}

/** How many words fuse.js reads for one damaged word. */
export const RESCUED_AMONG = 100;
/** Terms that are told of those that begin so. */
export const MOST_BEGINNING = 200;

/** Spelt by ear: `schizofrenia`. */
const sound = (word: string): string => word.replaceAll("ph", "f");

/** How likely it is that one slip in three or four letters is told from another word. */
const GUESSED = 0.65;

/** So few abstracts may have a word because it is mistyped in them. */
const STRAY = 3;

/** A word is common when one paper in so many has it; others are not guessed, nor taken for halves of a word. */
const COMMON = 500;

/**
 * What is known of words, by their terms: numbers that mean something in one lexicon alone. Each kind of index tells a
 * few things of them; what follows from these is said here.
 */
export abstract class Lexicon {
  /** How many papers there are. */
  abstract readonly papers: number;
  /** The term of exactly this word, or -1. */
  abstract termOf(word: string): number;
  abstract textOf(term: number): string;
  abstract stemTermOf(term: number): number;
  /** See layout; 0 for no term. */
  abstract marksOf(term: number): number;
  /** In how many papers a stem is. */
  abstract count(stemTerm: number): number;
  /** The parts of a compound written in one, as words; empty when there is no such compound. */
  abstract partsOf(word: string): string[];
  /** Terms a few edits away, each with the number of edits. `guessing`: see nearest. */
  abstract nearTerms(word: string, guessing?: boolean): readonly Neighbour[];
  /** Terms that share most runs of three letters. */
  abstract alikeTerms(word: string): readonly number[];
  /** Terms of titles and names that begin so, in alphabetical order, at most `MOST_BEGINNING` of those that some paper has. */
  abstract beginningTerms(word: string): readonly number[];

  /** The same where one slip is put right, between the first letter and the last, which may be mistyped because it is new. */
  nearlyBeginningTerms(word: string): readonly number[] {
    return [...new Set(slipsIn(word).flatMap((form) => this.beginningTerms(form)))];
  }

  /** Says that these words, one after another, are about to be read as a question: a store then looks them up together. */
  expect(_words: readonly string[], _completing = false): void {}

  /** The same of words by themselves. */
  expectTerms(_texts: readonly string[]): void {}

  /** The stem under which a word is indexed, or -1 when no paper has it. */
  stemOf(word: string): number {
    for (const form of [word, stem(word)]) {
      const term = this.termOf(form);
      if (term < 0) continue;
      const stemTerm = this.stemTermOf(term);
      if (this.count(stemTerm) > 0) return stemTerm;
    }
    return -1;
  }

  /** Whether the word is in some title, name or alias. */
  isHead(word: string): boolean {
    return (this.marksOf(this.termOf(word)) & HEAD) !== 0;
  }

  /** Whether some paper writes the word in camel case. */
  isNamed(word: string): boolean {
    return (this.marksOf(this.termOf(word)) & NAMED) !== 0;
  }

  /** Whether the word stands by itself in some text; others are known as stems or as parts of names. */
  isWritten(word: string): boolean {
    return (this.marksOf(this.termOf(word)) & WRITTEN) !== 0;
  }

  /**
   * Whether a word may be a slip, known or not: what stands in no text by itself is the stem of other words or part of a
   * name, and what a few abstracts have is mistyped there, maybe.
   */
  isDoubtful(word: string): boolean {
    const found = this.stemOf(word);
    return found < 0 || !this.isWritten(word) || (this.count(found) <= STRAY && !this.isHead(word));
  }

  /** What a word says that so many papers have: Robertson and Sparck Jones' idf, never negative. */
  idf(frequency: number): number {
    return Math.log(1 + (this.papers - frequency + 0.5) / (frequency + 0.5));
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
    if (word.length <= SHORTEST_CORRECTED || isExact(word)) return [];
    const byText = new Map(this.alikeTerms(word).map((term) => [this.textOf(term), term]));
    const most = Math.max(1, Math.floor(word.length / 3));
    return likest(word, [...byText.keys()], 8)
      .map(({ word: text }) => ({
        text,
        edits: sound(word) === sound(text) ? 1 : distance(word, text, most),
      }))
      .filter(({ edits }) => edits <= most)
      .sort((a, b) => a.edits - b.edits)
      .slice(0, 3)
      .map(({ text, edits }) => {
        const first = text[0] === word[0] ? 1 : 0.8;
        return this.#correction(byText.get(text) ?? 0, text, first * (0.85 - (0.9 * edits) / word.length));
      });
  }

  /**
   * The same for a word of three or four letters, which has many neighbours: the common ones that begin like it. Letters
   * without a vowel are an acronym.
   */
  guesses(word: string): Correction[] {
    if (word.length > SHORTEST_CORRECTED || !/[aeiouy]/.test(word)) return [];
    return this.nearTerms(word, true)
      .map(({ term }) => ({ term, text: this.textOf(term) }))
      .filter(({ text }) => text[0] === word[0])
      .map(({ term, text }) => this.#correction(term, text, GUESSED))
      .filter(({ stem }) => this.count(stem) > Math.max(STRAY, this.papers / COMMON))
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, 3);
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
    // Nobody types the stem of a word: `domin` of dominate, for domain.
    const written = this.isWritten(text) ? 1 : 0.9;
    return { stem: stemTerm, word: text, weight: Math.max(0.1, likely * frequent * written) };
  }
}
