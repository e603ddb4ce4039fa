/**
 * The requests that answer an interaction. They carry the interaction's own token, not the bot's, and are not
 * retried by the library: what may be repeated safely is repeated here, and nothing else.
 */

import { DiscordAPIError, HTTPError, type REST, Routes } from "discord.js";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { CODE } from "./codes.ts";
import { asRequest, type DiscordMessage, type MessageFile } from "./draw.ts";
import { orInWords } from "./pictures.ts";
import { FLAG } from "./wire.ts";

/** Callback types, as the page "Receiving and Responding" numbers them. */
export const CALLBACK = {
  message: 4,
  deferMessage: 5,
  deferUpdate: 6,
  update: 7,
  choices: 8,
  form: 9,
} as const;

export interface Addressed {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  /** The way of the first answer when the interaction came as a request: the response to it. */
  readonly respond?: (answer: object) => Promise<void>;
}

/** The interaction can no longer be answered: three seconds, or fifteen minutes, are over. */
export class TooLate extends Error {
  override readonly name = "TooLate";
}

const PAUSES = [200, 600];

const messageSchema = z.object({ id: z.string() });

export class Calls {
  readonly #rest: REST;
  readonly #clock: Clock;

  constructor(rest: REST, clock: Clock) {
    this.#rest = rest;
    this.#clock = clock;
  }

  /** The first answer. Repeated when the connection fails: Discord refuses a second one, so none can double. */
  async callback(to: Addressed, type: number, data?: object): Promise<void> {
    if (hasPictures(data)) return await this.#pictured(to, type, data);
    const body = { type, ...(data === undefined ? {} : { data }) };
    if (to.respond !== undefined) return await to.respond(body);
    await this.#acknowledge(to, { body });
  }

  async #pictured(to: Addressed, type: number, pictured: DiscordMessage): Promise<void> {
    if (to.respond !== undefined) {
      // The response to a request holds no files: they come with the message itself, right after.
      const flags = pictured.flags & FLAG.ephemeral;
      await to.respond(
        type === CALLBACK.update
          ? { type: CALLBACK.deferUpdate }
          : { type: CALLBACK.deferMessage, data: { flags } },
      );
      return await this.edit(to, pictured);
    }
    await orInWords(pictured, async (message) => {
      const { body: data, ...beside } = asRequest(message);
      await this.#acknowledge(to, { body: { type, data }, ...beside });
    });
  }

  async #acknowledge(
    to: Addressed,
    request: { readonly body: object; readonly files?: MessageFile[] },
  ): Promise<void> {
    await this.#repeat(
      () => this.#rest.post(Routes.interactionCallback(to.id, to.token), { ...request, auth: false }),
      [CODE.alreadyAnswered],
    );
  }

  /** The id of the message that the first answer made or redrew. */
  async originalId(to: Addressed): Promise<string> {
    const route = Routes.webhookMessage(to.application, to.token, "@original");
    return messageSchema.parse(await this.#rest.get(route, { auth: false })).id;
  }

  /** Changes the message of the first answer, or the further one with this id. */
  async edit(to: Addressed, message: DiscordMessage, id = "@original"): Promise<void> {
    const route = Routes.webhookMessage(to.application, to.token, id);
    await orInWords(message, (said) =>
      this.#repeat(() => this.#rest.patch(route, { ...asRequest(said), auth: false })),
    );
  }

  /** Changes it to what is true for a moment only: tried once, and given up with the signal. */
  async editOnce(
    to: Addressed,
    message: DiscordMessage,
    signal: AbortSignal,
    id = "@original",
  ): Promise<void> {
    const route = Routes.webhookMessage(to.application, to.token, id);
    await this.#rest.patch(route, { ...asRequest(message), auth: false, signal });
  }

  async delete(to: Addressed, id = "@original"): Promise<void> {
    await this.#repeat(
      () => this.#rest.delete(Routes.webhookMessage(to.application, to.token, id), { auth: false }),
      [CODE.unknownMessage],
    );
  }

  /** A further message. Not repeated: webhooks have no nonce, and a doubled answer is worse than an apology. */
  async followUp(to: Addressed, message: DiscordMessage): Promise<string> {
    try {
      const query = new URLSearchParams({ wait: "true" });
      const route = Routes.webhook(to.application, to.token);
      const sent = await orInWords(message, (said) =>
        this.#rest.post(route, { ...asRequest(said), auth: false, query }),
      );
      return messageSchema.parse(sent).id;
    } catch (error) {
      throw lateness(error) ?? error;
    }
  }

  async #repeat(request: () => Promise<unknown>, settled: readonly number[] = []): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await request();
        return;
      } catch (error) {
        if (error instanceof DiscordAPIError && settled.includes(Number(error.code))) return;
        const pause = PAUSES[attempt];
        if (pause === undefined || !isPassing(error)) throw lateness(error) ?? error;
        await this.#clock.wait(pause);
      }
    }
  }
}

/** Of everything that answers an interaction only messages have files. */
const hasPictures = (data: object | undefined): data is DiscordMessage =>
  data !== undefined && "files" in data;

/** A 5xx, a reset, a time-out: the request may or may not have arrived. */
export function isPassing(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status >= 500;
  return error instanceof HTTPError || (error instanceof Error && !("status" in error));
}

function lateness(error: unknown): TooLate | undefined {
  const late: readonly number[] = [CODE.unknownInteraction, CODE.unknownWebhook, CODE.invalidWebhookToken];
  return error instanceof DiscordAPIError && late.includes(Number(error.code))
    ? new TooLate(error.message)
    : undefined;
}
