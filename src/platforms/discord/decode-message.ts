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
  const { author } = message;
  if (author.bot === true || author.id === bot || message.webhook_id !== undefined) return undefined;
  const mention = new RegExp(`<@!?${bot}>`, "gu");
  if (message.guild_id !== undefined && !mention.test(message.content)) return undefined;
  return {
    id: message.id,
    channel: message.channel_id,
    guild: message.guild_id,
    author: { id: author.id, name: author.global_name ?? author.username },
    roles: message.member?.roles ?? [],
    line: message.content.replace(mention, " ").trim(),
    attachments: message.attachments,
  };
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
  const { author, content } = message;
  const machine = author.bot === true || author.id === bot || message.webhook_id !== undefined;
  if (machine || message.guild_id === undefined || content.includes(bot)) return undefined;
  const addresses = content.match(BARE_ADDRESS)?.slice(0, MOST_ADDRESSES) ?? [];
  if (addresses.length === 0) return undefined;
  return {
    id: message.id,
    channel: message.channel_id,
    guild: message.guild_id,
    author: { id: author.id, name: author.global_name ?? author.username },
    roles: message.member?.roles ?? [],
    line: addresses.join(" "),
    attachments: [],
  };
}
