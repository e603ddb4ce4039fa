/** The Corpus port over an index in memory. */

import type { Corpus, Definition, Hit } from "../core/corpus.ts";
import type { Paper } from "../core/paper.ts";
import { acronymsOf } from "./aliases.ts";
import type { Found } from "./engine.ts";
import { buildIndex } from "./index.ts";
import { sentencesFor, sentencesOf } from "./sentences.ts";
import { similarTo } from "./similar.ts";
import { sourceOf } from "./source.ts";
import { squash } from "./text.ts";

/** A snapshot of these papers that answers every question of the port. O(words) to make. */
export function makeCorpus(given: readonly Paper[]): Corpus {
  const papers = [...given].sort(newestFirst);
  const sources = papers.map(sourceOf);
  const index = buildIndex(sources);
  const numbers = new Map(papers.map(({ id }, number) => [id, number]));
  const at = (number: number): Paper => {
    const paper = papers[number];
    if (paper === undefined) throw new RangeError(`no paper number ${number}`);
    return paper;
  };
  const hits = (found: readonly Found[], leads: boolean): Hit[] =>
    found.map(({ paper, score, why }, place) => ({
      paper: at(paper),
      score,
      why,
      leads: leads && place === 0,
    }));
  return {
    size: papers.length,
    papers,
    byId(id) {
      const number = numbers.get(id);
      return number === undefined ? undefined : at(number);
    },
    search(text, limit = 10) {
      const { outcome, hits: found, near } = index.query(text, limit);
      return { outcome, hits: hits(found, outcome === "found"), near: hits(near, false) };
    },
    suggest: (prefix, limit = 25) => index.suggest(prefix, limit),
    similar(id, limit = 5) {
      const number = numbers.get(id);
      if (number === undefined) return [];
      return similarTo(number, limit, index.engine.lexicon).map(({ paper, score, stems }) => ({
        paper: at(paper),
        score: Math.min(1, score),
        why: stems.map((stem) => ({ field: "abstract", typed: index.engine.lexicon.terms.text(stem) })),
        leads: false,
      }));
    },
    define: (term) => papers.flatMap((paper) => definitionsIn(paper, term)),
    evidence: (question, limit = 3) =>
      sentencesFor(question, limit, index.engine, sources).map(({ paper, sentence, score }) => ({
        paper: at(paper),
        sentence,
        score,
      })),
  };
}

function definitionsIn(paper: Paper, term: string): Definition[] {
  const wanted = squash(term);
  return sentencesOf(paper.abstract ?? "").flatMap((sentence) => {
    const acronym = acronymsOf(sentence).find((found) => squash(found) === wanted);
    if (acronym === undefined) return [];
    const before = sentence
      .slice(0, sentence.indexOf(`(${acronym}`))
      .trim()
      .split(/\s+/);
    return [{ term: acronym, expansion: before.slice(-acronym.length).join(" "), sentence, paper }];
  });
}

function newestFirst(a: Paper, b: Paper): number {
  const dateA = a.published?.date ?? "";
  const dateB = b.published?.date ?? "";
  return dateA === dateB ? (a.id < b.id ? -1 : 1) : dateA < dateB ? 1 : -1;
}
