/** What loading found, as JSON for scripts (`npx paperboy corpus --json`). */

import type { Paper } from "../core/paper.ts";
import type { ImportReport } from "./import.ts";
import type { CorpusReport } from "./load.ts";

/** The report with exactly the keys that scripts rely on; what is not known is null, never missing. */
export function toCorpusJson({ entries, papers, merges, doubts, rejects }: CorpusReport) {
  return { entries, papers: papers.map(toPaperJson), merges, doubts, rejects };
}

/** One paper of the report. What the documents do not say stands under `facts` only. */
function toPaperJson(paper: Paper) {
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

/** One paper as a line of JSON Lines that an import reads back; only what is known. */
export function toImportLine(paper: Paper): string {
  const { id, title, titleSource, authors, authorsComplete, affiliations, categories, published, code } =
    paper;
  const { abstract, abstractOriginal, arxivId, doi, venue, url, codeUrl, occurrences } = paper;
  return JSON.stringify({
    id,
    title,
    titleSource,
    authors,
    authorsComplete,
    ...(affiliations.length === 0 ? {} : { affiliations }),
    ...(categories.length === 0 ? {} : { categories }),
    published,
    code,
    codeUrl,
    venue,
    arxivId,
    doi,
    url,
    abstract,
    abstractOriginal,
    occurrences,
  });
}

/**
 * What an import found, as JSON in pieces; the papers themselves only where they go nowhere else. No piece is longer than
 * all that was merged, doubted and rejected.
 */
export function* importJson(report: ImportReport, withPapers: boolean): Generator<string> {
  const { files, records, papers, added, merged, doubtful, rejected } = report;
  const counts = {
    records,
    papers: papers.length,
    added: added.length,
    merged: merged.length,
    doubtful: doubtful.length,
    rejected: rejectedIn(report),
  };
  const head = JSON.stringify({ files, counts, added, merged, doubtful, rejected });
  if (!withPapers) {
    yield head;
    return;
  }
  yield `${head.slice(0, -1)},"papers":[`;
  let between = "";
  for (const paper of papers) {
    yield `${between}${JSON.stringify(toPaperJson(paper))}`;
    between = ",";
  }
  yield "]}";
}

/** How many records were rejected, those not told one by one included. */
export function rejectedIn({ files }: ImportReport): number {
  return files.reduce((sum, { rejected }) => sum + rejected, 0);
}
