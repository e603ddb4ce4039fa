/** The HTTP client, with the library's own repetition off: what may be sent twice is decided where it is sent. */

import { REST } from "discord.js";

export interface RestSettings {
  /** Where the API is, without the version. */
  readonly api: string;
  readonly token: string;
}

/** Routes that never wait in the library's queue: whoever sends there is told the limit and paces itself. */
const PACED = new Set([
  "/channels/:id/messages",
  "/channels/:id/messages/:id",
  "/guilds/:id/scheduled-events",
  "/guilds/:id/scheduled-events/:id",
  "/users/@me/channels",
  "/channels/:id/messages/:id/threads",
]);

/** Ends a request within 15 s, and one on a paced route at once when it is limited. */
export function deliveryRest({ api, token }: RestSettings): REST {
  return new REST({
    version: "10",
    api,
    retries: 0,
    timeout: 15_000,
    rejectOnRateLimit: ({ route }) => PACED.has(route),
  }).setToken(token);
}

/** The id of what a request made or asked for. */
export function idOf(answer: unknown): string {
  const { id } = Object(answer) as { readonly id?: unknown };
  if (typeof id !== "string") throw new Error("Discord answered without an id");
  return id;
}
