/**
 * How far a long command is. A command's announcement is edited, and then becomes the answer: an edit notifies nobody. A
 * press was acknowledged without a word, so it is told of in a further message that only whoever pressed sees.
 */

import { DiscordAPIError } from "discord.js";
import type { Audience } from "../../core/invocation.ts";
import type { Log } from "../../core/ports.ts";
import type { Showing } from "../../core/progress.ts";
import { text, whisper } from "../../core/reply.ts";
import type { Addressed, Calls } from "./calls.ts";
import { CODE } from "./codes.ts";
import { type DiscordMessage, drawFitted } from "./draw.ts";

const draw = (words: string, audience: Audience): DiscordMessage =>
  drawFitted({ ...whisper([text(words)]), audience }).message;

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
    if (this.#message === undefined) this.#message = await this.#calls.followUp(this.#event, message);
    else await this.#calls.editOnce(this.#event, message, signal, this.#message);
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
