/** What a channel follows, as it is stored with the subscription. */

import { z } from "zod";
import type { Corpus } from "../../core/corpus.ts";
import type { Paper, PaperId } from "../../core/paper.ts";
import { readStored } from "../stored.ts";

/** Filters and skips are those of any subscription, which the rule of its dates reads; here they stay empty. */
const followedSchema = z.object({ words: z.string(), known: z.array(z.string()) });

export interface Followed {
  readonly words: string;
  /** Papers that were there when it began: they are no news. */
  readonly known: readonly PaperId[];
}

/** As many papers can be told apart as a query finds at once. */
const MOST = 200;

export function writeFollowed({ words, known }: Followed): string {
  return JSON.stringify({ filters: {}, skips: [], words, known });
}

/** Reads what `writeFollowed` wrote; throws Damaged for anything else, for only we write there. */
export function readFollowed(json: string): Followed {
  return readStored("what is followed", () => followedSchema.parse(JSON.parse(json)));
}

/** The papers that a saved query finds now, best first. */
export function matching(corpus: Corpus, words: string): readonly Paper[] {
  const { outcome, hits } = corpus.search(words, MOST);
  return outcome === "found" || outcome === "ambiguous" ? hits.map(({ paper }) => paper) : [];
}
