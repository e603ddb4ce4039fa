/** Things to post, each once: the outbox that the scheduler works through. */

import type { PauseScope } from "./delivery.ts";
import type { PlatformName } from "./ports.ts";

/**
 * pending: to be sent. sending: claimed by a process until its lease ends. sent, skipped, failed: settled.
 * uncertain: it may have been posted, nobody can look, and its job prefers silence to a repeat.
 */
export type DeliveryState = "pending" | "sending" | "sent" | "skipped" | "failed" | "uncertain";

export interface Delivery {
  readonly tenantId: string;
  /** The first 32 hex digits of the SHA-256 of tenant and key. */
  readonly id: string;
  /** Unique in a tenant: `sub:<id>:<local date>`, `reply:<event>`, `notice:<what>`. */
  readonly dedupeKey: string;
  readonly kind: string;
  /** Where to: a channel of the tenant, or a person. */
  readonly channelId: string | null;
  readonly person: string | null;
  readonly thread: string | null;
  /** What must wait for each other: the channel's id, or `@` and the person. */
  readonly lane: string;
  /** What it was planned for, and the version it had. */
  readonly subjectId: string | null;
  readonly targetVersion: number;
  readonly localDate: string | null;
  /** The Reply as JSON; null until rendered. */
  readonly payloadJson: string | null;
  readonly dueAt: number;
  readonly expiresAt: number;
  /** When to try next. */
  readonly nextAt: number;
  readonly state: DeliveryState;
  /** Tries that count towards backing off. */
  readonly attempt: number;
  /** Counts claims: what was claimed under an older one can no longer settle. */
  readonly fence: number;
  readonly maybeSent: 0 | 1;
  readonly firstTryAt: number | null;
  readonly leaseOwner: string | null;
  readonly leaseUntil: number | null;
  readonly externalId: string | null;
  /** How many messages too many were found. */
  readonly duplicates: number;
  /** When to look whether it stands there twice; null for not at all. */
  readonly verifyAt: number | null;
  /** An error code or the reason of a skip; never a token or message text. */
  readonly lastError: string | null;
  readonly sentAt: number | null;
  readonly createdAt: number;
}

/** What is known when something to post is put down. */
export interface NewDelivery {
  readonly tenantId: string;
  readonly dedupeKey: string;
  readonly kind: string;
  readonly channelId?: string;
  readonly person?: string;
  readonly thread?: string;
  readonly subjectId?: string;
  readonly targetVersion?: number;
  readonly localDate?: string;
  readonly payloadJson?: string;
  readonly dueAt: number;
  readonly expiresAt: number;
  /** Put down as skipped, with this reason. */
  readonly skip?: string;
}

/** Who claims, and for how long, ms. */
export interface Claim {
  readonly owner: string;
  readonly now: number;
  readonly leaseMs: number;
  /** How long after the end of a lease a request of its owner may still land. */
  readonly settleMs: number;
  readonly limit: number;
  /** Platforms whose tenants are served here. */
  readonly platforms: readonly PlatformName[];
}

/** How a claimed delivery ends, or goes back to waiting. */
export type Settlement =
  | { readonly state: "sent"; readonly externalId: string | null; readonly verifyAt: number | null }
  | { readonly state: "skipped" | "failed" | "uncertain"; readonly lastError: string }
  | {
      readonly state: "pending";
      readonly nextAt: number;
      /** Whether this try counts. */
      readonly counted: boolean;
      /** True when this try may have posted it. */
      readonly maybeSent: boolean;
      readonly lastError: string | null;
    };

export interface Deliveries {
  /**
   * Puts it down unless its key is there. One that was withdrawn before it was begun is taken up again with
   * what is given now. True when there is something to do that was not there before.
   */
  add(delivery: NewDelivery, now: number): Promise<boolean>;
  get(tenantId: string, id: string): Promise<Delivery | undefined>;
  findByKey(tenantId: string, dedupeKey: string): Promise<Delivery | undefined>;
  /** Pending ones without a message that are due by `until`, soonest first. */
  toRender(until: number, limit: number): Promise<readonly Delivery[]>;
  /** Keeps the message; false when it has one already or is no longer pending. */
  rendered(tenantId: string, id: string, payloadJson: string): Promise<boolean>;
  /** Ends one that was not begun; false when it was. */
  drop(tenantId: string, id: string, state: "skipped" | "failed", lastError: string): Promise<boolean>;
  /** Takes what is due, at most one of a lane, none that is paused. Each has a fence of its own from now on. */
  claim(claim: Claim): Promise<readonly Delivery[]>;
  /** Settles what was claimed; false when the claim was lost to somebody else meanwhile. */
  settle(claimed: Delivery, settlement: Settlement, now: number): Promise<boolean>;
  /** Notes messages too many of one delivery. */
  duplicated(tenantId: string, id: string, count: number): Promise<void>;
  /** Sent ones to be looked at again by now. */
  toVerify(now: number, limit: number): Promise<readonly Delivery[]>;
  verified(tenantId: string, id: string): Promise<void>;
  /** Ends every lease now: for a process that knows that no other is alive. */
  endLeases(now: number): Promise<number>;
  /** The soonest instant at which something may be to do; undefined when nothing waits. */
  nextDue(settleMs: number): Promise<number | undefined>;
  /** The newest of a subject, by local date. */
  ofSubject(tenantId: string, subjectId: string, limit: number): Promise<readonly Delivery[]>;
  /** Those of a tenant that ended other than sent, newest first. */
  troubled(tenantId: string, limit: number): Promise<readonly Delivery[]>;
  /** How many there are by state. */
  counts(): Promise<Readonly<Record<DeliveryState, number>>>;
  /** Removes settled ones that were due before an instant. */
  forget(before: number, limit: number): Promise<number>;
}

/** Rate limits that hold for every process, by bucket: see `bucketOf`. */
export interface Pauses {
  /** Lets nobody post to it before `until`; an earlier end is ignored. Returns how many bans came in a row. */
  pause(bucket: string, until: number, ban: boolean): Promise<number>;
  /** The end of the longest pause among these buckets, or undefined when none of them is paused. */
  until(buckets: readonly string[], now: number): Promise<number | undefined>;
  /** A post went through: bans no longer count in a row. */
  lifted(buckets: readonly string[]): Promise<void>;
}

/** The bucket that a rate limit of this scope pauses. */
export function bucketOf(
  scope: PauseScope,
  platform: PlatformName,
  delivery: Pick<Delivery, "tenantId" | "lane">,
): string {
  if (scope === "platform") return `platform:${platform}`;
  if (scope === "tenant") return `tenant:${delivery.tenantId}`;
  return `channel:${delivery.tenantId}:${delivery.lane}`;
}

/** Every bucket that can hold a delivery back. */
export function bucketsOf(
  platform: PlatformName,
  delivery: Pick<Delivery, "tenantId" | "lane">,
): readonly string[] {
  return (["platform", "tenant", "channel"] as const).map((scope) => bucketOf(scope, platform, delivery));
}

/** Reasons of skips that begin so may be taken back: the post was called off before it was begun. */
export const WITHDRAWN = "withdrawn: ";

/** How the reason of a skip begins when there was nothing to say; no trouble to tell anybody of. */
export const NOT_NEEDED = "not needed: ";
