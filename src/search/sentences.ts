/** Sentences of the papers that bear on a question. */

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
  papers: readonly SourcePaper[],
): Sentence[] {
  const question = readQuestion(text, engine.lexicon);
  const total = question.units.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const scored = engine.query(text, PAPERS).hits.flatMap(({ paper, score }, place) =>
    sentencesOf(papers[paper]?.abstract ?? "").map((sentence): Sentence => {
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

/** Cuts an abstract where sentences end, by the language's own rules; abbreviations do not end one. */
export function sentencesOf(text: string): string[] {
  const pieces = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)].map(
    ({ segment }) => segment,
  );
  const joined: string[] = [];
  for (const piece of pieces) {
    if (
      joined.length > 0 &&
      /(?:\b(?:e\.g|i\.e|cf|vs|et al|Fig|Eq|Sec|approx)\.|\b[A-Z]\.)\s*$/.test(joined.at(-1) ?? "")
    )
      joined[joined.length - 1] += piece;
    else joined.push(piece);
  }
  return joined.map((sentence) => sentence.trim()).filter((sentence) => sentence !== "");
}
