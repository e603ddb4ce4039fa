/** The papers that messages name: by links, ids, and titles in quotation marks. */

import type { Corpus } from "../../src/core/corpus.ts";
import { isKnownBy, type Paper } from "../../src/core/paper.ts";
import { type Tell, tellFar, untold } from "../../src/core/progress.ts";
import { eachInTurns } from "../../src/core/steps.ts";
import { addressOf, findLinks, type PaperLink } from "../../src/corpus/links.ts";

/** What may name a paper besides the ids in it: an address that is known, or a title in quotation marks. */
const LOOKS_LIKE_A_PAPER = /https?:\/\/[^\s<>|]+|"[^"]{3,300}"|“[^”]{3,300}”/giu;

/** Names looked up before the event loop turns. */
const TOGETHER = 5;

/** The papers of the collection that a text names, in the order in which it does. One search a name. */
export async function papersNamed(
  message: string,
  corpus: Corpus,
  tell: Tell = untold,
): Promise<readonly Paper[]> {
  const named: { readonly at: number; readonly paper: Paper }[] = [];
  const links = findLinks(message);
  const follow = async (link: PaperLink) => {
    const paper = await paperOfLink(link, corpus);
    if (paper !== undefined) named.push({ at: link.at, paper });
  };
  await eachInTurns(links, TOGETHER, follow, tellFar(tell, "Looked up", links.length, "link"));
  const titles = [...message.matchAll(LOOKS_LIKE_A_PAPER)].filter(
    ({ 0: mention, index: at }) => !links.some((link) => link.at >= at && link.at < at + mention.length),
  );
  const find = async ({ 0: mention, index: at }: RegExpExecArray) => {
    const { outcome, hits } = await corpus.search(mention.replace(/^["“]|["”]$/gu, ""), 3);
    const [first] = hits;
    if (outcome === "found" && first?.leads) named.push({ at, paper: first.paper });
  };
  await eachInTurns(titles, TOGETHER, find, tellFar(tell, "Looked up", titles.length, "title"));
  named.sort((a, b) => a.at - b.at);
  return [...new Map(named.map(({ paper }) => [paper.id, paper])).values()];
}

/** The paper of the collection that a link leads to. Two searches at most. */
export async function paperOfLink(link: PaperLink, corpus: Corpus): Promise<Paper | undefined> {
  const id = link.kind === "arxiv" ? `arXiv:${link.id}` : link.id;
  for (const asked of [id, addressOf(link)]) {
    const { hits } = await corpus.search(asked, 3);
    const found = hits.find(({ paper }) => isLinked(paper, link))?.paper;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The links that lead to none of these papers. */
export function unknownLinks(links: readonly PaperLink[], papers: readonly Paper[]): readonly PaperLink[] {
  return links.filter((link) => !papers.some((paper) => isLinked(paper, link)));
}

/** Whether a link is to this paper. */
function isLinked(paper: Paper, link: PaperLink): boolean {
  return isKnownBy(paper, link.id) || isKnownBy(paper, addressOf(link));
}

/** A link as a sentence names it. */
export function nameOfLink({ kind, id }: PaperLink): string {
  return kind === "arxiv" ? `arXiv:${id}` : kind === "doi" ? `doi:${id}` : id;
}
