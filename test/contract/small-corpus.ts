/**
 * A corpus of a few papers with the plainest search there is, so that what a platform's suite asserts depends
 * on the platform and not on ranking.
 */

import type { Corpus, Hit } from "../../src/core/corpus.ts";
import type { Paper } from "../../src/core/paper.ts";

/** A paper with every list empty unless given. */
export function makePaper(given: Partial<Paper> & Pick<Paper, "id" | "title">): Paper {
  return {
    titleSource: "document",
    authors: ["Ana Ruiz", "Ben Okafor"],
    authorsComplete: true,
    affiliations: [],
    categories: ["cs.CL"],
    occurrences: [],
    provenance: {},
    ...given,
  };
}

export const sparrow = makePaper({
  id: "sparrow",
  title: "Sparrow: Small Birds Learn Long Songs",
  nickname: "Sparrow",
  arxivId: "2401.00001",
  abstract:
    "We teach small birds. They learn long songs. The songs are kept for years. Nothing else changes.",
  published: { date: "2024-01-02", inferredYear: false },
});

export const lantern = makePaper({
  id: "lantern",
  title: "Lantern: Light for Slow Readers",
  nickname: "Lantern",
  doi: "10.1000/lantern.7",
  abstract: "Reading slowly is reading well.",
});

/** Answers by nickname or by any word of the title with at most one wrong letter. */
export function smallCorpus(papers: readonly Paper[] = [sparrow, lantern]): Corpus {
  const hit = (paper: Paper): Hit => ({ paper, score: 1, why: [], leads: true });
  const byId = (id: string) => papers.find((paper) => paper.id === id);
  return {
    size: papers.length,
    papers,
    byId,
    async search(text) {
      const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
      const found = papers.filter((paper) =>
        words.some((word) =>
          [paper.id, ...paper.title.toLowerCase().split(/\W+/u)].some((own) => near(word, own)),
        ),
      );
      if (words.length === 0) return { outcome: "usage", hits: [], near: [] };
      return { outcome: found.length > 0 ? "found" : "nothing", hits: found.map(hit), near: [] };
    },
    suggest: async (prefix, limit = 10) =>
      papers
        .filter((paper) => paper.title.toLowerCase().includes(prefix.toLowerCase()))
        .slice(0, limit)
        .map((paper) => ({ id: paper.id, label: paper.title })),
    similar: async (id) => papers.filter((paper) => byId(id) !== undefined && paper.id !== id).map(hit),
    define: async () => [],
    evidence: async () => [],
  };
}

/** True when the words are equal, or one letter is wrong, missing or too many in a word of four or more. */
function near(word: string, own: string): boolean {
  if (word === own) return true;
  if (word.length < 4 || Math.abs(word.length - own.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === own[start]) start += 1;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  return rest(word, 1) === rest(own, 1) || rest(word, 1) === rest(own, 0) || rest(word, 0) === rest(own, 1);
}
