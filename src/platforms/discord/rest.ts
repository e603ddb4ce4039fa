/** The HTTP client, with the library's own repetition off: what may be sent twice is decided where it is sent. */

import { REST } from "discord.js";

export interface RestSettings {
  /** Where the API is, without the version. */
  readonly api: string;
  readonly token: string;
}

/** Ends a request within 15 s. Messages to channels are never held back or repeated: delivery paces them. */
export function deliveryRest({ api, token }: RestSettings): REST {
  return new REST({
    version: "10",
    api,
    retries: 0,
    timeout: 15_000,
    rejectOnRateLimit: ({ method, route }) =>
      method.toUpperCase() === "POST" && route === "/channels/:id/messages",
  }).setToken(token);
}

/** The id of what a request made or asked for. */
export function idOf(answer: unknown): string {
  const { id } = Object(answer) as { readonly id?: unknown };
  if (typeof id !== "string") throw new Error("Discord answered without an id");
  return id;
}
