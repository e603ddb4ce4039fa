/** What is missing where somebody asks, in words: scopes that were not granted, channels we cannot post in. */

import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { StatusLine } from "../../core/context.ts";
import type { Place } from "../../core/ports.ts";
import { codeOf } from "./errors.ts";
import { LOOK_UP_SCOPES, SCOPES } from "./manifest.ts";

const channelSchema = z.object({
  channel: z.object({
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
    is_private: z.boolean().optional(),
  }),
});

/**
 * The lines that `/paperboy status` adds for a channel of Slack: `bad` where people will not get what they
 * asked for, `warn` where something is less sure than it could be. Rejects never.
 */
export async function examine(client: webApi.WebClient, place: Place): Promise<readonly StatusLine[]> {
  try {
    const granted = new Set((await client.auth.test()).response_metadata?.scopes ?? []);
    // Slack names the scopes in a header; without it there is nothing to compare.
    const known = granted.size > 0;
    return [
      ...(known ? missingScopes(granted) : []),
      ...(place.kind === "direct" ? [] : await examineChannel(client, place.channel, granted)),
    ];
  } catch (error) {
    return [{ name: "Slack", value: `did not answer (${codeOf(error)})`, level: "bad" }];
  }
}

function missingScopes(granted: ReadonlySet<string>): StatusLine[] {
  const missing = SCOPES.filter((scope) => !granted.has(scope.name)).map(
    ({ name, reason }): StatusLine => ({
      name: "Slack permission",
      value: `${name} is missing. Without it: ${reason} Update the app from its manifest and install it again.`,
      level: "bad",
    }),
  );
  if (LOOK_UP_SCOPES.some((scope) => granted.has(scope.name))) return missing;
  const value =
    "After a lost answer I cannot look whether a post arrived, so it may be missing, and I cannot cite threads; the channels:history scope would let me.";
  return [...missing, { name: "Slack permission", value, level: "warn" }];
}

async function examineChannel(
  client: webApi.WebClient,
  channel: string,
  granted: ReadonlySet<string>,
): Promise<StatusLine[]> {
  const line = (value: string, level: StatusLine["level"]): StatusLine[] => [
    { name: "This channel", value, level },
  ];
  let facts: z.infer<typeof channelSchema>["channel"];
  try {
    facts = channelSchema.parse(await client.conversations.info({ channel })).channel;
  } catch (error) {
    // A private channel without us does not exist for us.
    if (codeOf(error) === "channel_not_found")
      return line("I am not in it. Say /invite @Paperboy here.", "bad");
    return line(`could not be examined (${codeOf(error)})`, "warn");
  }
  if (facts.is_archived === true) return line("is archived, so nobody can post in it.", "bad");
  if (facts.is_member === true) return line("I can post here.", "ok");
  if (facts.is_private !== true && granted.has("chat:write.public")) {
    return line("I can post here, but not look afterwards. Say /invite @Paperboy to change that.", "warn");
  }
  return line("I am not in it. Say /invite @Paperboy here.", "bad");
}
