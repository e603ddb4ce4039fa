/** What a paper is. Facts that are not known are absent, never empty strings. */

/** Stable slug, made from the nickname or the title: `deepseek-r1`. */
export type PaperId = string;

/** Where a title came from: read in a document, added from a fact about the paper, or made up by us and said so. */
export type TitleSource = "document" | "fact" | "derived";

/** A calendar date with the precision the source gave. Never an instant: no zone can shift it. */
export interface PublishedDate {
  /** `2026-01-12`, `2026-01` or `2026`; its length is its precision. */
  readonly date: string;
  /** True when the source left the year out and it was worked out. */
  readonly inferredYear: boolean;
}

/** One place where the paper stands in a source. `entry` and `line` count from 1. */
export interface Occurrence {
  readonly file: string;
  readonly entry: number;
  readonly line: number;
}

/** What an outside source says of the paper, kept apart from what the documents say. */
export interface PaperFacts {
  readonly officialTitle?: string;
  readonly arxivId?: string;
  readonly doi?: string;
  /** First submission as an ISO date. */
  readonly submitted?: string;
  readonly primaryCategory?: string;
  /** As far as known, in order; `authorCount` may be larger. */
  readonly authors?: readonly string[];
  readonly authorCount?: number;
  readonly codeUrl?: string;
  readonly modelUrls?: readonly string[];
  readonly venue?: string;
  readonly nicknames?: readonly string[];
  /** Where each fact was seen, by field name above. */
  readonly sources: Readonly<Record<string, readonly string[]>>;
}

export interface Paper {
  readonly id: PaperId;
  readonly title: string;
  readonly titleSource: TitleSource;
  /** What stands before the colon of the title when it reads like a name: `DeepSeek-R1`. */
  readonly nickname?: string;
  /** In the order of the source. */
  readonly authors: readonly string[];
  /** False when the source said "et al." or named nobody. */
  readonly authorsComplete: boolean;
  /** As reported by a source, which may be guessing. */
  readonly affiliations: readonly string[];
  /** arXiv classes: `cs.CL`. */
  readonly categories: readonly string[];
  readonly published?: PublishedDate;
  /** Whether the source said there is code; absent when it could not say. */
  readonly code?: boolean;
  readonly codeUrl?: string;
  /** As people read it: LaTeX resolved, white space cleaned. */
  readonly abstract?: string;
  /** As the source has it, when that differs. */
  readonly abstractOriginal?: string;
  /** Without version: `2501.12948`, `math/0309136`. */
  readonly arxivId?: string;
  /** Lower case: `10.1038/s41586-025-09422-z`. */
  readonly doi?: string;
  readonly venue?: string;
  readonly url?: string;
  /** arXiv ids and DOIs of other records that are this paper, such as a preprint's; never its own. Sorted. */
  readonly otherIds?: readonly string[];
  /** Titles of records that somebody said are this paper. Sorted. */
  readonly otherTitles?: readonly string[];
  readonly facts?: PaperFacts;
  readonly occurrences: readonly Occurrence[];
  /** Which sources gave each field, by field name: `{ abstract: ["000.txt:3"] }`. */
  readonly provenance: Readonly<Record<string, readonly string[]>>;
}

/** The arXiv id by the best source there is: the documents first, then the added facts. */
export function arxivIdOf(paper: Paper): string | undefined {
  return paper.arxivId ?? paper.facts?.arxivId;
}

/** The DOI by the best source there is. */
export function doiOf(paper: Paper): string | undefined {
  return paper.doi ?? paper.facts?.doi;
}

/** Whether an arXiv id, a DOI in lower case, or the address of a page is the paper's, or another record's of it. */
export function isKnownBy(paper: Paper, id: string): boolean {
  return (
    arxivIdOf(paper) === id || doiOf(paper) === id || paper.url === id || (paper.otherIds ?? []).includes(id)
  );
}

/** The page where people read about the paper: abstract page, DOI page, or the paper's own address. */
export function pageOf(paper: Paper): string | undefined {
  const arxivId = arxivIdOf(paper);
  if (arxivId !== undefined) return `https://arxiv.org/abs/${arxivId}`;
  const doi = doiOf(paper);
  if (doi !== undefined) return `https://doi.org/${encodeURI(doi)}`;
  return paper.url;
}

/** The year of publication by the best source there is, for instance 2025. */
export function yearOf(paper: Paper): number | undefined {
  const date = paper.published?.date ?? paper.facts?.submitted;
  return date === undefined ? undefined : Number(date.slice(0, 4));
}
