/** A plain list of links and ids, one or more a line: papers known by their id alone, to be completed later. */

import { type Entry, type ParseOptions, type Reject, reject } from "../entry.ts";
import type { Line } from "../import-lines.ts";
import { unhelpfulLinks } from "../link-hints.ts";
import { addressOf, findLinks } from "../links.ts";

const NO_LINK = "no link or id of a paper that is known here";

/** Reads every paper named on every line; a line that names none is rejected, unless it is a comment. */
export async function* readLinkList(
  lines: AsyncIterable<Line>,
  { file }: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  let count = 0;
  for await (const { text, number, damage } of lines) {
    if (/^\s*(?:#|$)/.test(text) && damage === undefined) continue;
    const links = damage === undefined ? findLinks(text) : [];
    if (links.length === 0)
      yield reject(file, number, damage ?? unhelpfulLinks(text)[0]?.reason ?? NO_LINK, text);
    for (const link of links) {
      count += 1;
      const id = link.kind === "arxiv" ? { arxivId: link.id } : link.kind === "doi" ? { doi: link.id } : {};
      yield { file, entry: count, line: number, endLine: number, url: addressOf(link), ...id };
    }
  }
}
