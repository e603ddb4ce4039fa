/** The Corpus port over an index in memory. */

import type { Corpus, Definition, Hit } from "../core/corpus.ts";
import type { Paper } from "../core/paper.ts";
import { findDefinitions } from "../corpus/define.ts";
import type { Found } from "./engine.ts";
import { buildIndex, type SearchIndex } from "./index.ts";
import { openIndex } from "./open.ts";
import { sentencesFor } from "./sentences.ts";
import { similarTo } from "./similar.ts";
import { type SourcePaper, sourceOf } from "./source.ts";
import { squash } from "./text.ts";

/** A snapshot of these papers that answers every question of the port. O(words) to make. */
export function makeCorpus(given: readonly Paper[]): Corpus {
  const papers = [...given].sort(newestFirst);
  const sources = papers.map(sourceOf);
  return corpusOver(papers, sources, buildIndex(sources));
}

/**
 * The same for very many papers: the index comes from `file` when that fits them, and is otherwise built in a
 * thread of its own and kept there for the next start.
 */
export async function openCorpus(given: readonly Paper[], file: string): Promise<Corpus> {
  const papers = [...given].sort(newestFirst);
  const sources = papers.map(sourceOf);
  const { index } = await openIndex(sources, file);
  return corpusOver(papers, sources, index);
}

function corpusOver(papers: readonly Paper[], sources: readonly SourcePaper[], index: SearchIndex): Corpus {
  const numbers = new Map(papers.map(({ id }, number) => [id, number]));
  let definitions: ReadonlyMap<string, readonly Definition[]> | undefined;
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
      return similarTo(number, limit, index.engine.lexicon).map(({ paper, score, shared }) => ({
        paper: at(paper),
        score: Math.min(1, score),
        why: shared.map((word) => ({ field: "abstract", typed: word })),
        leads: false,
      }));
    },
    define(term) {
      definitions ??= definitionsIn(papers);
      const wanted = squash(term);
      return definitions.get(wanted) ?? definitions.get(wanted.replace(/s$/, "")) ?? [];
    },
    evidence: (question, limit = 3) =>
      sentencesFor(question, limit, index.engine, sources).map(({ paper, sentence, score }) => ({
        paper: at(paper),
        sentence,
        score,
      })),
  };
}

/** Every definition in the papers, by the term's squashed form. */
function definitionsIn(papers: readonly Paper[]): Map<string, Definition[]> {
  const byTerm = new Map<string, Definition[]>();
  for (const paper of papers)
    for (const found of findDefinitions(`${paper.title}\n${paper.abstract ?? ""}`)) {
      const key = squash(found.term);
      byTerm.set(key, [...(byTerm.get(key) ?? []), { ...found, paper }]);
    }
  return byTerm;
}

function newestFirst(a: Paper, b: Paper): number {
  const dateA = a.published?.date ?? "";
  const dateB = b.published?.date ?? "";
  return dateA === dateB ? (a.id < b.id ? -1 : 1) : dateA < dateB ? 1 : -1;
}
