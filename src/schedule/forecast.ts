/** What would be posted between two instants, without posting or planning it. */

import type { NextOccurrence } from "../core/job.ts";
import type { Store, Subscription } from "../core/store.ts";
import { dayAfter } from "./subscription-job.ts";

export interface Forecast {
  readonly at: number;
  readonly localDate: string;
  readonly kind: string;
  readonly tenantId: string;
  readonly channelId: string;
  readonly subscriptionId: string;
}

const PAGE = 500;
/** Occurrences of one subscription at most: ten years of a daily post. */
const MOST = 3_653;

/**
 * Occurrences with `from` <= at < `to`, soonest first, then by channel. What was planned already and not yet
 * posted is found by its local date like any other. Memory grows with the answer, not with the store.
 */
export async function forecast(
  store: Store,
  rules: ReadonlyMap<string, NextOccurrence>,
  from: number,
  to: number,
): Promise<readonly Forecast[]> {
  const due: Forecast[] = [];
  for (const [kind, next] of rules) {
    for (let after: string | undefined; ; ) {
      const page = await store.tables.subscriptions.page(kind, after, PAGE);
      for (const subscription of page)
        due.push(...(await ofSubscription(store, next, subscription, from, to)));
      const last = page.at(-1);
      if (last === undefined) break;
      after = `${last.tenantId}\n${last.id}`;
    }
  }
  return due.sort(
    (a, b) => a.at - b.at || compare(a.tenantId, b.tenantId) || compare(a.channelId, b.channelId),
  );
}

async function ofSubscription(
  store: Store,
  next: NextOccurrence,
  subscription: Subscription,
  from: number,
  to: number,
): Promise<readonly Forecast[]> {
  const { tenantId, id, channelId, kind } = subscription;
  const found: Forecast[] = [];
  // Local dates run up to a day ahead of and behind UTC's.
  let date = Temporal.Instant.fromEpochMilliseconds(from).toString().slice(0, 10);
  date = Temporal.PlainDate.from(date).subtract({ days: 2 }).toString();
  for (let count = 0; count < MOST; count++) {
    const occurrence = await next(store.tables, subscription, date);
    if (occurrence === undefined || occurrence.at >= to) break;
    if (occurrence.at >= from) {
      found.push({
        at: occurrence.at,
        localDate: occurrence.localDate,
        kind,
        tenantId,
        channelId,
        subscriptionId: id,
      });
    }
    date = dayAfter(occurrence.localDate);
  }
  return found;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
