/** What the index needs to know of a paper, and how a full Paper is turned into it. */

import { arxivIdOf, doiOf, type Paper } from "../core/paper.ts";

/** The least a paper must have to be searched. */
export interface PlainPaper {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly abstract?: string | undefined;
  readonly year?: number | undefined;
  readonly categories?: readonly string[] | undefined;
}

/** The same with all that can be asked for. What comes from outside the documents stands in `facts`. */
export interface SourcePaper extends PlainPaper {
  readonly nickname?: string | undefined;
  /** `2024-12-27`, `2024-12` or `2024`. */
  readonly date?: string | undefined;
  readonly code?: boolean | undefined;
  readonly affiliations?: readonly string[] | undefined;
  /** arXiv ids, DOIs and addresses by which the paper is known. */
  readonly keys?: readonly string[] | undefined;
  readonly facts?: {
    readonly authors: readonly string[];
    readonly nicknames: readonly string[];
    readonly category?: string | undefined;
    readonly date?: string | undefined;
    readonly venue?: string | undefined;
    readonly title?: string | undefined;
  };
}

/**
 * The paper itself when it keeps to its type; else a copy that does. Records that were read from JSON say null for what
 * is absent and write years as strings, whatever their type declares.
 */
export function soundOf(paper: PlainPaper | SourcePaper): PlainPaper | SourcePaper {
  const { title, authors, abstract, year, categories }: Partial<Readonly<Record<keyof PlainPaper, unknown>>> =
    paper;
  const sound =
    typeof title === "string" &&
    Array.isArray(authors) &&
    (abstract === undefined || typeof abstract === "string") &&
    (year === undefined || Number.isInteger(year)) &&
    (categories === undefined || Array.isArray(categories));
  if (sound) return paper;
  const fourDigits = /\b\d{4}\b/.exec(String(year ?? ""))?.[0];
  return {
    ...paper,
    title: typeof title === "string" ? title : "",
    authors: wordsIn(authors),
    abstract: typeof abstract === "string" ? abstract : undefined,
    year: fourDigits === undefined ? undefined : Number(fourDigits),
    categories: wordsIn(categories),
  };
}

const wordsIn = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.filter((word) => typeof word === "string") : [];

export function sourceOf(paper: Paper): SourcePaper {
  const { facts } = paper;
  const date = paper.published?.date;
  const keys = [arxivIdOf(paper), doiOf(paper), paper.url, paper.codeUrl, facts?.codeUrl];
  const { otherIds = [], otherTitles = [] } = paper;
  return {
    id: paper.id,
    title: paper.title,
    nickname: paper.nickname,
    authors: paper.authors,
    abstract: paper.abstract,
    year: date === undefined ? undefined : Number(date.slice(0, 4)),
    date,
    categories: paper.categories,
    code: paper.code,
    affiliations: paper.affiliations,
    keys: [...keys, ...otherIds, ...(facts?.modelUrls ?? [])].filter((key) => key !== undefined),
    ...(facts === undefined && otherTitles.length === 0
      ? {}
      : {
          facts: {
            authors: facts?.authors ?? [],
            nicknames: [...(facts?.nicknames ?? []), ...otherTitles],
            category: facts?.primaryCategory,
            date: facts?.submitted,
            venue: [paper.venue, facts?.venue].filter((venue) => venue !== undefined).join(" "),
            title: [facts?.officialTitle, ...otherTitles].filter((one) => one !== undefined).join("\n"),
          },
        }),
  };
}
