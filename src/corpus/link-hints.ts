/**
 * What a link tells beyond its id: the DOI that an address stands for, the title in its path, and why some addresses of
 * publishers help nobody. Sources: ACL Anthology, "Anthology Identifiers" and the DOIs it registers since 2016
 * (10.18653/v1/<id>, such as 10.18653/v1/N19-1423); its journals and LREC are registered by others, or not at all.
 */

import { everyLink, type LinkKind, type PaperLink } from "./links.ts";
import { titleKey, wordsOf } from "./text.ts";

const FIRST_YEAR = 2016;
/** Collections whose DOIs are not the ACL's: TACL, Computational Linguistics, LREC, and what others publish. */
const ELSEWHERE =
  /^(?:[JLOQY]\d\d-|\d{4}\.(?:tacl|cl|lrec|jeptalnrecital|rocling|paclic|ijclclp|amta|eamt|mtsummit|tal)-)/i;

/** The DOI under which Crossref most likely has the paper of an ACL Anthology id; undefined for other ids. */
function doiOfAnthologyId(id: string): string | undefined {
  const old = /^[A-Z](\d\d)-\d{4,5}$/.exec(id)?.[1];
  const year = old === undefined ? Number(id.slice(0, 4)) : Number(old) + (Number(old) > 60 ? 1900 : 2000);
  return year >= FIRST_YEAR && !ELSEWHERE.test(id) ? `10.18653/v1/${id.toLowerCase()}` : undefined;
}

/** What is to be asked for the paper of a link, in the way of `wantedFor`; undefined when no source knows such ids. */
export function askFor({ kind, id }: PaperLink): string | undefined {
  if (kind === "arxiv" || kind === "doi") return `${kind}:${id}`;
  const doi = kind === "acl-anthology" ? doiOfAnthologyId(id) : undefined;
  return doi === undefined ? undefined : `doi:${doi}`;
}

/** The title in the path of a Semantic Scholar page, with authors behind it: `Attention is All you Need Vaswani Shazeer`. */
export function slugTitle({ kind, text }: PaperLink): string | undefined {
  const slug =
    kind === "semantic-scholar" ? /\/(?:paper|reader)\/([^/\s]+)\/[0-9a-f]{40}/i.exec(text)?.[1] : undefined;
  const title = slug
    ?.replace(/[-_+]+/g, " ")
    .replace(/%[0-9a-f]{2}/gi, " ")
    .trim();
  return title === undefined || wordsOf(title).length < 3 ? undefined : title;
}

const NAMES: Readonly<Record<LinkKind, string>> = {
  arxiv: "arXiv",
  doi: "Crossref",
  "semantic-scholar": "Semantic Scholar",
  openreview: "OpenReview",
  "acl-anthology": "the ACL Anthology",
};

/** What people call the site of a link. */
export function siteOf(kind: LinkKind): string {
  return NAMES[kind];
}

/** Titles shorter than this name many papers. */
const FEWEST_WORDS = 3;
const FEWEST_LETTERS = 12;

/**
 * Whether what somebody typed, perhaps with words around it, says this title and no longer one: every word of it, in
 * order, next to each other. Titles of one or two words must be all that was typed.
 */
export function saysTitle(typed: string, title: string): boolean {
  const [said, wanted] = [titleKey(typed), titleKey(title)];
  if (wanted === "") return false;
  if (said === wanted) return true;
  const long = wanted.split(" ").length >= FEWEST_WORDS && wanted.length >= FEWEST_LETTERS;
  return long && ` ${said} `.includes(` ${wanted} `);
}

/** Addresses that hold no id which a source knows, and what helps instead. */
const UNHELPFUL: readonly (readonly [RegExp, string])[] = [
  [
    /(?:^|\.)sciencedirect\.com$/,
    "ScienceDirect's addresses hold a PII, which is no DOI: the DOI stands under the title on the page",
  ],
  [
    /(?:^|\.)ieeexplore\.ieee\.org$|^ieeexplore\./,
    "IEEE Xplore's addresses hold a document number, which is no DOI: the DOI stands under the title on the page",
  ],
  [
    /(?:^|\.)arxiv\.org$/,
    "that page of arXiv is not one paper's: type the arXiv id, such as 2501.12948, or the address of its abstract",
  ],
  [/(?:^|\.)jstor\.org$/, "JSTOR's addresses hold a number of its own: the page shows the DOI"],
  [
    /(?:^|\.)(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov)$/,
    "PubMed's addresses hold a number of its own: the page shows the DOI",
  ],
  [
    /(?:^|\.)(?:proceedings\.mlr\.press|papers\.nips\.cc|papers\.neurips\.cc|proceedings\.neurips\.cc|openaccess\.thecvf\.com|jmlr\.org|usenix\.org|ojs\.aaai\.org)$/,
    "these proceedings have no DOI in their addresses: type the title, or its arXiv id",
  ],
  [
    /(?:^|\.)(?:scholar\.google\.[a-z.]+|researchgate\.net|academia\.edu|dblp\.org|connectedpapers\.com|paperswithcode\.com)$/,
    "that address names no paper by an id that arXiv or Crossref knows: type the title, its arXiv id or its DOI",
  ],
];

/** A web address in a text that names no paper, its place, and what to do instead. */
export interface UnhelpfulLink {
  readonly text: string;
  readonly at: number;
  readonly reason: string;
}

/** The addresses in a text that name no paper. */
export function unhelpfulLinks(text: string): UnhelpfulLink[] {
  const found = everyLink(text);
  return [...text.matchAll(/https?:\/\/[^\s<>"|]{3,500}/gi)].flatMap((match) => {
    const [address] = match;
    const at = match.index;
    const known = found.some((link) => link.at < at + address.length && at < link.at + link.text.length);
    if (known || !URL.canParse(address)) return [];
    const host = new URL(address).hostname.toLowerCase();
    const reason =
      UNHELPFUL.find(([pattern]) => pattern.test(host))?.[1] ??
      "no id of a paper is in that address: type its arXiv id, its DOI or its title";
    return [{ text: address, at, reason }];
  });
}
