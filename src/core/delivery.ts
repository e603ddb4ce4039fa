/**
 * Posting something once: what the scheduler asks of a platform, and what it hears back. The scheduler
 * decides when to try, look and give up; a poster only does one request and tells what became of it.
 */

import type { PlatformName } from "./ports.ts";
import type { Reply } from "./reply.ts";

/** Where a post goes. Ids are the platform's own. */
export interface PostingPlace {
  readonly platform: PlatformName;
  /** Our id of the workspace or server. */
  readonly tenantId: string;
  /** The platform's id of the workspace or server. */
  readonly team: string;
  /** Exactly one of `channel` and `person` is given; a person is written to privately. */
  readonly channel?: string;
  readonly person?: string;
  /**
   * The message or thread to answer in. Where the reply has a `thread`, the message that the thread hangs on:
   * it is begun, or found begun, and a reply that can be in no thread stands in the channel and says why.
   */
  readonly thread?: string;
}

/** A channel, named by the platform's ids. */
export type ChannelPlace = Pick<PostingPlace, "team"> & { readonly channel: string };

/** One delivery, on its way to a platform. */
export interface Posting {
  /**
   * 32 hex digits, the same for every attempt and after every restart. The platform's idempotency key
   * and the marker that is looked for afterwards are derived from it and from nothing else.
   */
  readonly deliveryId: string;
  readonly place: PostingPlace;
  readonly reply: Reply;
  /** When the first attempt began, ms since 1970: a look-up starts 60 s before it. */
  readonly firstTryAt: number;
}

/** Who has to wait after a rate limit: this channel, the workspace, or everybody on the platform. */
export type PauseScope = "channel" | "tenant" | "platform";

/**
 * gone: the channel was deleted or archived, or the bot was removed. forbidden: it lacks a permission.
 * content: the platform does not take this message. revoked: the token is no longer valid.
 */
export type RefusalReason = "gone" | "forbidden" | "content" | "revoked";

/** What became of one request. `detail` is an error code for the log: never a token or message text. */
export type PostOutcome =
  /**
   * It stands in the channel. No id when the platform says that it stood there and was deleted since. `url` leads
   * to it, where it began a thread and the platform has such addresses.
   */
  | { readonly kind: "sent"; readonly externalId?: string; readonly url?: string }
  /** Refused for now, certainly not posted. Without `retryAfterMs` (a ban) the scheduler backs off. */
  | { readonly kind: "rateLimited"; readonly retryAfterMs?: number; readonly scope: PauseScope }
  /** Refused for good, certainly not posted. */
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly detail?: string }
  /** Certainly not posted, for a passing reason: the connection was never made. */
  | { readonly kind: "notSent"; readonly detail: string }
  /** A 5xx, a time-out, a reset: it may stand there, or land later. */
  | { readonly kind: "unknown"; readonly detail: string };

/** What a look-up found. */
export type FindOutcome =
  /** Every message that carries the marker, oldest first: more than one is a duplicate to report. */
  | {
      readonly kind: "found";
      readonly externalIds: readonly [string, ...string[]];
      /** Leads to the first of them, as after a post. */
      readonly url?: string;
    }
  /** The whole time since `firstTryAt` was read with a known permission to read it, and it is not there. */
  | { readonly kind: "absent" }
  /** Looking is not possible here (no scope, no permission): an empty list would prove nothing. */
  | { readonly kind: "cannotLook"; readonly detail: string }
  /** The look-up itself failed or was limited: ask again later, do not post meanwhile. */
  | { readonly kind: "failed"; readonly detail: string; readonly retryAfterMs?: number };

/** What became of editing a message. */
export type EditOutcome =
  | { readonly kind: "edited" }
  /** It was deleted, or can never be reached again: it is to be forgotten. */
  | { readonly kind: "gone"; readonly detail: string }
  /** Refused for now. Without `retryAfterMs` the scheduler backs off. */
  | { readonly kind: "rateLimited"; readonly retryAfterMs?: number }
  /** It may stand there edited or not: to be repeated, which does no harm. */
  | { readonly kind: "failed"; readonly detail: string };

/** A message that stands in a channel, with what it is to show. */
export interface Editing {
  readonly place: PostingPlace;
  /** The platform's id of the message. */
  readonly message: string;
  /** Of a delivery: what it is recognised by goes on standing in it. */
  readonly deliveryId?: string;
  readonly reply: Reply;
}

/** A meeting, for platforms that have events of their own. Texts are untrusted. */
export interface PlannedEvent {
  /** Names it once and for all; it is found by it after a crash. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  /** Where people meet: an address or a room. */
  readonly location?: string;
  /** ms since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/** What is to be done about the events of one group in one place. */
export interface KeepingEvent {
  readonly place: PostingPlace;
  /** The platform's id of an event to take away first. */
  readonly remove?: string;
  /** What is to stand there: with the id when it is known to. */
  readonly keep?: { readonly event: PlannedEvent; readonly id?: string };
}

/** What became of it. */
export type EventOutcome =
  /** As wanted. `id` is absent when it was taken away by somebody, who will have had a reason. */
  | { readonly kind: "kept"; readonly id?: string }
  /** The bot may not, or the place is gone. */
  | { readonly kind: "refused"; readonly detail: string }
  | { readonly kind: "rateLimited"; readonly retryAfterMs?: number }
  /** Perhaps done, perhaps not: to be repeated, which finds what is there already. */
  | { readonly kind: "failed"; readonly detail: string };

/** How fast a platform may be written to by the whole of Paperboy. */
export interface PostLimits {
  /** Posts a second over all channels. */
  readonly perSecond: number;
  /** The least time between two posts to one channel, in ms. */
  readonly perChannelMs: number;
  /** The least time between two look-ups, in ms (60,000 for Slack apps distributed outside its Marketplace). */
  readonly perLookUpMs: number;
  /** How many refusals of any kind may be met in ten minutes, where more would get us banned. */
  readonly refusals?: number;
}

/**
 * A platform seen by the scheduler. Neither method throws for anything the network or the platform does,
 * and neither retries by itself: the retries of SDKs are off. A request ends within 15 s.
 */
export interface Poster {
  readonly platform: PlatformName;
  readonly limits: PostLimits;
  /**
   * For how long after the first attempt a repeat with the same key cannot double, in ms: 120,000 on
   * Discord (`enforce_nonce`: "the past few minutes"), 0 where the platform promises nothing.
   */
  readonly repeatIsSafeForMs: number;
  post(posting: Posting, signal: AbortSignal): Promise<PostOutcome>;
  /**
   * What keeps Paperboy from posting in a channel, as a sentence with its remedy; undefined when nothing is
   * known to. Asked before promising to post there. Never rejects.
   */
  obstacle?(place: ChannelPlace): Promise<string | undefined>;
  /**
   * Whether a person may manage a channel of that workspace or server, by the platform's word now; undefined
   * when it cannot be asked. For changes in a channel other than the one they are made from. Never rejects.
   */
  manages?(place: ChannelPlace, person: string): Promise<boolean | undefined>;
  /** Gives a message of our own another content. One request, no retries; notifies nobody. */
  edit?(editing: Editing, signal: AbortSignal): Promise<EditOutcome>;
  /** Brings the platform's own events into step. Looks for the key before it makes anything. */
  keepEvent?(keeping: KeepingEvent, signal: AbortSignal): Promise<EventOutcome>;
  /** Reads the channel from `firstTryAt` - 60 s to now for messages of our own that carry the marker. */
  find(posting: Posting, signal: AbortSignal): Promise<FindOutcome>;
}
