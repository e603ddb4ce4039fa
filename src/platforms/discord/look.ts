/**
 * Finding our own messages again by the marker in them. Source: developer documentation, "Get Channel Messages"
 * (an empty list without READ_MESSAGE_HISTORY), "Component Reference" (`id`).
 */

import { createHash } from "node:crypto";
import { type REST, Routes } from "discord.js";
import { z } from "zod";
import type { FindOutcome } from "../../core/delivery.ts";
import type { Marker } from "./draw.ts";

const LEAST = 1 << 16;

/** Two component ids from one delivery: positive numbers below 2^31, never equal. */
export function markerOf(deliveryId: string): Marker {
  const digest = createHash("sha256").update(`marker ${deliveryId}`).digest();
  const first = (digest.readUInt32BE(0) >>> 1) | LEAST;
  const second = (digest.readUInt32BE(4) >>> 1) | LEAST;
  return [first, second === first ? first ^ 1 : second];
}

/** The components of a message, as far as a marker may stand in them. */
export const markedSchema = z
  .array(
    z.object({
      id: z.number().optional(),
      components: z.array(z.object({ id: z.number().optional() })).optional(),
    }),
  )
  .default([]);

/** The marker that a message carries; ids below those of markers are Discord's own numbering. */
export function markerOn([container]: z.infer<typeof markedSchema>): Marker | undefined {
  const [frame, first] = [container?.id, container?.components?.[0]?.id];
  if (frame === undefined || first === undefined || frame < LEAST || first < LEAST) return undefined;
  return [frame, first];
}

const pageSchema = z.array(
  z.object({ id: z.string(), author: z.object({ id: z.string() }), components: markedSchema }),
);

const PAGE = 100;
/** 2,000 messages: a channel busier than that since the first attempt is not read to the end. */
const PAGES_AT_MOST = 20;

/** What is looked for, and after which id. */
export interface Wanted {
  /** What the marker was made from. */
  readonly key: string;
  readonly after: string;
}

/** Reads a channel or thread, oldest first, for messages of the bot that carry the marker. Rejects as the requests do. */
export async function look(
  rest: REST,
  channel: string,
  wanted: Wanted,
  bot: string,
  signal?: AbortSignal,
): Promise<FindOutcome> {
  const [frame, first] = markerOf(wanted.key);
  const found: string[] = [];
  let { after } = wanted;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const request = { query, ...(signal === undefined ? {} : { signal }) };
    const messages = pageSchema.parse(await rest.get(Routes.channelMessages(channel), request));
    const ordered = messages.toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
    for (const message of ordered) {
      const marker = markerOn(message.components);
      if (message.author.id === bot && marker?.[0] === frame && marker[1] === first) found.push(message.id);
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
