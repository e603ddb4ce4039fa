/** Servers: themselves, their roles and members, their scheduled events. */

import { Refusal, type Route, refuseBody } from "./rest.ts";
import type { World } from "./world.ts";

export const guildRoutes: readonly Route[] = [
  [
    "GET",
    /^\/guilds\/(\d+)$/u,
    ({ world, parts }) => {
      if (parts[0] !== world.guild) throw new Refusal(404, 10_004, "Unknown Guild");
      return guildJson(world);
    },
  ],
  ["GET", /^\/guilds\/(\d+)\/roles$/u, ({ world }) => guildJson(world)["roles"]],
  [
    "GET",
    /^\/guilds\/(\d+)\/members\/(\d+)$/u,
    ({ world, parts }) => {
      const user = world.users.get(parts[1] ?? "");
      if (user === undefined) throw new Refusal(404, 10_007, "Unknown Member");
      return {
        user: { id: user.id, username: user.name },
        roles: [],
        joined_at: "2024-01-01T00:00:00Z",
        deaf: false,
        mute: false,
        flags: 0,
      };
    },
  ],
  [
    "POST",
    /^\/guilds\/(\d+)\/scheduled-events$/u,
    ({ world, parts, body }) => {
      const event = body as Record<string, unknown>;
      const faults: string[] = [];
      if (String(event["name"] ?? "").length < 1 || String(event["name"]).length > 100)
        faults.push("name is not 1 to 100 long");
      if (String(event["description"] ?? "").length > 1000) faults.push("description is longer than 1000");
      if (event["entity_type"] === 3 && event["scheduled_end_time"] === undefined)
        faults.push("an EXTERNAL event needs its end");
      const place = ((event["entity_metadata"] ?? {}) as { readonly location?: string }).location ?? "";
      if (event["entity_type"] === 3 && (place.length < 1 || place.length > 100))
        faults.push("location is not 1 to 100 long");
      if (Date.parse(String(event["scheduled_start_time"])) <= world.now())
        faults.push("Cannot schedule event in the past");
      refuseBody(faults);
      const made = { ...event, id: world.snowflake(), guild: parts[0] ?? "", guild_id: parts[0], status: 1 };
      world.events.set(made.id, made);
      return made;
    },
  ],
  [
    "PATCH",
    /^\/guilds\/(\d+)\/scheduled-events\/(\d+)$/u,
    ({ world, parts, body }) => {
      const event = world.events.get(parts[1] ?? "");
      if (event === undefined) throw new Refusal(404, 10_070, "Unknown Guild Scheduled Event");
      const changed = { ...event, ...(body as object) };
      world.events.set(event.id, changed);
      return changed;
    },
  ],
  [
    "DELETE",
    /^\/guilds\/(\d+)\/scheduled-events\/(\d+)$/u,
    ({ world, parts }) => {
      if (!world.events.delete(parts[1] ?? ""))
        throw new Refusal(404, 10_070, "Unknown Guild Scheduled Event");
      return undefined;
    },
  ],
];

/** The server as GUILD_CREATE and GET /guilds give it; the library counts on every list being there. */
export function guildJson(world: World): Record<string, unknown> {
  const channels = [...world.channels.values()].filter(
    (channel) => channel.guild === world.guild && channel.type === 0,
  );
  return {
    id: world.guild,
    name: "Readers",
    icon: null,
    owner_id: "900000000000000001",
    roles: [
      {
        id: world.guild,
        name: "@everyone",
        permissions: "0",
        position: 0,
        color: 0,
        colors: { primary_color: 0 },
        hoist: false,
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    channels: channels.map((channel) => ({
      id: channel.id,
      name: channel.name,
      type: 0,
      position: 0,
      permission_overwrites: [],
    })),
    members: [],
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    emojis: [],
    stickers: [],
    features: [],
    preferred_locale: "en-US",
    premium_tier: 0,
    system_channel_flags: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    afk_timeout: 300,
    member_count: 3,
    large: false,
    unavailable: false,
    joined_at: "2024-01-01T00:00:00.000Z",
  };
}
