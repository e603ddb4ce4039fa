/** Bringing an answer to where it was asked for, to the people it is meant for, within what Slack allows. */

import { webApi } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import type { KeptChoices, Log } from "../../core/ports.ts";
import { type Reply, text, whisper } from "../../core/reply.ts";
import { drawFitted, drawForView, type SlackPayload } from "./draw.ts";
import { LIMITS } from "./limits.ts";

/** Where one answer can go, the best way first. */
export interface Reach {
  readonly client: webApi.WebClient;
  readonly user: string;
  readonly channel?: string;
  readonly thread?: string;
  readonly responseUrl?: string;
  /** The message that was pressed on. */
  readonly message?: { readonly ts: string; readonly ephemeral: boolean };
  /** The modal that was pressed in: everything is shown there. */
  readonly modal?: string;
  /** The Home tab was pressed: a modal is opened with this trigger. */
  readonly trigger?: string;
}

export interface Outside {
  readonly clock: Clock;
  readonly log: Log;
  readonly choices: KeptChoices;
  /** Where response_urls may lead: `https://hooks.slack.com` unless a stand-in is used. */
  readonly hooks: readonly string[];
}

const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_S = 10;
const MOST_PAUSES = 3;

/** Sends answers; counts how often each response_url was used. Never rejects. */
export class Answers {
  readonly #outside: Outside;
  readonly #uses = new Map<string, { used: number; readonly since: number }>();

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  async send(reach: Reach, reply: Reply): Promise<void> {
    try {
      if (reach.modal !== undefined || reach.trigger !== undefined) return await this.#inModal(reach, reply);
      const { payload, kept } = drawFitted(reply);
      await this.#keep(kept);
      if (reply.inPlace === true && (await this.#inPlace(reach, payload))) return;
      if (reply.audience === "asker") await this.#whisper(reach, payload);
      else await this.#say(reach, payload);
    } catch (error) {
      this.#outside.log.error("slack.answer-failed", { code: codeOf(error), outcome: reply.outcome });
    }
  }

  /** Says privately that it takes longer. The answer itself follows by `send`. */
  async soon(reach: Reach, words: string): Promise<void> {
    if (reach.modal !== undefined || reach.trigger !== undefined) return;
    await this.send(reach, whisper([text(words)]));
  }

  async #keep(kept: readonly { readonly key: string; readonly line: string }[]): Promise<void> {
    for (const { key, line } of kept) await this.#outside.choices.keep(key, line);
  }

  async #inPlace(reach: Reach, payload: SlackPayload): Promise<boolean> {
    if (await this.#respond(reach, { replace_original: true, ...payload })) return true;
    const { message, channel } = reach;
    if (message === undefined || message.ephemeral || channel === undefined) return false;
    await this.#patiently(() => reach.client.chat.update({ channel, ts: message.ts, ...updatable(payload) }));
    return true;
  }

  async #whisper(reach: Reach, payload: SlackPayload): Promise<void> {
    const said = { response_type: "ephemeral", replace_original: false, ...inThread(reach), ...payload };
    if (await this.#respond(reach, said)) return;
    const { channel, user, client } = reach;
    if (channel !== undefined && !channel.startsWith("D")) {
      try {
        const { text, blocks, link_names, parse } = payload;
        await this.#patiently(() =>
          client.chat.postEphemeral({ channel, user, text, blocks, link_names, parse, ...inThread(reach) }),
        );
        return;
      } catch (error) {
        // Where we are not a member only a direct message is left.
        if (!isPlatformError(error)) throw error;
      }
    }
    const opened = channel?.startsWith("D")
      ? channel
      : (await this.#patiently(() => client.conversations.open({ users: user }))).channel?.id;
    if (opened === undefined) return;
    await this.#patiently(() =>
      client.chat.postMessage({
        channel: opened,
        ...payload,
        ...(opened === channel ? inThread(reach) : {}),
      }),
    );
  }

  async #say(reach: Reach, payload: SlackPayload): Promise<void> {
    const said = { response_type: "in_channel", replace_original: false, ...inThread(reach), ...payload };
    if (await this.#respond(reach, said)) return;
    const { channel, client } = reach;
    if (channel === undefined) return this.#whisper(reach, payload);
    try {
      await this.#patiently(() => client.chat.postMessage({ channel, ...payload, ...inThread(reach) }));
    } catch (error) {
      const why = unpostable(error);
      if (why === undefined) throw error;
      await this.#whisper(reach, drawFitted(whisper([text(why)])).payload);
    }
  }

  async #inModal(reach: Reach, reply: Reply): Promise<void> {
    const { blocks, kept } = drawForView(reply);
    await this.#keep(kept);
    const view = {
      type: "modal" as const,
      title: { type: "plain_text" as const, text: "Paperboy" },
      close: { type: "plain_text" as const, text: "Close" },
      blocks,
    };
    const { modal, trigger, client } = reach;
    if (modal !== undefined) await this.#patiently(() => client.views.update({ view_id: modal, view }));
    else if (trigger !== undefined)
      await this.#patiently(() => client.views.open({ trigger_id: trigger, view }));
  }

  /** False when the address cannot be used any more and another way must be found. */
  async #respond(reach: Reach, body: object): Promise<boolean> {
    const url = reach.responseUrl;
    if (url === undefined || !this.#mayUse(url)) return false;
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      this.#outside.log.warn("slack.response-url-failed", { code: codeOf(error) });
      return undefined;
    });
    if (response?.ok === true) return true;
    if (response !== undefined) {
      this.#outside.log.info("slack.response-url-refused", { status: response.status });
      if (response.status < 500) return false;
    }
    // Nobody knows whether it stands there. A second whisper does no harm, a second post would.
    return "response_type" in body && body.response_type === "in_channel";
  }

  #mayUse(url: string): boolean {
    const now = this.#outside.clock.now();
    const origin = URL.parse(url)?.origin;
    if (origin === undefined || !this.#outside.hooks.includes(origin)) return false;
    for (const [known, { since }] of this.#uses) {
      if (now - since < LIMITS.responseMs) break;
      this.#uses.delete(known);
    }
    const use = this.#uses.get(url) ?? { used: 0, since: now };
    if (use.used >= LIMITS.responseUses || now - use.since >= LIMITS.responseMs) return false;
    use.used += 1;
    this.#uses.set(url, use);
    return true;
  }

  /** Obeys "429 Too Many Requests", which means that nothing was posted; every other error is the caller's. */
  async #patiently<Of>(call: () => Promise<Of>): Promise<Of> {
    for (let pause = 0; ; pause += 1) {
      try {
        return await call();
      } catch (error) {
        const limited = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : undefined;
        if (limited === undefined || pause >= MOST_PAUSES || limited > LONGEST_PAUSE_S) throw error;
        await this.#outside.clock.wait(limited * 1000);
      }
    }
  }
}

const inThread = (reach: Reach) => (reach.thread === undefined ? {} : { thread_ts: reach.thread });

/** chat.update takes neither of the unfurl settings. */
export function updatable(payload: SlackPayload) {
  const { text, blocks, link_names, parse } = payload;
  return { text, blocks, link_names, parse };
}

const isPlatformError = (error: unknown): error is webApi.WebAPIPlatformError =>
  error instanceof webApi.WebAPIPlatformError;

/** Why we cannot post in a channel, and what to do about it; undefined for other errors. */
function unpostable(error: unknown): string | undefined {
  if (!isPlatformError(error)) return undefined;
  switch (error.data.error) {
    case "not_in_channel":
    case "channel_not_found":
      return "I am not in this channel, so I cannot post here. Say /invite @Paperboy in the channel, then try again.";
    case "is_archived":
      return "This channel is archived, so nobody can post here any more.";
    case "restricted_action":
    case "restricted_action_read_only_channel":
    case "posting_to_channel_denied":
      return "This workspace lets only some people post in this channel. Ask an administrator to allow Paperboy here.";
    default:
      return undefined;
  }
}

/** A short code for the log: never a message's text, an address or a token. */
export function codeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIHTTPError) return `http-${error.statusCode}`;
  if (error instanceof webApi.WebAPIRateLimitedError) return "rate-limited";
  if (error instanceof webApi.WebAPIRequestError) return codeOf(error.original);
  if (error instanceof Error) {
    if (error.cause instanceof Error && "code" in error.cause) return String(error.cause.code);
    return "code" in error && typeof error.code === "string" ? error.code : error.name;
  }
  return "unknown";
}
