/** Which papers are news for a search that a channel follows. */

import type { Corpus } from "../../core/corpus.ts";
import type { Paper } from "../../core/paper.ts";
import type { Subscription, Tables } from "../../core/store.ts";
import { matching, readFollowed } from "./query.ts";

export interface News {
  readonly words: string;
  /** Best first. */
  readonly papers: readonly Paper[];
}

/**
 * The papers that match, were not told of, and came since the search is followed. A team's paper tells when it was added;
 * what matched at the beginning was kept. Of shared papers whose beginning was not kept none is news: better silent once
 * than telling what everybody knows.
 */
export async function newsFor(tables: Tables, subscription: Subscription, corpus: Corpus): Promise<News> {
  const { tenantId, id, queryJson, createdAt } = subscription;
  const { words, wasThere } = readFollowed(queryJson);
  const told = new Set((await tables.posted.ofCycle(tenantId, id, 0)).map(({ paperId }) => paperId));
  const papers: Paper[] = [];
  for (const paper of await matching(corpus, words)) {
    const before = wasThere(paper.id);
    if (before === true || told.has(paper.id)) continue;
    const row = await tables.teamPapers.get(tenantId, paper.id);
    if (row === undefined ? before === false : row.at >= createdAt) papers.push(paper);
  }
  return { words, papers };
}
