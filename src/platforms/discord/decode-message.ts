/** Messages of Discord that concern the bot: what people write to it, and links that they write to each other. */

import { z } from "zod";
import { type Attachment, attachmentSchema } from "./files.ts";
import { userSchema } from "./user.ts";

const messageSchema = z.object({
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  content: z.string(),
  attachments: z.array(attachmentSchema).default([]),
  author: userSchema,
  webhook_id: z.string().optional(),
  member: z.object({ roles: z.array(z.string()).default([]) }).optional(),
});

type Message = z.infer<typeof messageSchema>;

export interface Written {
  readonly id: string;
  readonly channel: string;
  readonly guild: string | undefined;
  readonly author: { readonly id: string; readonly name: string };
  /** The ids of the roles that the author holds. */
  readonly roles: readonly string[];
  /** What is left without the mention. */
  readonly line: string;
  readonly attachments: readonly Attachment[];
}

/** A message that a person wrote to the bot: mentioning it, or in private. undefined for every other message. */
export function decodeMessage(raw: unknown, bot: string): Written | undefined {
  const message = messageSchema.parse(raw);
  if (isMachine(message, bot)) return undefined;
  const mention = new RegExp(`<@!?${bot}>`, "gu");
  if (message.guild_id !== undefined && !mention.test(message.content)) return undefined;
  return written(message, message.content.replace(mention, " ").trim(), message.attachments);
}

/** An address that its writer wants no preview of stands in angle brackets. */
const BARE_ADDRESS = /(?<!<)https?:\/\/[^\s<>]+/giu;
const MOST_ADDRESSES = 10;

/**
 * A message in a server that a person wrote to others, with addresses in it; its line is the addresses alone. undefined
 * for every other message, those to the bot among them.
 */
export function decodeLinks(raw: unknown, bot: string): Written | undefined {
  const message = messageSchema.parse(raw);
  const { content } = message;
  if (isMachine(message, bot) || message.guild_id === undefined || content.includes(bot)) return undefined;
  const addresses = content.match(BARE_ADDRESS)?.slice(0, MOST_ADDRESSES) ?? [];
  if (addresses.length === 0) return undefined;
  return written(message, addresses.join(" "), []);
}

function isMachine({ author, webhook_id }: Message, bot: string): boolean {
  return author.bot === true || author.id === bot || webhook_id !== undefined;
}

function written(message: Message, line: string, attachments: readonly Attachment[]): Written {
  const { id, channel_id: channel, guild_id: guild, author, member } = message;
  const name = author.global_name ?? author.username;
  return {
    id,
    channel,
    guild,
    author: { id: author.id, name },
    roles: member?.roles ?? [],
    line,
    attachments,
  };
}
