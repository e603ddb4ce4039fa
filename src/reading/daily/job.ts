/** The paper of the day as a job of the scheduler. */

import type { Corpus } from "../../core/corpus.ts";
import type { Failure, Job, Planned } from "../../core/job.ts";
import type { Paper } from "../../core/paper.ts";
import { type Choice, note, type Reply, text, whisper } from "../../core/reply.ts";
import { type Delivery, StoreError, type Subscription, type Tables } from "../../core/store.ts";
import { HOUR, localParts } from "../time/resolve.ts";
import { sayTime } from "../time/say.ts";
import { dailyPost, sayNoPick } from "./message.ts";
import { pick } from "./pick.ts";
import { poolOf, readQuery, sayFilters } from "./query.ts";
import { firstAtOrAfter, firstOnOrAfter, planFrom } from "./rule.ts";
import { noLongerPutOff, shownBy } from "./shown.ts";
import { withTagged } from "./tagged.ts";

export const DAILY = "daily";

/** How late a paper of the day is still welcome. */
export const LATE_LIMIT = 12 * HOUR;

/** Occurrences of one subscription recorded in one go: a bot that was away for years skips the older ones unrecorded. */
const MOST_AT_ONCE = 60;

export interface DailyParts {
  /** The papers of a tenant, by its id. */
  readonly corpusOf: (tenantId: string, tables: Tables) => Corpus | Promise<Corpus>;
  /** What can be done with any paper, as buttons. */
  readonly buttonsFor: (paper: Paper) => readonly Choice[];
}

/** The key of the post of a subscription for a local date: at most one, whatever happens. */
export function dailyKey(subscriptionId: string, localDate: string): string {
  return `sub:${subscriptionId}:${localDate}`;
}

/** What every job of subscriptions has in common: when it is due, and whether it is still wanted. */
export function subscriptionJob(kind: string): Pick<Job, "plan" | "withdrawn" | "notPosted" | "replan"> {
  return {
    async plan(tables, now, until, limit) {
      const planned: Planned[] = [];
      for (const subscription of await tables.subscriptions.due(kind, until, limit)) {
        planned.push(...(await planOne(tables, subscription, now, until)));
      }
      return planned;
    },

    async withdrawn(tables, delivery) {
      const subscription = await subscriptionOf(tables, delivery);
      if (subscription === undefined || subscription.state === "deleted") return "withdrawn: turned off";
      if (subscription.state === "paused") return "withdrawn: paused";
      if (subscription.version !== delivery.targetVersion) return "withdrawn: changed";
      return undefined;
    },

    async notPosted(tables, delivery) {
      await tables.posted.giveBack(delivery.tenantId, delivery.id);
    },

    async replan(tables, after, limit, from) {
      const page = await tables.subscriptions.page(kind, after, limit);
      for (const subscription of page) {
        if (subscription.nextLocalDate === null && from === undefined) continue;
        const plan = await planFrom(tables, subscription);
        const next =
          from === undefined
            ? firstOnOrAfter(plan, subscription.nextLocalDate ?? subscription.startDate)
            : firstOnOrAfter(plan, localParts(from, plan.zone).date.toString());
        await tables.subscriptions.moveOn(subscription, next);
      }
      const last = page.at(-1);
      return page.length < limit || last === undefined ? undefined : `${last.tenantId}\n${last.id}`;
    },
  };
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

    delayed(reply, dueAt) {
      const minutes = sayTime(localParts(dueAt, "UTC").time);
      return { ...reply, blocks: [...reply.blocks, note(`Delayed: this was due at ${minutes} UTC.`)] };
    },

    async failed(tables, delivery, failure) {
      const subscription = await subscriptionOf(tables, delivery);
      if (subscription === undefined || failure === "expired" || failure === "revoked") return undefined;
      const stops = failure === "gone" || failure === "forbidden";
      if (stops && subscription.state === "active") {
        const { tenantId, id, version } = subscription;
        await tables.subscriptions.change(tenantId, id, version, {
          state: "paused",
          nextLocalDate: null,
          nextAt: null,
        });
      }
      return { person: subscription.createdBy, reply: troubleNotice(failure, delivery) };
    },
  };
}

/**
 * The occurrences of one subscription up to `until`. Of several that were missed only the newest is posted,
 * if it is not too late; the others are recorded as skipped.
 */
async function planOne(
  tables: Tables,
  subscription: Subscription,
  now: number,
  until: number,
): Promise<readonly Planned[]> {
  const plan = await planFrom(tables, subscription);
  const { nextLocalDate } = subscription;
  if (nextLocalDate === null) return [];
  const due: { localDate: string; at: number }[] = [];
  let next = firstOnOrAfter(plan, nextLocalDate);
  while (next !== undefined && next.at <= until) {
    due.push(next);
    if (due.length > MOST_AT_ONCE) due.shift();
    next = firstOnOrAfter(plan, Temporal.PlainDate.from(next.localDate).add({ days: 1 }).toString());
  }
  // Somebody else moved it on, or the rule was changed: their plan holds.
  if (!(await tables.subscriptions.moveOn(subscription, next))) return [];
  return due.map((occurrence, i): Planned => {
    const following = due[i + 1]?.at ?? next?.at ?? Number.POSITIVE_INFINITY;
    const expiresAt = Math.min(occurrence.at + subscription.lateLimitMs, following);
    return {
      tenantId: subscription.tenantId,
      channelId: subscription.channelId,
      key: dailyKey(subscription.id, occurrence.localDate),
      subjectId: subscription.id,
      version: subscription.version,
      localDate: occurrence.localDate,
      dueAt: occurrence.at,
      expiresAt,
      ...(expiresAt <= now ? { skip: "missed while Paperboy was not running" } : {}),
    };
  });
}

/** The rule of a subscription for whoever needs its next occurrence. */
export async function nextDaily(tables: Tables, subscription: Subscription, onOrAfter: string) {
  return firstOnOrAfter(await planFrom(tables, subscription), onOrAfter);
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

async function subscriptionOf(tables: Tables, delivery: Delivery): Promise<Subscription | undefined> {
  if (delivery.subjectId === null) return undefined;
  return await tables.subscriptions.get(delivery.tenantId, delivery.subjectId);
}

const TROUBLE: Readonly<Record<Failure, string>> = {
  gone: "its channel is gone or archived, or I was removed from it. I paused it. Bring me back and say /daily resume there, or use /daily set in another channel.",
  forbidden:
    "I may not post in its channel. I paused it. Let me view the channel and send messages there, then say /daily resume in it.",
  content: "the platform did not take the message. The next one comes as planned.",
  uncertain:
    "I cannot tell whether it was posted, so I did not post it again. Please look; the next one comes as planned.",
  expired: "it was too late for it.",
  revoked: "I no longer have access.",
};

function troubleNotice(failure: Failure, delivery: Delivery): Reply {
  const date = delivery.localDate ?? "today";
  return whisper([text(`The paper of the day of ${date} was not posted: ${TROUBLE[failure]}`)], {
    outcome: "error",
  });
}
