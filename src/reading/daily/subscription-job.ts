/** What every job of subscriptions has in common: when it is due, and whether it is still wanted. */

import { Damaged, type Job, type Planned, type RuleOccurrence } from "../../core/job.ts";
import type { Delivery, Subscription, Tables } from "../../core/store.ts";
import type { Plan } from "../time/plan.ts";
import { replanOne } from "./replan.ts";
import { firstOnOrAfter, planFrom } from "./rule.ts";

/** Occurrences of one subscription recorded in one go: a bot that was away for years skips the older ones unrecorded. */
const MOST_AT_ONCE = 60;

/** The key of the post of a subscription for a local date: at most one, whatever happens. */
export function dailyKey(subscriptionId: string, localDate: string): string {
  return `sub:${subscriptionId}:${localDate}`;
}

export function subscriptionJob(kind: string): Pick<Job, "plan" | "withdrawn" | "notPosted" | "replan"> {
  return {
    async plan(tables, now, until, limit) {
      const planned: Planned[] = [];
      for (const subscription of await tables.subscriptions.due(kind, until, limit)) {
        planned.push(...(await planOrTell(tables, subscription, now, until)));
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
      for (const subscription of page) await replanOne(tables, subscription, from);
      const last = page.at(-1);
      return page.length < limit || last === undefined ? undefined : `${last.tenantId}\n${last.id}`;
    },
  };
}

/** One that cannot be read must not keep the others from being planned. */
async function planOrTell(
  tables: Tables,
  subscription: Subscription,
  now: number,
  until: number,
): Promise<readonly Planned[]> {
  try {
    return await planOne(tables, subscription, now, until);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    const { tenantId, id, channelId, version, nextLocalDate, nextAt } = subscription;
    const localDate = nextLocalDate ?? subscription.startDate;
    const dueAt = nextAt ?? now;
    const what = { tenantId, channelId, key: dailyKey(id, localDate), subjectId: id, version, localDate };
    return [{ ...what, dueAt, expiresAt: dueAt, damaged: error }];
  }
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
  const { due, next } = datesUntil(plan, nextLocalDate, until);
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

/** The newest occurrences from a local date to an instant, and the one after them. */
function datesUntil(plan: Plan, first: string, until: number) {
  const due: RuleOccurrence[] = [];
  let next = firstOnOrAfter(plan, first);
  while (next !== undefined && next.at <= until) {
    due.push(next);
    if (due.length > MOST_AT_ONCE) due.shift();
    next = firstOnOrAfter(plan, Temporal.PlainDate.from(next.localDate).add({ days: 1 }).toString());
  }
  return { due, next };
}

/** The subscription that a delivery was planned for, also one that is deleted. */
export async function subscriptionOf(tables: Tables, delivery: Delivery): Promise<Subscription | undefined> {
  if (delivery.subjectId === null) return undefined;
  return await tables.subscriptions.get(delivery.tenantId, delivery.subjectId);
}
