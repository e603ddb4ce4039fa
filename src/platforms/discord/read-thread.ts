/**
 * What was said in a thread, for whoever asks there. Source: developer documentation, "Get Channel Messages" and
 * "Message Content Intent": without it the words of other people's messages come empty.
 */

import { DiscordAPIError, PermissionFlagsBits, type REST, Routes } from "discord.js";
import { z } from "zod";
import type { ThreadText } from "../../core/ports.ts";
import { CODE } from "./codes.ts";
import { permissionsIn } from "./permissions.ts";
import { wordsOf } from "./words.ts";

const PAGE = 100;
/** 500 messages; longer threads are cited from their beginning. */
const PAGES = 5;

const messageSchema = z.object({
  id: z.string(),
  type: z.number().default(0),
  author: z.object({ id: z.string() }),
  content: z.string().default(""),
  components: z.array(z.unknown()).default([]),
  embeds: z.array(z.object({ url: z.string().optional(), title: z.string().optional() })).default([]),
  attachments: z.array(z.unknown()).default([]),
});
type Said = z.infer<typeof messageSchema>;

const LACKS =
  "I lack Read Message History in this channel, so I cannot read its threads. Whoever manages the server can give it to my role.";
const REMEDY =
  "Whoever runs me can turn on Message Content Intent on the application's Bot page; “Cite papers here” on one message works without it.";

/** Where to read: a thread hangs on the message of the same id in its channel. */
export interface ThreadPlace {
  readonly channel: string;
  readonly thread: string;
  /** The bot's own id. */
  readonly bot: string;
  /** What the bot may do there, where that is known. */
  readonly permissions?: bigint;
}

/** Reads a thread from its beginning, the message it hangs on included. Never rejects. */
export async function readThread(rest: REST, place: ThreadPlace): Promise<ThreadText> {
  const { channel, thread, bot } = place;
  try {
    const held = place.permissions ?? (await permissionsIn(rest, thread, bot));
    // Without it Discord answers with an empty list, which would look like an empty thread.
    if ((held & PermissionFlagsBits.ReadMessageHistory) === 0n) return { kind: "cannot", why: LACKS };
    const said: Said[] = [...(await firstOf(rest, channel, thread))];
    let after = "0";
    let more = true;
    for (let page = 0; page < PAGES && more; page += 1) {
      const query = new URLSearchParams({ after, limit: String(PAGE) });
      const answer = await rest.get(Routes.channelMessages(thread), { query });
      const messages = z.array(messageSchema).parse(answer);
      const ordered = messages.toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
      said.push(...ordered);
      after = ordered.at(-1)?.id ?? after;
      more = messages.length === PAGE;
    }
    const hidden = said.filter((message) => isHidden(message, bot)).length;
    return {
      kind: "read",
      messages: said.map(textOf).filter((text) => text !== ""),
      more,
      hidden,
      ...(hidden === 0 ? {} : { remedy: REMEDY }),
    };
  } catch (error) {
    return { kind: "cannot", why: whyNot(error) };
  }
}

/** The message that the thread hangs on; threads that were begun without one have none. */
async function firstOf(rest: REST, channel: string, thread: string): Promise<readonly Said[]> {
  try {
    return [messageSchema.parse(await rest.get(Routes.channelMessage(channel, thread)))];
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 404) return [];
    throw error;
  }
}

const textOf = ({ content, components, embeds }: Said): string =>
  [wordsOf(content, components), ...embeds.flatMap(({ url = "", title = "" }) => [title, url])]
    .join("\n")
    .trim();

/** Types 0 and 19 are what people say, and answer; the others are the platform's own remarks. */
function isHidden(message: Said, bot: string): boolean {
  const people = message.author.id !== bot && (message.type === 0 || message.type === 19);
  return people && textOf(message) === "" && message.attachments.length === 0;
}

function whyNot(error: unknown): string {
  const code = error instanceof DiscordAPIError ? Number(error.code) : 0;
  if (code === CODE.missingAccess || code === CODE.unknownChannel)
    return "I am not in this server, or cannot see this thread, so I cannot read it. Add me to the server, then ask again.";
  return "Discord did not let me read this thread just now. Please try again in a minute.";
}
