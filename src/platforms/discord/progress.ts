/**
 * How far a long command is. A command's announcement is edited, and then becomes the answer: an edit notifies nobody. A
 * press was acknowledged without a word, so it is told of in a further message that only whoever pressed sees. A line that was
 * written to the bot is told of in a quiet reply to it, for Discord has nothing else there; the reply becomes the answer.
 */

import { DiscordAPIError, Routes } from "discord.js";
import type { Audience } from "../../core/invocation.ts";
import type { Log } from "../../core/ports.ts";
import type { Showing } from "../../core/progress.ts";
import { text, whisper } from "../../core/reply.ts";
import type { Addressed, Calls } from "./calls.ts";
import { CODE } from "./codes.ts";
import { asRequest, type DiscordMessage, drawFitted } from "./draw.ts";
import { orInWords } from "./pictures.ts";
import { idOf } from "./rest.ts";
import { inReplyTo, repeated, type Saying } from "./say.ts";
import { FLAG } from "./wire.ts";

const draw = (words: string, audience: Audience): DiscordMessage =>
  drawFitted({ ...whisper([text(words)]), audience }).message;

/** Whether a message notifies people by name, which only a new one does. */
export const calledIn = ({ allowed_mentions: { users = [] } }: DiscordMessage): boolean => users.length > 0;

/** In the announcement, which `audience` sees. */
export function inAnnouncement(calls: Calls, event: Addressed, audience: Audience): Showing {
  return { show: (words, signal) => calls.editOnce(event, draw(words, audience), signal) };
}

/** In a message beside the pressed one, which appears when there is something to tell. */
export class Beside implements Showing {
  readonly #calls: Calls;
  readonly #event: Addressed;
  #message: string | undefined;

  constructor(calls: Calls, event: Addressed) {
    this.#calls = calls;
    this.#event = event;
  }

  readonly show = async (words: string, signal: AbortSignal): Promise<void> => {
    const message = draw(words, "asker");
    if (this.#message !== undefined)
      return await this.#calls.editOnce(this.#event, message, signal, this.#message);
    const sent = await this.#calls.followUp(this.#event, message);
    if (signal.aborted) await this.#calls.delete(this.#event, sent);
    else this.#message = sent;
  };

  /** Makes it the answer to whoever pressed. False when it does not stand there. */
  async becomes(answer: DiscordMessage): Promise<boolean> {
    if (this.#message === undefined) return false;
    try {
      await this.#calls.edit(this.#event, answer, this.#message);
      return true;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.code === CODE.unknownMessage) return false;
      throw error;
    }
  }

  /** Takes it away when the answer stands elsewhere. Never rejects. */
  async vanish(log: Log): Promise<void> {
    if (this.#message === undefined) return;
    await this.#calls
      .delete(this.#event, this.#message)
      .catch((error: unknown) => log.info("progress was not taken away", { platform: "discord", error }));
  }
}

/** In a reply to a written line, which appears when there is something to tell. */
export class QuietReply implements Showing {
  readonly #saying: Saying & { readonly log: Log };
  readonly #channel: string;
  readonly #to: string;
  #message: string | undefined;

  constructor(saying: Saying & { readonly log: Log }, channel: string, to: string) {
    this.#saying = saying;
    this.#channel = channel;
    this.#to = to;
  }

  readonly show = async (words: string, signal: AbortSignal): Promise<void> => {
    const message = draw(words, "everyone");
    if (this.#message !== undefined) return void (await this.#change(this.#message, message, signal));
    const quiet = { ...message, flags: message.flags | FLAG.quiet };
    // Tried once: a repeat might come after the answer.
    const request = asRequest({ ...quiet, ...inReplyTo(this.#to) });
    const sent = idOf(await this.#saying.rest.post(Routes.channelMessages(this.#channel), request));
    if (signal.aborted) await this.#vanish(sent);
    else this.#message = sent;
  };

  /** Makes it the answer, and resolves with its id; undefined when the answer is to be sent, and it does not stand there. */
  async becomes(answer: DiscordMessage): Promise<string | undefined> {
    const message = this.#message;
    if (message === undefined) return undefined;
    try {
      if (calledIn(answer)) {
        await this.#vanish(message);
        return undefined;
      }
      await orInWords(answer, (said) => repeated(this.#saying.clock, () => this.#change(message, said)));
      return message;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.code === CODE.unknownMessage) return undefined;
      throw error;
    }
  }

  /** Never rejects: the answer comes all the same. */
  async #vanish(message: string): Promise<void> {
    const { rest, clock, log } = this.#saying;
    await repeated(clock, () => rest.delete(Routes.channelMessage(this.#channel, message))).catch(
      (error: unknown) => log.info("progress was not taken away", { platform: "discord", error }),
    );
  }

  async #change(message: string, said: DiscordMessage, signal?: AbortSignal): Promise<unknown> {
    const route = Routes.channelMessage(this.#channel, message);
    return await this.#saying.rest.patch(route, {
      ...asRequest(said),
      ...(signal === undefined ? {} : { signal }),
    });
  }
}
