/** Which papers are news for a search that a channel follows. */

import type { Corpus } from "../../core/corpus.ts";
import type { Paper } from "../../core/paper.ts";
import { eachInTurns } from "../../core/steps.ts";
import type { Subscription, Tables } from "../../core/store.ts";
import { MOST_MATCHING, matching, readFollowed } from "./query.ts";

export interface News {
  readonly words: string;
  /** Best first. */
  readonly papers: readonly Paper[];
  /** More papers match than were looked at. */
  readonly capped: boolean;
}

/** Papers looked up before the event loop turns. */
const TOGETHER = 50;

/**
 * The papers that match, were not told of, and came since the search is followed. A team's paper tells when it was added;
 * what matched at the beginning was kept. Of shared papers whose beginning was not kept none is news, and of those that
 * may have been beyond the best at the beginning only what was published since: better silent once than telling what
 * everybody knows.
 */
export async function newsFor(tables: Tables, subscription: Subscription, corpus: Corpus): Promise<News> {
  const { tenantId, id, queryJson, createdAt } = subscription;
  const { words, wasThere, capped } = readFollowed(queryJson);
  const told = new Set((await tables.posted.ofCycle(tenantId, id, 0)).map(({ paperId }) => paperId));
  const began = Temporal.Instant.fromEpochMilliseconds(createdAt).toString().slice(0, 10);
  const papers: Paper[] = [];
  const all = await matching(corpus, words);
  await eachInTurns(all, TOGETHER, async (paper) => {
    const before = wasThere(paper.id);
    if (before === true || told.has(paper.id)) return;
    const row = await tables.teamPapers.get(tenantId, paper.id);
    const came =
      row !== undefined
        ? row.at >= createdAt
        : before === false && (!capped || (paper.published?.date ?? "") >= began);
    if (came) papers.push(paper);
  });
  return { words, papers, capped: all.length >= MOST_MATCHING };
}
