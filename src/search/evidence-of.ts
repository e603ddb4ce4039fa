/** What one paper has of the question: which words, where, next to each other, in order. */

import { ABSTRACT, AUTHORS, BREAK, FACTS, FIELDS, type IndexArrays, TITLE } from "./layout.ts";
import type { Question, Unit } from "./question.ts";
import { Terms } from "./terms.ts";
import { isVersion } from "./text.ts";

export interface Evidence {
  readonly paper: number;
  /** By field and unit: the weight of the best variant found there, 0 when there is none. */
  readonly found: readonly (readonly number[])[];
  /** By unit: occurrences, fields weighed alike. */
  readonly counts: readonly number[];
  /** By unit: it follows the unit before it closely, in the title or in the abstract. */
  readonly pairs: readonly boolean[];
  readonly titlePairs: readonly boolean[];
  /** Units that one author's name holds together; the largest such set, as bits, by the documents and by facts. */
  readonly author: number;
  readonly factAuthor: number;
  /** How well that name fits, 0..1: below 1 when it was corrected. */
  readonly authorFit: number;
  /** The longest run of the question's words, small ones too, word for word; as a share of them. */
  readonly run: number;
  /** The title begins with the question, word for word; and is nothing else. */
  readonly startsTitle: boolean;
  readonly wholeTitle: boolean;
  /** The title names a version that the question does not: `V1.5` when `V1` is asked for. */
  readonly otherVersion: boolean;
  /** Units in the title in the order of the question, as a share of the title's content words. */
  readonly titleShare: number;
  readonly length: number;
}

/** Words of the question this far apart in the paper still stand together: `mixture of experts`. */
const NEAR = 3;

/** Looks through papers for one question. Made once for a question; `of` costs O(length of the paper). */
export class EvidenceReader {
  readonly #index: IndexArrays;
  readonly #units: readonly Unit[];
  /** By stem: the units it stands for, and how well. */
  readonly #meanings = new Map<number, { unit: number; weight: number }[]>();

  readonly #likenesses = new Map<number, number>();
  readonly #terms: Terms;
  readonly #asksVersion: boolean;
  readonly #typed: readonly number[];

  constructor(index: IndexArrays, question: Question) {
    this.#index = index;
    this.#terms = new Terms(index.terms);
    this.#typed = question.terms;
    this.#asksVersion = question.units.some(({ word }) => isVersion(word));
    this.#units = question.units;
    question.units.forEach(({ variants }, unit) => {
      for (const { stem, weight } of variants) {
        const meanings = this.#meanings.get(stem) ?? [];
        meanings.push({ unit, weight });
        this.#meanings.set(stem, meanings);
      }
    });
  }

  of(paper: number): Evidence {
    const { fields, stream, stemOf, forms, marks } = this.#index;
    const size = this.#units.length;
    const found = FIELDS.map(() => new Array<number>(size).fill(0));
    const counts = new Array<number>(size).fill(0);
    const pairs = new Array<boolean>(size).fill(false);
    const titlePairs = new Array<boolean>(size).fill(false);
    let titleWords = 0;
    let otherVersion = false;
    let longest = 0;
    let startsTitle = false;
    let wholeTitle = false;
    for (let field = TITLE; field < AUTHORS; field++) {
      const from = fields[paper * FIELDS.length + field] as number;
      const to = fields[paper * FIELDS.length + field + 1] as number;
      const last = new Array<number>(size).fill(-NEAR - 1);
      const here = found[field] ?? [];
      let run = 0;
      for (let at = from; at < to; at++) {
        const term = stream[at] as number;
        run = term === this.#typed[run] ? run + 1 : term === this.#typed[0] ? 1 : 0;
        longest = Math.max(longest, run);
        if (field === TITLE && run === this.#typed.length && at - from === run - 1) {
          startsTitle = true;
          wholeTitle = at === to - 1;
        }
        if (field === TITLE && (marks[term] as number) % 2 === 0) {
          titleWords++;
          if (
            this.#asksVersion &&
            !this.#meanings.has(stemOf[term] as number) &&
            isVersion(this.#terms.text(term))
          )
            otherVersion = true;
        }
        const note = (unit: number, weight: number): void => {
          here[unit] = Math.max(here[unit] ?? 0, weight);
          counts[unit] = (counts[unit] ?? 0) + weight;
          if (
            unit > 0 &&
            at - (last[unit - 1] ?? 0) <= NEAR &&
            this.#adjacent(unit, at - (last[unit - 1] ?? 0))
          ) {
            pairs[unit] = true;
            if (field === TITLE) titlePairs[unit] = true;
          }
          last[unit] = at;
        };
        for (const { unit, weight } of this.#meanings.get(stemOf[term] as number) ?? NONE)
          note(unit, weight * this.#likeness(term, unit));
        for (let f = forms.starts[term] as number; f < (forms.starts[term + 1] as number); f++)
          for (const { unit, weight } of this.#meanings.get(forms.values[f] as number) ?? NONE)
            note(unit, weight * 0.97);
      }
    }
    const byDocuments = this.#authorIn(paper, AUTHORS, found[AUTHORS] ?? []);
    const byFacts = this.#authorIn(paper, FACTS, found[FACTS] ?? []);
    const inTitle = (found[TITLE] ?? []).filter((weight) => weight > 0).length;
    return {
      paper,
      found,
      counts,
      pairs,
      titlePairs,
      run: longest / Math.max(1, this.#typed.length),
      startsTitle,
      wholeTitle,
      otherVersion,
      author: byDocuments.bits,
      factAuthor: byFacts.bits,
      authorFit: byDocuments.bits === 0 ? byFacts.fit : byDocuments.fit,
      titleShare: Math.min(1, inTitle / Math.max(1, titleWords)),
      length:
        (fields[paper * FIELDS.length + AUTHORS] as number) -
        (fields[paper * FIELDS.length + ABSTRACT] as number),
    };
  }

  /** `scaling` for `scale` is nearly the same word, `specialization` for `speciale` is not, though their stems are. */
  #likeness(term: number, unit: number): number {
    const typed = this.#units[unit];
    if (typed === undefined || typed.term < 0 || typed.term === term) return 1;
    const key = term * 32 + unit;
    const known = this.#likenesses.get(key);
    if (known !== undefined) return known;
    const word = this.#terms.text(term);
    let common = 0;
    while (common < word.length && word[common] === typed.word[common]) common++;
    const likeness =
      common === 0 ? 1 : Math.max(0.6, 1 - 0.04 * (word.length + typed.word.length - 2 * common));
    this.#likenesses.set(key, likeness);
    return likeness;
  }

  /** A number typed in one with its word stands right after it; typed apart, a word may come between them. */
  #adjacent(unit: number, apart: number): boolean {
    const typed = this.#units[unit];
    return typed?.exact !== true || apart <= (typed.bound ? 1 : 2);
  }

  /** The author whose name holds most units of the question, each found in another part of the name. */
  #authorIn(paper: number, field: number, found: number[]): { bits: number; fit: number } {
    const { fields, stream } = this.#index;
    let best = { bits: 0, fit: 0 };
    let name: number[] = [];
    const to = fields[paper * FIELDS.length + field + 1] as number;
    for (let at = fields[paper * FIELDS.length + field] as number; at < to; at++) {
      const term = stream[at] as number;
      if (term !== BREAK) {
        name.push(term);
        continue;
      }
      const match = this.#nameMatch(name, found);
      if (
        count(match.bits) > count(best.bits) ||
        (count(match.bits) === count(best.bits) && match.fit > best.fit)
      )
        best = match;
      name = [];
    }
    return best;
  }

  #nameMatch(name: readonly number[], found: number[]): { bits: number; fit: number } {
    let bits = 0;
    let fit = 1;
    let whole = 0;
    const used = new Set<number>();
    for (const [place, term] of name.entries())
      for (const { unit, weight: likely } of this.#meanings.get(this.#index.stemOf[term] as number) ?? NONE) {
        // Names are not inflected: Robert is not Roberts.
        const typed = this.#units[unit]?.term ?? -1;
        const weight = likely === 1 && typed !== term ? 0.8 : likely;
        found[unit] = Math.max(found[unit] ?? 0, weight);
        if ((bits & (1 << unit)) !== 0 || used.has(place)) continue;
        bits |= 1 << unit;
        used.add(place);
        fit = Math.min(fit, weight);
        if ((this.#units[unit]?.word.length ?? 0) > 1) whole++;
      }
    return whole === 0 || name.length > 8
      ? { bits: 0, fit: 0 }
      : { bits: bits | this.#initials(name, used, bits), fit };
  }

  /** `J.` and `ZZ` stand for names that begin so, when the rest of the name is there. */
  #initials(name: readonly number[], used: ReadonlySet<number>, bits: number): number {
    let more = 0;
    const free = name.flatMap((term, place) => (used.has(place) ? [] : [this.#initial(term)])).join("");
    this.#units.forEach(({ word }, unit) => {
      if ((bits & (1 << unit)) === 0 && word.length <= 3 && /^[a-z]+$/.test(word) && free.includes(word))
        more |= 1 << unit;
    });
    return more;
  }

  #initial(term: number): string {
    const { starts, text } = this.#index.terms;
    return String.fromCharCode(text[starts[term] as number] ?? 0);
  }
}

const NONE: readonly { unit: number; weight: number }[] = [];

export function count(bits: number): number {
  let n = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) n++;
  return n;
}
