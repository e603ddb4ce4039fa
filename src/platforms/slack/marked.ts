/** Messages that carry a marker: posted with it, and found again by it. Source: API methods, "chat.postMessage" (metadata). */

import { createHash } from "node:crypto";
import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { SlackPayload } from "./draw.ts";

/** The event type of our message metadata; its payload holds the key of the post. */
const MARKER = "paperboy_post";

/** What a post is recognised by, as metadata of its message. */
export const markOf = (key: string) => ({ event_type: MARKER, event_payload: { key } });

/** Posts with the marker of a key; returns the message's ts. Errors are the library's. */
export async function postMarked(
  client: webApi.WebClient,
  channel: string,
  payload: SlackPayload,
  key: string,
  thread: string | undefined,
): Promise<string> {
  const message = {
    channel,
    ...payload,
    metadata: markOf(key),
    // Not documented as an argument, though its errors are; sent because it can only help.
    client_msg_id: uuidOf(key),
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
  const answer = await client.chat.postMessage(message);
  if (answer.ts === undefined) throw new Error("Slack named no message");
  return answer.ts;
}

/** A name-based UUID (RFC 9562, version 8: our own hash). */
function uuidOf(key: string): string {
  const hex = createHash("sha256").update(`paperboy ${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

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

/** How far a look has come: times are Slack's, seconds with a fraction. */
export interface Look {
  readonly oldest: string;
  /** The newest message read so far. */
  readonly newest: string;
  readonly cursor?: string | undefined;
  readonly found: readonly string[];
}

/** One page of the channel or thread, newest first; `next` is undefined at its end. */
export async function readPage(
  client: webApi.WebClient,
  channel: string,
  thread: string | undefined,
  look: Look,
) {
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
export function isOurs({ metadata, bot_id }: Said, bot: string | undefined, deliveryId: string): boolean {
  const byUs = bot === undefined || bot_id === undefined || bot_id === bot;
  return byUs && metadata?.event_type === MARKER && metadata.event_payload["key"] === deliveryId;
}
