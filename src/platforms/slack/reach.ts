/** Where an answer can go, and what can be said there. */

import type { webApi } from "@slack/bolt";
import type { Reply } from "../../core/reply.ts";
import { isDirect } from "./decode.ts";
import type { SlackPayload } from "./draw.ts";

/** Where one answer can go, the best way first. */
export interface Reach {
  readonly client: webApi.WebClient;
  readonly user: string;
  readonly team?: string;
  readonly channel?: string;
  readonly thread?: string;
  /** The first message of the thread that can be read from here. */
  readonly root?: string;
  readonly responseUrl?: string;
  /** The message that was pressed on. */
  readonly message?: { readonly ts: string; readonly ephemeral: boolean };
  /** The workspace in which it was pressed, and what names the press. */
  readonly press?: { readonly team: string; readonly event: string };
  /** The modal that was pressed in: everything is shown there. */
  readonly modal?: string;
  /** The Home tab was pressed: a modal is opened with this trigger. */
  readonly trigger?: string;
  /** Our message that told how far it is: the answer takes its place. */
  readonly pending?: string;
}

/**
 * Whether what was told can be put another way later. What goes out over a response_url that no message of ours led to, and
 * what only one person sees, stays as it is (slackapi/bolt-js issue 2287; reference of chat.update). In a channel nothing
 * is told to everyone before it is known whom the answer is for.
 */
export function canRedraw({ modal, trigger, channel, responseUrl }: Reach): boolean {
  const written = responseUrl === undefined && channel !== undefined && isDirect(channel);
  return modal !== undefined || trigger !== undefined || written;
}

export const inThread = (reach: Reach) => (reach.thread === undefined ? {} : { thread_ts: reach.thread });

/** To one person over a response_url. */
export const whispered = (reach: Reach, payload: SlackPayload) => ({
  ...{ response_type: "ephemeral", replace_original: false },
  ...inThread(reach),
  ...payload,
});

/** To one person by chat.postEphemeral. */
export const quietly = (channel: string, reach: Reach, payload: SlackPayload) => ({
  ...{ channel, user: reach.user },
  ...updatable(payload),
  ...inThread(reach),
});

/** Without the unfurl settings, which chat.update and chat.postEphemeral do not take. */
export function updatable(payload: SlackPayload) {
  const { text, blocks, link_names, parse } = payload;
  return { text, blocks, link_names, parse };
}

/** What is for the asker alone never takes the place of a message that others read. */
export function wouldHide({ message, channel }: Reach, reply: Reply): boolean {
  const shared = message !== undefined && !message.ephemeral && channel !== undefined && !isDirect(channel);
  return shared && reply.audience === "asker";
}
