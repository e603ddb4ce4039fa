/** Whether the bot may do in a channel what it is asked for there, in words that say what to change. */

import { DiscordAPIError, type REST } from "discord.js";
import type { StatusLine } from "../../core/context.ts";
import type { Place } from "../../core/ports.ts";
import { enumerate } from "../../core/text.ts";
import { CODE } from "./codes.ts";
import { CHANNEL, EVERYWHERE, THREAD } from "./needed.ts";
import { permissionsIn } from "./permissions.ts";

/** One line for what is missing in a place, or one that says that nothing is. Never rejects. */
export async function examine(
  rest: REST,
  place: Place,
  bot: string | undefined,
): Promise<readonly StatusLine[]> {
  if (place.kind === "direct") return [];
  const name = "Permissions here";
  if (bot === undefined) return [{ name, value: "not known before Discord has been reached", level: "warn" }];
  try {
    const permissions = await permissionsIn(rest, place.thread ?? place.channel, bot);
    const missing = [...EVERYWHERE, ...(place.kind === "thread" ? THREAD : CHANNEL)].filter(
      (needed) => (permissions & needed.permission) === 0n,
    );
    if (missing.length === 0) return [{ name, value: "all that is needed", level: "ok" }];
    return missing.map(({ name: permission, without, level }) => ({
      name,
      value: `${permission} is missing: ${without}. Give it to Paperboy's role in the settings of the channel.`,
      level,
    }));
  } catch (error) {
    const code = error instanceof DiscordAPIError ? Number(error.code) : 0;
    if (code === CODE.missingAccess || code === CODE.unknownChannel || code === 10_004) {
      const names = enumerate(["View Channel", "Send Messages", "Read Message History"]);
      return [
        {
          name,
          value: `Paperboy is not in this channel: invite it to the server, then give its role ${names} here.`,
          level: "bad",
        },
      ];
    }
    return [{ name, value: "could not be asked just now", level: "warn" }];
  }
}
