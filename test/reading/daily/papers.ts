/** Small collections for tests of rules: the papers are real records, found by id only. */

import type { Corpus } from "../../../src/core/corpus.ts";
import type { Paper } from "../../../src/core/paper.ts";

export function paper(id: string, more: Partial<Paper> = {}): Paper {
  return {
    id,
    title: `On ${id}`,
    titleSource: "document",
    authors: ["Ada Lovelace"],
    authorsComplete: true,
    affiliations: [],
    categories: ["cs.CL"],
    occurrences: [],
    provenance: {},
    ...more,
  };
}

export function corpusOf(papers: readonly Paper[]): Corpus {
  const byId = new Map(papers.map((one) => [one.id, one]));
  return {
    size: papers.length,
    papers,
    byId: (id) => byId.get(id),
    search: async () => ({ outcome: "nothing", hits: [], near: [] }),
    suggest: async () => [],
    similar: async () => [],
    define: async () => [],
    evidence: async () => [],
  };
}
