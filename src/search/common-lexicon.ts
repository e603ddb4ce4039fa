/** The words of several indexes as one: what is known to any of them is known, and frequencies are of all of them. */

import { isWorthCorrecting, type Neighbour } from "./deletions.ts";
import { Lexicon } from "./lexicon.ts";

/** Terms of part p are numbered from p times this on; a word has the number of the first part that has it. */
const PART = 2 ** 25;

export class CommonLexicon extends Lexicon {
  readonly #parts: readonly Lexicon[];
  readonly #papers: number;

  /** The largest first: most words then have their own number. `papers`: how many there are in all. */
  constructor(parts: readonly [Lexicon, ...Lexicon[]], papers: number) {
    super(parts[0].arrays);
    this.#parts = parts;
    this.#papers = papers;
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

  override expectNames(names: readonly string[]): void {
    for (const lexicon of this.#parts) lexicon.expectNames(names);
  }

  override get papers(): number {
    return this.#papers;
  }

  override termOf(word: string): number {
    for (const [part, lexicon] of this.#parts.entries()) {
      const term = lexicon.termOf(word);
      if (term >= 0) return part * PART + term;
    }
    return -1;
  }

  override textOf(common: number): string {
    return this.#parts[Math.floor(common / PART)]?.textOf(common % PART) ?? "";
  }

  override stemTermOf(common: number): number {
    const part = Math.floor(common / PART);
    return this.common(part, this.#parts[part]?.stemTermOf(common % PART) ?? -1);
  }

  override stemOf(word: string): number {
    return this.#first((lexicon, part) => {
      const stem = lexicon.stemOf(word);
      return stem < 0 ? undefined : this.common(part, stem);
    }, -1);
  }

  override count(common: number): number {
    let count = 0;
    for (const [part, lexicon] of this.#parts.entries()) {
      const term = this.local(part, common);
      if (term >= 0) count += lexicon.count(term);
    }
    return count;
  }

  override isHead(word: string): boolean {
    return this.#parts.some((lexicon) => lexicon.isHead(word));
  }

  override isNamed(word: string): boolean {
    return this.#parts.some((lexicon) => lexicon.isNamed(word));
  }

  override partsOf(word: string): string[] {
    return this.#first((lexicon) => {
      const parts = lexicon.partsOf(word);
      return parts.length === 0 ? undefined : parts;
    }, []);
  }

  override nearTerms(word: string): readonly Neighbour[] {
    return this.#gather((lexicon) => lexicon.nearTerms(word)).filter(({ term }) => this.#isWorth(term));
  }

  override alikeTerms(word: string): readonly number[] {
    return this.#gather((lexicon) => lexicon.alikeTerms(word).map((term) => ({ term }))).map(
      ({ term }) => term,
    );
  }

  override beginningTerms(word: string): readonly number[] {
    return this.#gather((lexicon) => lexicon.beginningTerms(word).map((term) => ({ term })))
      .map(({ term }) => ({ term, text: this.textOf(term) }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .slice(0, 200)
      .map(({ term }) => term);
  }

  /** A small part takes every word for worth reading a slip as; among many papers fewer are. */
  #isWorth(common: number): boolean {
    const marks = this.#parts.reduce((all, lexicon, part) => {
      const term = this.local(part, common);
      return term < 0 ? all : all | lexicon.marksOf(term);
    }, 0);
    return isWorthCorrecting(marks, this.count(this.stemTermOf(common)), this.#papers);
  }

  #first<T>(ask: (lexicon: Lexicon, part: number) => T | undefined, otherwise: T): T {
    for (const [part, lexicon] of this.#parts.entries()) {
      const found = ask(lexicon, part);
      if (found !== undefined) return found;
    }
    return otherwise;
  }

  /** What the parts find, each word once, under its common number. */
  #gather<T extends { readonly term: number }>(find: (lexicon: Lexicon) => readonly T[]): T[] {
    const found = new Map<number, T>();
    for (const [part, lexicon] of this.#parts.entries())
      for (const one of find(lexicon)) {
        const term = this.common(part, one.term);
        if (!found.has(term)) found.set(term, { ...one, term });
      }
    return [...found.values()];
  }
}
