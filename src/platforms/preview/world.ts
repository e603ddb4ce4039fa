/** What has been said in the pretended channels. Lives as long as the process, or until it is reset. */

import type { Place } from "../../core/ports.ts";
import type { Reply } from "../../core/reply.ts";
import { type Channel, channels, type Look, type PretendedPerson, personBy, tenants } from "./people.ts";

/** A reply as each platform would get it. */
export interface Drawn {
  readonly reply: Reply;
  readonly payloads: Readonly<Record<Look, unknown>>;
  readonly terminal: string;
}

/** A text file that somebody tries. */
export interface TriedFile {
  readonly name: string;
  readonly text: string;
}

export interface Message {
  readonly id: string;
  readonly channel: string;
  /** The message whose thread this belongs to. */
  readonly thread?: string;
  /** ms since 1970 UTC. */
  readonly at: number;
  /** The key of a person; absent when Paperboy wrote it. */
  readonly author?: string;
  /** What a person wrote. */
  readonly text?: string;
  /** A file that the person attached. */
  readonly file?: TriedFile;
  readonly drawn?: Drawn;
  /** What was asked, and by whom, to get this answer. */
  readonly asked?: { readonly person: string; readonly line: string };
  /** The key of the only person who sees it. */
  readonly onlyFor?: string;
  /** The delivery that this message settled. */
  readonly key?: string;
  readonly edited?: true;
  /** What the thread under it is called, where it was begun with a title. */
  readonly threadTitle?: string;
}

export type Change =
  | { readonly type: "message"; readonly message: Message }
  | { readonly type: "removed"; readonly id: string }
  | { readonly type: "clock" }
  | { readonly type: "reset" };

/** Messages kept for each channel; older ones are forgotten. */
const longestHistory = 300;

export class World {
  #messages = new Map<string, Message>();
  #count = 0;
  readonly #listeners = new Set<(change: Change) => void>();

  /** In the order they were said. */
  get messages(): readonly Message[] {
    return [...this.#messages.values()];
  }

  find(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  /** The message that an earlier attempt with this key left behind. */
  findByKey(channel: string, key: string): Message | undefined {
    return this.messages.find((message) => message.channel === channel && message.key === key);
  }

  add(message: Omit<Message, "id">): Message {
    const added = { ...message, id: `m${++this.#count}` };
    this.#messages.set(added.id, added);
    const inChannel = this.messages.filter((one) => one.channel === message.channel);
    for (const old of inChannel.slice(0, -longestHistory)) this.remove(old.id);
    this.tell({ type: "message", message: added });
    return added;
  }

  /** Adds a message to the thread under another one, which is called so from now on. */
  addToThread(parent: Message, title: string, message: Omit<Message, "id" | "channel" | "thread">): Message {
    const root = parent.thread === undefined ? parent : this.find(parent.thread);
    const added = this.add({ ...message, channel: parent.channel, thread: root?.id ?? parent.id });
    if (root !== undefined && root.threadTitle === undefined) this.replace({ ...root, threadTitle: title });
    return added;
  }

  /** Puts a message in the place of the one with the same id; false when that one is gone. */
  replace(message: Message): boolean {
    if (!this.#messages.has(message.id)) return false;
    this.#messages.set(message.id, message);
    this.tell({ type: "message", message });
    return true;
  }

  remove(id: string): void {
    if (this.#messages.delete(id)) this.tell({ type: "removed", id });
  }

  /** Forgets everything that was said. Ids go on, so that no old button finds a new message. */
  reset(): void {
    this.#messages = new Map();
    this.tell({ type: "reset" });
  }

  /** Calls `listener` with every change from now on, until the returned function is called. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

export function channelBy(id: string): Channel | undefined {
  return channels.find((channel) => channel.id === id);
}

/** The channel that a place means; a direct place may also name the person. */
export function channelOf(place: Place): Channel | undefined {
  const look = tenants.discord === place.tenant ? "discord" : "slack";
  return (
    channels.find((channel) => channel.id === place.channel) ??
    channels.find(
      (channel) => channel.look === look && channel.owner !== undefined && isOwner(channel, place),
    )
  );
}

function isOwner(channel: Channel, place: Place): boolean {
  return place.kind === "direct" && channel.owner === (personBy(place.channel)?.key ?? place.channel);
}

/** The place that a channel, or a thread in it, is for commands. */
export function placeOf(channel: Channel, thread?: string): Place {
  return {
    platform: "preview",
    tenant: tenants[channel.look],
    channel: channel.id,
    channelName: channel.name,
    ...(thread === undefined ? {} : { thread }),
    kind: channel.owner !== undefined ? "direct" : thread === undefined ? "channel" : "thread",
  };
}

/** Who may read a message: everyone in a channel, its owner in a direct conversation, the asker of a private answer. */
export function sees(person: PretendedPerson, message: Message): boolean {
  if (message.onlyFor !== undefined && message.onlyFor !== person.key) return false;
  const owner = channelBy(message.channel)?.owner;
  return owner === undefined || owner === person.key;
}
