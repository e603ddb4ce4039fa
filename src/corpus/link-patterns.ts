/**
 * Where ids of papers stand in running text: addresses of sites whose path is an id, publishers' pages that hold a DOI, and
 * ids alone. Sources: arXiv, "Understanding the arXiv identifier"; Crossref, "DOIs and matching regular expressions" (2015);
 * the DOI handbook, 3.8 (`doi:`, `https://doi.org/`, `info:doi/`); ANSI/NISO Z39.56 (SICI, whose `<…>` stands in old DOIs).
 */

import { ARXIV_END, ARXIV_ID, ARXIV_NEW_ALONE, ARXIV_OLD, canonicalArxivId } from "./arxiv-ids.ts";
import type { LinkKind } from "./links.ts";

export interface Pattern {
  readonly kind: LinkKind;
  /** Global; each match takes time linear in its length. */
  readonly pattern: RegExp;
  /** The canonical id in a match; empty for none. */
  readonly id: (found: RegExpMatchArray) => string;
}

/** What a DOI may hold: of brackets only those of a SICI, as in 10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2. */
const IN_DOI = '[^\\s"<>{}|\\\\^`]';
const DOI = `10\\.\\d{4,9}(?:/|%2F)(?:${IN_DOI}+<[\\w:.()-]{1,40}>\\d\\.\\d\\.[A-Z]{2}[;:]2(?:-\\w)?|${IN_DOI}+)`;
const SCHEME = "(?:https?://)?";
/** Before an id that stands alone: nothing that makes it part of something longer. */
const ALONE = "(?<![\\w./-])";
const NOT_CUT = "(?![\\w/]|\\.\\d)";

const first = (found: RegExpMatchArray) => found[1] ?? "";
const arxiv = (found: RegExpMatchArray) => canonicalArxivId(first(found));
const doi = (found: RegExpMatchArray) => cleanDoi(first(found)).toLowerCase();

const ARXIV_PAGES = [
  "(?:[a-z0-9-]{1,63}\\.)?arxiv\\.org/(?:abs|pdf|html|format|src|ps|e-print)",
  "xxx\\.lanl\\.gov/(?:abs|pdf|ps|e-print)",
  "ar5iv\\.(?:labs\\.arxiv\\.)?org/(?:abs|html)",
  "(?:www\\.)?alphaxiv\\.org/(?:abs|pdf|overview|resources)",
  "huggingface\\.co/papers",
  "hf\\.co/papers",
  "scirate\\.com/arxiv",
  "(?:www\\.|api\\.)?semanticscholar\\.org/arxiv",
  "arxiv-sanity-lite\\.com/\\?rank=pid&pid",
];

/** In order of trust: sites whose path is an id, then ids alone. */
export const PATTERNS: readonly Pattern[] = [
  {
    kind: "arxiv",
    pattern: new RegExp(
      `${SCHEME}(?:${ARXIV_PAGES.join("|")})[/=:](${ARXIV_ID})${ARXIV_END}(?:\\.pdf)?`,
      "gi",
    ),
    id: arxiv,
  },
  {
    kind: "arxiv",
    pattern: new RegExp(
      `${SCHEME}(?:(?:www\\.|dx\\.)?doi\\.org/)?(?:doi:\\s?)?10\\.48550(?:/|%2F)arxiv\\.(${ARXIV_ID})${ARXIV_END}`,
      "gi",
    ),
    id: arxiv,
  },
  {
    kind: "acl-anthology",
    pattern:
      /(?:https?:\/\/)?(?:www\.|preview\.)?(?:aclanthology\.org\/(?:volumes\/)?|aclanthology\.info\/papers\/|aclweb\.org\/anthology\/(?:papers\/[A-Z]\/[A-Z]\d{2}\/)?)([A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)(?:v\d+)?(?:\.pdf|\.bib|\/)?/gi,
    id: first,
  },
  {
    kind: "openreview",
    pattern:
      /(?:https?:\/\/)?openreview\.net\/(?:forum|pdf|attachment|revisions)\?(?:[^\s"<>]*?&)?id=([\w-]{6,20})/gi,
    id: first,
  },
  {
    kind: "semantic-scholar",
    pattern:
      /(?:https?:\/\/)?(?:www\.|api\.)?semanticscholar\.org\/(?:paper|reader|graph\/v1\/paper)\/(?:[^\s/"<>]+\/)?([0-9a-f]{40})/gi,
    id: first,
  },
  {
    kind: "semantic-scholar",
    pattern:
      /(?:(?:https?:\/\/)?(?:www\.|api\.)?semanticscholar\.org\/(?:[a-z0-9]+\/){0,3}|\b)CorpusID:\s?(\d{4,12})/gi,
    id: (found) => `CorpusID:${first(found)}`,
  },
  // A publisher's page that holds the DOI in its path or query: springer, acm, wiley, science, pnas, …
  {
    kind: "doi",
    pattern: new RegExp(
      `(?:https?://|${ALONE}(?:[a-z0-9-]{1,63}\\.){1,5}[a-z]{2,6}(?=/))[^\\s"<>]{0,200}?(?:/|=|%2F)(${DOI})`,
      "gi",
    ),
    id: doi,
  },
  {
    kind: "doi",
    pattern: new RegExp(`(?:\\b(?:info:|urn:)?doi[:/]?\\s*|${ALONE})(${DOI})`, "gi"),
    id: doi,
  },
  // Nature's pages name the DOI's end only, as they did before 2016: nature14539, nmeth.3547, nrn.2016.93.
  {
    kind: "doi",
    pattern:
      /(?:https?:\/\/)?(?:www\.)?nature\.com\/(?:articles|[a-z]+\/journal\/v\w+\/n\w+\/(?:full|abs))\/([sd]\d{5}-\d{3}-\d{5}-[\da-z]|[a-z]{2,12}(?:\.\d{4}\.\d{1,4}|\.?\d{3,8})|\d{5,8}[a-z]\d)(?:\.pdf|\.html)?(?![\w-])/gi,
    id: (found) => `10.1038/${first(found).toLowerCase()}`,
  },
  {
    kind: "arxiv",
    pattern: new RegExp(`\\barxiv\\s*[:.]?\\s*(${ARXIV_ID})${ARXIV_END}`, "gi"),
    id: arxiv,
  },
  // Ids alone: the month, the digits of the year and the names of archives tell them from numbers and paths.
  {
    kind: "arxiv",
    pattern: new RegExp(`${ALONE}(${ARXIV_NEW_ALONE})(?:v\\d{1,2})?${NOT_CUT}`, "g"),
    id: arxiv,
  },
  { kind: "arxiv", pattern: new RegExp(`${ALONE}(${ARXIV_OLD})(?:v\\d{1,2})?${NOT_CUT}`, "gi"), id: arxiv },
];

const WHOLE_DOI = new RegExp(DOI, "i");

/** The DOI in a text that holds one, in lower case. */
export function doiIn(text: string): string | undefined {
  const found = WHOLE_DOI.exec(decode(text))?.[0];
  return found === undefined ? undefined : cleanDoi(found).toLowerCase();
}

/** Publishers that put something of their own behind the DOI in an address: bioRxiv a version, Oxford a number. */
const BEHIND: readonly (readonly [RegExp, string])[] = [
  [/^(10\.(?:1101|64898)\/\d[\d.]*)v\d+(?:\.[\w.-]*)?$/i, "$1"],
  [/^(10\.1093\/.+)\/\d{5,}$/, "$1"],
];

/** Without what an address or a sentence adds: trailing punctuation, or a bracket that was not opened in it. */
function cleanDoi(doi: string): string {
  let clean = decode(doi)
    .replace(/[?#&].*$/, "")
    .replace(/\/(?:full|abstract|pdf|epdf|meta|html|fulltext|summary)$/i, "")
    .replace(/\.pdf$/i, "");
  for (;;) {
    const before = clean;
    clean = clean.replace(/[.,;:!?'"”’\]}>*_]+$/, "");
    if (clean.endsWith(")") && (clean.match(/\(/g)?.length ?? 0) < (clean.match(/\)/g)?.length ?? 0))
      clean = clean.slice(0, -1);
    for (const [pattern, kept] of BEHIND) clean = clean.replace(pattern, kept);
    if (clean === before) return clean;
  }
}

function decode(text: string): string {
  try {
    return text.includes("%") ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
