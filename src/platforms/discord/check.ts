/** Whether the bot can post in a channel, asked before it promises to. */

import { DiscordAPIError, PermissionFlagsBits, type REST, Routes } from "discord.js";
import { z } from "zod";
import { permissionsIn, standingIn } from "./permissions.ts";

const NEEDED = [
  ["View Channel", PermissionFlagsBits.ViewChannel],
  ["Send Messages", PermissionFlagsBits.SendMessages],
] as const;

/** Error codes of "Unknown Channel", "Unknown Guild" and "Missing Access" (developer documentation, "Opcodes and Status Codes"). */
const NOT_THERE = [10003, 10004, 50001];

/**
 * What keeps the bot from posting in a channel or thread, as a sentence with its remedy; undefined when nothing
 * does, or when Discord cannot be asked now.
 */
export async function checkChannel(rest: REST, channel: string, bot: string): Promise<string | undefined> {
  try {
    const permissions = await permissionsIn(rest, channel, bot);
    const missing = NEEDED.filter(([, bit]) => (permissions & bit) === 0n).map(([name]) => name);
    if (missing.length === 0) return undefined;
    return `I may not post in that channel: I lack ${missing.join(" and ")}. Give my role these in the channel's permissions, then ask again.`;
  } catch (error) {
    if (error instanceof DiscordAPIError && NOT_THERE.includes(Number(error.code))) {
      return "I cannot see that channel. Add me to it, or give my role View Channel there, then ask again.";
    }
    return undefined;
  }
}

const { Administrator, ManageGuild, ManageChannels } = PermissionFlagsBits;
const ownerSchema = z.object({ owner_id: z.string() });

/**
 * Whether a member may manage a channel of a server: its owner, and who holds Manage Channels or Manage Server
 * there. False for channels of other servers and those out of sight; undefined when Discord does not answer.
 */
export async function managesChannel(
  rest: REST,
  guild: string,
  channel: string,
  person: string,
): Promise<boolean | undefined> {
  try {
    const [standing, server] = await Promise.all([
      standingIn(rest, channel, person),
      rest.get(Routes.guild(guild)).then((found) => ownerSchema.parse(found)),
    ]);
    if (standing.guild !== guild) return false;
    return (
      server.owner_id === person ||
      (standing.permissions & (Administrator | ManageGuild | ManageChannels)) !== 0n
    );
  } catch (error) {
    return error instanceof DiscordAPIError && NOT_MANAGED.includes(Number(error.code)) ? false : undefined;
  }
}

/** The codes above, and "Unknown Member". */
const NOT_MANAGED = [...NOT_THERE, 10007];
