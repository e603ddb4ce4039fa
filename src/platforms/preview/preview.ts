/** The third platform: a page on this machine, where Paperboy can be tried without any account. */

import type { Handle, Log, MessageReference, Place, Platform } from "../../core/ports.ts";
import type { Reply } from "../../core/reply.ts";
import { isZone } from "./api.ts";
import type { OffsetClock } from "./clock.ts";
import { Conversation } from "./conversation.ts";
import { galleryHtml } from "./gallery-page.ts";
import type { Drawers, Upcoming } from "./ports.ts";
import { type Listening, listen } from "./server.ts";
import { TimeMachine } from "./time-machine.ts";
import { channelOf, World } from "./world.ts";

export interface PreviewSettings {
  /** A loopback address, unless the owner of the machine says otherwise. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly drawers: Drawers;
  readonly clock: OffsetClock;
  readonly log: Log;
  readonly upcoming?: Upcoming;
  /** A world to go on in; without it an empty one. */
  readonly world?: World;
  /** Brings back the state that Paperboy started with, when the page is reset. */
  readonly reset?: () => Promise<void>;
}

export class PreviewPlatform implements Platform {
  readonly name = "preview";
  readonly #settings: PreviewSettings;
  readonly #world: World;
  #conversation: Conversation | undefined;
  #listening: Listening | undefined;

  constructor(settings: PreviewSettings) {
    this.#settings = settings;
    this.#world = settings.world ?? new World();
  }

  /** Where the page is, once started: `http://127.0.0.1:8787`. */
  get address(): string {
    if (this.#listening === undefined) throw new Error("The preview has not been started.");
    return this.#listening.address;
  }

  async start(handle: Handle): Promise<void> {
    const { host, port, drawers, clock, log, upcoming, reset } = this.#settings;
    const world = this.#world;
    const conversation = new Conversation({ world, handle, drawers, clock, log });
    const machine = new TimeMachine(clock, upcoming);
    this.#conversation = conversation;
    this.#listening = await listen(
      { world, conversation, handle, clock, machine, reset: reset ?? (async () => {}) },
      { host, port, log, gallery: (zone) => galleryHtml(drawers, isZone(zone) ? zone : "UTC", clock.now()) },
    );
  }

  async post(place: Place, reply: Reply, key: string): Promise<MessageReference> {
    const channel = channelOf(place);
    if (channel === undefined) throw new Error(`The preview has no channel ${place.channel}.`);
    const existing = this.#world.findByKey(channel.id, key);
    if (existing !== undefined) return { place, message: existing.id };
    const said = { at: this.#settings.clock.now(), drawn: await this.#started.draw(reply, place), key };
    const parent = place.thread === undefined ? undefined : this.#world.find(place.thread);
    const { id } =
      parent === undefined || reply.thread === undefined
        ? this.#world.add({
            channel: channel.id,
            ...(place.thread === undefined ? {} : { thread: place.thread }),
            ...said,
          })
        : this.#world.addToThread(parent, reply.thread.title, said);
    return { place, message: id };
  }

  /** The message that a post with this key left, if it still stands. */
  findPosted(place: Place, key: string): string | undefined {
    const channel = channelOf(place);
    return channel === undefined ? undefined : this.#world.findByKey(channel.id, key)?.id;
  }

  async edit({ place, message }: MessageReference, reply: Reply): Promise<void> {
    const before = this.#world.find(message);
    if (before === undefined) throw new Error(`The message ${message} is gone.`);
    this.#world.replace({ ...before, drawn: await this.#started.draw(reply, place), edited: true });
  }

  async stop(): Promise<void> {
    await this.#listening?.close();
    this.#listening = undefined;
  }

  get #started(): Conversation {
    if (this.#conversation === undefined) throw new Error("The preview has not been started.");
    return this.#conversation;
  }
}
