/**
 * Posting once, for the scheduler: one request an attempt, an enforced nonce, and a marker in the message to
 * find it by afterwards. Source: developer documentation, "Create Message" (nonce, enforce_nonce) and "Get
 * Channel Messages" (an empty list without READ_MESSAGE_HISTORY).
 */

import { createHash } from "node:crypto";
import {
  DiscordAPIError,
  HTTPError,
  PermissionFlagsBits,
  RateLimitError,
  type REST,
  Routes,
} from "discord.js";
import { z } from "zod";
import type {
  EditOutcome,
  EventOutcome,
  FindOutcome,
  Poster,
  Posting,
  PostOutcome,
} from "../../core/delivery.ts";
import type { KeptChoices } from "../../core/ports.ts";
import type { Reply } from "../../core/reply.ts";
import { withoutThread } from "../../core/threads.ts";
import { checkChannel, managesChannel } from "./check.ts";
import { CODE } from "./codes.ts";
import { asRequest, drawFitted } from "./draw.ts";
import { bringEvents } from "./events.ts";
import { snowflakeAt } from "./ids.ts";
import { look, markerOf, type Wanted } from "./look.ts";
import { permissionsIn } from "./permissions.ts";
import { addressOf, type Opening, openThread, threadObstacle, whyNoThread } from "./thread.ts";

/** 128 bits as at most 25 digits of base 36, which is what Discord takes. */
export function nonceOf(deliveryId: string): string {
  const digest = createHash("sha256").update(deliveryId).digest("hex").slice(0, 32);
  return BigInt(`0x${digest}`).toString(36).padStart(25, "0").slice(0, 25);
}

const sentSchema = z.object({ id: z.string() });
export interface DeliverySettings {
  /** Made with `retries: 0` and `rejectOnRateLimit`. */
  readonly rest: REST;
  readonly choices: KeptChoices;
  /** The bot's own id; rejects when Discord cannot be asked. */
  readonly self: () => Promise<string>;
}

export function createPoster({ rest, choices, self }: DeliverySettings): Poster {
  async function send(
    channel: string,
    reply: Reply,
    deliveryId: string,
    signal: AbortSignal,
    answered?: string,
  ): Promise<string> {
    const drawn = drawFitted({ ...reply, audience: "everyone" }, markerOf(deliveryId));
    await Promise.all([...drawn.kept].map(([key, line]) => choices.keep(key, line)));
    const body = {
      ...drawn.message,
      nonce: nonceOf(deliveryId),
      enforce_nonce: true,
      ...(answered === undefined
        ? {}
        : { message_reference: { message_id: answered, fail_if_not_exists: false } }),
    };
    return sentSchema.parse(await rest.post(Routes.channelMessages(channel), { ...asRequest(body), signal }))
      .id;
  }

  /** Begins the thread and posts into it, or into the channel with the reason why there is none. */
  async function postInThread(posting: Posting, title: string, signal: AbortSignal): Promise<PostOutcome> {
    const { channel = "", thread: message = "", team } = posting.place;
    const { deliveryId, reply } = posting;
    let opening: Opening;
    try {
      const obstacle = threadObstacle(await permissionsIn(rest, channel, await self()));
      opening =
        obstacle === undefined
          ? await openThread(rest, channel, message, title, signal)
          : { kind: "refused", why: obstacle };
    } catch (error) {
      const outcome = outcomeOf(error);
      // A thread may have begun, but nothing was posted in it.
      return outcome.kind === "unknown" ? { kind: "notSent", detail: outcome.detail } : outcome;
    }
    try {
      if (opening.kind === "open") {
        const externalId = await send(opening.thread, reply, deliveryId, signal);
        return { kind: "sent", externalId, url: addressOf(team, opening.thread, externalId) };
      }
    } catch (error) {
      const why = whyNoThread(error);
      if (why === undefined) return outcomeOf(error);
      opening = { kind: "refused", why };
    }
    try {
      const externalId = await send(channel, withoutThread(reply, opening.why), deliveryId, signal, message);
      return { kind: "sent", externalId, url: addressOf(team, channel, externalId) };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  return {
    platform: "discord",
    // Of the 10,000 refusals after which Discord bans an address, a hundredth.
    limits: { perSecond: 25, perChannelMs: 1000, perLookUpMs: 1000, refusals: 100 },
    repeatIsSafeForMs: 120_000,

    async post(posting, signal): Promise<PostOutcome> {
      const { thread } = posting.reply;
      if (thread !== undefined) return await postInThread(posting, thread.title, signal);
      try {
        const channel = await channelOf(rest, posting, signal);
        return { kind: "sent", externalId: await send(channel, posting.reply, posting.deliveryId, signal) };
      } catch (error) {
        return outcomeOf(error);
      }
    },

    async edit({ place, message, deliveryId, reply }, signal): Promise<EditOutcome> {
      const channel = place.thread ?? place.channel;
      if (channel === undefined) return { kind: "gone", detail: "no channel" };
      try {
        const marker = deliveryId === undefined ? undefined : markerOf(deliveryId);
        const drawn = drawFitted({ ...reply, audience: "everyone" }, marker);
        await Promise.all([...drawn.kept].map(([key, line]) => choices.keep(key, line)));
        // Nobody is called by an edit, whoever is named in it.
        const body = { ...drawn.message, allowed_mentions: { parse: [] } };
        await rest.patch(Routes.channelMessage(channel, message), { ...asRequest(body), signal });
        return { kind: "edited" };
      } catch (error) {
        return editOutcomeOf(error);
      }
    },

    async keepEvent({ place, ...wanted }, signal): Promise<EventOutcome> {
      try {
        return await bringEvents(rest, place.team, wanted, await self(), signal);
      } catch (error) {
        const outcome = editOutcomeOf(error);
        if (outcome.kind === "gone") return { kind: "refused", detail: outcome.detail };
        return outcome.kind === "edited" ? { kind: "failed", detail: outcome.kind } : outcome;
      }
    },

    async obstacle({ channel }) {
      const bot = await self().catch(() => undefined);
      return bot === undefined ? undefined : await checkChannel(rest, channel, bot);
    },

    manages: ({ team, channel }, person) => managesChannel(rest, team, channel, person),

    async find(posting, signal): Promise<FindOutcome> {
      const bot = await self().catch(() => undefined);
      if (bot === undefined) return { kind: "failed", detail: "the bot's own id could not be asked for" };
      try {
        const channel =
          posting.reply.thread === undefined
            ? await channelOf(rest, posting, signal)
            : (posting.place.channel ?? "");
        const permissions = await permissionsIn(rest, channel, bot);
        if ((permissions & PermissionFlagsBits.ReadMessageHistory) === 0n) {
          return { kind: "cannotLook", detail: "READ_MESSAGE_HISTORY is missing" };
        }
        if (posting.reply.thread === undefined)
          return await look(rest, channel, wantedOf(posting), bot, signal);
        return await lookInBoth(rest, posting, bot, signal);
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome.kind === "rateLimited") {
          return {
            kind: "failed",
            detail: "rate limited",
            ...(outcome.retryAfterMs === undefined ? {} : { retryAfterMs: outcome.retryAfterMs }),
          };
        }
        if (outcome.kind === "refused")
          return { kind: "cannotLook", detail: outcome.detail ?? outcome.reason };
        return {
          kind: "failed",
          detail: "detail" in outcome ? (outcome.detail ?? outcome.kind) : outcome.kind,
        };
      }
    },
  };
}

/** A thread is a channel; a person is written to in the channel that Discord opens for it. */
async function channelOf(rest: REST, { place }: Posting, signal: AbortSignal): Promise<string> {
  const channel = place.thread ?? place.channel;
  if (channel !== undefined) return channel;
  const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: place.person }, signal });
  return sentSchema.parse(opened).id;
}

/** In the thread of the message, where it has one, and in the channel, where the post stands if it could not have one. */
async function lookInBoth(
  rest: REST,
  posting: Posting,
  bot: string,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const { channel = "", thread = "", team } = posting.place;
  for (const where of [thread, channel]) {
    const found = await look(rest, where, wantedOf(posting), bot, signal).catch(
      (error: unknown): FindOutcome => {
        if (where === thread && error instanceof DiscordAPIError && error.code === CODE.unknownChannel)
          return { kind: "absent" };
        throw error;
      },
    );
    if (found.kind === "found") return { ...found, url: addressOf(team, where, found.externalIds[0]) };
    if (found.kind !== "absent") return found;
  }
  return { kind: "absent" };
}

const wantedOf = ({ deliveryId, firstTryAt }: Posting): Wanted => ({
  key: deliveryId,
  after: snowflakeAt(firstTryAt - ONE_MINUTE),
});

const ONE_MINUTE = 60_000;

/** 50278, no server in common: whoever it is has left. */
const GONE: readonly number[] = [10_003, 10_004, 10_013, 50_278];
const FORBIDDEN: readonly number[] = [50_001, 50_013, 50_007, 340_015];

/** What an error of the library says about the one request that was made. */
function outcomeOf(error: unknown): PostOutcome {
  if (error instanceof RateLimitError) {
    return {
      kind: "rateLimited",
      scope: error.global ? "platform" : "channel",
      // Without the header there is no end to be told: the address is banned, or something before Discord refuses.
      ...(error.retryAfter > 0 ? { retryAfterMs: Math.ceil(error.retryAfter) } : {}),
      ...(error.retryAfter > 0 ? {} : { scope: "platform" as const }),
    };
  }
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code);
    const detail = `${error.status} ${code}`;
    if (code === CODE.unknownMessage) return { kind: "sent" };
    if (error.status >= 500) return { kind: "unknown", detail };
    if (error.status === 401) return { kind: "refused", reason: "revoked", detail };
    if (GONE.includes(code) || error.status === 404) return { kind: "refused", reason: "gone", detail };
    if (FORBIDDEN.includes(code) || error.status === 403)
      return { kind: "refused", reason: "forbidden", detail };
    return { kind: "refused", reason: "content", detail };
  }
  if (error instanceof HTTPError) {
    return error.status === 401
      ? { kind: "refused", reason: "revoked", detail: "401" }
      : { kind: "unknown", detail: String(error.status) };
  }
  const code = codeOf(error);
  return NEVER_CONNECTED.has(code) ? { kind: "notSent", detail: code } : { kind: "unknown", detail: code };
}

/** What an error of the library says about an edit. An archived thread can be written to again later. */
function editOutcomeOf(error: unknown): EditOutcome {
  if (error instanceof DiscordAPIError && Number(error.code) === CODE.unknownMessage)
    return { kind: "gone", detail: "unknown message" };
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
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function codeOf(error: unknown): string {
  const { code, cause, name } = Object(error) as {
    readonly code?: unknown;
    readonly cause?: unknown;
    readonly name?: unknown;
  };
  if (typeof code === "string") return code;
  return cause === undefined ? String(name ?? "unknown") : codeOf(cause);
}
