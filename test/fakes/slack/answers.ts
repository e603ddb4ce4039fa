/** What the methods of the Web API take and answer. */

import type { Json } from "./rules.ts";

export type Args = Readonly<Record<string, string>>;
export type Answer = Json;

export const ok = (more: Json = {}): Answer => ({ ok: true, ...more });
export const no = (error: string, messages: readonly string[] = []): Answer => ({
  ok: false,
  error,
  ...(messages.length === 0 ? {} : { response_metadata: { messages } }),
});
