/** What stands in the pretended Discord: servers, channels, messages, interactions, commands. */

import { EventEmitter } from "node:events";

export interface Component {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly url?: string;
  readonly content?: string;
  readonly placeholder?: string;
  readonly description?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly file?: { readonly url: string };
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string }[];
  readonly [other: string]: unknown;
}

export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly at: number;
  content: string;
  components: readonly Component[];
  flags: number;
  nonce?: string;
  deleted: boolean;
  edits: number;
  /** "Paperboy is thinking…" */
  loading: boolean;
  /** The only person who sees it. */
  readonly onlyFor?: string;
  readonly pinged: string[];
  readonly replyTo?: string;
  readonly interaction?: string;
  readonly attachments?: readonly Attachment[];
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** 0 text, 1 direct message, 11 public thread. */
  readonly type: number;
  readonly guild?: string;
  readonly parent?: string;
  readonly recipient?: string;
  archived?: boolean;
  /** Nobody but moderators may write in it. */
  locked?: boolean;
  /** What the bot may do there, as a bit field; everything unless said. */
  permissions: bigint;
  /** What other members may do there, by id; nothing unless said. */
  readonly rights?: Readonly<Record<string, bigint>>;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot?: boolean;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: string;
  readonly channel: string;
  readonly sentAt: number;
  readonly source?: string;
  /** Whether the application is in the server, or only with the person who asks. */
  readonly installed: boolean;
  answered?: "message" | "deferred" | "deferred update" | "update" | "choices" | "form";
  original?: string;
  followUps: number;
  choices?: readonly { readonly name: string; readonly value: string }[];
  form?: Component & { readonly title?: string };
}

export interface Registered {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly [other: string]: unknown;
}

export interface ScheduledEvent {
  readonly id: string;
  readonly guild: string;
  readonly [other: string]: unknown;
}

export const PERMISSION = {
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
  createEvents: 1n << 44n,
} as const;

export const EVERYTHING = Object.values(PERMISSION).reduce((sum, bit) => sum | bit, 0n);

export const FLAG = { ephemeral: 1 << 6, loading: 1 << 7, quiet: 1 << 12, componentsV2: 1 << 15 } as const;

const EPOCH = 1_420_070_400_000n;

/** Everything there is; `changed` is emitted after each change. */
export class World extends EventEmitter<{ changed: [] }> {
  readonly now: () => number;
  readonly application = "800000000000000001";
  readonly guild = "700000000000000001";
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();
  readonly interactions = new Map<string, Interaction>();
  readonly commands = new Map<string, Registered>();
  readonly events = new Map<string, ScheduledEvent>();
  /** Files that the bot sent beside messages, oldest first. */
  readonly uploaded: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  /** Whether the bot may make events in the server. */
  mayMakeEvents = true;
  /** What was refused, with the reasons, oldest first. */
  readonly refused: string[] = [];
  /** Every request that arrived: `POST /channels/1/messages`. */
  readonly requests: string[] = [];
  #count = 0n;

  constructor(now: () => number) {
    super();
    this.setMaxListeners(0);
    this.now = now;
    this.users.set(this.application, { id: this.application, name: "Paperboy", bot: true });
    this.users.set("900000000000000001", { id: "900000000000000001", name: "ana" });
    this.users.set("900000000000000002", { id: "900000000000000002", name: "ben" });
    this.addChannel({ id: "600000000000000001", name: "reading", type: 0, guild: this.guild });
  }

  addChannel(channel: Omit<Channel, "permissions"> & { readonly permissions?: bigint }): Channel {
    const added = { permissions: EVERYTHING, ...channel };
    this.channels.set(added.id, added);
    return added;
  }

  /** Whether the application may read what others write: the Message Content intent. */
  messageContent = false;

  /** ms that are added to the instants in new ids, for what was long on its way. */
  shift = 0;

  /** A snowflake of now; later ones are larger. */
  snowflake(): string {
    this.#count += 1n;
    return String(((BigInt(this.now() + this.shift) - EPOCH) << 22n) | (this.#count & 0x3fffffn));
  }

  say(message: Omit<Message, "id" | "at" | "deleted" | "edits">): Message {
    const said: Message = { ...message, id: this.snowflake(), at: this.now(), deleted: false, edits: 0 };
    this.messages.set(said.id, said);
    this.emit("changed");
    return said;
  }

  /** The messages to be seen in a channel, oldest first. */
  visible(channel: string): readonly Message[] {
    return [...this.messages.values()].filter((message) => message.channel === channel && !message.deleted);
  }

  /** Resolves with the first value that is not undefined; `look` is asked again after every change. */
  async until<Value>(what: string, look: () => Value | undefined, timeout = 15_000): Promise<Value> {
    const found = look();
    if (found !== undefined) return found;
    return new Promise((resolve, reject) => {
      const again = () => {
        const value = look();
        if (value === undefined) return;
        done();
        resolve(value);
      };
      const timer = setTimeout(() => {
        done();
        reject(
          new Error(
            `waited ${timeout} ms in vain for ${what}; refused so far: ${this.refused.join(" | ") || "nothing"}`,
          ),
        );
      }, timeout);
      const done = () => {
        clearTimeout(timer);
        this.off("changed", again);
      };
      this.on("changed", again);
    });
  }
}

/** Every component of a message or form, depth first. */
export function everyComponent(components: readonly Component[]): readonly Component[] {
  return components.flatMap((component) => [
    component,
    ...everyComponent(component.components ?? []),
    ...everyComponent(component.component === undefined ? [] : [component.component]),
    ...everyComponent(component.accessory === undefined ? [] : [component.accessory]),
  ]);
}
