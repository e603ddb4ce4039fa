/** The words of an index in memory. */

import { type IndexArrays, listOf } from "../indexing/layout.ts";
import { Terms } from "../text/terms.ts";
import { type Neighbour, neighbours } from "./deletions.ts";
import { Lexicon, MOST_BEGINNING, RESCUED_AMONG } from "./lexicon.ts";
import { sharing } from "./trigrams.ts";

export class MemoryLexicon extends Lexicon {
  readonly papers: number;
  readonly #arrays: IndexArrays;
  readonly #terms: Terms;

  constructor(arrays: IndexArrays) {
    super();
    this.papers = arrays.years.length;
    this.#arrays = arrays;
    this.#terms = new Terms(arrays.terms);
  }

  termOf(word: string): number {
    return this.#terms.find(word);
  }

  textOf(term: number): string {
    return this.#terms.text(term);
  }

  stemTermOf(term: number): number {
    return this.#arrays.stemOf[term] as number;
  }

  marksOf(term: number): number {
    return this.#arrays.marks[term] ?? 0;
  }

  count(stemTerm: number): number {
    const { starts } = this.#arrays.postings;
    return (starts[stemTerm + 1] as number) - (starts[stemTerm] as number);
  }

  partsOf(word: string): string[] {
    const term = this.termOf(word);
    return term < 0 ? [] : [...listOf(this.#arrays.compounds, term)].map((part) => this.textOf(part));
  }

  nearTerms(word: string, guessing = false): readonly Neighbour[] {
    return neighbours(word, this.#terms, this.#arrays.deletions, guessing);
  }

  alikeTerms(word: string): readonly number[] {
    return sharing(word, RESCUED_AMONG, this.#arrays.trigrams, this.#terms);
  }

  beginningTerms(word: string): readonly number[] {
    const { sorted } = this.#arrays;
    const [from, to] = this.#terms.beginning(word, sorted);
    const found: number[] = [];
    for (let at = from; at < to && found.length < MOST_BEGINNING; at++) {
      const term = sorted[at] as number;
      if (this.count(this.stemTermOf(term)) > 0) found.push(term);
    }
    return found;
  }
}
