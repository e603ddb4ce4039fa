/** Ordinary messages outside the scheduler: replies to mentions, late answers, posts of the moment. */

import { DiscordAPIError, RateLimitError, type REST, Routes } from "discord.js";
import type { Clock } from "../../core/clock.ts";
import { isPassing } from "./calls.ts";
import { CODE } from "./codes.ts";
import { nonceOf } from "./deliver.ts";
import { asRequest, type DiscordMessage } from "./draw.ts";
import { orInWords } from "./pictures.ts";
import { idOf } from "./rest.ts";

const PAUSES = [300, 1500, 5000];
const LONGEST_LIMIT = 30_000;

export interface Saying {
  readonly rest: REST;
  readonly clock: Clock;
}

/**
 * Sends one message, repeating it while Discord is limited or out of reach for a moment; the nonce made from
 * `key` keeps a repeat from standing there twice. Resolves with its id, or undefined when it was deleted again
 * already. Rejects when Discord refuses it, or after the fourth attempt.
 */
export async function sayOnce(
  { rest, clock }: Saying,
  channel: string,
  key: string,
  message: DiscordMessage,
  replyTo?: string,
): Promise<string | undefined> {
  const about = {
    nonce: nonceOf(key),
    enforce_nonce: true,
    ...(replyTo === undefined ? {} : inReplyTo(replyTo)),
  };
  const send = (said: DiscordMessage) =>
    repeated(clock, async () =>
      idOf(await rest.post(Routes.channelMessages(channel), asRequest({ ...said, ...about }))),
    );
  try {
    return await orInWords(message, send);
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === CODE.unknownMessage) return undefined;
    throw error;
  }
}

/** What makes a message a reply to another, or an ordinary one where that is gone. */
export const inReplyTo = (message: string) => ({
  message_reference: { message_id: message, fail_if_not_exists: false },
});

/**
 * Makes a request that does no harm when it is made twice, up to four times while Discord is limited or out of
 * reach for a moment. Rejects with the error of the last attempt, or with a refusal.
 */
export async function repeated<Of>(clock: Clock, request: () => Promise<Of>): Promise<Of> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      const pause = PAUSES[attempt];
      const limit = error instanceof RateLimitError ? error.retryAfter : undefined;
      if (pause === undefined || !(limit === undefined ? isPassing(error) : limit <= LONGEST_LIMIT))
        throw error;
      await clock.wait(limit ?? pause);
    }
  }
}

/** The channel of direct messages with a person. */
export async function directChannel({ rest, clock }: Saying, person: string): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return idOf(await rest.post(Routes.userChannels(), { body: { recipient_id: person } }));
    } catch (error) {
      if (attempt > 2 || !(error instanceof RateLimitError) || error.retryAfter > LONGEST_LIMIT) throw error;
      await clock.wait(error.retryAfter);
    }
  }
}
