/** Channels, messages, direct messages, threads, scheduled events. */

import { pingedBy } from "./reading.ts";
import { Refusal, type Route, refuseBody } from "./rest.ts";
import { type MessageBody, messageFaults } from "./rules.ts";
import {
  type Channel,
  type Component,
  EVERYTHING,
  everyComponent,
  FLAG,
  type Message,
  PERMISSION,
  type World,
} from "./world.ts";

/** How long an enforced nonce is remembered. Discord says "the past few minutes". */
const NONCE_WINDOW = 5 * 60_000;

/** All the text of a message that can notify somebody. */
export function textOf(content: string | null | undefined, components: readonly Component[]): string {
  const shown = everyComponent(components).filter((component) => component.type === 10);
  return [content ?? "", ...shown.map((component) => component.content ?? "")].join("\n");
}

/** A message as the API gives it. */
export function messageJson(world: World, message: Message): Record<string, unknown> {
  const author = world.users.get(message.author);
  return {
    id: message.id,
    channel_id: message.channel,
    author: {
      id: message.author,
      username: author?.name ?? "gone",
      discriminator: "0",
      avatar: null,
      bot: author?.bot === true,
    },
    content: message.content,
    timestamp: new Date(message.at).toISOString(),
    edited_timestamp: message.edits > 0 ? new Date(world.now()).toISOString() : null,
    tts: false,
    mention_everyone: message.pinged.includes("everyone"),
    mentions: message.pinged
      .filter((id) => world.users.has(id))
      .map((id) => ({ id, username: world.users.get(id)?.name, discriminator: "0", avatar: null })),
    mention_roles: [],
    attachments: message.attachments ?? [],
    embeds: [],
    pinned: false,
    type: 0,
    // HAS_THREAD
    flags: message.flags | (world.channels.has(message.id) ? 1 << 5 : 0),
    components: message.components,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
  };
}

/**
 * A message as a request for it is answered: without the privileged intent the words of others are left out, but
 * for direct messages and where they mention the application ("Message Content Intent").
 */
function fetchedJson(world: World, message: Message): Record<string, unknown> {
  const json = messageJson(world, message);
  const direct = world.channels.get(message.channel)?.guild === undefined;
  const own = message.author === world.application || message.pinged.includes(world.application);
  return world.messageContent || direct || own ? json : { ...json, content: "", components: [] };
}

/** Puts what a body says into a message, by the rules of an edit. */
export function editMessage(message: Message, body: MessageBody): void {
  refuseBody(messageFaults(body, message.flags | (message.loading ? 0 : 1)));
  if (body.content !== undefined) message.content = body.content ?? "";
  if (body.components !== undefined) message.components = body.components;
  if (((body.flags ?? 0) & FLAG.componentsV2) !== 0) message.flags |= FLAG.componentsV2;
  message.loading = false;
  message.flags &= ~FLAG.loading;
  message.edits += 1;
}

/** A thread has no permissions of its own: those of its channel hold. */
function permissionsIn(world: World, channel: Channel): bigint {
  return world.channels.get(channel.parent ?? "")?.permissions ?? channel.permissions;
}

/** The channel, where the bot may do all that is named in it. */
export function demand(world: World, channelId: string | undefined, ...permissions: readonly bigint[]) {
  const channel = world.channels.get(channelId ?? "");
  if (channel === undefined) throw new Refusal(404, 10_003, "Unknown Channel");
  const held = permissionsIn(world, channel);
  if ((held & PERMISSION.viewChannel) === 0n) throw new Refusal(403, 50_001, "Missing Access");
  for (const permission of permissions) {
    if ((held & permission) === 0n) throw new Refusal(403, 50_013, "Missing Permissions");
  }
  return channel;
}

function own(world: World, channel: string | undefined, id: string | undefined): Message {
  demand(world, channel);
  const message = world.messages.get(id ?? "");
  // Ephemeral messages cannot be reached through their channel.
  if (
    message === undefined ||
    message.deleted ||
    message.channel !== channel ||
    message.onlyFor !== undefined
  ) {
    throw new Refusal(404, 10_008, "Unknown Message");
  }
  return message;
}

export const messageRoutes: readonly Route[] = [
  [
    "GET",
    /^\/channels\/(\d+)$/u,
    ({ world, parts }) => {
      const { permissions, rights, guild, parent, ...channel } = demand(world, parts[0]);
      const overwrites = Object.entries({ ...rights, [world.application]: permissions }).map(
        ([id, allow]) => ({ id, type: 1, allow: String(allow), deny: String(EVERYTHING & ~allow) }),
      );
      return { ...channel, guild_id: guild, parent_id: parent, permission_overwrites: overwrites };
    },
  ],
  [
    "POST",
    /^\/channels\/(\d+)\/messages$/u,
    ({ world, parts, body: given, files }) => {
      const body = given as MessageBody;
      const inThread = world.channels.get(parts[0] ?? "")?.type === 11;
      const channel = demand(
        world,
        parts[0],
        inThread ? PERMISSION.sendMessagesInThreads : PERMISSION.sendMessages,
        ...(files.length > 0 ? [PERMISSION.attachFiles] : []),
      );
      refuseBody(messageFaults(body));
      if (channel.locked === true)
        throw new Refusal(400, 50_083, "Tried to perform an operation on an archived thread");
      // Writing into a thread that is only archived brings it back.
      if (channel.archived === true) channel.archived = false;
      const nonce = body.nonce === undefined ? undefined : String(body.nonce);
      if (nonce !== undefined && body.enforce_nonce === true) {
        const before = [...world.messages.values()].find(
          (message) =>
            message.nonce === nonce &&
            message.channel === channel.id &&
            world.now() - message.at < NONCE_WINDOW,
        );
        if (before?.deleted === true) throw new Refusal(404, 10_008, "Unknown Message");
        if (before !== undefined) return messageJson(world, before);
      }
      const reference = (body["message_reference"] ?? {}) as { readonly message_id?: string };
      const said = world.say({
        channel: channel.id,
        author: world.application,
        content: body.content ?? "",
        components: body.components ?? [],
        flags: body.flags ?? 0,
        loading: false,
        pinged: pingedBy(textOf(body.content, body.components ?? []), body.allowed_mentions, [
          "everyone",
          "users",
          "roles",
        ]),
        ...(nonce === undefined ? {} : { nonce }),
        ...(reference.message_id === undefined ? {} : { replyTo: reference.message_id }),
      });
      return messageJson(world, said);
    },
  ],
  [
    "GET",
    /^\/channels\/(\d+)\/messages$/u,
    ({ world, parts, query }) => {
      const channel = demand(world, parts[0]);
      // Not a refusal: the list is simply empty.
      if ((permissionsIn(world, channel) & PERMISSION.readMessageHistory) === 0n) return [];
      const limit = Number(query.get("limit") ?? 50);
      const after = query.get("after");
      const before = query.get("before");
      const there = world.visible(channel.id).filter((message) => message.onlyFor === undefined);
      const wanted = there.filter(
        (message) =>
          (after === null || BigInt(message.id) > BigInt(after)) &&
          (before === null || BigInt(message.id) < BigInt(before)),
      );
      // With `after` Discord gives the oldest of them, still newest first.
      const page = after === null ? wanted.slice(-limit) : wanted.slice(0, limit);
      return page.reverse().map((message) => fetchedJson(world, message));
    },
  ],
  [
    "GET",
    /^\/channels\/(\d+)\/messages\/(\d+)$/u,
    ({ world, parts }) => fetchedJson(world, own(world, parts[0], parts[1])),
  ],
  [
    "PATCH",
    /^\/channels\/(\d+)\/messages\/(\d+)$/u,
    ({ world, parts, body }) => {
      const message = own(world, parts[0], parts[1]);
      if (message.author !== world.application)
        throw new Refusal(403, 50_005, "Cannot edit a message authored by another user");
      editMessage(message, body as MessageBody);
      return messageJson(world, message);
    },
  ],
  [
    "DELETE",
    /^\/channels\/(\d+)\/messages\/(\d+)$/u,
    ({ world, parts }) => {
      own(world, parts[0], parts[1]).deleted = true;
      return undefined;
    },
  ],
  [
    "POST",
    /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/u,
    ({ world, parts, body }) => {
      const channel = demand(world, parts[0]);
      if (channel.type !== 0) throw new Refusal(400, 50_024, "Cannot execute action on this channel type");
      demand(world, parts[0], PERMISSION.createPublicThreads);
      const message = own(world, parts[0], parts[1]);
      if (world.channels.has(message.id))
        throw new Refusal(400, 160_004, "A thread has already been created for this message");
      const { name } = body as { readonly name: string };
      if (name.length < 1 || name.length > 100) refuseBody(["the name of a thread is not 1 to 100 long"]);
      const thread = world.addChannel({
        id: message.id,
        name,
        type: 11,
        parent: channel.id,
        ...(channel.guild === undefined ? {} : { guild: channel.guild }),
      });
      return { id: thread.id, name, type: 11, guild_id: thread.guild, parent_id: thread.parent };
    },
  ],
  [
    "POST",
    /^\/users\/@me\/channels$/u,
    ({ world, body }) => {
      const { recipient_id: recipient } = body as { readonly recipient_id: string };
      if (!world.users.has(recipient)) throw new Refusal(404, 10_013, "Unknown User");
      const open = [...world.channels.values()].find((channel) => channel.recipient === recipient);
      const channel = open ?? world.addChannel({ id: world.snowflake(), name: "", type: 1, recipient });
      return {
        id: channel.id,
        type: 1,
        recipients: [{ id: recipient, username: world.users.get(recipient)?.name }],
      };
    },
  ],
  [
    "GET",
    /^\/users\/@me$/u,
    ({ world }) => ({
      id: world.application,
      username: "Paperboy",
      discriminator: "0",
      avatar: null,
      bot: true,
    }),
  ],
];
