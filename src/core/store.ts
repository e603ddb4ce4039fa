/**
 * What the rest of Paperboy may ask of its memory. Ids are text, times are whole milliseconds since 1970
 * (UTC), yes and no are 1 and 0, absent is null, JSON is text that its owner parses. Everything belongs to a
 * tenant: a Discord server or a Slack workspace.
 */

import type { LiveMessages } from "./live.ts";
import type { KeptChoices, State } from "./ports.ts";
import type { Deliveries, Pauses } from "./store-deliveries.ts";
import type { Groups } from "./store-groups.ts";
import type { Marks, TeamPapers } from "./store-library.ts";
import type { People } from "./store-people.ts";
import type { Channels, Tenants } from "./store-places.ts";
import type { Posted, Subscriptions } from "./store-subscriptions.ts";

export type {
  Claim,
  Deliveries,
  Delivery,
  DeliveryState,
  NewDelivery,
  Pauses,
  Settlement,
} from "./store-deliveries.ts";
export { bucketOf, bucketsOf, NOT_NEEDED, WITHDRAWN } from "./store-deliveries.ts";
export type {
  Group,
  GroupMember,
  Groups,
  Nomination,
  PresenterTurn,
  Question,
  Session,
  SessionAnswer,
  Support,
} from "./store-groups.ts";
export type { Mark, MarkKey, MarkKind, Marks, TeamPaper, TeamPapers } from "./store-library.ts";
export type { Kept, People } from "./store-people.ts";
export type { Channel, ChannelState, Channels, Tenant, TenantState, Tenants } from "./store-places.ts";
export type {
  Posted,
  PostedPaper,
  Subscription,
  SubscriptionChange,
  SubscriptionState,
  Subscriptions,
} from "./store-subscriptions.ts";

/** Choices of tenants, channels and people: holidays, language, tags … `scope` is `channel:<id>` or the like. */
export interface Settings {
  get(tenantId: string, scope: string, key: string): Promise<string | undefined>;
  set(tenantId: string, scope: string, key: string, valueJson: string): Promise<void>;
  /** Sets it unless something is there; returns what is there then. Of several at once one is the first. */
  keepFirst(tenantId: string, scope: string, key: string, valueJson: string): Promise<string>;
  remove(tenantId: string, scope: string, key: string): Promise<void>;
  /** Every setting of a scope, by key. */
  all(tenantId: string, scope: string): Promise<Readonly<Record<string, string>>>;
}

/** Events that platforms repeat. */
export interface SeenEvents {
  /** True the first time a key is shown in the last 24 hours, false after. */
  first(tenantId: string, key: string, now: number): Promise<boolean>;
  forget(before: number): Promise<number>;
}

/** Invocations too long for a button, kept so that the button works after a restart. */
export interface Choices extends KeptChoices {
  /** Removes those not kept again since an instant. */
  forget(before: number): Promise<number>;
}

/** One change somebody made, for `history` and for undoing it. */
export interface AuditEntry {
  readonly tenantId: string;
  readonly id: string;
  readonly at: number;
  /** The platform's id of the person, or `paperboy`. */
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly beforeJson: string | null;
  readonly afterJson: string | null;
}

export interface Audit {
  add(entry: AuditEntry): Promise<void>;
  get(tenantId: string, id: string): Promise<AuditEntry | undefined>;
  /** Newest first. */
  of(tenantId: string, target: string, limit: number): Promise<readonly AuditEntry[]>;
}

/** Single values about this installation: the version of the zone data, the identify budget … */
export interface Meta {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

/**
 * Meta key that the store sets when its clock turned out to have been far ahead: the time (ms) from which
 * occurrences are to be worked out again. Empty when that was done.
 */
export const REPLAN_FROM = "replan-from";

/** The key under which a running bot keeps the address at which others reach its feeds; empty for none. */
export const PUBLIC_ADDRESS = "public-address";

/** A running process. */
export interface Instance {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly zones: string;
  readonly heartbeatAt: number;
}

export interface Instances {
  beat(instance: Instance): Promise<void>;
  /** Those that gave a sign of life since an instant. */
  alive(since: number): Promise<readonly Instance[]>;
  gone(id: string): Promise<void>;
}

/** All tables, within one transaction or one statement at a time. */
export interface Tables {
  readonly tenants: Tenants;
  readonly channels: Channels;
  readonly subscriptions: Subscriptions;
  readonly posted: Posted;
  readonly groups: Groups;
  readonly marks: Marks;
  readonly people: People;
  readonly teamPapers: TeamPapers;
  readonly live: LiveMessages;
  readonly deliveries: Deliveries;
  readonly pauses: Pauses;
  readonly settings: Settings;
  readonly seenEvents: SeenEvents;
  readonly choices: Choices;
  readonly audit: Audit;
  readonly meta: Meta;
  readonly instances: Instances;
}

export interface Store extends State {
  readonly engine: "sqlite" | "postgres";
  /** Each call is one statement of its own. Not to be used inside `tx` (it throws: it would wait for itself). */
  readonly tables: Tables;
  /**
   * Runs `fn` in one transaction: all of it, or none when it throws. It is run again when the database asks
   * for that (serialization conflict, deadlock, busy), so it must do nothing outside the database.
   */
  tx<T>(fn: (tables: Tables) => Promise<T>): Promise<T>;
  /** The time that rules: the database's on PostgreSQL, the Clock's on SQLite. ms since 1970. */
  now(): Promise<number>;
  /** How far this machine's clock is from the time that rules, ms; 0 on SQLite. */
  skew(): number;
  /**
   * False where nothing was ever kept or it cannot be reached, so that a lookup need not make a store, nor fail for
   * want of one. Absent means that it is there.
   */
  present?(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * away: no connection, or it does not answer. owned: another process has it. newer: written by a later
 * version of Paperboy. place: the folder cannot be used.
 */
export type StoreFault = "away" | "full" | "readonly" | "damaged" | "owned" | "newer" | "conflict" | "place";

/** Something is wrong with the store itself. The message says what, where, and what to do next. */
export class StoreError extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StoreError";
    this.fault = fault;
  }
}

/** Whether the state behind a context is a whole store. */
export function isStore(state: State): state is Store {
  return "tables" in state && "tx" in state;
}
