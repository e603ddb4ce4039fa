/** What Slack sends, checked for the members we use; anything else is refused before it can do harm. */

import { z } from "zod";
import { unescapeSigns } from "./escape.ts";
import { fileSchema } from "./files.ts";

const id = z.string().min(1).max(64);
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

export const slashSchema = z.object({
  command: z.string(),
  text: z.string().default(""),
  team_id: id,
  channel_id: id,
  channel_name: optionalText,
  user_id: id,
  user_name: optionalText,
  trigger_id: z.string(),
  response_url: z.string(),
});

const teamSchema = z.object({ id }).nullish();
const userSchema = z.object({
  id,
  name: optionalText,
  username: optionalText,
  team_id: optionalText,
});

export const pressSchema = z.object({
  team: teamSchema,
  user: userSchema,
  trigger_id: z.string(),
  response_url: optionalText,
  channel: z.object({ id, name: optionalText }).nullish(),
  container: z
    .object({
      type: z.string(),
      message_ts: optionalText,
      thread_ts: optionalText,
      is_ephemeral: z.boolean().optional(),
      view_id: optionalText,
    })
    .optional(),
  message: z.object({ ts: optionalText, thread_ts: optionalText }).nullish(),
  view: z
    .object({ id, type: z.string(), private_metadata: z.string().default(""), hash: optionalText })
    .nullish(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string(),
        action_ts: optionalText,
        value: optionalText,
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

export type Press = z.infer<typeof pressSchema>;

export const shortcutSchema = z.object({
  callback_id: z.string(),
  team: teamSchema,
  user: userSchema,
  trigger_id: z.string(),
  response_url: z.string(),
  channel: z.object({ id, name: optionalText }),
  message: z.object({
    text: z.string().default(""),
    ts: z.string(),
    thread_ts: optionalText,
    files: z.array(fileSchema).default([]),
  }),
});

export const viewSchema = z.object({
  team: teamSchema,
  user: userSchema,
  trigger_id: optionalText,
  view: z.object({
    id,
    hash: optionalText,
    private_metadata: z.string().default(""),
    state: z.object({ values: z.record(z.string(), z.unknown()) }),
  }),
});

export const suggestionSchema = z.object({
  team: teamSchema,
  user: userSchema,
  block_id: z.string(),
  action_id: z.string(),
  value: z.string().default(""),
  view: z.object({ private_metadata: z.string().default("") }).nullish(),
});

export const spokenSchema = z.object({
  team_id: id,
  event_id: z.string(),
  event: z.object({
    type: z.string(),
    text: z.string().default(""),
    user: id,
    channel: id,
    ts: z.string(),
    thread_ts: optionalText,
    channel_type: optionalText,
    subtype: optionalText,
    bot_id: optionalText,
    files: z.array(fileSchema).default([]),
  }),
});

export const homeSchema = z.object({
  team_id: id,
  event: z.object({ user: id, tab: z.string() }),
});

/**
 * A message's text as its writer saw it: links as their address, our own mention taken out, the escaped
 * signs back. Mentions of people and channels stay in Slack's form, which options of that kind read.
 */
export function spokenText(text: string, self?: string): string {
  const line = text
    .replace(/<(https?:[^|>\s]+)(?:\|[^>]*)?>/gu, "$1")
    .replace(/<mailto:([^|>]+)(?:\|[^>]*)?>/gu, "$1")
    .replace(/<!(?:subteam\^[^|>]+\|)?([^>^]*)(?:\^[^>]*)?>/gu, "@$1")
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/gu, (whole, user: string) => (user === self ? " " : whole));
  // Phones type curly quotation marks where options need straight ones.
  return unescapeSigns(line).replaceAll(/[“”„]/gu, '"').trim();
}

/** Slack's kinds of conversation by the first letter of their id. */
export const isDirect = (channel: string): boolean => channel.startsWith("D");
