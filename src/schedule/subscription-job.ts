/** Jobs whose occurrences are those of subscriptions: one post per local date of a rule. */

import type { Failure, Job, NextOccurrence, Notice, Planned, Rendered, RuleOccurrence } from "../core/job.ts";
import type { Reply } from "../core/reply.ts";
import { type Delivery, type Subscription, type Tables, WITHDRAWN } from "../core/store.ts";

/** Missed occurrences put down as skipped for one subscription; of a longer absence the latest. */
const SKIPS_KEPT = 60;

export interface SubscriptionJobParts {
  readonly kind: string;
  readonly whenUncertain: Job["whenUncertain"];
  /** The rule: dates, wall time and zone to instants. */
  readonly next: NextOccurrence;
  render(tables: Tables, subscription: Subscription, delivery: Delivery, now: number): Promise<Rendered>;
  readonly delayed?: (reply: Reply, dueAt: number) => Reply;
  /** What to tell whoever set it up; undefined for nothing. */
  notice(subscription: Subscription, delivery: Delivery, failure: Failure): Reply | undefined;
}

/** The local date after this one: `2028-02-28` to `2028-02-29`. */
export function dayAfter(localDate: string): string {
  return Temporal.PlainDate.from(localDate).add({ days: 1 }).toString();
}

/** The key that makes two posts of one local date the same post. */
export function occurrenceKey(subscriptionId: string, localDate: string): string {
  return `sub:${subscriptionId}:${localDate}`;
}

export function subscriptionJob(parts: SubscriptionJobParts): Job {
  const subjectOf = (tables: Tables, delivery: Delivery) =>
    tables.subscriptions.get(delivery.tenantId, delivery.subjectId ?? "");
  return {
    kind: parts.kind,
    whenUncertain: parts.whenUncertain,
    ...(parts.delayed === undefined ? {} : { delayed: parts.delayed }),

    plan: async (tables, now, until, limit) => {
      const due = await tables.subscriptions.due(parts.kind, until, limit);
      const planned: Planned[] = [];
      for (const subscription of due)
        planned.push(...(await planOne(tables, parts.next, subscription, now, until)));
      return planned;
    },

    withdrawn: async (tables, delivery) => {
      const subscription = await subjectOf(tables, delivery);
      if (subscription === undefined || subscription.state === "deleted") return `${WITHDRAWN}deleted`;
      if (subscription.state === "paused") return `${WITHDRAWN}paused`;
      return subscription.version === delivery.targetVersion ? undefined : `${WITHDRAWN}changed`;
    },

    render: async (tables, delivery, now) => {
      const subscription = await subjectOf(tables, delivery);
      if (subscription === undefined) return { skip: `${WITHDRAWN}deleted` };
      return await parts.render(tables, subscription, delivery, now);
    },

    notPosted: (tables, delivery) => tables.posted.giveBack(delivery.tenantId, delivery.id),

    failed: async (tables, delivery, failure): Promise<Notice | undefined> => {
      const subscription = await subjectOf(tables, delivery);
      if (subscription === undefined || subscription.state === "deleted") return undefined;
      if (failure === "gone" || failure === "forbidden") {
        const { nextLocalDate, nextAt } = subscription;
        await tables.subscriptions.change(subscription.tenantId, subscription.id, subscription.version, {
          state: "paused",
          nextLocalDate,
          nextAt,
        });
      }
      const reply = parts.notice(subscription, delivery, failure);
      return reply === undefined ? undefined : { person: subscription.createdBy, reply };
    },

    replan: async (tables, after, limit, from) => {
      const page = await tables.subscriptions.page(parts.kind, after, limit);
      for (const subscription of page) {
        // A clock that had been far ahead left the next date far ahead; what was posted keeps its key.
        const date =
          from === undefined
            ? subscription.nextLocalDate
            : Temporal.Instant.fromEpochMilliseconds(from - 86_400_000)
                .toString()
                .slice(0, 10);
        if (date === null) continue;
        await tables.subscriptions.moveOn(subscription, await parts.next(tables, subscription, date));
      }
      const last = page.at(-1);
      return page.length < limit || last === undefined ? undefined : `${last.tenantId}\n${last.id}`;
    },
  };
}

/**
 * Every occurrence up to `until`, the newest that is still welcome to be posted, the others as skipped; the
 * subscription then stands at the first one after. Nothing when somebody else moved it on.
 */
async function planOne(
  tables: Tables,
  next: NextOccurrence,
  subscription: Subscription,
  now: number,
  until: number,
): Promise<readonly Planned[]> {
  const { nextLocalDate, nextAt } = subscription;
  if (nextLocalDate === null || nextAt === null) return [];
  const due: RuleOccurrence[] = [];
  let following: RuleOccurrence | undefined = { localDate: nextLocalDate, at: nextAt };
  while (following !== undefined && following.at <= until) {
    due.push(following);
    following = await next(tables, subscription, dayAfter(following.localDate));
  }
  if (!(await tables.subscriptions.moveOn(subscription, following))) return [];
  const planned = due.map((occurrence, index): Planned => {
    const successor = due[index + 1] ?? following;
    const expiresAt = Math.min(
      occurrence.at + subscription.lateLimitMs,
      successor?.at ?? Number.MAX_SAFE_INTEGER,
    );
    return {
      tenantId: subscription.tenantId,
      channelId: subscription.channelId,
      key: occurrenceKey(subscription.id, occurrence.localDate),
      subjectId: subscription.id,
      version: subscription.version,
      localDate: occurrence.localDate,
      dueAt: occurrence.at,
      expiresAt,
      ...(expiresAt <= now ? { skip: "missed while down" } : {}),
    };
  });
  return planned.slice(-SKIPS_KEPT);
}
