/** From a question to ranked papers: candidates by words, and by names without condition, each looked at closely. */

import type { IndexArrays } from "../indexing/layout.ts";
import type { Segment } from "../indexing/segment.ts";
import { withEvery, withPassage } from "../question/phrases.ts";
import type { Question } from "../question/question.ts";
import { INITIALS, OWN_NAME } from "../text/aliases.ts";
import { squash } from "../text/text.ts";
import { Candidates, type WeightedStem } from "./candidates.ts";
import { EvidenceReader } from "./evidence-of.ts";
import { type Alias, type Ranked, rank } from "./rank.ts";

/** How many candidates are looked at closely; sentences spread their weight over more papers. */
const CANDIDATES = 80;
const CANDIDATES_LONG = 120;
const LONG = 5;
/** Of which so many for a passage that stands in them, or for every word. */
const WHOLE = 20;
/** A name that more papers share is a word, but tells those apart that have the other words. */
const FEW_NAMESAKES = 200;
const MOST_NAMESAKES = 2000;

/** What of a single letter's weight counts in finding papers to look at. */
const INITIAL = 0.3;

/** How many candidates to look at: `most`, or more for a long question. */
export function mostFor({ units }: Question, most = CANDIDATES): number {
  return units.length > LONG ? Math.max(CANDIDATES_LONG, most) : most;
}

/** A paper by what its words weigh. */
export interface Scored {
  readonly paper: number;
  readonly score: number;
}

/** Scores as shares of the best one. */
export function relative(retrieved: readonly Scored[]): ReadonlyMap<number, number> {
  const best = retrieved[0]?.score ?? 1;
  return new Map(retrieved.map(({ paper, score }) => [paper, score / best]));
}

/** Finds and judges the papers of one index. */
export interface Retriever {
  /** Terms of all titles and abstracts together. */
  readonly length: number;
  /** The papers that have most of the question's words, best first, and some that have them in a row. */
  candidates(question: Question, most: number): Scored[];
  /** The papers that have most of these words. */
  withWords(words: readonly WeightedStem[], most: number): readonly number[];
  /** Looks closely at the papers of a list; in no order. Evidence in the result is good until the next call. */
  judge(list: Shortlist): Ranked[];
}

/** The papers that may answer a question: by their retrieval 0..1, and by names that it holds. */
export interface Shortlist {
  readonly question: Question;
  readonly retrieved: ReadonlyMap<number, number>;
  readonly named: ReadonlyMap<number, Alias>;
  /** Of the titles and abstracts of all papers. */
  readonly meanLength: number;
  /** Papers of it are lifted. */
  readonly year: number | undefined;
}

export class MemoryRetriever implements Retriever {
  readonly #arrays: IndexArrays;
  readonly #candidates: Candidates;
  readonly #reader: EvidenceReader;

  constructor(arrays: IndexArrays) {
    this.#arrays = arrays;
    this.#candidates = new Candidates(arrays);
    this.#reader = new EvidenceReader(arrays);
  }

  get length(): number {
    return this.#reader.length;
  }

  candidates(question: Question, most: number): Scored[] {
    const best = this.#candidates.top(readingsOf(question).flat(), most);
    if (best.length < most) return best;
    const known = new Set(best.map(({ paper }) => paper));
    const more = [withEvery, withPassage]
      .flatMap((find) => find(question, this.#arrays, WHOLE))
      .filter((paper) => !known.has(paper));
    const kept = best.slice(0, most - more.length);
    return [...kept, ...more.map((paper) => ({ paper, score: kept.at(-1)?.score ?? 0 }))];
  }

  withWords(words: readonly WeightedStem[], most: number): readonly number[] {
    return this.#candidates.top(words, most).map(({ paper }) => paper);
  }

  judge({ question, retrieved, named, meanLength, year }: Shortlist): Ranked[] {
    this.#reader.read(question, meanLength);
    const judged = (paper: number, retrieval: number): Ranked => {
      const own = this.#arrays.years[paper] as number;
      const apart = year === undefined || own === 0 ? undefined : Math.abs(own - year);
      return rank(question, this.#reader.of(paper), named.get(paper), retrieval, apart);
    };
    const ranked = [...retrieved].map(([paper, retrieval]) => judged(paper, retrieval));
    for (const [paper, { rare }] of named) if (rare && !retrieved.has(paper)) ranked.push(judged(paper, 0));
    return ranked;
  }
}

/** What each word of a question may mean, with its weight. */
export function readingsOf({ units }: Question): WeightedStem[][] {
  return units.map(({ word, variants, weight }) => {
    // Somebody's initial must not keep out the one paper that has the other word.
    const letter = /^\p{L}$/u.test(word) ? INITIAL : 1;
    return variants.map(({ stem, weight: sure }) => ({ stem, weight: sure * weight * letter }));
  });
}

/**
 * Papers of an index by a name the question holds: the whole text, or a run of its words. `namesakes`: how many papers
 * go by a name, there and elsewhere.
 */
export function namedBy(
  { units }: Question,
  text: string,
  segment: Pick<Segment, "lexicon" | "aliased" | "expectNames">,
  namesakes: (name: string) => number,
): Map<number, Alias> {
  const found = new Map<number, Alias>();
  const all = (1 << units.length) - 1;
  const asked = namesIn(units, text);
  segment.expectNames(asked.map(({ name }) => name));
  for (const { name, bits, share } of asked) {
    const sharing = namesakes(name);
    if (sharing === 0 || sharing > MOST_NAMESAKES) continue;
    // A name that many papers share says less of each.
    const told = share / (1 + Math.log(sharing));
    // Nearly any few letters are the initials of some title among many: those that no paper writes mean nothing.
    const chance = segment.lexicon.termOf(name) < 0 && segment.lexicon.papers > 20 ** (name.length - 2);
    for (const { paper, strength } of segment.aliased(name)) {
      if (chance && strength <= INITIALS) continue;
      const before = found.get(paper);
      found.set(paper, {
        strength: Math.max(strength * told, before?.strength ?? 0),
        bits: bits | (before?.bits ?? 0),
        whole: bits === all || (before?.whole ?? false),
        own: (strength >= OWN_NAME ? bits : 0) | (before?.own ?? 0),
        written: (strength > INITIALS ? bits : 0) | (before?.written ?? 0),
        rare: sharing <= FEW_NAMESAKES || (before?.rare ?? false),
      });
    }
  }
  return found;
}

/** A question in the terms of one index; meanings that it does not have, for which `stemToPart` says -1, are left out. */
export function localTo(question: Question, toPart: (term: number) => number, stemToPart = toPart): Question {
  return {
    ...question,
    terms: question.terms.map(toPart),
    units: question.units.map((unit) => ({
      ...unit,
      term: toPart(unit.term),
      variants: unit.variants.flatMap((variant) => {
        const stem = stemToPart(variant.stem);
        return stem < 0 ? [] : [{ ...variant, stem }];
      }),
    })),
  };
}

/** The same of a paper with another number. */
export function renumbered(ranked: Ranked, paper: number): Ranked {
  return { ...ranked, evidence: { ...ranked.evidence, paper } };
}

/** What a question may name a paper by, with the units that say it, as bits, and how much of the question that is. */
function namesIn(
  units: Question["units"],
  text: string,
): readonly { readonly name: string; readonly bits: number; readonly share: number }[] {
  const all = (1 << units.length) - 1;
  const total = units.reduce((sum, { weight }) => sum + weight, 0);
  const names = [{ name: squash(text), bits: all, share: 1 }];
  for (let from = 0; from < units.length; from++)
    for (let to = from + 1; to <= Math.min(units.length, from + 5); to++) {
      const run = units.slice(from, to);
      const bits = ((1 << to) - 1) & ~((1 << from) - 1);
      const said = run.reduce((sum, { weight }) => sum + weight, 0) / total;
      const share = bits === all ? 1 : 0.8 * (0.2 + 0.8 * said);
      names.push({ name: run.map(({ word }) => word).join(""), bits, share });
      const corrected = run.map(({ word, variants }) => variants[0]?.readAs ?? word).join("");
      names.push({ name: corrected, bits, share: share * 0.8 });
    }
  return names;
}
