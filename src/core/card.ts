/** What stands on a paper card, in neutral parts, so that every platform shows the same facts in the same order. */

import { arxivIdOf, doiOf, type Paper, type PublishedDate, pageOf } from "./paper.ts";
import type { Block } from "./reply.ts";
import { clip, sentences } from "./text.ts";

export type PaperBlock = Extract<Block, { type: "paper" }>;

export interface CardParts {
  readonly title: string;
  readonly url?: string;
  /** Said beside a title that no document holds. */
  readonly titleNote?: string;
  /** First three authors; says how many there are when the list is known to go on. */
  readonly byline: string;
  /** Date, categories, code: short phrases to be joined by a separator. */
  readonly details: readonly string[];
  readonly abstract?: string;
  /** True when `abstract` is only its beginning. */
  readonly abstractCut: boolean;
  /** Facts that may be given up. */
  readonly secondary: readonly { readonly name: string; readonly value: string }[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** The slug, and the arXiv id or DOI when known. Never cut. */
  readonly ids: readonly string[];
  readonly position?: number;
  readonly why?: string;
}

const TITLE_MAX = 240;
const SHOWN_AUTHORS = 3;

/** The parts of one card. Nothing in them is escaped: that belongs to the platform. */
export function describePaper(block: PaperBlock): CardParts {
  const { paper } = block;
  const url = pageOf(paper);
  const all = paper.abstract === undefined ? [] : sentences(paper.abstract);
  const shown = block.abstract === "all" ? all : all.slice(0, block.abstract);
  const titleNote =
    paper.titleSource === "fact"
      ? "title added from public facts"
      : paper.titleSource === "derived"
        ? paper.abstract === undefined
          ? "its title is not known yet"
          : "no title in the source: named after its abstract"
        : undefined;
  return {
    title: clip(paper.title, TITLE_MAX),
    ...(url === undefined ? {} : { url }),
    ...(titleNote === undefined ? {} : { titleNote }),
    byline: byline(paper),
    details: details(paper),
    ...(shown.length === 0 ? {} : { abstract: shown.join(" ") }),
    abstractCut: shown.length > 0 && shown.length < all.length,
    secondary: block.secondary ? secondary(paper) : [],
    links: links(paper, url),
    ids: [
      paper.id,
      ...(arxivIdOf(paper) ? [`arXiv:${arxivIdOf(paper)}`] : doiOf(paper) ? [`doi:${doiOf(paper)}`] : []),
    ],
    ...(block.position === undefined ? {} : { position: block.position }),
    ...(block.why === undefined ? {} : { why: block.why }),
  };
}

/** `Huajian Xin, Z. Z. Ren, Junxiao Song et al.`; added facts are used only where the documents name nobody. */
export function byline(paper: Paper): string {
  const fromFacts = paper.authors.length === 0 && paper.facts?.authors !== undefined;
  const authors = fromFacts ? (paper.facts?.authors ?? []) : paper.authors;
  const names = authors.slice(0, SHOWN_AUTHORS).map((name) => clip(name, 80));
  const total = fromFacts ? (paper.facts?.authorCount ?? authors.length) : authors.length;
  const goesOn = total > names.length || (!fromFacts && !paper.authorsComplete);
  if (names.length === 0) return "authors not given";
  return `${names.join(", ")}${goesOn ? " et al." : ""}${fromFacts ? " (added)" : ""}`;
}

/** The same as a sentence, with one full stop at its end. */
export function bylineSentence(paper: Paper): string {
  return `${byline(paper).replace(/\.$/u, "")}.`;
}

function details(paper: Paper): string[] {
  const date = paper.published;
  return [
    ...(date === undefined ? [] : [tellDate(date)]),
    ...(date === undefined && paper.facts?.submitted !== undefined
      ? [`${tellDate({ date: paper.facts.submitted, inferredYear: false })} (added)`]
      : []),
    ...(paper.categories.length > 0
      ? [paper.categories.slice(0, 4).join(", ")]
      : paper.facts?.primaryCategory !== undefined
        ? [`${paper.facts.primaryCategory} (added)`]
        : []),
    ...(paper.code === true ? ["code available"] : []),
  ];
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `12 Jan 2026 (year inferred)`, `Jan 2026` or `2026`, by the date's own precision. */
export function tellDate({ date, inferredYear }: PublishedDate): string {
  const [year = "", month, day] = date.split("-");
  const words = [day === undefined ? "" : String(Number(day)), MONTHS[Number(month) - 1] ?? "", year];
  return `${words.filter((word) => word !== "").join(" ")}${inferredYear ? " (year inferred)" : ""}`;
}

function secondary(paper: Paper): { name: string; value: string }[] {
  const { facts } = paper;
  const rows: { name: string; value: string }[] = [];
  if (paper.affiliations.length > 0) {
    rows.push({ name: "Affiliations", value: `${paper.affiliations.join(", ")} (as listed)` });
  }
  const venue = paper.venue ?? facts?.venue;
  if (venue !== undefined)
    rows.push({ name: "Venue", value: `${venue}${paper.venue === undefined ? " (added)" : ""}` });
  if (
    facts?.authorCount !== undefined &&
    facts.authorCount > paper.authors.length &&
    paper.authors.length > 0
  ) {
    rows.push({ name: "Authors", value: `${facts.authorCount} in all (added)` });
  }
  return rows;
}

function links(paper: Paper, page: string | undefined): { label: string; url: string }[] {
  const found: { label: string; url: string }[] = [];
  const arxivId = arxivIdOf(paper);
  if (arxivId !== undefined) found.push({ label: "PDF", url: `https://arxiv.org/pdf/${arxivId}` });
  const code = paper.codeUrl ?? paper.facts?.codeUrl;
  if (code !== undefined) found.push({ label: "Code", url: code });
  const doi = doiOf(paper);
  if (doi !== undefined && arxivId !== undefined) {
    found.push({ label: "Published version", url: `https://doi.org/${encodeURI(doi)}` });
  }
  return found.filter((link) => link.url !== page && isWebAddress(link.url));
}

/** True for addresses that are safe to draw as links: http and https without user information. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") && url.username === "";
}
