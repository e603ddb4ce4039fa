/** Sentences of the papers that bear on a question. */

import { sentencesOf } from "../corpus/sentences.ts";
import type { Engine } from "./engine.ts";
import { readQuestion, type Unit } from "./question/question.ts";
import type { SourcePaper } from "./source.ts";
import { stem } from "./text/forms.ts";
import { words } from "./text/text.ts";

export interface Sentence {
  readonly paper: number;
  readonly sentence: string;
  readonly score: number;
}

/** Papers whose sentences are read. */
const PAPERS = 12;

/** Words that ask for a figure: no sentence answers by having them. */
const HOW_MANY = new Set(["many", "much"]);

/** A best sentence with less of the question than this bears on something else, the more so where no paper fits it. */
const LEAST = { found: 0.3, nothing: 0.38 };
/** Behind the best sentence, one with less than this share of its score adds nothing. */
const BESIDE_THE_BEST = 0.6;
/** What a sentence keeps that says nothing of what is asked of its paper. */
const BESIDE_THE_POINT = 0.85;

/**
 * Best first; score is the idf-weighted share of the question that the sentence has, words that name its paper counted as
 * said. Empty when even the best has little of it.
 */
export function sentencesFor(
  text: string,
  limit: number,
  engine: Engine,
  paperAt: (number: number) => SourcePaper | undefined,
): Sentence[] {
  const { outcome, hits, near } = engine.query(text, PAPERS);
  const nothing = outcome === "nothing";
  const units = readQuestion(text, engine.lexicon).units.filter(({ word }) => nothing || !HOW_MANY.has(word));
  const total = weightOf(units);
  if (total === 0) return [];
  const stemsOf = (said: string) =>
    new Set(words(said).flatMap(({ parts }) => parts.map((part) => engine.lexicon.stemOf(part))));
  const read = nothing ? near : hits;
  const parts = read.flatMap(({ paper }) => {
    const { title = "", nickname = "", abstract = "" } = paperAt(paper) ?? {};
    return words(`${title} ${nickname} ${abstract}`).flatMap((word) => word.parts);
  });
  engine.lexicon.expectTerms([...parts, ...parts.map(stem)]);
  const scored = read.flatMap(({ paper, score }, place) => {
    const source = paperAt(paper);
    const name = stemsOf(`${source?.title ?? ""} ${source?.nickname ?? ""}`);
    const named = units.filter((unit) => sureness(unit, name) > 0);
    const asked = units.filter((unit) => unit.variants.length > 0 && !named.includes(unit));
    // The paper that answers best is believed first.
    const belief = (0.7 + 0.3 * score) * (place === 0 ? 1 : 0.95);
    return sentencesOf(source?.abstract ?? "").map((sentence): Sentence => {
      const stems = stemsOf(sentence);
      const said = shareOf(asked, stems);
      // Among sentences that have all that is asked, one that says the name itself goes before.
      const share = (said + 0.9 * shareOf(named, name) + 0.1 * shareOf(named, stems)) / total;
      const point = asked.length > 0 && said === 0 ? BESIDE_THE_POINT : 1;
      return { paper, sentence, score: Math.min(1, share * point * belief) };
    });
  });
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  if (best < (nothing ? LEAST.nothing : LEAST.found)) return [];
  return scored.filter(({ score }) => score >= best * BESIDE_THE_BEST).slice(0, limit);
}

const weightOf = (units: readonly Unit[]): number => units.reduce((sum, { weight }) => sum + weight, 0);

/** How surely one of the words is the unit's, 0..1. */
function sureness({ variants }: Unit, stems: ReadonlySet<number>): number {
  return Math.max(0, ...variants.map(({ stem, weight }) => (stems.has(stem) ? weight : 0)));
}

function shareOf(units: readonly Unit[], stems: ReadonlySet<number>): number {
  return units.reduce((sum, unit) => sum + unit.weight * sureness(unit, stems), 0);
}
