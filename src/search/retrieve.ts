/** From a question to ranked papers: candidates by words, and by names without condition, each looked at closely. */

import { INITIALS, OWN_NAME } from "./aliases.ts";
import { Candidates, type WeightedStem } from "./candidates.ts";
import { EvidenceReader } from "./evidence-of.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Question } from "./question.ts";
import { type Alias, type Ranked, rank } from "./rank.ts";
import { squash } from "./text.ts";

/** How many candidates are looked at closely; sentences spread their weight over more papers. */
const CANDIDATES = 80;
const CANDIDATES_LONG = 120;
const LONG = 5;
/** A name that more papers share is a word, but tells those apart that have the other words. */
const FEW_NAMESAKES = 200;
const MOST_NAMESAKES = 2000;

/** How many candidates to look at: `most`, or more for a long question. */
export function mostFor({ units }: Question, most = CANDIDATES): number {
  return units.length > LONG ? Math.max(CANDIDATES_LONG, most) : most;
}

/** Scores as shares of the best one. */
export function relative(
  retrieved: readonly { readonly paper: number; readonly score: number }[],
): ReadonlyMap<number, number> {
  const best = retrieved[0]?.score ?? 1;
  return new Map(retrieved.map(({ paper, score }) => [paper, score / best]));
}

export class Retriever {
  readonly #lexicon: Lexicon;
  readonly #candidates: Candidates;
  readonly #reader: EvidenceReader;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#candidates = new Candidates(lexicon.arrays);
    this.#reader = new EvidenceReader(lexicon.arrays);
  }

  /** Terms of all titles and abstracts together. */
  get length(): number {
    return this.#reader.length;
  }

  /**
   * Papers best first. `text` is the question as typed, for names that its words alone do not show; papers of `year` are
   * lifted. Evidence in the result is good until the next call.
   */
  rank(question: Question, text: string, year?: number, most = CANDIDATES): Ranked[] {
    const retrieved = this.candidates(question, mostFor(question, most));
    const names = this.names(question, text);
    return this.judge(question, relative(retrieved), names, year).sort(
      (a, b) => b.score - a.score || a.evidence.paper - b.evidence.paper,
    );
  }

  /** The papers that have most of the question's words, best first. */
  candidates({ units }: Question, most: number): { paper: number; score: number }[] {
    const stems = units.flatMap(({ variants, weight }) =>
      variants.map(({ stem, weight: sure }) => ({ stem, weight: sure * weight })),
    );
    return this.top(stems, most);
  }

  /** The papers in which words weigh most, best first. */
  top(words: readonly WeightedStem[], most: number): { paper: number; score: number }[] {
    return this.#candidates.top(words, most);
  }

  /** Looks closely at papers, by their retrieval 0..1, and at all that are named; in no order. */
  judge(
    question: Question,
    retrieved: ReadonlyMap<number, number>,
    names: ReadonlyMap<number, Alias>,
    year?: number,
    meanLength?: number,
  ): Ranked[] {
    this.#reader.read(question, meanLength);
    const judged = (paper: number, retrieval: number): Ranked => {
      const own = this.#lexicon.arrays.years[paper] as number;
      const apart = year === undefined || own === 0 ? undefined : Math.abs(own - year);
      return rank(question, this.#reader.of(paper), names.get(paper), retrieval, apart);
    };
    const ranked = [...retrieved].map(([paper, retrieval]) => judged(paper, retrieval));
    for (const [paper, { rare }] of names) if (rare && !retrieved.has(paper)) ranked.push(judged(paper, 0));
    return ranked;
  }

  /**
   * Papers by a name the question holds: the whole text, or a run of its words. `namesakes`: how many papers go by a
   * name, when others are asked together with these.
   */
  names(
    { units }: Question,
    text: string,
    namesakes = (name: string): number => this.#lexicon.namesakes(name),
  ): Map<number, Alias> {
    const found = new Map<number, Alias>();
    const all = (1 << units.length) - 1;
    const asked = namesIn(units, text);
    this.#lexicon.expectNames(asked.map(({ name }) => name));
    for (const { name, bits, share } of asked) {
      const sharing = namesakes(name);
      if (sharing === 0 || sharing > MOST_NAMESAKES) continue;
      // A name that many papers share says less of each.
      const told = share / (1 + Math.log(sharing));
      // Nearly any few letters are the initials of some title among many: those that no paper writes mean nothing.
      const chance = this.#lexicon.termOf(name) < 0 && this.#lexicon.papers > 20 ** (name.length - 2);
      for (const { paper, strength } of this.#lexicon.aliased(name)) {
        if (chance && strength <= INITIALS) continue;
        const before = found.get(paper);
        found.set(paper, {
          strength: Math.max(strength * told, before?.strength ?? 0),
          bits: bits | (before?.bits ?? 0),
          whole: bits === all || (before?.whole ?? false),
          own: (strength >= OWN_NAME ? bits : 0) | (before?.own ?? 0),
          rare: sharing <= FEW_NAMESAKES || (before?.rare ?? false),
        });
      }
    }
    return found;
  }
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
