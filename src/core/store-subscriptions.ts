/** What channels asked to get regularly, and which papers they got. */

export type SubscriptionState = "active" | "paused" | "deleted";

export interface Subscription {
  readonly tenantId: string;
  readonly id: string;
  readonly channelId: string;
  /** Which job it belongs to: `daily`. */
  readonly kind: string;
  /** The filters, as the job wrote them. */
  readonly queryJson: string;
  /** Wall time, `09:00`. */
  readonly localTime: string;
  /** Bit 0 is Monday, bit 6 Sunday. */
  readonly weekdays: number;
  /** Null follows the channel's zone. */
  readonly tz: string | null;
  /** First local date, `2026-11-22`. */
  readonly startDate: string;
  /** How late a post is still welcome, ms. */
  readonly lateLimitMs: number;
  readonly state: SubscriptionState;
  /** Local date before which nothing is posted, for `pause until`. */
  readonly pausedUntil: string | null;
  /** Counts changes: whatever was planned for an earlier version is not posted. */
  readonly version: number;
  /** The next occurrence that has not been planned; null when there is none. */
  readonly nextLocalDate: string | null;
  readonly nextAt: number | null;
  /** The platform's id of the person. */
  readonly createdBy: string;
  readonly createdAt: number;
}

/** What an edit may change. The next occurrence always has to be given: it was worked out anew. */
export type SubscriptionChange = Partial<
  Pick<
    Subscription,
    | "channelId"
    | "queryJson"
    | "localTime"
    | "weekdays"
    | "tz"
    | "startDate"
    | "lateLimitMs"
    | "state"
    | "pausedUntil"
  >
> &
  Pick<Subscription, "nextLocalDate" | "nextAt">;

export interface Subscriptions {
  add(subscription: Subscription): Promise<void>;
  get(tenantId: string, id: string): Promise<Subscription | undefined>;
  /** Those of a channel that are not deleted, oldest first. */
  ofChannel(tenantId: string, channelId: string, kind?: string): Promise<readonly Subscription[]>;
  /** Not deleted ones of a tenant, by id, `limit` at a time: `after` is the last id of the page before. */
  ofTenant(tenantId: string, after: string | undefined, limit: number): Promise<readonly Subscription[]>;
  /**
   * Changes it if it still has this version, which then counts on, and withdraws what was planned but not
   * begun. False when it has another version by now: read it again.
   */
  change(tenantId: string, id: string, version: number, change: SubscriptionChange): Promise<boolean>;
  /** Whether a post of it is on its way at this moment. */
  inFlight(tenantId: string, id: string): Promise<boolean>;
  /** Active ones of a kind whose next occurrence is at or before `until`, soonest first. */
  due(kind: string, until: number, limit: number): Promise<readonly Subscription[]>;
  /** Sets the next occurrence, unless it was changed or moved on meanwhile (false). Not a new version. */
  moveOn(
    subscription: Subscription,
    next: { readonly localDate: string; readonly at: number } | undefined,
  ): Promise<boolean>;
  /** Active ones of a kind over all tenants, in the order of their key, for recomputing in pages. */
  page(kind: string, after: string | undefined, limit: number): Promise<readonly Subscription[]>;
}

/** A paper that a subscription got. */
export interface PostedPaper {
  readonly tenantId: string;
  readonly subscriptionId: string;
  /** Counts how often the pool was used up, from 0. */
  readonly cycle: number;
  readonly paperId: string;
  readonly deliveryId: string;
  readonly localDate: string;
  readonly at: number;
}

export interface Posted {
  /** False when this subscription had the paper in this cycle already: choose another. */
  add(paper: PostedPaper): Promise<boolean>;
  /** The papers of a cycle, in the order they were posted. */
  ofCycle(tenantId: string, subscriptionId: string, cycle: number): Promise<readonly PostedPaper[]>;
  /** The current cycle: the highest that was used, 0 at the beginning. */
  cycle(tenantId: string, subscriptionId: string): Promise<number>;
  /** Newest first. */
  recent(tenantId: string, subscriptionId: string, limit: number): Promise<readonly PostedPaper[]>;
  /** When any subscription of a tenant got a paper, newest first. */
  ofPaper(tenantId: string, paperId: string): Promise<readonly PostedPaper[]>;
  /** Gives a paper back to the pool: its delivery was never posted. */
  giveBack(tenantId: string, deliveryId: string): Promise<void>;
}
