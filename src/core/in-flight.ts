/** Waiting for a post that is on its way, before saying that there will be none. */

import type { Clock } from "./clock.ts";
import type { Tables } from "./store.ts";

/**
 * After a subscription was paused, changed or deleted: resolves true when no post of it is under way any more,
 * false when one still was after `patienceMs` (then the answer has to say that one may still arrive). What is
 * claimed but not yet on the wire sees the change and does not go out.
 */
export async function untilNothingInFlight(
  { subscriptions }: Pick<Tables, "subscriptions">,
  clock: Clock,
  tenantId: string,
  subscriptionId: string,
  patienceMs = 20_000,
): Promise<boolean> {
  const end = clock.monotonic() + patienceMs;
  for (;;) {
    if (!(await subscriptions.inFlight(tenantId, subscriptionId))) return true;
    if (clock.monotonic() >= end) return false;
    await clock.wait(100);
  }
}
