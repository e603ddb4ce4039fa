/** The paper of the day as a job of the scheduler. */

import type { Corpus } from "../../core/corpus.ts";
import type { Failure, Job } from "../../core/job.ts";
import type { Paper } from "../../core/paper.ts";
import { type Choice, note, type Reply, text, whisper } from "../../core/reply.ts";
import { type Delivery, StoreError, type Subscription, type Tables } from "../../core/store.ts";
import { HOUR } from "../time/resolve.ts";
import { timeSpan } from "../time/tell.ts";
import { dailyPost, sayNoPick } from "./message.ts";
import { pick } from "./pick.ts";
import { poolOf, readQuery, sayFilters } from "./query.ts";
import { DEFAULT_ZONE, firstAtOrAfter, firstOnOrAfter, planFrom } from "./rule.ts";
import { noLongerPutOff, shownBy } from "./shown.ts";
import { dailyKey, subscriptionJob, subscriptionOf } from "./subscription-job.ts";
import { withTagged } from "./tagged.ts";

export const DAILY = "daily";

/** How late a paper of the day is still welcome. */
export const LATE_LIMIT = 12 * HOUR;

export interface DailyParts {
  /** The papers of a tenant, by its id. */
  readonly corpusOf: (tenantId: string, tables: Tables) => Corpus | Promise<Corpus>;
  /** What can be done with any paper, as buttons. */
  readonly buttonsFor: (paper: Paper) => readonly Choice[];
}

export function dailyJob(parts: DailyParts): Job {
  return {
    kind: DAILY,
    whenUncertain: "atMostOnce",
    ...subscriptionJob(DAILY),

    async render(tables, delivery, now) {
      const subscription = await subscriptionOf(tables, delivery);
      const date = delivery.localDate;
      if (subscription === undefined || date === null) return { skip: "withdrawn: turned off" };
      const { tenantId, id } = subscription;
      const filters = await withTagged(tables, tenantId, readQuery(subscription.queryJson).filters);
      const corpus = await parts.corpusOf(tenantId, tables);
      const picked = pick(poolOf(corpus, filters), await shownBy(tables, tenantId, id), date);
      if (typeof picked === "string") return { skip: sayNoPick(picked, sayFilters(filters)) };
      const paperId = picked.paper.id;
      const taken = await tables.posted.add({
        tenantId,
        subscriptionId: id,
        cycle: picked.cycle,
        paperId,
        deliveryId: delivery.id,
        localDate: date,
        at: now,
      });
      // Another process took it in this moment: the transaction runs again and sees that.
      if (!taken) throw new StoreError("conflict", "The paper was taken by another post of the channel.");
      if (picked.returned) await noLongerPutOff(tables, tenantId, id, paperId);
      const buttons = parts.buttonsFor(picked.paper);
      return { reply: dailyPost({ picked, date, filters: sayFilters(filters), buttons }) };
    },

    async delayed(tables, reply, delivery) {
      const { tenantId, channelId, dueAt } = delivery;
      const channel = channelId === null ? undefined : await tables.channels.get(tenantId, channelId);
      const subscription = await subscriptionOf(tables, delivery);
      const zone = subscription?.tz ?? channel?.tz ?? DEFAULT_ZONE;
      const told = note(["Delayed: this was due at ", timeSpan(dueAt, zone, "time"), "."]);
      return { ...reply, blocks: [...reply.blocks, told] };
    },

    async failed(tables, delivery, failure) {
      const subscription = await subscriptionOf(tables, delivery);
      if (subscription === undefined || failure === "expired" || failure === "revoked") return undefined;
      const stops = failure === "gone" || failure === "forbidden" || failure === "damaged";
      if (stops && subscription.state === "active") {
        const { tenantId, id, version } = subscription;
        await tables.subscriptions.change(tenantId, id, version, {
          // What cannot be read cannot be resumed either.
          state: failure === "damaged" ? "deleted" : "paused",
          nextLocalDate: null,
          nextAt: null,
        });
      }
      return { person: subscription.createdBy, reply: troubleNotice(failure, delivery) };
    },
  };
}

/** The next occurrence at or after an instant whose date has not been posted already. */
export async function nextUnposted(tables: Tables, subscription: Subscription, now: number) {
  const plan = await planFrom(tables, subscription);
  const next = firstAtOrAfter(plan, now);
  if (next === undefined) return undefined;
  const delivery = await tables.deliveries.findByKey(
    subscription.tenantId,
    dailyKey(subscription.id, next.localDate),
  );
  if (delivery === undefined || (delivery.state !== "sent" && delivery.state !== "sending")) return next;
  return firstOnOrAfter(plan, Temporal.PlainDate.from(next.localDate).add({ days: 1 }).toString());
}

const TROUBLE: Readonly<Record<Failure, string>> = {
  gone: "its channel is gone or archived, or I was removed from it. I paused it. Bring me back and say /daily resume there, or use /daily set in another channel.",
  forbidden:
    "I may not post in its channel. I paused it. Let me view the channel and send messages there, then say /daily resume in it.",
  content: "the platform did not take the message. The next one comes as planned.",
  uncertain:
    "I cannot tell whether it was posted, so I did not post it again. Please look; the next one comes as planned.",
  expired: "it was too late for it.",
  damaged:
    "what I had stored of it is damaged and cannot be read. I turned it off; say /daily set in its channel to begin it anew.",
  revoked: "I no longer have access.",
};

function troubleNotice(failure: Failure, delivery: Delivery): Reply {
  const date = delivery.localDate ?? "today";
  return whisper([text(`The paper of the day of ${date} was not posted: ${TROUBLE[failure]}`)], {
    outcome: "error",
  });
}
