/** Scheduled posts: one request, no repetition of our own, and a marker to find the message by afterwards. */

import { createHash } from "node:crypto";
import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { FindOutcome, Poster, Posting, PostOutcome, RefusalReason } from "../../core/delivery.ts";
import type { KeptChoices } from "../../core/ports.ts";
import { codeOf } from "./answer.ts";
import { drawFitted, type SlackPayload } from "./draw.ts";

/** The event type of our message metadata; its payload holds the key of the post. */
export const MARKER = "paperboy_post";

/** Look-ups start this much before the first attempt, for clocks that differ. */
const MARGIN_MS = 60_000;
const PAGES = 20;

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

/** With which token to speak in a workspace, and as which bot; undefined where we are not installed. */
export type Speakers = (
  team: string,
) => Promise<{ readonly client: webApi.WebClient; readonly bot?: string } | undefined>;

interface Ready {
  readonly client: webApi.WebClient;
  readonly channel: string;
  readonly payload: SlackPayload;
}

/** Slack for the scheduler. */
export class SlackPoster implements Poster {
  readonly platform = "slack";
  /** chat.postMessage: about one a second for each channel; the workspace's own limit is not published. */
  readonly limits = { perSecond: 20, perChannelMs: 1_000, perLookUpMs: 1_500 };
  /** Nothing is promised about a repeated client_msg_id. */
  readonly repeatIsSafeForMs = 0;
  readonly #speaker: Speakers;
  readonly #choices: KeptChoices;

  constructor(speaker: Speakers, choices: KeptChoices) {
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

  async find(posting: Posting, signal: AbortSignal): Promise<FindOutcome> {
    const oldest = String((posting.firstTryAt - MARGIN_MS) / 1000);
    const found: string[] = [];
    try {
      const speaker = await this.#speaker(posting.place.team);
      if (speaker === undefined) return { kind: "cannotLook", detail: "no token" };
      const { client, bot } = speaker;
      const channel = await this.#channelOf(client, posting);
      const { thread } = posting.place;
      let cursor: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        if (signal.aborted) return { kind: "failed", detail: "aborted" };
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
        for (const { ts, metadata, bot_id } of answer.messages) {
          const ours = bot === undefined || bot_id === undefined || bot_id === bot;
          if (ours && metadata?.event_type === MARKER && metadata.event_payload["key"] === posting.deliveryId)
            found.push(ts);
        }
        const next = answer.response_metadata?.next_cursor;
        if (answer.has_more !== true || next === undefined || next === "") {
          const [first, ...others] = found.sort();
          return first === undefined
            ? { kind: "absent" }
            : { kind: "found", externalIds: [first, ...others] };
        }
        cursor = next;
      }
      return { kind: "failed", detail: "too many messages" };
    } catch (error) {
      return lookUpOutcome(error);
    }
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

function lookUpOutcome(error: unknown): FindOutcome {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: "failed", detail: "rate-limited", retryAfterMs: error.retryAfter * 1000 };
  }
  const detail = codeOf(error);
  if (error instanceof webApi.WebAPIPlatformError && !PASSING.has(detail) && detail !== "ratelimited") {
    return { kind: "cannotLook", detail };
  }
  return { kind: "failed", detail };
}
