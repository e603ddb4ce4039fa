/** What a channel follows, as it is stored with the subscription. */

import { hash } from "node:crypto";
import { z } from "zod";
import type { Corpus } from "../../core/corpus.ts";
import type { Paper, PaperId } from "../../core/paper.ts";
import { readStored } from "../stored.ts";

/** Filters and skips are those of any subscription, which the rule of its dates reads; here they stay empty. */
const followedSchema = z.object({
  words: z.string(),
  /** Ids by name, as an earlier Paperboy kept them: at most 200, so that a paper missing here may be old all the same. */
  known: z.array(z.string()).default([]),
  /** Four bytes of each id's hash, in base64. */
  seen: z.string().optional(),
});

export interface Followed {
  readonly words: string;
  /** More matched when it began than were looked at: of those not kept it is not known whether they were there. */
  readonly capped: boolean;
  /** Whether a paper matched when it began; undefined when that is not known. */
  wasThere(id: PaperId): boolean | undefined;
}

/** Papers told apart for one search: of those that match the best, and whoever follows it is told so. */
export const MOST_MATCHING = 2_000;

/** `there`: the papers that match at the beginning, which are no news, as `matching` gives them; four bytes are kept of each. */
export function writeFollowed(words: string, there: readonly PaperId[]): string {
  const marks = Uint32Array.from(there, markOf);
  return JSON.stringify({
    filters: {},
    skips: [],
    words,
    seen: Buffer.from(marks.buffer, marks.byteOffset, marks.byteLength).toString("base64"),
  });
}

/** Reads what `writeFollowed` wrote, now or earlier; throws Damaged for anything else, for only we write there. */
export function readFollowed(json: string): Followed {
  const { words, known, seen } = readStored("what is followed", () => followedSchema.parse(JSON.parse(json)));
  const named = new Set(known);
  if (seen === undefined)
    return { words, capped: false, wasThere: (id) => (named.has(id) ? true : undefined) };
  const bytes = Uint8Array.from(Buffer.from(seen, "base64"));
  const marks = new Uint32Array(bytes.buffer, 0, bytes.length >>> 2);
  const there = new Set(marks);
  return { words, capped: marks.length >= MOST_MATCHING, wasThere: (id) => there.has(markOf(id)) };
}

/** Two ids with one mark: among 2,000 papers once in two million. */
function markOf(id: PaperId): number {
  return hash("sha256", id, "buffer").readUInt32LE(0);
}

/** The papers that a saved query finds now, best first, at most MOST_MATCHING. */
export async function matching(corpus: Corpus, words: string): Promise<readonly Paper[]> {
  const { outcome, hits } = await corpus.search(words, MOST_MATCHING);
  return outcome === "found" || outcome === "ambiguous" ? hits.map(({ paper }) => paper) : [];
}
