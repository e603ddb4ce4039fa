/** What a bot may read of a conversation, page by page. */

import { type Answer, type Args, no, ok } from "./answers.ts";
import type { Json } from "./rules.ts";
import { APP, BOT, BOT_USER, type FakeMessage, type World } from "./world.ts";

/** The first word of the scopes that allow reading a kind of conversation. */
export const SCOPE_WORD = { public: "channels", private: "groups", im: "im" } as const;

/** A message as reading shows it. */
export function shown(message: FakeMessage, metadata: boolean): Json {
  return {
    type: "message",
    ts: message.ts,
    user: message.by,
    ...(message.by === BOT_USER ? { bot_id: BOT, app_id: APP } : {}),
    text: message.body["text"] ?? "",
    ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
    ...(metadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

/** One page of a conversation, as far as the scopes let the bot read it. */
export function history(
  args: Args,
  { world, scopes }: { readonly world: World; readonly scopes: ReadonlySet<string> },
  wanted: (message: FakeMessage) => boolean,
  order: "newest first" | "oldest first" = "newest first",
): Answer {
  const channel = world.channels.get(args["channel"] ?? "");
  if (channel === undefined) return no("channel_not_found");
  if (!scopes.has(`${SCOPE_WORD[channel.kind]}:history`)) return no("missing_scope");
  if (!channel.members.has(BOT_USER)) return no("not_in_channel");
  const limit = Math.min(Number(args["limit"] ?? 100), world.historyPage);
  const from = Number(args["oldest"] ?? 0);
  const until = Number(args["latest"] ?? Number.POSITIVE_INFINITY);
  const start = Number(args["cursor"] ?? 0);
  const found = world.messages
    .filter(
      (message) =>
        message.channel === channel.id && !message.deleted && message.only === undefined && wanted(message),
    )
    .filter((message) => Number(message.ts) > from && Number(message.ts) < until);
  if (order === "newest first") found.reverse();
  const page = found.slice(start, start + limit);
  const more = start + limit < found.length;
  return ok({
    messages: page.map((message) => shown(message, args["include_all_metadata"] === "true")),
    has_more: more,
    response_metadata: { next_cursor: more ? String(start + limit) : "" },
  });
}
