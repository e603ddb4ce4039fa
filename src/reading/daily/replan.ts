/** Working out a subscription's instants anew, from its local dates, time and zone. */

import { Damaged } from "../../core/job.ts";
import { type Subscription, type Tables, WITHDRAWN } from "../../core/store.ts";
import { localParts } from "../time/resolve.ts";
import { firstOnOrAfter, planFrom } from "./rule.ts";

/** Posts are put down some minutes ahead, so only the newest few of a subscription can be waiting. */
const NEWEST = 3;

/**
 * Moves the next occurrence to where it now is. One that was put down already and falls at another instant now is
 * withdrawn, and planned again at that instant. With `from` (ms) the next occurrence is sought from there on. One
 * that cannot be read is left to the planning, which tells it.
 */
export async function replanOne(
  tables: Tables,
  subscription: Subscription,
  from: number | undefined,
): Promise<void> {
  try {
    await replan(tables, subscription, from);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
  }
}

async function replan(tables: Tables, subscription: Subscription, from: number | undefined): Promise<void> {
  const plan = await planFrom(tables, subscription);
  if (from !== undefined) {
    const next = firstOnOrAfter(plan, localParts(from, plan.zone).date.toString());
    return void (await tables.subscriptions.moveOn(subscription, next));
  }
  const { tenantId, id } = subscription;
  let first = subscription.nextLocalDate;
  for (const delivery of await tables.deliveries.ofSubject(tenantId, id, NEWEST)) {
    const { localDate, state, maybeSent, dueAt } = delivery;
    if (localDate === null || state !== "pending" || maybeSent === 1) continue;
    const now = firstOnOrAfter(plan, localDate);
    if (now?.localDate === localDate && now.at === dueAt) continue;
    if (!(await tables.deliveries.drop(tenantId, delivery.id, "skipped", `${WITHDRAWN}zone data changed`)))
      continue;
    await tables.posted.giveBack(tenantId, delivery.id);
    if (first === null || localDate < first) first = localDate;
  }
  if (first !== null) await tables.subscriptions.moveOn(subscription, firstOnOrAfter(plan, first));
}
