/** A list of papers as Markdown, for notes and issues. */

import { byline, tellDate } from "../core/card.ts";
import { type Paper, pageOf } from "../core/paper.ts";

/** One bullet a paper: linked title, authors, date. Everything Markdown would read as markup is escaped. */
export function toMarkdown(papers: readonly Paper[]): string {
  return papers.map(bullet).join("\n");
}

function bullet(paper: Paper): string {
  const page = pageOf(paper);
  const title = escapeMarkdown(paper.title);
  const date = paper.published === undefined ? "" : ` ${tellDate(paper.published)}.`;
  return `- ${page === undefined ? title : `[${title}](<${page}>)`}. ${escapeMarkdown(byline(paper))}.${date}`;
}

/** CommonMark 0.31, section 2.4: any ASCII punctuation may be backslash-escaped. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/[\\`*_{}[\]<>()#+!|~@&]/gu, "\\$&");
}
