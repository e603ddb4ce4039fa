/** Answers that go into a thread of the message whose button was pressed; each message gets one. */

import { webApi } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import type { KeptChoices, Log, Place } from "../../core/ports.ts";
import { type Reply, text, whisper } from "../../core/reply.ts";
import {
  alreadyOpen,
  beingOpened,
  CLAIM_HOLDS,
  type OpenedThreads,
  PRIVATE_MESSAGE,
  perhapsOpen,
  type ThreadClaim,
  withoutThread,
} from "../../core/threads.ts";
import { isDirect } from "./decode.ts";
import { drawFitted } from "./draw.ts";
import { codeOf, unpostable } from "./errors.ts";
import { isOurs, postMarked, readPage } from "./marked.ts";
import type { Reach } from "./reach.ts";
import { permalink, whyNoThread } from "./thread.ts";

export interface Threading {
  readonly clock: Clock;
  readonly log: Log;
  readonly choices: KeptChoices;
  readonly threads: OpenedThreads;
  /** Makes a call that obeys "429 Too Many Requests". */
  readonly patiently: <Of>(call: () => Promise<Of>) => Promise<Of>;
}

/** A public message that was pressed on. */
interface Pressed {
  readonly client: webApi.WebClient;
  readonly channel: string;
  readonly ts: string;
  /** The thread that the message itself stands in. */
  readonly thread: string | undefined;
}

/**
 * Posts the answer under the pressed message. Resolves with what is left to say: nothing, a pointer to the thread
 * that stands already, or the answer itself where there is no message for a thread. Rejects as the store does.
 */
export async function answerInThread(
  threading: Threading,
  reach: Reach,
  reply: Reply,
): Promise<Reply | undefined> {
  const { message, channel, client, thread, press } = reach;
  if (message === undefined || channel === undefined || press === undefined) return plainly(reply);
  if (message.ephemeral) return withoutThread(reply, PRIVATE_MESSAGE);
  const pressed: Pressed = { client, channel, ts: message.ts, thread };
  const place: Place = {
    platform: "slack",
    tenant: press.team,
    channel,
    kind: isDirect(channel) ? "direct" : "channel",
  };
  let claim = await threading.threads.claim(place, pressed.ts, press.event);
  if (claim.state === "unclear") {
    if (threading.clock.now() - claim.since < CLAIM_HOLDS) return beingOpened();
    const found = await lookFor(pressed);
    if (found === "unknown") return perhapsOpen();
    await claim.release();
    claim = await threading.threads.claim(place, pressed.ts, press.event);
    if (claim.state === "mine" && found !== "absent") {
      await claim.opened(found);
      return alreadyOpen(await permalink(client, channel, found));
    }
  }
  if (claim.state === "standing") return alreadyOpen(await permalink(client, channel, claim.first));
  if (claim.state === "unclear") return beingOpened();
  return await post(threading, pressed, reply, claim);
}

type Mine = Extract<ThreadClaim, { readonly state: "mine" }>;

async function post(
  threading: Threading,
  pressed: Pressed,
  reply: Reply,
  claim: Mine,
): Promise<Reply | undefined> {
  const { log } = threading;
  try {
    await claim.opened(await send(threading, pressed, plainly(reply), pressed.thread ?? pressed.ts));
    return undefined;
  } catch (error) {
    const why = whyNoThread(error);
    if (why !== undefined) return await beside(threading, pressed, withoutThread(reply, why), claim);
    return await explain(error, claim, log);
  }
}

async function beside(
  threading: Threading,
  pressed: Pressed,
  reply: Reply,
  claim: Mine,
): Promise<Reply | undefined> {
  try {
    await claim.opened(await send(threading, pressed, reply, undefined));
    return undefined;
  } catch (error) {
    return await explain(error, claim, threading.log);
  }
}

async function explain(error: unknown, claim: Mine, log: Log): Promise<Reply> {
  const why = unpostable(error);
  log.warn("slack.thread-not-opened", { code: codeOf(error) });
  if (error instanceof webApi.WebAPIPlatformError) {
    await claim.release();
    return whisper([text(why ?? "Slack did not take that. Please try again in a minute.")], {
      outcome: "error",
    });
  }
  // It may stand there: the claim is left as it is, and whoever asks in a minute looks first.
  return whisper(
    [
      text(
        "Slack did not confirm that it was posted. If nothing appears under the message, try again in a minute.",
      ),
    ],
    { outcome: "error" },
  );
}

async function send(
  { choices, patiently }: Threading,
  { client, channel, ts }: Pressed,
  reply: Reply,
  thread: string | undefined,
): Promise<string> {
  const { payload, kept } = drawFitted(reply);
  for (const { key, line } of kept) await choices.keep(key, line);
  return await patiently(() => postMarked(client, channel, payload, keyOf(ts), thread));
}

/** The ts of our first message in the thread; `unknown` where we may not read it. */
async function lookFor({ client, channel, ts, thread }: Pressed): Promise<string> {
  try {
    for (const where of [thread ?? ts, undefined]) {
      const { messages } = await readPage(client, channel, where, { oldest: ts, newest: ts, found: [] });
      const found = messages.find((message) => isOurs(message, undefined, keyOf(ts)));
      if (found !== undefined) return found.ts;
    }
    return "absent";
  } catch {
    return "unknown";
  }
}

const keyOf = (ts: string) => `thread ${ts}`;

function plainly({ thread: _, ...plain }: Reply): Reply {
  return plain;
}
