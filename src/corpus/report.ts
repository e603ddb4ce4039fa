/** What loading found, as JSON for scripts (`npx paperboy corpus --json`). */

import type { Paper } from "../core/paper.ts";
import type { CorpusReport } from "./load.ts";

/** The report with exactly the keys that scripts rely on; what is not known is null, never missing. */
export function toCorpusJson({ entries, papers, merges, doubts, rejects }: CorpusReport) {
  return { entries, papers: papers.map(toPaperJson), merges, doubts, rejects };
}

/** One paper of the report. What the documents do not say stands under `facts` only. */
export function toPaperJson(paper: Paper) {
  return {
    id: paper.id,
    title: paper.title,
    titleSource: paper.titleSource,
    authors: paper.authors,
    authorsComplete: paper.authorsComplete,
    affiliations: paper.affiliations,
    categories: paper.categories,
    published: paper.published ?? null,
    code: paper.code ?? null,
    abstract: paper.abstract ?? null,
    abstractOriginal: paper.abstractOriginal ?? null,
    arxivId: paper.arxivId ?? null,
    occurrences: paper.occurrences,
    facts: paper.facts ?? null,
  };
}
