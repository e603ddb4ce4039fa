/**
 * Threads of messages. A message has at most one, whose id is the message's own, so beginning one twice is
 * harmless. Source: developer documentation, "Start Thread from Message", "Opcodes and Status Codes".
 */

import { DiscordAPIError, PermissionFlagsBits, type REST, Routes } from "discord.js";
import { clip, enumerate, visible } from "../../core/text.ts";
import { CODE } from "./codes.ts";
import { LIMITS } from "./limits.ts";

/** open: the thread stands. refused: it cannot be, and why, in words. */
export type Opening =
  | { readonly kind: "open"; readonly thread: string; readonly fresh: boolean }
  | { readonly kind: "refused"; readonly why: string };

/** What a thread of ours needs. */
const THREAD_PERMISSIONS = [
  ["Create Public Threads", PermissionFlagsBits.CreatePublicThreads],
  ["Send Messages in Threads", PermissionFlagsBits.SendMessagesInThreads],
] as const;

/** What is missing among the permissions in a channel, as a reason with its remedy; undefined when nothing is. */
export function threadObstacle(permissions: bigint): string | undefined {
  const missing = THREAD_PERMISSIONS.filter(([, bit]) => (permissions & bit) === 0n).map(([name]) => name);
  if (missing.length === 0) return undefined;
  return `I lack ${enumerate(missing)} here. Whoever manages the server can give my role ${missing.length === 1 ? "it" : "them"} in the settings of the channel.`;
}

const WHY_NOT: Readonly<Record<number, string>> = {
  [CODE.unknownMessage]: "its message is gone.",
  [CODE.missingAccess]: "I cannot see this channel, or may not begin threads in it.",
  [CODE.missingPermissions]: `I lack ${enumerate(
    THREAD_PERMISSIONS.map(([name]) => name),
    "or",
  )} here. Whoever manages the server can give my role both.`,
  [CODE.noThreadsHere]: "this kind of channel has none.",
  [CODE.archivedThread]: "the thread of that message is archived.",
  [CODE.lockedThread]: "the thread of that message is locked.",
  [CODE.tooManyThreads]: "the server has as many active threads as Discord allows.",
};

/** Why there can be no thread, from the refusal of a request; undefined for errors that say nothing of the kind. */
export function whyNoThread(error: unknown): string | undefined {
  return error instanceof DiscordAPIError ? WHY_NOT[Number(error.code)] : undefined;
}

/** Begins the thread of a message, or finds it begun. Rejects when the request fails for another reason. */
export async function openThread(
  rest: REST,
  channel: string,
  message: string,
  title: string,
  signal?: AbortSignal,
): Promise<Opening> {
  const name = clip(visible(title).replaceAll("\n", " ").trim() || "Discussion", LIMITS.threadName);
  try {
    await rest.post(Routes.threads(channel, message), {
      body: { name },
      ...(signal === undefined ? {} : { signal }),
    });
    return { kind: "open", thread: message, fresh: true };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === CODE.threadThere)
      return { kind: "open", thread: message, fresh: false };
    const why = whyNoThread(error);
    if (why === undefined) throw error;
    return { kind: "refused", why };
  }
}

/** The address of a channel, thread or message, as "Copy Link" gives it. */
export function addressOf(guild: string, channel: string, message?: string): string {
  return `https://discord.com/channels/${guild}/${channel}${message === undefined ? "" : `/${message}`}`;
}
