/** The post that a button stands on, found again. */

import { UserError } from "../../src/core/errors.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Delivery, Subscription, Tables } from "../../src/core/store.ts";
import { dailyKey } from "../../src/reading/daily/subscription-job.ts";
import { type Desk, demandSubscription } from "./desk.ts";

export interface Post {
  readonly subscription: Subscription;
  readonly delivery: Delivery;
  /** The message as it was sent. */
  readonly posted: Reply;
}

/** The paper of a day in this channel. Throws UserError when that paper was not posted for that date. */
export async function postOf(tables: Tables, desk: Desk, date: string, paperId: string): Promise<Post> {
  const subscription = demandSubscription(desk);
  const delivery = await tables.deliveries.findByKey(subscription.tenantId, dailyKey(subscription.id, date));
  if (delivery?.payloadJson == null) {
    throw new UserError("no-post", `No paper of the day was posted here for ${date}.`);
  }
  // Only the scheduler writes payloads, and it writes replies.
  const posted = JSON.parse(delivery.payloadJson) as Reply;
  if (!posted.papers.includes(paperId)) {
    throw new UserError("other-paper", `The paper of ${date} was another one; use the buttons under it.`);
  }
  return { subscription, delivery, posted };
}
