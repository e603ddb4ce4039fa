/** Papers that are known already, as entries that others can join. */

import type { Paper } from "../core/paper.ts";
import type { Entry } from "./entry.ts";

/** The file that entries made from known papers name. */
export const KNOWN_FILE = "(known)";

/** The entry that stands for a paper already known, so that others can join it. */
export function entryOfPaper(paper: Paper, entry: number): Entry {
  const { title, titleSource, authors, authorsComplete, affiliations, categories, published, code, codeUrl } =
    paper;
  const { abstract, abstractOriginal, arxivId, doi, venue, url, facts } = paper;
  const optional = {
    published,
    code,
    codeUrl,
    abstract: abstractOriginal ?? abstract,
    arxivId: arxivId ?? facts?.arxivId,
    doi,
    venue,
    url,
  };
  return {
    file: KNOWN_FILE,
    entry,
    line: entry,
    endLine: entry,
    ...(titleSource === "document" ? { title } : {}),
    ...(authors.length === 0 ? {} : { authors, authorsComplete }),
    affiliations,
    categories,
    // Only what is there: absent and undefined are not the same to a merge.
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}
