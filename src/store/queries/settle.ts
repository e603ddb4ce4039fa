/** How a claimed delivery ends: step 7 of the protocol. The fence lets only the latest claim do it. */

import type { Kysely } from "kysely";
import type { Delivery, Settlement } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export async function settle(
  db: Kysely<Schema>,
  claimed: Delivery,
  settlement: Settlement,
  now: number,
): Promise<boolean> {
  const settled = await db
    .updateTable("delivery")
    .set({ leaseOwner: null, leaseUntil: null, ...fieldsOf(claimed, settlement, now) })
    .where("tenantId", "=", claimed.tenantId)
    .where("id", "=", claimed.id)
    .where("state", "=", "sending")
    .where("fence", "=", claimed.fence)
    .returning("id")
    .execute();
  return settled.length > 0;
}

function fieldsOf(claimed: Delivery, settlement: Settlement, now: number) {
  switch (settlement.state) {
    case "sent":
      return {
        state: settlement.state,
        externalId: settlement.externalId,
        verifyAt: settlement.verifyAt,
        lastError: null,
        sentAt: now,
      };
    case "pending":
      return {
        state: settlement.state,
        nextAt: settlement.nextAt,
        attempt: settlement.counted ? claimed.attempt : claimed.attempt - 1,
        maybeSent: settlement.maybeSent ? (1 as const) : claimed.maybeSent,
        lastError: settlement.lastError,
      };
    default:
      return { state: settlement.state, lastError: settlement.lastError };
  }
}
