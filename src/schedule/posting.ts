/** What a delivery looks like to a platform. */

import type { Posting } from "../core/delivery.ts";
import type { Reply } from "../core/reply.ts";
import type { Channel, Delivery, Tenant } from "../core/store.ts";

/** The same for every attempt but for `reply`, which may say that it comes late. */
export function toPosting(delivery: Delivery, tenant: Tenant, channel: Channel | undefined): Posting {
  return {
    deliveryId: delivery.id,
    place: {
      platform: tenant.platform,
      tenantId: tenant.id,
      team: tenant.externalId,
      ...(channel === undefined ? {} : { channel: channel.externalId }),
      ...(delivery.person === null ? {} : { person: delivery.person }),
      ...(delivery.thread === null ? {} : { thread: delivery.thread }),
    },
    // Written from a Reply by this program.
    reply: JSON.parse(delivery.payloadJson ?? "null") as Reply,
    firstTryAt: delivery.firstTryAt ?? delivery.dueAt,
  };
}
