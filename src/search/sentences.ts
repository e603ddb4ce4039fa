/** Sentences of the papers that bear on a question. */

import { sentencesOf } from "../corpus/sentences.ts";
import type { Engine } from "./engine.ts";
import { readQuestion } from "./question.ts";
import type { SourcePaper } from "./source.ts";
import { words } from "./text.ts";

export interface Sentence {
  readonly paper: number;
  readonly sentence: string;
  readonly score: number;
}

/** Papers whose sentences are read. */
const PAPERS = 12;

/** Best first; score is the idf-weighted share of the question that the sentence (and its paper's title) has. */
export function sentencesFor(
  text: string,
  limit: number,
  engine: Engine,
  paperAt: (number: number) => SourcePaper | undefined,
): Sentence[] {
  const question = readQuestion(text, engine.lexicon);
  const total = question.units.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const { hits, near } = engine.query(text, PAPERS);
  const scored = (hits.length > 0 ? hits : near).flatMap(({ paper, score }, place) =>
    sentencesOf(paperAt(paper)?.abstract ?? "").map((sentence): Sentence => {
      const stems = new Set(
        words(sentence)
          .flatMap((word) => word.parts)
          .map((part) => engine.lexicon.stemOf(part)),
      );
      const share = question.units.reduce((sum, { variants, weight }) => {
        const best = Math.max(
          0,
          ...variants.map((variant) => (stems.has(variant.stem) ? variant.weight : 0)),
        );
        return sum + weight * best;
      }, 0);
      // The paper that answers best is believed first.
      return {
        paper,
        sentence,
        score: Math.min(1, (share / total) * (0.7 + 0.3 * score) * (place === 0 ? 1 : 0.95)),
      };
    }),
  );
  return scored
    .filter(({ score }) => score > 0.15)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}
