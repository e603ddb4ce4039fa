/**
 * Events of Discord as requests. Decoded from the raw event rather than from discord.js's objects: the same
 * code serves the gateway and HTTP, and an event that makes no sense fails a check here and nowhere else.
 */

import { MessageFlags, PermissionFlagsBits } from "discord.js";
import { z } from "zod";
import type { RawValue } from "../../core/invocation.ts";
import type { Person, Place } from "../../core/ports.ts";
import type { Marker } from "./draw.ts";
import { type Attachment, attachmentSchema } from "./files.ts";
import { markedSchema, markerOn } from "./look.ts";
import { userSchema } from "./user.ts";
import { wordsOf } from "./words.ts";

const valueSchema = z.union([z.string(), z.number(), z.boolean()]);
const leafSchema = z.object({
  name: z.string(),
  type: z.number(),
  value: valueSchema.optional(),
  focused: z.boolean().optional(),
});
const optionSchema = leafSchema.extend({ options: z.array(leafSchema).optional() });
const nameSchema = z.object({
  name: z.string().nullish(),
  username: z.string().nullish(),
  global_name: z.string().nullish(),
});

const commandSchema = z.object({
  name: z.string(),
  type: z.number().default(1),
  options: z.array(optionSchema).default([]),
  target_id: z.string().optional(),
  resolved: z
    .object({
      attachments: z.record(z.string(), attachmentSchema).optional(),
      messages: z
        .record(
          z.string(),
          z.object({
            content: z.string().default(""),
            flags: z.number().default(0),
            components: z.array(z.unknown()).default([]),
            attachments: z.array(attachmentSchema).default([]),
          }),
        )
        .optional(),
      users: z.record(z.string(), nameSchema).optional(),
      channels: z.record(z.string(), nameSchema).optional(),
      roles: z.record(z.string(), nameSchema).optional(),
    })
    .default({}),
});
const pressSchema = z.object({
  custom_id: z.string(),
  component_type: z.number(),
  values: z.array(z.string()).optional(),
});
const filledSchema = z.object({
  custom_id: z.string(),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
});
const submitSchema = z.object({
  custom_id: z.string(),
  components: z.array(
    z.object({ component: filledSchema.optional(), components: z.array(filledSchema).optional() }),
  ),
});

const interactionSchema = z.object({
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  type: z.number(),
  data: z.unknown(),
  guild_id: z.string().optional(),
  channel_id: z.string().optional(),
  channel: z
    .object({ id: z.string(), name: z.string().nullish(), type: z.number(), parent_id: z.string().nullish() })
    .optional(),
  member: z
    .object({
      user: userSchema,
      nick: z.string().nullish(),
      permissions: z.string().regex(/^\d+$/u),
      roles: z.array(z.string()).default([]),
    })
    .optional(),
  user: userSchema.optional(),
  locale: z.string().optional(),
  app_permissions: z.string().regex(/^\d+$/u).optional(),
  message: z
    .object({ id: z.string(), flags: z.number().default(0), components: markedSchema.catch([]) })
    .optional(),
  authorizing_integration_owners: z.record(z.string(), z.string()).optional(),
});

/** What somebody did. `pressed` carries an id of ours; `filled` a form with its values. */
export type Deed =
  | {
      readonly type: "command";
      readonly path: readonly [string, string?];
      readonly options: Readonly<Record<string, RawValue>>;
    }
  | { readonly type: "complete"; readonly path: string; readonly option: string; readonly typed: string }
  | {
      readonly type: "message";
      readonly label: string;
      readonly text: string;
      /** The thread that hangs on the message, if one does. */
      readonly thread?: string;
    }
  | { readonly type: "pressed"; readonly id: string }
  | { readonly type: "filled"; readonly id: string; readonly values: ReadonlyMap<string, string> };

/** One interaction, checked. */
export interface Decoded {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  readonly deed: Deed;
  readonly asker: Person;
  readonly place: Place;
  readonly locale: string;
  /** What came along: beside the command, or on the message that is asked about. */
  readonly attachments: readonly Attachment[];
  /** True when there is a message that can be redrawn: the one whose control was pressed. */
  readonly onMessage: boolean;
  /** The id of that message. */
  readonly message?: string;
  /** What that message is recognised by, where it is a post. */
  readonly marker?: Marker;
  /** True when others read that message too. */
  readonly onShared: boolean;
  /** That message, when a thread can hang on it. */
  readonly source?: string;
  /** What the bot may do in the channel, where Discord says. */
  readonly permissions?: bigint;
  /** The way of the first answer, when it is not a request of its own. */
  readonly respond?: (answer: object) => Promise<void>;
}

/** Reads an INTERACTION_CREATE. Throws when it is not one (ZodError), or of a kind that nobody asked for. */
export function decodeInteraction(raw: unknown): Decoded {
  const event = interactionSchema.parse(raw);
  const user = event.member?.user ?? event.user;
  if (user === undefined) throw new Error("an interaction by nobody");
  const onShared =
    event.message !== undefined &&
    event.guild_id !== undefined &&
    (event.message.flags & MessageFlags.Ephemeral) === 0;
  return {
    id: event.id,
    token: event.token,
    application: event.application_id,
    deed: decodeDeed(event.type, event.data),
    attachments: event.type === 2 ? attachmentsOf(commandSchema.parse(event.data)) : [],
    asker: {
      id: user.id,
      name: event.member?.nick ?? user.global_name ?? user.username,
      manager: isManager(event.member?.permissions, event.guild_id),
      roles: event.member?.roles ?? [],
    },
    place: placeOf(
      event.guild_id,
      event.channel ?? { id: event.channel_id ?? "", type: event.guild_id === undefined ? 1 : 0 },
      user.id,
    ),
    locale: event.locale ?? "en-US",
    onMessage: event.message !== undefined,
    ...(event.message === undefined ? {} : { message: event.message.id, ...markerIn(event.message) }),
    onShared,
    ...(event.message === undefined || !onShared ? {} : { source: event.message.id }),
    ...(event.app_permissions === undefined ? {} : { permissions: BigInt(event.app_permissions) }),
  };
}

function markerIn({ components }: { readonly components: z.infer<typeof markedSchema> }) {
  const marker = markerOn(components);
  return marker === undefined ? {} : { marker };
}

/** Who may manage the channel or the server. In a direct message, whoever writes it. */
function isManager(permissions: string | undefined, guild: string | undefined): boolean {
  if (permissions === undefined) return guild === undefined;
  const { Administrator, ManageGuild, ManageChannels } = PermissionFlagsBits;
  return (BigInt(permissions) & (Administrator | ManageGuild | ManageChannels)) !== 0n;
}

interface RawChannel {
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly type: number;
  readonly parent_id?: string | null | undefined;
}

/** Channel types: 1 direct message, 3 group message, 10 to 12 threads. Direct messages are tenants of their own. */
export function placeOf(guild: string | undefined, channel: RawChannel, user: string): Place {
  const thread = channel.type >= 10 && channel.type <= 12;
  return {
    platform: "discord",
    tenant: guild ?? user,
    channel: thread ? (channel.parent_id ?? channel.id) : channel.id,
    ...(channel.name && !thread ? { channelName: channel.name } : {}),
    ...(thread ? { thread: channel.id } : {}),
    kind: thread ? "thread" : guild === undefined ? "direct" : "channel",
  };
}

function decodeDeed(type: number, data: unknown): Deed {
  switch (type) {
    case 2:
      return decodeCommand(commandSchema.parse(data));
    case 3: {
      const { custom_id: id, values } = pressSchema.parse(data);
      return { type: "pressed", id: values?.[0] ?? id };
    }
    case 4: {
      const command = commandSchema.parse(data);
      const [path, options] = pathAndOptions(command);
      const focused = options.find((option) => option.focused === true);
      if (focused === undefined) throw new Error("a completion without an option");
      return {
        type: "complete",
        path: path.join(" "),
        option: focused.name,
        typed: String(focused.value ?? ""),
      };
    }
    case 5: {
      const { custom_id: id, components } = submitSchema.parse(data);
      const fields = components.flatMap((row) => row.component ?? row.components ?? []);
      return {
        type: "filled",
        id,
        values: new Map(fields.map((field) => [field.custom_id, field.value ?? field.values?.[0] ?? ""])),
      };
    }
    default:
      throw new Error(`an interaction of type ${type}`);
  }
}

type Command = z.infer<typeof commandSchema>;

/** What came along: beside the command, or on the message that is asked about. */
function attachmentsOf({ resolved, target_id: target }: Command): readonly Attachment[] {
  const [onMessage, beside] = [resolved.messages?.[target ?? ""]?.attachments, resolved.attachments];
  return [...(onMessage ?? []), ...Object.values(beside ?? {})];
}

function pathAndOptions(
  command: Command,
): [readonly [string, string?], readonly z.infer<typeof leafSchema>[]] {
  const [first] = command.options;
  return first?.type === 1
    ? [[command.name, first.name], first.options ?? []]
    : [[command.name], command.options];
}

function decodeCommand(command: Command): Deed {
  if (command.type === 3) {
    const target = command.resolved.messages?.[command.target_id ?? ""];
    const text = target === undefined ? "" : wordsOf(target.content, target.components);
    // A thread has the id of the message that it hangs on.
    const threaded = ((target?.flags ?? 0) & MessageFlags.HasThread) !== 0;
    return {
      type: "message",
      label: command.name,
      text,
      ...(threaded && command.target_id !== undefined ? { thread: command.target_id } : {}),
    };
  }
  if (command.type !== 1) throw new Error(`a command of type ${command.type}`);
  const [path, options] = pathAndOptions(command);
  const given = options.flatMap((option): [string, RawValue][] =>
    option.value === undefined
      ? []
      : [[option.name, reference(option.type, option.value, command) ?? option.value]],
  );
  return { type: "command", path, options: Object.fromEntries(given) };
}

/** People, roles and channels by id and name, in the spelling that the core reads: `<@1|ana>`. */
function reference(type: number, value: RawValue, { resolved }: Command): string | undefined {
  const key = String(value);
  const role = type === 9 ? resolved.roles?.[key] : undefined;
  const sign = type === 7 ? "#" : type === 6 || type === 9 ? (role === undefined ? "@" : "@&") : undefined;
  if (sign === undefined) return undefined;
  const found = role ?? (sign === "#" ? resolved.channels : resolved.users)?.[key];
  const name = (found?.global_name ?? found?.username ?? found?.name ?? "").replace(/[<>|]/gu, " ");
  return `<${sign}${key}|${name}>`;
}
