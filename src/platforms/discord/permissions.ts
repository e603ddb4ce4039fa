/**
 * What the bot may do in a channel, worked out over REST so that it is known without a gateway. Source:
 * developer documentation, "Permissions", with its order of overwrites.
 */

import { PermissionFlagsBits, type REST, Routes } from "discord.js";
import { z } from "zod";

const bits = z.string().regex(/^\d+$/u).transform(BigInt);
const channelSchema = z.object({
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  type: z.number(),
  permission_overwrites: z
    .array(z.object({ id: z.string(), type: z.number(), allow: bits, deny: bits }))
    .default([]),
});
const rolesSchema = z.array(z.object({ id: z.string(), permissions: bits }));
const memberSchema = z.object({ roles: z.array(z.string()) });

type Overwrite = z.infer<typeof channelSchema>["permission_overwrites"][number];

/** The bot's permissions in a channel; every one in a direct message. Rejects as the requests do. Three to four requests. */
export async function permissionsIn(rest: REST, channelId: string, bot: string): Promise<bigint> {
  return (await standingIn(rest, channelId, bot)).permissions;
}

/** What a member may do in a channel, and in which server that is; an owner's special place is not counted in. */
export interface Standing {
  readonly guild: string | undefined;
  readonly permissions: bigint;
}

/** The same for any member, with the server. Rejects as the requests do: with 10007 for who is not in the server. */
export async function standingIn(rest: REST, channelId: string, person: string): Promise<Standing> {
  const channel = channelSchema.parse(await rest.get(Routes.channel(channelId)));
  const guild = channel.guild_id;
  if (guild === undefined) return { guild, permissions: ~0n };
  const thread = channel.type >= 10 && channel.type <= 12;
  const [roles, member, parent] = await Promise.all([
    rest.get(Routes.guildRoles(guild)).then((found) => rolesSchema.parse(found)),
    rest.get(Routes.guildMember(guild, person)).then((found) => memberSchema.parse(found)),
    thread && channel.parent_id
      ? rest.get(Routes.channel(channel.parent_id)).then((found) => channelSchema.parse(found))
      : channel,
  ]);
  return { guild, permissions: workOut(guild, person, roles, member.roles, parent.permission_overwrites) };
}

function workOut(
  guild: string,
  person: string,
  roles: z.infer<typeof rolesSchema>,
  own: readonly string[],
  overwrites: readonly Overwrite[],
): bigint {
  const held = roles.filter((role) => role.id === guild || own.includes(role.id));
  let permissions = held.reduce((sum, role) => sum | role.permissions, 0n);
  if ((permissions & PermissionFlagsBits.Administrator) !== 0n) return ~0n;
  const apply = (chosen: readonly Overwrite[]) => {
    const deny = chosen.reduce((sum, one) => sum | one.deny, 0n);
    const allow = chosen.reduce((sum, one) => sum | one.allow, 0n);
    permissions = (permissions & ~deny) | allow;
  };
  apply(overwrites.filter((one) => one.id === guild));
  apply(overwrites.filter((one) => one.type === 0 && one.id !== guild && own.includes(one.id)));
  apply(overwrites.filter((one) => one.type === 1 && one.id === person));
  return permissions;
}
