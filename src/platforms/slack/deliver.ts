/** Scheduled posts: one request, no repetition of our own, and a marker to find the message by afterwards. */

import { webApi } from "@slack/bolt";
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
import { withoutThread } from "../../core/threads.ts";
import { checkChannel, managesChannel } from "./check.ts";
import { drawFitted, type SlackPayload } from "./draw.ts";
import { codeOf } from "./errors.ts";
import { isOurs, type Look, markOf, postMarked, readPage } from "./marked.ts";
import { updatable } from "./reach.ts";
import { permalink, whyNoThread } from "./thread.ts";

/** Look-ups start this much before the first attempt, for clocks that differ. */
const MARGIN_MS = 60_000;
const PAGES = 20;
const MOST_LOOKS = 1_000;

/**
 * With which token to speak in a workspace, and as which bot; undefined where we are not installed. Rejects while
 * that cannot be told.
 */
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
      const { thread } = posting.place;
      const ts = await postMarked(client, channel, payload, posting.deliveryId, thread);
      return { kind: "sent", externalId: ts, ...(await this.#addressOf(client, channel, ts, posting)) };
    } catch (error) {
      const why = posting.reply.thread === undefined ? undefined : whyNoThread(error);
      return why === undefined ? outcomeOf(error) : await this.#postBeside(posting, ready, why);
    }
  }

  /** Into the channel, with the reason why it is in no thread. */
  async #postBeside(posting: Posting, { client, channel }: Ready, why: string): Promise<PostOutcome> {
    try {
      const { payload, kept } = drawFitted(withoutThread(posting.reply, why));
      for (const { key, line } of kept) await this.#choices.keep(key, line);
      const ts = await postMarked(client, channel, payload, posting.deliveryId, undefined);
      return { kind: "sent", externalId: ts, ...(await this.#addressOf(client, channel, ts, posting)) };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async #addressOf(client: webApi.WebClient, channel: string, ts: string, { reply }: Posting) {
    const url = reply.thread === undefined ? undefined : await permalink(client, channel, ts);
    return url === undefined ? {} : { url };
  }

  async edit({ place, message, deliveryId, reply }: Editing): Promise<EditOutcome> {
    try {
      const speaker = await this.#speaker(place.team);
      if (speaker === undefined || place.channel === undefined) return { kind: "gone", detail: "no token" };
      const { payload, kept } = drawFitted(reply);
      for (const { key, line } of kept) await this.#choices.keep(key, line);
      const mark = deliveryId === undefined ? {} : { metadata: markOf(deliveryId) };
      await speaker.client.chat.update({
        channel: place.channel,
        ts: message,
        ...updatable(payload),
        ...mark,
      });
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
    const { thread } = posting.place;
    const found = await this.#find(posting, thread, signal);
    // What could be in no thread stands in the channel.
    return found.kind === "absent" && posting.reply.thread !== undefined
      ? await this.#find(posting, undefined, signal)
      : found;
  }

  async #find(posting: Posting, thread: string | undefined, signal: AbortSignal): Promise<FindOutcome> {
    const name = `${posting.deliveryId} ${thread ?? ""}`;
    const kept = this.#begun.get(name);
    this.#begun.delete(name);
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
        const { messages, next } = await readPage(client, channel, thread, look);
        const found = messages
          .filter((message) => isOurs(message, bot, posting.deliveryId))
          .map(({ ts }) => ts);
        const newest = messages.reduce((latest, { ts }) => (ts > latest ? ts : latest), look.newest);
        look = { ...look, cursor: next, newest, found: [...look.found, ...found] };
        if (next !== undefined) continue;
        if (!resumed) return await this.#ended(client, channel, look.found, posting);
        // Another replica may have posted since: what is newer is read as well.
        look = { oldest: newest, newest, found: look.found };
        resumed = false;
      }
      return { kind: "failed", detail: "too many messages" };
    } catch (error) {
      const outcome = lookUpOutcome(error);
      // Where a minute must pass between two pages, the next look goes on where this one was stopped.
      if (outcome.kind === "failed" && outcome.detail !== "invalid_cursor") this.#remember(name, look);
      return outcome;
    }
  }

  async #ended(
    client: webApi.WebClient,
    channel: string,
    found: readonly string[],
    posting: Posting,
  ): Promise<FindOutcome> {
    const [first, ...others] = found.toSorted();
    if (first === undefined) return { kind: "absent" };
    const url = await this.#addressOf(client, channel, first, posting);
    return { kind: "found", externalIds: [first, ...others], ...url };
  }

  #remember(name: string, look: Look): void {
    this.#begun.set(name, look);
    const [oldest] = this.#begun.keys();
    if (this.#begun.size > MOST_LOOKS && oldest !== undefined) this.#begun.delete(oldest);
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
