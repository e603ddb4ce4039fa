/** The state of one pretended workspace: who is there, what stands where, who sees it. */

import type { Clock } from "../../../src/core/clock.ts";
import { type Pressable, type Reading, readMessage } from "./reading.ts";
import type { Json } from "./rules.ts";

export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly tz?: string;
  readonly locale?: string;
  readonly admin?: boolean;
}

export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: "public" | "private" | "im";
  readonly creator: string;
  readonly members: Set<string>;
  archived: boolean;
}

export interface FakeMessage {
  readonly ts: string;
  readonly channel: string;
  readonly by: string;
  readonly thread?: string;
  /** Only this person sees it. */
  readonly only?: string;
  body: Json;
  readonly metadata?: Json;
  readonly clientId?: string;
  deleted: boolean;
  /** How often it was changed after it appeared. */
  edits: number;
}

export interface FakeModal {
  readonly id: string;
  readonly user: string;
  view: Json;
  hash: string;
}

export const TEAM = "T0PAPERBOY";
export const APP = "A0PAPERBOY";
export const BOT_USER = "U0BOT";
export const BOT = "B0BOT";

export class World {
  readonly clock: Clock;
  readonly users = new Map<string, FakeUser>();
  readonly channels = new Map<string, FakeChannel>();
  readonly messages: FakeMessage[] = [];
  /** Open modals by person, the topmost last. */
  readonly modals = new Map<string, FakeModal[]>();
  readonly homes = new Map<string, Json>();
  /** What was refused, in the platform's words. */
  readonly refusals: string[] = [];
  readonly reactions: { readonly name: string; readonly channel: string; readonly ts: string }[] = [];
  readonly unfurls: Json[] = [];
  /** Files that the bot may ask about, by id. */
  readonly files = new Map<string, Json>();
  /** Files that were put into a conversation, with the conversation in `channel`. */
  readonly shared: Json[] = [];
  /** The most messages that one page of history holds: 15 for apps distributed outside the Marketplace. */
  historyPage = 1_000;
  #tick = 0;
  #listeners = new Set<() => void>();

  constructor(clock: Clock) {
    this.clock = clock;
    this.addUser({ id: BOT_USER, name: "paperboy" });
    this.addUser({ id: "U1", name: "ana", tz: "Europe/Berlin", locale: "de-DE" });
    this.addUser({ id: "U2", name: "ben", tz: "America/New_York", locale: "en-US" });
    this.addUser({ id: "U3", name: "admin", admin: true });
    this.addChannel({
      id: "C1",
      name: "reading",
      kind: "public",
      creator: "U2",
      members: ["U1", "U2", "U3", BOT_USER],
    });
    this.addChannel({ id: "C2", name: "elsewhere", kind: "public", creator: "U2", members: ["U1", "U2"] });
    this.addChannel({ id: "G1", name: "secret", kind: "private", creator: "U2", members: ["U1", "U2"] });
  }

  addUser(user: FakeUser): void {
    this.users.set(user.id, user);
  }

  addChannel(
    channel: Omit<FakeChannel, "members" | "archived"> & { readonly members: readonly string[] },
  ): void {
    this.channels.set(channel.id, { ...channel, members: new Set(channel.members), archived: false });
  }

  /** The direct conversation with somebody, made when it is not there yet. */
  openDirect(user: string): FakeChannel {
    const id = `D${user.slice(1)}`;
    const known = this.channels.get(id);
    if (known !== undefined) return known;
    this.addChannel({ id, name: "directmessage", kind: "im", creator: user, members: [user, BOT_USER] });
    return this.openDirect(user);
  }

  nextTs(): string {
    this.#tick += 1;
    return `${Math.floor(this.clock.now() / 1000)}.${String(this.#tick).padStart(6, "0")}`;
  }

  add(message: Omit<FakeMessage, "ts" | "deleted" | "edits">): FakeMessage {
    const added: FakeMessage = { ...message, ts: this.nextTs(), deleted: false, edits: 0 };
    this.messages.push(added);
    this.changed();
    return added;
  }

  find(channel: string, ts: string): FakeMessage | undefined {
    return this.messages.find(
      (message) => message.channel === channel && message.ts === ts && !message.deleted,
    );
  }

  /** Messages of the bot that can be seen now, oldest first. */
  get shown(): readonly FakeMessage[] {
    return this.messages.filter((message) => !message.deleted && message.by === BOT_USER);
  }

  topModal(user: string): FakeModal | undefined {
    return this.modals.get(user)?.at(-1);
  }

  openModal(user: string, view: Json, how: "open" | "push"): FakeModal {
    const stack = how === "open" ? [] : (this.modals.get(user) ?? []);
    this.#tick += 1;
    const modal: FakeModal = { id: `V${this.#tick}`, user, view, hash: `h${this.#tick}` };
    this.modals.set(user, [...stack, modal]);
    this.changed();
    return modal;
  }

  closeModal(user: string, id: string): void {
    const stack = (this.modals.get(user) ?? []).filter((modal) => modal.id !== id);
    this.modals.set(user, stack);
    this.changed();
  }

  refuse(problem: string): void {
    this.refusals.push(problem);
  }

  changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Resolves with the first defined value of `look`, asked after every change; rejects after `ms`. */
  async until<Of>(look: () => Of | undefined, what: string, ms = 30_000): Promise<Of> {
    const first = look();
    if (first !== undefined) return first;
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        this.#listeners.delete(check);
      };
      const check = () => {
        const found = look();
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`waited ${ms} ms for ${what}; refusals: ${this.refusals.join("; ") || "none"}`));
      }, ms);
      this.#listeners.add(check);
    });
  }
}

/** What people see of a message. */
export const readingOf = (message: FakeMessage): Reading => readMessage(message.body);

/** The newest control with this label that `user` can see, and the message or view it stands on. */
export function findControl(
  world: World,
  label: string,
  user: string,
): { readonly control: Pressable; readonly message?: FakeMessage; readonly modal?: FakeModal } | undefined {
  const modal = world.topModal(user);
  if (modal !== undefined) {
    const control = readMessage(modal.view).buttons.find((candidate) => candidate.label === label);
    if (control !== undefined) return { control, modal };
  }
  for (const message of world.shown.toReversed()) {
    if (message.only !== undefined && message.only !== user) continue;
    const control = readingOf(message).buttons.find((candidate) => candidate.label === label);
    if (control !== undefined) return { control, message };
  }
  return undefined;
}
