/** CSL-JSON, the input of citation styles. Schema: "CSL-JSON", citationstyles.org. */

import { arxivIdOf, doiOf, type Paper, pageOf } from "../core/paper.ts";
import { citationKeys } from "./keys.ts";
import { listedAuthors, nameParts } from "./names.ts";

export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

export interface CslItem {
  readonly id: string;
  readonly type: "article" | "article-journal";
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly abstract?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly publisher?: string;
  readonly number?: string;
  readonly "container-title"?: string;
}

/** One item a paper, in the order given, ids as in `citationKeys`. */
export function toCsl(papers: readonly Paper[]): readonly CslItem[] {
  const keys = citationKeys(papers);
  return papers.map((paper) => item(paper, keys.get(paper.id) ?? paper.id));
}

function item(paper: Paper, id: string): CslItem {
  const arxivId = arxivIdOf(paper);
  const doi = doiOf(paper);
  const url = pageOf(paper);
  const date = paper.published?.date ?? paper.facts?.submitted;
  const { names: listed } = listedAuthors(paper);
  return {
    id,
    type: paper.venue !== undefined ? "article-journal" : "article",
    title: paper.title,
    ...(listed.length === 0 ? {} : { author: listed.map(cslName) }),
    ...(date === undefined ? {} : { issued: { "date-parts": [date.split("-").map(Number)] } }),
    ...(paper.abstract === undefined ? {} : { abstract: paper.abstract }),
    ...(doi === undefined ? {} : { DOI: doi }),
    ...(url === undefined ? {} : { URL: url }),
    ...(arxivId === undefined ? {} : { publisher: "arXiv", number: `arXiv:${arxivId}` }),
    ...(paper.venue === undefined ? {} : { "container-title": paper.venue }),
  };
}

function cslName(name: string): CslName {
  const { family, given, collective } = nameParts(name);
  return collective ? { literal: family } : { family, ...(given === undefined ? {} : { given }) };
}
