/**
 * Answers that go into a thread of the message whose button was pressed. The thread is the message's only one, the
 * post in it carries a marker and an enforced nonce, and one press of all gets to open it.
 */

import { PermissionFlagsBits, type REST } from "discord.js";
import type { Clock } from "../../core/clock.ts";
import type { KeptChoices, Log } from "../../core/ports.ts";
import type { Reply } from "../../core/reply.ts";
import {
  alreadyOpen,
  beingOpened,
  CLAIM_HOLDS,
  type OpenedThreads,
  PRIVATE_MESSAGE,
  type ThreadClaim,
  withoutThread,
} from "../../core/threads.ts";
import type { Decoded } from "./decode.ts";
import { drawFitted } from "./draw.ts";
import { look, markerOf } from "./look.ts";
import { repeated, sayOnce } from "./say.ts";
import { addressOf, openThread, threadObstacle, whyNoThread } from "./thread.ts";

export interface Threading {
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Log;
  readonly choices: KeptChoices;
  /** The bot's own id. */
  readonly self: string;
  /** Remembers which messages have a thread of ours; without it Discord is asked alone. */
  readonly threads?: OpenedThreads;
}

/** What is left to say where the button was pressed. `said` takes the id of that message. */
export interface Left {
  readonly reply: Reply;
  readonly said?: (id: string) => Promise<void>;
}

/** The reply for a place without a message that a thread could hang on; undefined when there is one. */
export function whereNoThreadIs(event: Decoded, reply: Reply): Reply | undefined {
  if (event.source !== undefined) return undefined;
  const { thread: _, ...plain } = reply;
  if (!event.onMessage) return plain;
  return withoutThread(reply, event.place.kind === "direct" ? "a direct message has none." : PRIVATE_MESSAGE);
}

/**
 * Opens the thread of the message `source` and posts the answer in it. Resolves with what is left to say: a
 * pointer to the thread that stands already, or the answer itself where there can be no thread. Rejects when
 * Discord does not answer; the next press then finds what there is.
 */
export async function answerInThread(
  threading: Threading,
  event: Decoded,
  source: string,
  reply: Reply,
  title: string,
): Promise<Left | undefined> {
  const claim = await claimFor(threading, event, source);
  if (claim.state === "standing") return { reply: alreadyOpen(claim.first) };
  if (claim.state === "unclear") return { reply: beingOpened() };
  const { place } = event;
  const { thread: _, ...plain } = reply;
  // A thread has no threads: who discusses in one goes on there.
  if (place.kind === "thread")
    return { reply: plain, said: (id) => claim.opened(addressOf(place.tenant, place.thread ?? "", id)) };
  const put = await postInThread(threading, event, source, plain, title);
  if ("url" in put) {
    await claim.opened(put.url);
    return put.fresh ? undefined : { reply: alreadyOpen(put.url) };
  }
  return {
    reply: withoutThread(reply, put.why),
    said: (id) => claim.opened(addressOf(place.tenant, place.channel, id)),
  };
}

async function postInThread(
  { rest, clock, self, choices }: Threading,
  { place, permissions }: Decoded,
  source: string,
  reply: Reply,
  title: string,
): Promise<{ readonly url: string; readonly fresh: boolean } | { readonly why: string }> {
  const obstacle = permissions === undefined ? undefined : threadObstacle(permissions);
  if (obstacle !== undefined) return { why: obstacle };
  const opening = await repeated(clock, () => openThread(rest, place.channel, source, title));
  if (opening.kind === "refused") return opening;
  const { thread } = opening;
  const key = `thread ${source}`;
  const mayLook = permissions === undefined || (permissions & PermissionFlagsBits.ReadMessageHistory) !== 0n;
  if (!opening.fresh && mayLook) {
    const found = await repeated(clock, () => look(rest, thread, { key, after: source }, self));
    if (found.kind === "found")
      return { url: addressOf(place.tenant, thread, found.externalIds[0]), fresh: false };
  }
  const { message, kept } = drawFitted({ ...reply, audience: "everyone" }, markerOf(key));
  await Promise.all([...kept].map(([name, line]) => choices.keep(name, line)));
  try {
    const id = await sayOnce({ rest, clock }, thread, key, message);
    return { url: addressOf(place.tenant, thread, id), fresh: true };
  } catch (error) {
    const why = whyNoThread(error);
    if (why === undefined) throw error;
    return { why };
  }
}

/** Without an answer from the store Discord is asked alone, which finds a thread that stands. */
async function claimFor(
  { threads, clock, log }: Threading,
  { place, id }: Decoded,
  source: string,
): Promise<ThreadClaim> {
  if (threads === undefined) return ALONE;
  try {
    const claim = await threads.claim(place, source, id);
    if (claim.state !== "unclear" || clock.now() - claim.since < CLAIM_HOLDS) return claim;
    await claim.release();
    return await threads.claim(place, source, id);
  } catch (error) {
    log.warn("opened threads could not be asked", { platform: "discord", error });
    return ALONE;
  }
}

const ALONE: ThreadClaim = { state: "mine", opened: async () => {}, release: async () => {} };
