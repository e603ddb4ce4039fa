/**
 * Messages that show what goes on changing: votes, answers, questions. Whoever changes it marks every message
 * that shows it; each is then drawn anew from what is kept, wherever it stands.
 */

import { createHash } from "node:crypto";
import type { PlannedEvent } from "./delivery.ts";
import type { PlatformName } from "./ports.ts";
import type { Reply } from "./reply.ts";
import type { Tables } from "./store.ts";

/** What a message goes on showing. */
export interface Live {
  /** Our id of the tenant that the subject belongs to; the message may stand in another one. */
  readonly home: string;
  /** What is shown: a change of it marks the message. */
  readonly subject: string;
  /** How it is shown, as whoever draws it wrote it. */
  readonly view: string;
}

/** A message that stands in a channel. */
export interface LiveMessage extends Live {
  readonly tenantId: string;
  readonly channelId: string;
  /** The platform's id of the message, unique in its channel. */
  readonly message: string;
  readonly thread: string | null;
  /** The print of what it shows; empty when that is not known for certain. */
  readonly shown: string;
  /** The platform's id of what `message` names, where that is a name of ours. */
  readonly externalId: string | null;
  /** How often it was told what it shows since it was marked. */
  readonly told: number;
  /** Counts the marks, so that one that comes while it is being edited is not lost. */
  readonly marked: number;
  /** When to draw it next; null when nothing changed. */
  readonly nextAt: number | null;
  readonly attempt: number;
  /** Counts claims: what was claimed under an older one can no longer settle. */
  readonly fence: number;
  readonly leaseOwner: string | null;
  readonly leaseUntil: number | null;
  /** The delivery that put it there; null when a command did. */
  readonly deliveryId: string | null;
  /** Whether it came so late that it says so. */
  readonly late: 0 | 1;
  readonly editedAt: number;
  /** When it was put there or last answered on. */
  readonly at: number;
}

/** Where a message stands and what it shows. */
export type Standing = Live &
  Pick<LiveMessage, "tenantId" | "channelId" | "message" | "thread" | "shown"> &
  Partial<Pick<LiveMessage, "deliveryId" | "late">>;

/** How a claimed message goes on. */
export type Redrawn =
  /** It shows this now. */
  | { readonly kind: "drawn"; readonly shown: string; readonly edited: boolean; readonly externalId?: string }
  /** To be tried again; `counted` when the try went wrong. */
  | { readonly kind: "later"; readonly nextAt: number; readonly counted: boolean }
  /** It is no more, or shows nothing that changes any more. */
  | { readonly kind: "over" };

/** Who takes messages to draw, and for how long, ms. */
export interface LiveClaim {
  readonly owner: string;
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
  /** Platforms whose tenants are served here. */
  readonly platforms: readonly PlatformName[];
}

export interface LiveMessages {
  /**
   * Remembers what stands there now. It is looked at again soon, for what was sent may be older than what
   * changed meanwhile.
   */
  stands(message: Standing, now: number): Promise<void>;
  /** Marks every message that shows the subject; many marks of a moment are one. */
  changed(home: string, subject: string, now: number): Promise<void>;
  /** Takes marked messages whose time has come; nobody else gets them while the lease holds. */
  claim(claim: LiveClaim): Promise<readonly LiveMessage[]>;
  /** False when the claim was lost meanwhile: the message is then drawn once more, so that the last state wins. */
  settle(claimed: LiveMessage, redrawn: Redrawn, now: number): Promise<boolean>;
  /** Nothing of a tenant is drawn before this instant (ms): its platform said so. */
  postpone(tenantId: string, until: number): Promise<void>;
  of(home: string, subject: string): Promise<readonly LiveMessage[]>;
  /** Removes messages that were not answered on since an instant. */
  forget(before: number): Promise<number>;
}

/** What a message, or the event of a group, is to show. */
export type Drawn =
  | { readonly kind: "message"; readonly reply: Reply }
  | {
      readonly kind: "event";
      /** Absent when none is to stand there. */
      readonly event?: PlannedEvent;
      /** Whether an event of another key that stands there is to be taken away; one that was held stays. */
      readonly removeOther: boolean;
      /** Nothing will ever stand there again. */
      readonly over?: true;
    };

/** Draws a message anew; undefined when it is to stay as it is for ever. Must not send. */
export type DrawLive = (tables: Tables, message: LiveMessage, now: number) => Promise<Drawn | undefined>;

/** How long changes are gathered before a message is edited, and the least time between two edits of one, ms. */
export const GATHER_MS = 1_000;
export const APART_MS = 3_000;

/** Tells two states of a message apart by what they show. */
export function printOf({ blocks, outcome }: Pick<Reply, "blocks" | "outcome">): string {
  return digest([outcome, blocks]);
}

/** The same for an event. */
export function printOfEvent(event: PlannedEvent): string {
  return digest(event);
}

function digest(shown: unknown): string {
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 22);
}

/** What `externalId` of an event says: whose event it is, and its id; an empty id is one that somebody took away. */
export function heldEvent(kept: string | null): { readonly key: string; readonly id: string } {
  const [key = "", id = ""] = (kept ?? "").split(" ");
  return { key, id };
}
