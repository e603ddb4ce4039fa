/** Whether the app can post in a channel, asked before it promises to. */

import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { codeOf } from "./errors.ts";

const infoSchema = z.object({
  channel: z.object({
    is_archived: z.boolean().default(false),
    is_member: z.boolean().default(false),
    is_private: z.boolean().default(false),
    is_im: z.boolean().default(false),
  }),
});

/**
 * What keeps the app from posting in a channel, as a sentence with its remedy; undefined when nothing does, or
 * when Slack cannot say. In public channels `chat:write.public` posts without membership.
 */
export async function checkChannel(client: webApi.WebClient, channel: string): Promise<string | undefined> {
  try {
    const { channel: found } = infoSchema.parse(await client.conversations.info({ channel }));
    if (found.is_archived) return "That channel is archived. Unarchive it, or choose another one.";
    if (found.is_private && !found.is_member && !found.is_im) return INVITE;
    return undefined;
  } catch (error) {
    return codeOf(error) === "channel_not_found" ? INVITE : undefined;
  }
}

const creatorSchema = z.object({ channel: z.object({ creator: z.string().optional() }) });
const rightsSchema = z.object({
  user: z.object({ is_admin: z.boolean().optional(), is_owner: z.boolean().optional() }),
});

/**
 * Whether somebody may manage a channel: administrators and owners of the workspace, and whoever created it.
 * False for a channel that the app cannot see; undefined when Slack does not answer.
 */
export async function managesChannel(
  client: webApi.WebClient,
  channel: string,
  user: string,
): Promise<boolean | undefined> {
  try {
    const [info, about] = await Promise.all([
      client.conversations.info({ channel }),
      client.users.info({ user }),
    ]);
    const { is_admin: admin, is_owner: owner } = rightsSchema.parse(about).user;
    return admin === true || owner === true || creatorSchema.parse(info).channel.creator === user;
  } catch (error) {
    return codeOf(error) === "channel_not_found" ? false : undefined;
  }
}

const INVITE = "I am not in that channel. Type /invite @Paperboy there, then ask again.";
