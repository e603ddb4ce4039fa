/** Threads of messages: Slack has them by the ts of their first message. Source: API methods, "chat.postMessage". */

import { webApi } from "@slack/bolt";

const WHY_NOT: Readonly<Record<string, string>> = {
  restricted_action_non_threadable_channel: "this channel has no threads.",
  restricted_action_thread_locked: "an administrator has locked the thread of that message.",
  cannot_reply_to_message: "that message is gone, or nobody can reply to it.",
};

/** Why Slack took no answer to a message, from its refusal; undefined for errors that say nothing of the kind. */
export function whyNoThread(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? WHY_NOT[error.data.error] : undefined;
}

/** An address must not hold up what it is for. */
const PATIENCE_MS = 3_000;

/** The address of a message, in its thread; undefined when Slack does not say within three seconds. Never rejects. */
export async function permalink(
  client: webApi.WebClient,
  channel: string,
  ts: string,
): Promise<string | undefined> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  const passed = new Promise<undefined>((resolve) =>
    late.addEventListener("abort", () => resolve(undefined), { once: true }),
  );
  const asked = client.chat.getPermalink({ channel, message_ts: ts }).then(
    (answer) => answer.permalink,
    () => undefined,
  );
  return await Promise.race([asked, passed]);
}
