/** Ids and links of papers in running text. Nothing here dials anything: an address is only read. */

import { ARXIV_END, ARXIV_ID, canonicalArxivId } from "./arxiv-ids.ts";
import { PATTERNS } from "./link-patterns.ts";

export { doiIn } from "./link-patterns.ts";

/** What kind of id a link holds. */
export type LinkKind = "arxiv" | "doi" | "semantic-scholar" | "openreview" | "acl-anthology";

export interface PaperLink {
  readonly kind: LinkKind;
  /** Canonical: arXiv without version, DOI in lower case, the site's own id otherwise. */
  readonly id: string;
  /** As it stands in the text. */
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
}

/** Texts are read in pieces of this length, cut between lines or words. */
const PIECE = 4_000;

/** Every mention of a paper by id or link, in order of place. Linear in the text. */
export function everyLink(text: string): PaperLink[] {
  const found: PaperLink[] = [];
  for (let from = 0; from < text.length; ) {
    const end = pieceEnd(text, from);
    found.push(...linksOfPiece(text.slice(from, end), from));
    from = end;
  }
  return found;
}

/** Every paper named in a text by id or link, in order of place, each id once. Linear in the text. */
export function findLinks(text: string): PaperLink[] {
  return [
    ...new Map(
      everyLink(text)
        .toReversed()
        .map((link) => [`${link.kind} ${link.id}`, link]),
    ).values(),
  ].sort((a, b) => a.at - b.at);
}

function pieceEnd(text: string, from: number): number {
  const end = from + PIECE;
  if (end >= text.length) return text.length;
  for (const gap of ["\n", " "]) {
    const cut = text.lastIndexOf(gap, end - 1);
    if (cut >= from + PIECE / 2) return cut + 1;
  }
  return end;
}

function linksOfPiece(piece: string, from: number): PaperLink[] {
  const found: PaperLink[] = [];
  for (const { kind, pattern, id } of PATTERNS)
    for (const match of piece.matchAll(pattern)) {
      const name = id(match);
      const at = from + match.index;
      const taken = found.some(
        (other) => at < other.at + other.text.length && other.at < at + match[0].length,
      );
      if (name !== "" && !taken) found.push({ kind, id: name, text: match[0], at });
    }
  return found.sort((a, b) => a.at - b.at);
}

/** The one paper that a text names, when it is nothing but an id or a link. */
export function linkOf(text: string): PaperLink | undefined {
  const trimmed = text.trim().replace(/^<|[>.,;]$/g, "");
  const [link, second] = findLinks(trimmed);
  if (link === undefined || second !== undefined) return undefined;
  // Query strings and anchors may follow a link, words may not.
  return link.at === 0 && !/\s/.test(trimmed.slice(link.text.length)) ? link : undefined;
}

const WHOLE_ARXIV = new RegExp(`^(?:arxiv:)?(${ARXIV_ID})${ARXIV_END}$`, "i");

/** The arXiv id in a text that holds one, without its version; `math.GT/0309136` keeps no class. */
export function arxivIdIn(text: string): string | undefined {
  const plain = WHOLE_ARXIV.exec(text.trim())?.[1];
  return plain === undefined
    ? findLinks(text).find((link) => link.kind === "arxiv")?.id
    : canonicalArxivId(plain);
}

/** The page of a link, built from its id; never an address that somebody typed. */
export function addressOf({ kind, id }: PaperLink): string {
  switch (kind) {
    case "arxiv":
      return `https://arxiv.org/abs/${id}`;
    case "doi":
      return `https://doi.org/${encodeURI(id)}`;
    case "semantic-scholar":
      return `https://www.semanticscholar.org/paper/${encodeURIComponent(id)}`;
    case "openreview":
      return `https://openreview.net/forum?id=${encodeURIComponent(id)}`;
    case "acl-anthology":
      return `https://aclanthology.org/${encodeURIComponent(id)}`;
  }
}
