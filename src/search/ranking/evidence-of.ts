/** What one paper has of the question: which words, where, next to each other, in order. */

import { ABSTRACT, AUTHORS, FACTS, FIELDS, type IndexArrays, STOP, TITLE } from "../indexing/layout.ts";
import type { Question, Unit } from "../question/question.ts";
import { Terms } from "../text/terms.ts";
import { isVersion } from "../text/text.ts";
import { Meanings } from "./meanings.ts";
import { bestName, type NameMatch } from "./names.ts";

export interface Evidence {
  readonly paper: number;
  /** The weight of the best reading of a unit in a field, 0 when it is not there. */
  found(field: number, unit: number): number;
  /** Occurrences of a unit in title and abstract, by their weights. */
  count(unit: number): number;
  /** As bits: units that follow the unit before closely. */
  readonly pairs: number;
  /** The longest run of the question's words, small ones too, word for word; as a share of them. */
  readonly run: number;
  /** The title names a version that the question does not: `V1.5` when `V1` is asked for. */
  readonly otherVersion: boolean;
  /** Content words of the title. */
  readonly titleWords: number;
  /** Terms of title and abstract, over their mean. */
  readonly relativeLength: number;
  readonly author: NameMatch;
  readonly factAuthor: NameMatch;
}

/** Words of the question this far apart in the paper still stand together: `mixture of experts`. */
const NEAR = 3;

/** Looks through papers for one question at a time. */
export class EvidenceReader {
  readonly #index: IndexArrays;
  readonly #terms: Terms;
  readonly #meanings: Meanings;
  /** Terms of all titles and abstracts together. */
  readonly length: number;
  #units: readonly Unit[] = [];
  #typed: readonly number[] = [];
  #asksVersion = false;
  #weights = new Float32Array(4096);
  #taken = 0;
  #meanLength = 1;
  readonly #last = new Int32Array(32);

  constructor(index: IndexArrays) {
    this.#index = index;
    this.#terms = new Terms(index.terms);
    this.#meanings = new Meanings(index);
    let total = 0;
    for (let paper = 0; paper < index.years.length; paper++) total += this.#length(paper);
    this.length = total;
  }

  /** Turns to a question; evidence for the one before is no longer to be asked. `meanLength`: of all papers' titles and abstracts. */
  read(question: Question, meanLength: number): void {
    this.#taken = 0;
    this.#meanLength = meanLength;
    this.#units = question.units;
    this.#typed = question.terms;
    this.#asksVersion = question.units.some(({ word }) => isVersion(word));
    this.#meanings.read(question);
  }

  /** O(length of the paper): one look into a table for each of its terms. */
  of(paper: number): Evidence {
    const { fields, stream, marks } = this.#index;
    const { slots } = this.#meanings;
    const typed = this.#typed;
    const size = this.#units.length;
    const base = this.#room(size * (FIELDS.length + 1));
    const weights = this.#weights;
    const counts = base + size * FIELDS.length;
    const last = this.#last;
    let pairs = 0;
    let titleWords = 0;
    let otherVersion = false;
    let longest = 0;
    for (let field = TITLE; field <= ABSTRACT; field++) {
      const from = fields[paper * FIELDS.length + field] as number;
      const to = fields[paper * FIELDS.length + field + 1] as number;
      last.fill(-NEAR - 1);
      let run = 0;
      for (let at = from; at < to; at++) {
        const term = stream[at] as number;
        const slot = slots[term] as number;
        if (field === TITLE && ((marks[term] as number) & STOP) === 0) {
          titleWords++;
          if (slot === 0 && this.#asksVersion && isVersion(this.#terms.text(term))) otherVersion = true;
        }
        if (slot === 0) {
          run = 0;
          continue;
        }
        run = term === typed[run] ? run + 1 : term === typed[0] ? 1 : 0;
        if (run > longest) longest = run;
        for (const { unit, weight } of this.#meanings.list(slot)) {
          const place = base + field * size + unit;
          if (weight > (weights[place] as number)) weights[place] = weight;
          weights[counts + unit] = (weights[counts + unit] as number) + weight;
          if (unit > 0 && this.#adjacent(unit, at - (last[unit - 1] as number))) pairs |= 1 << unit;
          last[unit] = at;
        }
      }
    }
    const name = (field: number): NameMatch =>
      bestName(this.#index, this.#meanings, this.#units, paper, field, (unit, weight) => {
        const place = base + field * size + unit;
        if (weight > (weights[place] as number)) weights[place] = weight;
      });
    return {
      paper,
      found: (field, unit) => this.#weights[base + field * size + unit] as number,
      count: (unit) => this.#weights[counts + unit] as number,
      pairs,
      run: longest / Math.max(1, typed.length),
      otherVersion,
      titleWords,
      relativeLength: this.#length(paper) / this.#meanLength,
      author: name(AUTHORS),
      factAuthor: name(FACTS),
    };
  }

  #length(paper: number): number {
    const { fields } = this.#index;
    return (fields[paper * FIELDS.length + AUTHORS] as number) - (fields[paper * FIELDS.length] as number);
  }

  /** Zeros for one paper, in an array shared by all papers of a question. */
  #room(size: number): number {
    const base = this.#taken;
    this.#taken += size;
    if (this.#taken > this.#weights.length) {
      const larger = new Float32Array(this.#taken * 2);
      larger.set(this.#weights.subarray(0, base));
      this.#weights = larger;
    }
    this.#weights.fill(0, base, this.#taken);
    return base;
  }

  /** A number typed in one with its word stands right after it; typed apart, a word may come between them. */
  #adjacent(unit: number, apart: number): boolean {
    if (apart > NEAR) return false;
    const typed = this.#units[unit];
    return typed?.exact !== true || apart <= (typed.bound ? 1 : 2);
  }
}
