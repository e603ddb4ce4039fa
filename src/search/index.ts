/**
 * Search over papers. DESIGN will follow here.
 */

import { IndexWriter } from "./build.ts";
import type { Answer } from "./engine.ts";
import { Engine } from "./engine.ts";
import type { IndexArrays } from "./layout.ts";
import type { Lexicon } from "./lexicon.ts";
import { similarTo } from "./similar.ts";
import type { PlainPaper, SourcePaper } from "./source.ts";
import { type Completion, Suggester } from "./suggest.ts";

export { makeCorpus } from "./corpus.ts";
export type { PlainPaper, SourcePaper } from "./source.ts";

export interface SearchIndex {
  /** Papers best first; empty when nothing fits. Never throws. */
  search(text: string, limit?: number): { id: string; score: number }[];
  /** Completions of a prefix; the newest papers for an empty one. */
  suggest(prefix: string, limit?: number): Completion[];
  /** The same as `search` with the outcome, reasons and near misses; papers by their place in the input. */
  query(text: string, limit?: number): Answer;
  similar(id: string, limit?: number): { id: string; score: number }[];
  readonly engine: Engine;
}

/** Builds an index over papers in memory. O(words). `background`: see Lexicon. */
export function buildIndex(papers: readonly (PlainPaper | SourcePaper)[], background?: Lexicon): SearchIndex {
  const writer = new IndexWriter();
  for (const paper of papers) writer.add(paper);
  return indexOver(writer.finish(), papers, background);
}

/** An index over arrays built or loaded before, of exactly these papers in this order. */
export function indexOver(
  arrays: IndexArrays,
  papers: readonly (PlainPaper | SourcePaper)[],
  background?: Lexicon,
): SearchIndex {
  const engine = new Engine(arrays, papers, background);
  const suggester = new Suggester(engine, papers);
  const idOf = (paper: number): string => papers[paper]?.id ?? "";
  let numbers: ReadonlyMap<string, number> | undefined;
  return {
    engine,
    query: (text, limit = 10) => engine.query(text, limit),
    search: (text, limit = 10) =>
      engine.query(text, limit).hits.map(({ paper, score }) => ({ id: idOf(paper), score })),
    suggest: (prefix, limit = 10) => suggester.complete(prefix, limit),
    similar(id, limit = 10) {
      numbers ??= new Map(papers.map((paper, number) => [paper.id, number]));
      const paper = numbers.get(id);
      if (paper === undefined) return [];
      return similarTo(paper, limit, engine.lexicon).map(({ paper: other, score }) => ({
        id: idOf(other),
        score,
      }));
    },
  };
}
