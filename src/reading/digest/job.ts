/** New papers that match what a channel follows, as a job of the scheduler: at most one post a date, none when there is no news. */

import type { Corpus } from "../../core/corpus.ts";
import { invoke } from "../../core/invocation.ts";
import { Damaged, type Failure, type Job } from "../../core/job.ts";
import {
  choice,
  choices,
  heading,
  note,
  paperLine,
  type Reply,
  reply,
  text,
  whisper,
} from "../../core/reply.ts";
import { eachInTurns } from "../../core/steps.ts";
import { StoreError, type Subscription, type Tables } from "../../core/store.ts";
import { clip, count } from "../../core/text.ts";
import { subscriptionJob, subscriptionOf } from "../daily/subscription-job.ts";
import { type News, newsFor } from "./news.ts";
import { MOST_MATCHING, readFollowed } from "./query.ts";

export const DIGEST = "digest";

/** Papers shown in one digest; the others are counted, with a button. */
export const DIGEST_MOST = 8;

/** Papers noted down before the event loop turns. */
const TOGETHER = 50;

export interface DigestParts {
  /** The papers of a tenant, by its id. */
  readonly corpusOf: (tenantId: string, tables: Tables) => Corpus | Promise<Corpus>;
}

export function digestJob({ corpusOf }: DigestParts): Job {
  return {
    kind: DIGEST,
    whenUncertain: "atMostOnce",
    ...subscriptionJob(DIGEST),

    async render(tables, delivery, now) {
      const { tenantId, localDate } = delivery;
      const subscription = await subscriptionOf(tables, delivery);
      if (subscription === undefined || localDate === null) return { skip: "withdrawn: turned off" };
      const { words, papers, capped } = await newsFor(tables, subscription, await corpusOf(tenantId, tables));
      if (papers.length === 0) return { skip: "nothing new" };
      await eachInTurns(papers, TOGETHER, async ({ id: paperId }) => {
        const row = { tenantId, subscriptionId: subscription.id, cycle: 0, paperId, localDate, at: now };
        // Another process told of it in this moment: the transaction runs again and sees that.
        if (!(await tables.posted.add({ ...row, deliveryId: delivery.id })))
          throw new StoreError("conflict", "The paper was told by another post of the channel.");
      });
      return { reply: digestPost({ words, papers, capped }, localDate) };
    },

    async failed(tables, delivery, failure) {
      const { tenantId } = delivery;
      const subscription = await subscriptionOf(tables, delivery);
      if (subscription === undefined || failure === "expired" || failure === "revoked") return undefined;
      const stops = failure === "gone" || failure === "forbidden" || failure === "damaged";
      if (stops && subscription.state === "active") {
        const { id, version } = subscription;
        const ended = { state: "deleted", nextLocalDate: null, nextAt: null } as const;
        await tables.subscriptions.change(tenantId, id, version, ended);
      }
      return {
        person: subscription.createdBy,
        reply: whisper([text(`${followedBy(subscription)} were not posted: ${TROUBLE[failure]}`)], {
          outcome: "error",
        }),
      };
    },
  };
}

/** What was to come, also when its words cannot be read. */
function followedBy({ queryJson }: Subscription): string {
  try {
    return `New papers for “${clip(readFollowed(queryJson).words, 80)}”`;
  } catch (error) {
    if (error instanceof Damaged) return "New papers for a search";
    throw error;
  }
}

const TROUBLE: Readonly<Record<Failure, string>> = {
  gone: "the channel is gone or archived, or I was removed from it. I follow it there no more; say /papers follow in another channel.",
  forbidden:
    "I may not post in the channel. I follow it there no more; let me post, then say /papers follow again.",
  content: "the platform did not take the message. They come with the next one that has news.",
  uncertain: "I cannot tell whether it was posted, so I did not post it again.",
  expired: "it was too late for it.",
  damaged:
    "what I had stored of it is damaged and cannot be read. I follow it no more; say /papers follow again.",
  revoked: "I no longer have access.",
};

/** The message for a channel. Nobody is mentioned. */
function digestPost({ words, papers, capped }: News, told: string): Reply {
  const shown = papers.slice(0, DIGEST_MOST);
  const more = papers.length - shown.length;
  return reply(
    [
      heading(`${count(papers.length, "new paper")} for “${clip(words, 80)}”`),
      ...shown.map((paper, index) => paperLine(paper, index + 1)),
      ...(capped
        ? [note(`So many papers match that only the best ${count(MOST_MATCHING, "paper")} are looked at.`)]
        : []),
      choices(
        ...(more > 0 ? [choice(`And ${more} more`, invoke("papers follow", { words, told }))] : []),
        choice("Stop these", invoke("papers follow", { words, off: true })),
      ),
    ],
    { outcome: "found", papers: papers.map(({ id }) => id) },
  );
}
