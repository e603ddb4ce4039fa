/** Papers as an RSS 2.0 feed (RSS Advisory Board, "RSS 2.0 Specification"). */

import { Feed } from "feed";
import { bylineSentence } from "../core/card.ts";
import { type Paper, pageOf } from "../core/paper.ts";
import { sentences, visible } from "../core/text.ts";

/** One entry: a paper, and when it was posted (ms). `id` never changes for the same post. */
export interface FeedItem {
  readonly id: string;
  readonly paper: Paper;
  readonly at: number;
}

/** Sentences of the abstract that an entry shows. */
const SHOWN = 5;
/** Characters that XML 1.0 has no way to write (section 2.2). */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** The feed, newest first as given. `address` is where it stands. */
export function toRss(title: string, address: string, items: readonly FeedItem[]): string {
  const [newest] = items;
  const feed = new Feed({
    id: address,
    title: plain(title),
    description: plain(title),
    link: address,
    feedLinks: { rss: address },
    generator: "Paperboy",
    // The library would write the time of asking, and readers would think that something changed.
    updated: new Date(newest?.at ?? 0),
  });
  for (const { id, paper, at } of items) {
    const abstract = paper.abstract === undefined ? "" : sentences(paper.abstract).slice(0, SHOWN).join(" ");
    feed.addItem({
      title: plain(paper.title),
      id,
      guid: id,
      link: pageOf(paper) ?? address,
      date: new Date(at),
      description: escapeHtml(plain(`${bylineSentence(paper)} ${abstract}`.trimEnd())),
    });
  }
  return feed.rss2();
}

function plain(text: string): string {
  return visible(text).replace(NOT_XML, "");
}

/** Readers show descriptions as HTML. */
function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
