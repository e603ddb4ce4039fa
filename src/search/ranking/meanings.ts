/** Which terms of the papers answer which words of one question, ready to be asked for each term of a paper. */

import { type IndexArrays, listOf } from "../indexing/layout.ts";
import type { Question, Unit, Variant } from "../question/question.ts";
import { Terms } from "../text/terms.ts";

/** A term read as a word of the question. */
export interface Meaning {
  readonly unit: number;
  /** 0..1: typed so, or corrected, or another form of it. */
  readonly weight: number;
  /** The same without regard to inflection; names are not inflected. */
  readonly asName: number;
}

/** A piece of a camel-case name stands a little behind the word itself; its inflections do not stand in a name. */
const PIECE = 0.97;
const INFLECTED = 0.8;

/**
 * A table over all terms, kept between questions and cleared after each: a look at it for every term of a paper is all
 * that reading the paper costs where it has none of the words.
 */
export class Meanings {
  readonly #index: IndexArrays;
  readonly #terms: Terms;
  readonly #slots: Uint16Array;
  readonly #used: number[] = [];
  #lists: Meaning[][] = [[]];

  constructor(index: IndexArrays) {
    this.#index = index;
    this.#terms = new Terms(index.terms);
    this.#slots = new Uint16Array(index.stemOf.length);
  }

  /** By term: 0, or the number for `list`. */
  get slots(): Uint16Array {
    return this.#slots;
  }

  list(slot: number): readonly Meaning[] {
    return this.#lists[slot] ?? [];
  }

  /** Fills the table for one question, in place of the one before. */
  read({ units, terms }: Question): void {
    for (const term of this.#used) this.#slots[term] = 0;
    this.#used.length = 0;
    this.#lists = [[]];
    for (const term of terms) if (term >= 0) this.#slotOf(term);
    units.forEach((unit, number) => {
      for (const variant of unit.variants)
        for (const term of listOf(this.#index.surfaces, variant.stem))
          this.#note(term, number, unit, variant);
    });
  }

  #note(term: number, number: number, unit: Unit, { stem, weight, readAs }: Variant): void {
    const list = this.#lists[this.#slotOf(term)];
    if (list === undefined) return;
    const piece = this.#index.stemOf[term] !== stem;
    const likely = piece
      ? weight * (this.#terms.text(term).includes(readAs ?? unit.word) ? PIECE : INFLECTED)
      : readAs === undefined
        ? weight * this.#likeness(term, unit)
        : weight;
    const inflected = weight === 1 && unit.term !== term;
    list.push({ unit: number, weight: likely, asName: inflected ? 0.8 : weight });
  }

  #slotOf(term: number): number {
    const known = this.#slots[term] as number;
    if (known !== 0) return known;
    this.#lists.push([]);
    this.#used.push(term);
    this.#slots[term] = this.#lists.length - 1;
    return this.#lists.length - 1;
  }

  /** `scaling` for `scale` is nearly the same word, `specialization` for `speciale` is not, though their stems are. */
  #likeness(term: number, { term: typed, word }: Unit): number {
    if (typed === term) return 1;
    const other = this.#terms.text(term);
    let common = 0;
    while (common < other.length && other[common] === word[common]) common++;
    return common === 0 ? 1 : Math.max(0.6, 1 - 0.04 * (other.length + word.length - 2 * common));
  }
}
