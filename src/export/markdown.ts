/** A list of papers as Markdown, for notes and issues. */

import { bylineSentence, tellDate } from "../core/card.ts";
import { type Paper, pageOf } from "../core/paper.ts";
import { visible } from "../core/text.ts";

/** One bullet a paper: linked title, authors, date. Everything Markdown would read as markup is escaped. */
export function toMarkdown(papers: readonly Paper[]): string {
  return papers.map(bullet).join("\n");
}

function bullet(paper: Paper): string {
  const page = pageOf(paper);
  const title = escapeMarkdown(paper.title);
  const date = paper.published === undefined ? "" : ` ${tellDate(paper.published)}.`;
  const authors = escapeMarkdown(bylineSentence(paper));
  return `- ${page === undefined ? title : `[${title}](<${page}>)`}. ${authors}${date}`;
}

/**
 * A text of somebody else's on one line, with nothing in it that is markup: any ASCII punctuation may be escaped by a
 * backslash (CommonMark 0.31, section 2.4). Also what would begin a list or underline a heading, and bare addresses,
 * which GitHub's flavour links (GFM 0.29, section 6.9).
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>()#+!|~@&]/gu, "\\$&")
    .replace(/^([-=])/u, "\\$1")
    .replace(/^(\d+)([.)])/u, "$1\\$2")
    .replace(/(?<=[a-z]):(?=\/\/)/giu, "\\:")
    .replace(/\bwww\./giu, (found) => `${found.slice(0, 3)}\\.`);
}
