/**
 * What was said in a thread, for whoever asks there. Source: API methods, "conversations.replies", which needs the
 * history scope of the kind of channel, and membership.
 */

import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { ThreadText } from "../../core/ports.ts";
import { spokenText } from "./decode.ts";
import { codeOf } from "./errors.ts";

const PAGE = 200;
/** 1,000 messages; longer threads are cited from their beginning. */
const PAGES = 5;

const pageSchema = z.object({
  messages: z.array(z.object({ text: z.string().default("") })).default([]),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Reads the thread whose first message is `root`; that message alone where nobody answered it. Never rejects. */
export async function readThread(
  client: webApi.WebClient,
  channel: string,
  root: string,
): Promise<ThreadText> {
  const messages: string[] = [];
  let cursor: string | undefined;
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const answer = pageSchema.parse(
        await client.conversations.replies({
          channel,
          ts: root,
          limit: PAGE,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      messages.push(...answer.messages.map(({ text }) => spokenText(text)));
      const next = answer.response_metadata?.next_cursor;
      if (answer.has_more !== true || next === undefined || next === "")
        return { kind: "read", messages, more: false, hidden: 0 };
      cursor = next;
    }
    return { kind: "read", messages, more: true, hidden: 0 };
  } catch (error) {
    return { kind: "cannot", why: whyNot(error) };
  }
}

function whyNot(error: unknown): string {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return `Slack lets me read threads only now and then. Ask again in ${error.retryAfter} seconds.`;
  switch (codeOf(error)) {
    case "missing_scope":
      return "Slack has not let me read threads here. Whoever manages the app can add channels:history and groups:history to it (SLACK_LOOK_UP=yes puts them into the manifest) and install it again.";
    case "not_in_channel":
    case "channel_not_found":
      return "I am not in this channel, so I cannot read its threads. Say /invite @Paperboy here, then ask again.";
    case "thread_not_found":
      return "That thread is gone.";
    default:
      return `Slack did not let me read this thread (${codeOf(error)}). Please try again in a minute.`;
  }
}
