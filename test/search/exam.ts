/** Judging answers: the kinds of expectation and how each is scored. */

import type { SearchResult } from "../../src/core/corpus.ts";

export interface Expectation {
  readonly type: "top1" | "set" | "ambiguous" | "nothing" | "usage" | "answer";
  readonly papers: readonly string[];
}

/** 1 right, 0 wrong; half for a single sure answer where several fit and this one is preferred. */
export function judge(result: SearchResult, expect: Expectation, prefer?: string): number {
  const ids = result.hits.map(({ paper }) => paper.id);
  switch (expect.type) {
    case "top1":
    case "answer":
      return ids[0] === expect.papers[0] ? 1 : 0;
    case "set":
      return ids.length === expect.papers.length && expect.papers.every((id) => ids.includes(id)) ? 1 : 0;
    case "ambiguous": {
      if (prefer !== undefined && ids[0] !== prefer) return 0;
      if (expect.papers.every((id) => ids.includes(id)) && ids.length > 1) return 1;
      return ids.length === 1 && ids[0] === prefer ? 0.5 : 0;
    }
    case "nothing":
      return result.outcome === "nothing" ? 1 : 0;
    case "usage":
      return result.outcome === "usage" ? 1 : 0;
  }
}
