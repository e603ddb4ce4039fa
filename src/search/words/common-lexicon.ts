/** The words of several indexes as one: what is known to any of them is known, and frequencies are of all of them. */

import { isWorthCorrecting, type Neighbour } from "./deletions.ts";
import { Lexicon, MOST_BEGINNING } from "./lexicon.ts";

/** Terms of part p are numbered from p times this on; a word has the number of the first part that has it. */
const PART = 2 ** 25;

export class CommonLexicon extends Lexicon {
  readonly papers: number;
  readonly #parts: readonly Lexicon[];

  /** The largest first: most words then have their own number. `papers`: how many there are in all. */
  constructor(parts: readonly Lexicon[], papers: number) {
    super();
    this.#parts = parts;
    this.papers = papers;
  }

  /** The common number of a part's term. */
  common(part: number, term: number): number {
    if (part === 0 || term < 0) return term;
    const text = this.#parts[part]?.textOf(term) ?? "";
    for (let before = 0; before < part; before++) {
      const known = this.#parts[before]?.termOf(text) ?? -1;
      if (known >= 0) return before * PART + known;
    }
    return part * PART + term;
  }

  /** A part's own number of a term; -1 when it does not have it. */
  local(part: number, common: number): number {
    if (common < 0) return -1;
    if (Math.floor(common / PART) === part) return common % PART;
    return this.#parts[part]?.termOf(this.textOf(common)) ?? -1;
  }

  override expect(words: readonly string[], completing = false): void {
    for (const lexicon of this.#parts) lexicon.expect(words, completing);
  }

  override expectTerms(texts: readonly string[]): void {
    for (const lexicon of this.#parts) lexicon.expectTerms(texts);
  }

  termOf(word: string): number {
    return this.#first((lexicon) => lexicon.termOf(word));
  }

  override stemOf(word: string): number {
    return this.#first((lexicon) => lexicon.stemOf(word));
  }

  textOf(common: number): string {
    return this.#parts[Math.floor(common / PART)]?.textOf(common % PART) ?? "";
  }

  stemTermOf(common: number): number {
    const part = Math.floor(common / PART);
    return this.common(part, this.#parts[part]?.stemTermOf(common % PART) ?? -1);
  }

  marksOf(common: number): number {
    return this.#parts.reduce((marks, lexicon, part) => {
      const term = this.local(part, common);
      return term < 0 ? marks : marks | lexicon.marksOf(term);
    }, 0);
  }

  count(common: number): number {
    return this.#parts.reduce((papers, lexicon, part) => {
      const term = this.local(part, common);
      return term < 0 ? papers : papers + lexicon.count(term);
    }, 0);
  }

  partsOf(word: string): string[] {
    for (const lexicon of this.#parts) {
      const parts = lexicon.partsOf(word);
      if (parts.length > 0) return parts;
    }
    return [];
  }

  /** A small part takes every word for worth reading a slip as; among many papers fewer are. */
  nearTerms(word: string, guessing = false): readonly Neighbour[] {
    const near = this.#parts.flatMap((lexicon, part) =>
      lexicon
        .nearTerms(word, guessing)
        .map(({ term, edits }): [number, number] => [this.common(part, term), edits]),
    );
    return [...new Map(near)]
      .map(([term, edits]) => ({ term, edits }))
      .filter(({ term }) =>
        isWorthCorrecting(this.marksOf(term), this.count(this.stemTermOf(term)), this.papers),
      );
  }

  alikeTerms(word: string): readonly number[] {
    return this.#all((lexicon) => lexicon.alikeTerms(word));
  }

  beginningTerms(word: string): readonly number[] {
    return this.#all((lexicon) => lexicon.beginningTerms(word))
      .map((term) => ({ term, text: this.textOf(term) }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .slice(0, MOST_BEGINNING)
      .map(({ term }) => term);
  }

  override nearlyBeginningTerms(word: string): readonly number[] {
    return this.#all((lexicon) => lexicon.nearlyBeginningTerms(word));
  }

  /** What the first part knows that knows any. */
  #first(find: (lexicon: Lexicon) => number): number {
    for (const [part, lexicon] of this.#parts.entries()) {
      const term = find(lexicon);
      if (term >= 0) return this.common(part, term);
    }
    return -1;
  }

  /** What the parts find, each word once. */
  #all(find: (lexicon: Lexicon) => readonly number[]): number[] {
    return [
      ...new Set(
        this.#parts.flatMap((lexicon, part) => find(lexicon).map((term) => this.common(part, term))),
      ),
    ];
  }
}
