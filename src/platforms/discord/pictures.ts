/** Messages with pictures drawn here, and with files, for channels where the bot may attach no files ("Permissions", ATTACH_FILES). */

import { type APIMessageTopLevelComponent, DiscordAPIError } from "discord.js";
import { CODE } from "./codes.ts";
import type { DiscordMessage } from "./draw.ts";
import { escapeLine } from "./escape.ts";
import { COMPONENT } from "./wire.ts";

/**
 * Sends a message; when that is not permitted and it has files, once more with the pictures told in words and the
 * texts drawn, for perhaps only the files are not allowed. Rejects as `send` does.
 */
export async function orInWords<Sent>(
  message: DiscordMessage,
  send: (message: DiscordMessage) => Promise<Sent>,
): Promise<Sent> {
  try {
    return await send(message);
  } catch (error) {
    const barred = error instanceof DiscordAPIError && error.code === CODE.missingPermissions;
    if (!barred || message.files === undefined) throw error;
    return await send(inWords(message.withoutFiles ?? message));
  }
}

/** The same message with its pictures told in words. */
function inWords(message: DiscordMessage): DiscordMessage {
  const { attachments = [], files: _, ...rest } = message;
  const told = new Map(
    attachments.map(({ filename, description }) => [`attachment://${filename}`, description]),
  );
  const word = (part: APIMessageTopLevelComponent): APIMessageTopLevelComponent => {
    if (part.type === COMPONENT.container)
      // What a container holds are components that a message may hold itself.
      return { ...part, components: part.components.map((one) => word(one) as typeof one) };
    if (part.type !== COMPONENT.gallery) return part;
    const said = part.items.map(({ media }) => told.get(media.url)).filter((text) => text !== undefined);
    if (said.length === 0) return part;
    return { type: COMPONENT.text, content: escapeLine(`Picture: ${said.join("; ")}`) };
  };
  return { ...rest, components: message.components.map(word) };
}
