/** A subscription as most tests want it. */

import type { Subscription } from "../../src/core/store.ts";
import { NOON } from "./opened-store.ts";

const MINUTE = 60_000;

export function aSubscription(given: Partial<Subscription> & { readonly tenantId: string }): Subscription {
  return {
    id: "s1",
    channelId: "C1",
    kind: "daily",
    queryJson: "{}",
    localTime: "09:00",
    weekdays: 31,
    tz: "Europe/Berlin",
    startDate: "2026-11-01",
    lateLimitMs: 12 * 60 * MINUTE,
    state: "active",
    pausedUntil: null,
    version: 1,
    nextLocalDate: "2026-11-23",
    nextAt: NOON + MINUTE,
    createdBy: "U1",
    createdAt: NOON,
    ...given,
  };
}
