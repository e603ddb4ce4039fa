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
import { CODE } from "./calls.ts";
import { checkChannel, managesChannel } from "./check.ts";
import { drawFitted, type Marker } from "./draw.ts";
import { bringEvents } from "./events.ts";
import { snowflakeAt } from "./ids.ts";
import { permissionsIn } from "./permissions.ts";

/** 128 bits as at most 25 digits of base 36, which is what Discord takes. */
export function nonceOf(deliveryId: string): string {
  const digest = createHash("sha256").update(deliveryId).digest("hex").slice(0, 32);
  return BigInt(`0x${digest}`).toString(36).padStart(25, "0").slice(0, 25);
}

/** Two component ids from one delivery: positive numbers below 2^31, never equal. */
export function markerOf(deliveryId: string): Marker {
  const digest = createHash("sha256").update(`marker ${deliveryId}`).digest();
  const first = (digest.readUInt32BE(0) >>> 1) | (1 << 16);
  const second = (digest.readUInt32BE(4) >>> 1) | (1 << 16);
  return [first, second === first ? first ^ 1 : second];
}

const sentSchema = z.object({ id: z.string() });
const pageSchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z
      .array(
        z.object({
          id: z.number().optional(),
          components: z.array(z.object({ id: z.number().optional() })).optional(),
        }),
      )
      .default([]),
  }),
);

const PAGE = 100;
/** 2,000 messages: a channel busier than that since the first attempt is not read to the end. */
const PAGES_AT_MOST = 20;
const ONE_MINUTE = 60_000;

export interface DeliverySettings {
  /** Made with `retries: 0` and `rejectOnRateLimit`. */
  readonly rest: REST;
  readonly choices: KeptChoices;
  /** The bot's own id; rejects when Discord cannot be asked. */
  readonly self: () => Promise<string>;
}

export function createPoster({ rest, choices, self }: DeliverySettings): Poster {
  return {
    platform: "discord",
    limits: { perSecond: 25, perChannelMs: 1000, perLookUpMs: 1000 },
    repeatIsSafeForMs: 120_000,

    async post(posting, signal): Promise<PostOutcome> {
      try {
        const channel = await channelOf(rest, posting, signal);
        const drawn = drawFitted({ ...posting.reply, audience: "everyone" }, markerOf(posting.deliveryId));
        await Promise.all([...drawn.kept].map(([key, line]) => choices.keep(key, line)));
        const body = { ...drawn.message, nonce: nonceOf(posting.deliveryId), enforce_nonce: true };
        const sent = sentSchema.parse(await rest.post(Routes.channelMessages(channel), { body, signal }));
        return { kind: "sent", externalId: sent.id };
      } catch (error) {
        return outcomeOf(error);
      }
    },

    async edit({ place, message, reply }, signal): Promise<EditOutcome> {
      const channel = place.thread ?? place.channel;
      if (channel === undefined) return { kind: "gone", detail: "no channel" };
      try {
        const drawn = drawFitted({ ...reply, audience: "everyone" });
        await Promise.all([...drawn.kept].map(([key, line]) => choices.keep(key, line)));
        // Nobody is called by an edit, whoever is named in it.
        const body = { ...drawn.message, allowed_mentions: { parse: [] } };
        await rest.patch(Routes.channelMessage(channel, message), { body, signal });
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
        const channel = await channelOf(rest, posting, signal);
        const permissions = await permissionsIn(rest, channel, bot);
        if ((permissions & PermissionFlagsBits.ReadMessageHistory) === 0n) {
          return { kind: "cannotLook", detail: "READ_MESSAGE_HISTORY is missing" };
        }
        return await look(rest, channel, posting, bot, signal);
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

async function look(
  rest: REST,
  channel: string,
  posting: Posting,
  bot: string,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const [frame, first] = markerOf(posting.deliveryId);
  const found: string[] = [];
  let after = snowflakeAt(posting.firstTryAt - ONE_MINUTE);
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const messages = pageSchema.parse(await rest.get(Routes.channelMessages(channel), { query, signal }));
    const ordered = messages.toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
    for (const message of ordered) {
      const [container] = message.components;
      if (message.author.id === bot && container?.id === frame && container.components?.[0]?.id === first)
        found.push(message.id);
    }
    const last = ordered.at(-1);
    if (last === undefined || messages.length < PAGE) {
      const [oldest, ...others] = found;
      return oldest === undefined ? { kind: "absent" } : { kind: "found", externalIds: [oldest, ...others] };
    }
    after = last.id;
  }
  return { kind: "failed", detail: `more than ${PAGE * PAGES_AT_MOST} messages since the first attempt` };
}

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
