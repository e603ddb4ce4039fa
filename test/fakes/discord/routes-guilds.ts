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
    "GET",
    /^\/guilds\/(\d+)\/scheduled-events$/u,
    ({ world, parts }) => [...world.events.values()].filter((event) => event.guild === parts[0]),
  ],
  [
    "POST",
    /^\/guilds\/(\d+)\/scheduled-events$/u,
    ({ world, parts, body }) => {
      const event = body as EventBody;
      demandEvents(world);
      refuseBody(eventFaults(world, event));
      if (world.events.size >= 100)
        throw new Refusal(400, 30_038, "Maximum number of guild scheduled events reached (100)");
      const made = {
        ...event,
        id: world.snowflake(),
        guild: parts[0] ?? "",
        guild_id: parts[0],
        creator_id: world.application,
        status: 1,
      };
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
      demandEvents(world);
      // Once begun or over its times are fixed.
      if (event["status"] !== 1) throw new Refusal(400, 180_000, "Cannot update a finished event");
      const changed = { ...event, ...(body as object) };
      refuseBody(eventFaults(world, changed as EventBody));
      world.events.set(event.id, changed);
      return changed;
    },
  ],
  [
    "DELETE",
    /^\/guilds\/(\d+)\/scheduled-events\/(\d+)$/u,
    ({ world, parts }) => {
      demandEvents(world);
      if (!world.events.delete(parts[1] ?? ""))
        throw new Refusal(404, 10_070, "Unknown Guild Scheduled Event");
      return undefined;
    },
  ],
];

interface EventBody {
  readonly name?: string;
  readonly description?: string | null;
  readonly entity_type?: number;
  readonly scheduled_start_time?: string;
  readonly scheduled_end_time?: string | null;
  readonly entity_metadata?: { readonly location?: string };
}

function demandEvents(world: World): void {
  if (!world.mayMakeEvents) throw new Refusal(403, 50_013, "Missing Permissions");
}

/** The rules for external events. */
function eventFaults(world: World, event: EventBody): readonly string[] {
  const { name = "", description, entity_type: type, entity_metadata: about } = event;
  const [start, end] = [event.scheduled_start_time, event.scheduled_end_time].map((at) =>
    Date.parse(at ?? ""),
  );
  const place = about?.location ?? "";
  const external = type === 3;
  return [
    ...(name.length < 1 || name.length > 100 ? ["name is not 1 to 100 long"] : []),
    ...((description ?? "").length > 1000 ? ["description is longer than 1000"] : []),
    ...(external && !Number.isFinite(end) ? ["an EXTERNAL event needs its end"] : []),
    ...(external && (place.length < 1 || place.length > 100) ? ["location is not 1 to 100 long"] : []),
    ...((start ?? 0) > world.now() ? [] : ["Cannot schedule event in the past"]),
    ...((end ?? 0) > (start ?? 0) || !external ? [] : ["an event cannot end before it begins"]),
  ];
}

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
