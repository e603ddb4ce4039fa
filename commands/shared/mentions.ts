/** The papers that messages name: by links, ids, and titles in quotation marks. */

import type { Corpus } from "../../src/core/corpus.ts";
import { arxivIdOf, doiOf, type Paper } from "../../src/core/paper.ts";
import { addressOf, type PaperLink } from "../../src/corpus/links.ts";

/** Links, ids and quoted names in a message, each a query of its own. */
const LOOKS_LIKE_A_PAPER =
  /https?:\/\/[^\s<>|]+|\b(?:arXiv:)?\d{4}\.\d{4,5}(?:v\d+)?\b|\b10\.\d{4,9}\/[^\s<>|"]+|"[^"]{3,300}"|“[^”]{3,300}”/giu;

/** The papers of the collection that a text names, in the order in which it does. One search a name. */
export async function papersNamed(message: string, corpus: Corpus): Promise<readonly Paper[]> {
  const found = new Map<string, Paper>();
  for (const [mention] of message.matchAll(LOOKS_LIKE_A_PAPER)) {
    const { outcome, hits } = await corpus.search(mention.replace(/^["“]|["”]$/gu, ""), 3);
    const [first] = hits;
    if (outcome === "found" && first?.leads) found.set(first.paper.id, first.paper);
  }
  return [...found.values()];
}

/** The links that lead to none of these papers. */
export function unknownLinks(links: readonly PaperLink[], papers: readonly Paper[]): readonly PaperLink[] {
  return links.filter((link) => !papers.some((paper) => isLinked(paper, link)));
}

/** Whether a link is to this paper. */
function isLinked(paper: Paper, link: PaperLink): boolean {
  return arxivIdOf(paper) === link.id || doiOf(paper) === link.id || paper.url === addressOf(link);
}

/** A link as a sentence names it. */
export function nameOfLink({ kind, id }: PaperLink): string {
  return kind === "arxiv" ? `arXiv:${id}` : kind === "doi" ? `doi:${id}` : id;
}
