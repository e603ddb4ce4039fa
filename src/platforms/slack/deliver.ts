/** Scheduled posts: one request, no repetition of our own, and a marker to find the message by afterwards. */

import { createHash } from "node:crypto";
import { webApi } from "@slack/bolt";
import { z } from "zod";
import type {
  ChannelPlace,
  Editing,
  EditOutcome,
  FindOutcome,
  Poster,
  Posting,
  PostLimits,
  PostOutcome,
  RefusalReason,
} from "../../core/delivery.ts";
import type { KeptChoices } from "../../core/ports.ts";
import { codeOf, updatable } from "./answer.ts";
import { checkChannel, managesChannel } from "./check.ts";
import { drawFitted, type SlackPayload } from "./draw.ts";

/** The event type of our message metadata; its payload holds the key of the post. */
export const MARKER = "paperboy_post";

/** Look-ups start this much before the first attempt, for clocks that differ. */
const MARGIN_MS = 60_000;
const PAGES = 20;
const MOST_LOOKS = 1_000;

const historySchema = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        bot_id: z.string().optional(),
        metadata: z
          .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
          .optional(),
      }),
    )
    .default([]),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/**
 * With which token to speak in a workspace, and as which bot; undefined where we are not installed. Rejects while
 * that cannot be told.
 */
export type Speakers = (
  team: string,
) => Promise<{ readonly client: webApi.WebClient; readonly bot?: string } | undefined>;

/** How far a look has come: times are Slack's, seconds with a fraction. */
interface Look {
  readonly oldest: string;
  /** The newest message read so far. */
  readonly newest: string;
  readonly cursor?: string | undefined;
  readonly found: readonly string[];
}

interface Ready {
  readonly client: webApi.WebClient;
  readonly channel: string;
  readonly payload: SlackPayload;
}

/** Slack for the scheduler. */
export class SlackPoster implements Poster {
  readonly platform = "slack";
  readonly limits: PostLimits;
  /** Nothing is promised about a repeated client_msg_id. */
  readonly repeatIsSafeForMs = 0;
  readonly #speaker: Speakers;
  readonly #choices: KeptChoices;
  /** Looks that a rate limit interrupted. */
  readonly #begun = new Map<string, Look>();

  constructor(speaker: Speakers, choices: KeptChoices, perLookUpMs: number) {
    // chat.postMessage: about one a second for each channel; the workspace's own limit is not published.
    this.limits = { perSecond: 20, perChannelMs: 1_000, perLookUpMs };
    this.#speaker = speaker;
    this.#choices = choices;
  }

  async post(posting: Posting, signal: AbortSignal): Promise<PostOutcome> {
    const ready = await this.#prepare(posting);
    if ("kind" in ready) return ready;
    if (signal.aborted) return { kind: "notSent", detail: "aborted" };
    const { client, channel, payload } = ready;
    try {
      const ts = await this.send(client, channel, payload, posting.deliveryId, posting.place.thread);
      return { kind: "sent", externalId: ts };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async edit({ place, message, reply }: Editing): Promise<EditOutcome> {
    try {
      const speaker = await this.#speaker(place.team);
      if (speaker === undefined || place.channel === undefined) return { kind: "gone", detail: "no token" };
      const { payload, kept } = drawFitted(reply);
      for (const { key, line } of kept) await this.#choices.keep(key, line);
      await speaker.client.chat.update({ channel: place.channel, ts: message, ...updatable(payload) });
      return { kind: "edited" };
    } catch (error) {
      return editOutcomeOf(error);
    }
  }

  async obstacle({ team, channel }: ChannelPlace): Promise<string | undefined> {
    const speaker = await this.#speaker(team).catch(() => undefined);
    return speaker === undefined ? undefined : await checkChannel(speaker.client, channel);
  }

  async manages({ team, channel }: ChannelPlace, person: string): Promise<boolean | undefined> {
    const speaker = await this.#speaker(team).catch(() => undefined);
    return speaker === undefined ? undefined : await managesChannel(speaker.client, channel, person);
  }

  async find(posting: Posting, signal: AbortSignal): Promise<FindOutcome> {
    const kept = this.#begun.get(posting.deliveryId);
    this.#begun.delete(posting.deliveryId);
    const start = String((posting.firstTryAt - MARGIN_MS) / 1000);
    let look: Look = kept ?? { oldest: start, newest: start, found: [] };
    // A look that goes on in the middle has read its first page some time ago.
    let resumed = look.cursor !== undefined;
    try {
      const speaker = await this.#speaker(posting.place.team);
      if (speaker === undefined) return { kind: "cannotLook", detail: "no token" };
      const { client, bot } = speaker;
      const channel = await this.#channelOf(client, posting);
      for (let page = 0; page < PAGES; page += 1) {
        if (signal.aborted) return { kind: "failed", detail: "aborted" };
        const { messages, next } = await readPage(client, channel, posting.place.thread, look);
        const found = messages
          .filter((message) => isOurs(message, bot, posting.deliveryId))
          .map(({ ts }) => ts);
        const newest = messages.reduce((latest, { ts }) => (ts > latest ? ts : latest), look.newest);
        look = { ...look, cursor: next, newest, found: [...look.found, ...found] };
        if (next !== undefined) continue;
        if (!resumed) return ended(look.found);
        // Another replica may have posted since: what is newer is read as well.
        look = { oldest: newest, newest, found: look.found };
        resumed = false;
      }
      return { kind: "failed", detail: "too many messages" };
    } catch (error) {
      const outcome = lookUpOutcome(error);
      // Where a minute must pass between two pages, the next look goes on where this one was stopped.
      if (outcome.kind === "failed" && outcome.detail !== "invalid_cursor")
        this.#remember(posting.deliveryId, look);
      return outcome;
    }
  }

  #remember(deliveryId: string, look: Look): void {
    this.#begun.set(deliveryId, look);
    const [oldest] = this.#begun.keys();
    if (this.#begun.size > MOST_LOOKS && oldest !== undefined) this.#begun.delete(oldest);
  }

  /** Posts with the marker of a key; returns the message's ts. Errors are the library's. */
  async send(
    client: webApi.WebClient,
    channel: string,
    payload: SlackPayload,
    key: string,
    thread: string | undefined,
  ): Promise<string> {
    const message = {
      channel,
      ...payload,
      metadata: { event_type: MARKER, event_payload: { key } },
      // Not documented as an argument, though its errors are; sent because it can only help.
      client_msg_id: uuidOf(key),
      ...(thread === undefined ? {} : { thread_ts: thread }),
    };
    const answer = await client.chat.postMessage(message);
    if (answer.ts === undefined) throw new Error("Slack named no message");
    return answer.ts;
  }

  /** Everything before the request that posts: whatever fails here, nothing was posted. */
  async #prepare(posting: Posting): Promise<Ready | PostOutcome> {
    try {
      const speaker = await this.#speaker(posting.place.team);
      if (speaker === undefined) return { kind: "refused", reason: "revoked", detail: "no token" };
      const { payload, kept } = drawFitted(posting.reply);
      for (const { key, line } of kept) await this.#choices.keep(key, line);
      return { client: speaker.client, channel: await this.#channelOf(speaker.client, posting), payload };
    } catch (error) {
      const outcome = outcomeOf(error);
      return outcome.kind === "unknown" ? { kind: "notSent", detail: outcome.detail } : outcome;
    }
  }

  async #channelOf(client: webApi.WebClient, { place }: Posting): Promise<string> {
    if (place.channel !== undefined) return place.channel;
    const answer = await client.conversations.open({ users: place.person ?? "" });
    if (answer.channel?.id === undefined) throw new Error("Slack opened no conversation");
    return answer.channel.id;
  }
}

/** One page of the channel or thread, newest first; `next` is undefined at its end. */
async function readPage(client: webApi.WebClient, channel: string, thread: string | undefined, look: Look) {
  const { oldest, cursor } = look;
  const common = {
    channel,
    oldest,
    limit: 200,
    include_all_metadata: true as const,
    ...(cursor === undefined ? {} : { cursor }),
  };
  const answer = historySchema.parse(
    thread === undefined
      ? await client.conversations.history(common)
      : await client.conversations.replies({ ...common, ts: thread }),
  );
  const next = answer.response_metadata?.next_cursor;
  return {
    messages: answer.messages,
    next: answer.has_more === true && next !== undefined && next !== "" ? next : undefined,
  };
}

type Said = z.infer<typeof historySchema>["messages"][number];

/** True for a message of this very bot that carries the marker of the delivery. */
function isOurs({ metadata, bot_id }: Said, bot: string | undefined, deliveryId: string): boolean {
  const byUs = bot === undefined || bot_id === undefined || bot_id === bot;
  return byUs && metadata?.event_type === MARKER && metadata.event_payload["key"] === deliveryId;
}

function ended(found: readonly string[]): FindOutcome {
  const [first, ...others] = found.toSorted();
  return first === undefined ? { kind: "absent" } : { kind: "found", externalIds: [first, ...others] };
}

/** A name-based UUID (RFC 9562, version 8: our own hash). */
function uuidOf(key: string): string {
  const hex = createHash("sha256").update(`paperboy ${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const GONE = new Set([
  "channel_not_found",
  "is_archived",
  "user_not_found",
  "user_disabled",
  "account_inactive_user",
]);
const FORBIDDEN = new Set([
  "not_in_channel",
  "missing_scope",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "posting_to_channel_denied",
  "cannot_dm_bot",
  "ekm_access_denied",
  "access_denied",
  "no_permission",
  "team_access_not_granted",
]);
const REVOKED = new Set([
  "invalid_auth",
  "not_authed",
  "token_revoked",
  "token_expired",
  "account_inactive",
  "org_login_required",
]);
/** Slack says itself that it could not tell, or that it was busy. */
const PASSING = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
]);

/** What an error of chat.postMessage means for the scheduler. */
export function outcomeOf(error: unknown): PostOutcome {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: "rateLimited", retryAfterMs: error.retryAfter * 1000, scope: "channel" };
  }
  const detail = codeOf(error);
  if (error instanceof webApi.WebAPIPlatformError) {
    if (detail === "ratelimited" || detail === "rate_limited")
      return { kind: "rateLimited", scope: "channel" };
    if (PASSING.has(detail)) return { kind: "unknown", detail };
    return { kind: "refused", reason: reasonOf(detail), detail };
  }
  if (NEVER_CONNECTED.has(detail)) return { kind: "notSent", detail };
  return { kind: "unknown", detail };
}

/** What an error of chat.update means: a message that cannot be edited now never can be. */
function editOutcomeOf(error: unknown): EditOutcome {
  const outcome = outcomeOf(error);
  if (outcome.kind === "rateLimited")
    return {
      kind: "rateLimited",
      ...(outcome.retryAfterMs === undefined ? {} : { retryAfterMs: outcome.retryAfterMs }),
    };
  const detail = "detail" in outcome ? (outcome.detail ?? outcome.kind) : outcome.kind;
  return outcome.kind === "refused" ? { kind: "gone", detail } : { kind: "failed", detail };
}

const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function reasonOf(code: string): RefusalReason {
  if (GONE.has(code)) return "gone";
  if (FORBIDDEN.has(code)) return "forbidden";
  return REVOKED.has(code) ? "revoked" : "content";
}

/** Asking again helps: later, or from the first page. */
const AGAIN = new Set(["ratelimited", "rate_limited", "invalid_cursor"]);

function lookUpOutcome(error: unknown): FindOutcome {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: "failed", detail: "rate-limited", retryAfterMs: error.retryAfter * 1000 };
  }
  const detail = codeOf(error);
  if (error instanceof webApi.WebAPIPlatformError && !PASSING.has(detail) && !AGAIN.has(detail)) {
    return { kind: "cannotLook", detail };
  }
  return { kind: "failed", detail };
}
