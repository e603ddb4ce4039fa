/** What the scheduler asks of a kind of post: when it is due, whether it is still wanted, what it says. */

import type { RefusalReason } from "./delivery.ts";
import type { Reply } from "./reply.ts";
import type { Delivery, Tables } from "./store.ts";

/** Something to post at an instant. */
export interface Planned {
  readonly tenantId: string;
  readonly channelId: string;
  /** Given when it goes to this person privately instead of to the channel. */
  readonly person?: string;
  /** Names the occurrence once and for all: `sub:<id>:<local date>`. Two of one key are one post. */
  readonly key: string;
  /** What it belongs to (subscription, session) and that thing's version when it was planned. */
  readonly subjectId: string;
  readonly version: number;
  /** The local date it stands for, `2026-11-22`. */
  readonly localDate: string;
  readonly dueAt: number;
  /** When it is too late to post it. */
  readonly expiresAt: number;
  /** Given when it is already known that it will not be posted: recorded, never sent. */
  readonly skip?: string;
  /** What is stored for it cannot be read: recorded as failed, and `failed` is asked what follows. */
  readonly damaged?: Damaged;
}

/**
 * Something stored for one post cannot be read: its settings, its rule, its zone. It fails alone, and whoever set
 * it up is told. The message names what, without what stands there.
 */
export class Damaged extends Error {
  override readonly name = "Damaged";
}

/** What render answers: the message, or why there is none today. */
export type Rendered = { readonly reply: Reply } | { readonly skip: string };

/** Why a delivery ended without being posted: the platform said no, time ran out, nobody can tell, or see `Damaged`. */
export type Failure = RefusalReason | "expired" | "uncertain" | "damaged";

/** Where a post stands: the platform's id of it, and its address where one was asked for (`PostOutcome`). */
export interface Stood {
  readonly externalId: string | null;
  readonly url?: string;
}

/** A private message to the person who should know. */
export interface Notice {
  /** The person's id on the platform. */
  readonly person: string;
  readonly reply: Reply;
}

/** One kind of post. Every method gets the tables of the transaction it runs in, and must not send. */
export interface Job {
  readonly kind: string;
  /** What to do when nobody can tell whether it was posted: leave it (papers) or post again (reminders). */
  readonly whenUncertain: "atMostOnce" | "atLeastOnce";
  /**
   * Occurrences that are due up to `until`, at most about `limit`, moving the job's own mark on so that the
   * next call yields others; fewer than `limit` means there are no more.
   */
  plan(tables: Tables, now: number, until: number, limit: number): Promise<readonly Planned[]>;
  /** Undefined while it is wanted; else the reason, `withdrawn: changed`, that is recorded instead. */
  withdrawn(tables: Tables, delivery: Delivery): Promise<string | undefined>;
  /** The message, made once and kept: a repeat says the same. The choice it makes is stored with it. May throw Damaged. */
  render(tables: Tables, delivery: Delivery, now: number): Promise<Rendered>;
  /** The message when it goes out more than ten minutes late. */
  delayed?(tables: Tables, reply: Reply, delivery: Delivery): Promise<Reply>;
  /** It stands there, in the transaction that says so: what follows from it. `externalId` is null when it was deleted since. */
  posted?(tables: Tables, delivery: Delivery, at: Stood, now: number): Promise<void>;
  /** It was not posted and never will be (skipped included): give back what render took. */
  notPosted?(tables: Tables, delivery: Delivery): Promise<void>;
  /** It failed for good: stop what caused it, and name whom to tell. Asked once. */
  failed?(tables: Tables, delivery: Delivery, failure: Failure): Promise<Notice | undefined>;
  /**
   * Recomputes every future instant from its local date, time and zone: called before anything is sent when
   * the zone data changed, or (`from` given) when the clock turned out to have been far ahead.
   */
  replan(
    tables: Tables,
    after: string | undefined,
    limit: number,
    from?: number,
  ): Promise<string | undefined>;
}

/** An occurrence of a rule: the local date it stands for and its instant in ms. */
export interface RuleOccurrence {
  readonly localDate: string;
  readonly at: number;
}
