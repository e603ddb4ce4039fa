/**
 * Texts given as files. A message that only one person sees can hold none, so they get it in their direct messages.
 * Source: Slack developer documentation, "Working with files" (the three steps of an upload, done by the library's
 * `filesUploadV2`).
 */

import type { webApi } from "@slack/bolt";
import { filesIn, withoutFiles } from "../../core/given-files.ts";
import type { Log } from "../../core/ports.ts";
import type { Reply } from "../../core/reply.ts";
import { codeOf } from "./errors.ts";
import { withFilesSaid } from "./files-said.ts";

/** Where the files go: into a conversation, or to a person. */
type To = { readonly channel: string; readonly thread?: string } | { readonly user: string };

/** Uploads the files of a reply, and says where they are; the texts are drawn instead when that cannot be. */
export async function giveFiles(
  client: webApi.WebClient,
  reply: Reply,
  to: To,
  { log }: { readonly log: Log },
): Promise<Reply> {
  try {
    const channel = "channel" in to ? to.channel : await directWith(client, to.user);
    for (const { name, text: content } of filesIn(reply)) {
      const upload = { channel_id: channel, file: Buffer.from(content), filename: name, title: name };
      const { thread } = { thread: undefined, ...to };
      await client.filesUploadV2(thread === undefined ? upload : { ...upload, thread_ts: thread });
    }
    return withFilesSaid(reply, "channel" in to ? "here" : "in your direct messages with me");
  } catch (error) {
    log.warn("slack.file-not-given", { code: codeOf(error) });
    return withoutFiles(reply);
  }
}

async function directWith(client: webApi.WebClient, user: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) throw new Error("Slack opened no conversation");
  return channel.id;
}
