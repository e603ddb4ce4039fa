/** A channel with a paper of the day, and seven papers to choose from. */

import type { Corpus } from "../../src/core/corpus.ts";
import { dailyJob } from "../../src/reading/daily/job.ts";
import { corpusOf, paper } from "../reading/daily/papers.ts";
import { postDue as postAllDue } from "./post-due.ts";
import { type Speaker, Talk } from "./talk.ts";

export const ana: Speaker = { id: "ana", manager: true, zone: "Europe/Madrid" };
export const ben: Speaker = { id: "ben" };
export const cleo: Speaker = { id: "cleo" };
export const seven = corpusOf(Array.from({ length: 7 }, (_, i) => paper(`paper-${i + 1}`)));

export function begin(at: string, corpus: Corpus = seven): Promise<Talk> {
  return Talk.begin(at, corpus);
}

/** The posts that are due now, as `date paper` lines; the last one's buttons can be pressed. */
export async function postDue(talk: Talk): Promise<string[]> {
  const job = dailyJob({ corpusOf: () => talk.corpus, buttonsFor: () => [] });
  const posted = await postAllDue(talk.store, job, talk.clock.now());
  talk.last = posted.at(-1)?.reply ?? talk.last;
  return posted.map(({ localDate, reply, skipped }) =>
    reply === undefined ? `${localDate} skipped: ${skipped}` : `${localDate} ${reply.papers.join()}`,
  );
}
