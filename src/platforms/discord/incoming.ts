/** What comes in, whichever way: decoded, taken once, answered while the bot runs, and waited for when it stops. */

import type { Client, REST } from "discord.js";
import type { Clock } from "../../core/clock.ts";
import type { Invocation } from "../../core/invocation.ts";
import type { Handle, KeptChoices, Log } from "../../core/ports.ts";
import { type Reply, text, whisper } from "../../core/reply.ts";
import type { OpenedThreads } from "../../core/threads.ts";
import { Answerer, prepare } from "./answer.ts";
import { type Addressed, CALLBACK, Calls } from "./calls.ts";
import { type Decoded, decodeInteraction } from "./decode.ts";
import { decodeLinks, decodeMessage } from "./decode-message.ts";
import { drawFitted } from "./draw.ts";
import { answerLine, answerLinks } from "./mention.ts";
import { directChannel, sayOnce } from "./say.ts";

export interface IncomingSettings {
  readonly rest: REST;
  readonly handle: Handle;
  readonly choices: KeptChoices;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** ms. */
  readonly directWithin: number;
  /** Where a stand-in keeps attachments. */
  readonly filesBase?: string;
  /** The bot's own id. */
  readonly self: string;
  /** What is asked about links in messages to others; see DiscordSettings. */
  readonly aboutLinks?: (links: string) => Invocation;
  /** Remembers which messages have a thread of ours. */
  readonly threads?: OpenedThreads;
  /**
   * True the first time that any process of this bot shows the key: every process that is connected hears
   * every event.
   */
  readonly firstSeen?: (tenant: string, key: string) => Promise<boolean>;
}

const REMEMBERED_EVENTS = 5000;
const STOP_WITHIN = 20_000;
const SEEN_WITHIN = 500;

const STOPPING = whisper([text("I am restarting. Please try again in a minute.")], { outcome: "error" });

export class Incoming {
  readonly #with: IncomingSettings;
  readonly #calls: Calls;
  readonly #answerer: Answerer;
  readonly #running = new Set<Promise<void>>();
  readonly #seen = new Set<string>();
  #stopping = false;

  constructor(settings: IncomingSettings) {
    this.#with = settings;
    this.#calls = new Calls(settings.rest, settings.clock);
    this.#answerer = new Answerer({
      ...settings,
      calls: this.#calls,
      threading: settings,
      sendOtherwise: (event, reply) => this.#sendOtherwise(event, reply),
    });
  }

  /**
   * Takes an interaction and answers it, by `respond` where the first answer has a way of its own. False when
   * it was taken before. Throws when it makes no sense.
   */
  interaction(raw: unknown, respond?: Addressed["respond"]): boolean {
    const event = { ...decodeInteraction(raw), ...(respond === undefined ? {} : { respond }) };
    if (!this.#first(event.id)) return false;
    this.#track(this.#stopping ? this.#refuse(event) : this.#answer(event));
    return true;
  }

  /** Answers a message that was written to the bot, or has links that may be told of; leaves every other alone. */
  message(raw: unknown, client: Client): void {
    if (this.#stopping) return;
    const { self, aboutLinks } = this.#with;
    const written = decodeMessage(raw, self);
    const linking = written !== undefined || aboutLinks === undefined ? undefined : decodeLinks(raw, self);
    const taken = written ?? linking;
    if (taken === undefined || !this.#first(taken.id)) return;
    const tenant = taken.guild ?? taken.author.id;
    this.#track(
      this.#firstHere(tenant, taken.id).then((first) => {
        if (!first) return undefined;
        return linking === undefined || aboutLinks === undefined
          ? answerLine(taken, client, this.#with)
          : answerLinks(linking, client, { ...this.#with, aboutLinks });
      }),
    );
  }

  /** From now on refuses kindly. Resolves when all that runs has been answered, or after 20 s. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const timer = new AbortController();
    await Promise.race([Promise.allSettled(this.#running), this.#with.clock.wait(STOP_WITHIN, timer.signal)]);
    timer.abort();
  }

  async #answer(event: Decoded): Promise<void> {
    // Completions change nothing, and there are many of them.
    const first = event.deed.type === "complete" || (await this.#firstHere(event.place.tenant, event.id));
    if (first) await this.#answerer.answer(event);
  }

  /** Without an answer from the store in good time, rather twice than not at all. Never rejects. */
  async #firstHere(tenant: string, key: string): Promise<boolean> {
    const { firstSeen, clock, log } = this.#with;
    if (firstSeen === undefined) return true;
    const timer = new AbortController();
    const tooLong = clock.wait(SEEN_WITHIN, timer.signal).then(() => true);
    const asked = firstSeen(tenant, key).catch((error: unknown) => {
      log.warn("seen events could not be asked", { platform: "discord", error });
      return true;
    });
    return await Promise.race([asked, tooLong]).finally(() => timer.abort());
  }

  #track(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  /** True the first time. Events are replayed after a resume, and now and then for no reason. */
  #first(id: string): boolean {
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    if (this.#seen.size > REMEMBERED_EVENTS)
      for (const oldest of this.#seen.values().take(1)) this.#seen.delete(oldest);
    return true;
  }

  async #refuse(event: Decoded & Addressed): Promise<void> {
    const refusal =
      event.deed.type === "complete"
        ? this.#calls.callback(event, CALLBACK.choices, { choices: [] })
        : this.#calls.callback(event, CALLBACK.message, drawFitted(STOPPING).message);
    await refusal.catch((error: unknown) =>
      this.#with.log.info("a refusal was not heard", { platform: "discord", error }),
    );
  }

  /** By an ordinary message, or a direct one, when the interaction is over. */
  async #sendOtherwise(event: Decoded, reply: Reply): Promise<void> {
    const { choices, log } = this.#with;
    const message = await prepare({ ...reply, audience: "everyone" }, choices, log);
    const { thread, channel } = event.place;
    const where =
      reply.audience === "everyone" ? (thread ?? channel) : await directChannel(this.#with, event.asker.id);
    await sayOnce(this.#with, where, `late ${event.id}`, message);
  }
}
