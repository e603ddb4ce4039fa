/** Bringing an answer to where it was asked for, to the people it is meant for, within what Slack allows. */

import { webApi } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import { isFile } from "../../core/given-files.ts";
import type { KeptChoices, Log, MessageReference } from "../../core/ports.ts";
import { type Reply, text, whisper } from "../../core/reply.ts";
import type { OpenedThreads } from "../../core/threads.ts";
import { answerInThread } from "./answer-thread.ts";
import { isDirect } from "./decode.ts";
import { drawFitted, drawForView, type Pictures, type SlackPayload } from "./draw.ts";
import { codeOf, isPlatformError, unpostable } from "./errors.ts";
import { giveFiles } from "./given-files.ts";
import { LIMITS } from "./limits.ts";
import { uploadPictures } from "./pictures.ts";
import { canRedraw, inThread, quietly, type Reach, updatable, whispered, wouldHide } from "./reach.ts";

export interface Outside {
  readonly clock: Clock;
  readonly log: Log;
  readonly choices: KeptChoices;
  /** Remembers which messages have a thread of ours. */
  readonly threads: OpenedThreads;
  /** Where response_urls may lead: `https://hooks.slack.com` unless a stand-in is used. */
  readonly hooks: readonly string[];
  /** Told of messages that everyone in a channel sees; see `Handle.stands`. */
  readonly stands?: (message: MessageReference, reply: Reply) => Promise<void>;
}

const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_S = 60;
const MOST_PAUSES = 3;
const MOST_ADDRESSES = 10_000;

/** Sends answers; counts how often each response_url was used. Never rejects. */
export class Answers {
  readonly #outside: Outside;
  readonly #uses = new Map<string, { used: number; readonly since: number }>();

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  async send(reach: Reach, said: Reply): Promise<void> {
    let whole = said;
    try {
      whole = await this.#withFiles(reach, said);
      if (reach.modal !== undefined || reach.trigger !== undefined) return await this.#inModal(reach, whole);
      const reply = whole.thread === undefined ? whole : await this.#inThread(reach, whole);
      if (reply === undefined) return;
      const { payload, kept } = drawFitted(reply, await this.#pictures(reach, reply));
      await this.#keep(kept);
      if (await this.#instead(reach, payload)) return;
      if (reply.inPlace === true && !wouldHide(reach, reply) && (await this.#inPlace(reach, payload))) {
        if (reach.message?.ephemeral === false) await this.#stands(reach, reply, reach.message.ts);
      } else if (reply.audience === "asker") await this.#whisper(reach, payload);
      else if (!(await this.#sayWithName(reach, reply, payload))) await this.#say(reach, payload);
    } catch (error) {
      this.#outside.log.error("slack.answer-failed", { code: codeOf(error), outcome: whole.outcome });
    }
  }

  /** What is left to say after what is to be discussed stands in its thread. */
  #inThread(reach: Reach, reply: Reply): Promise<Reply | undefined> {
    const patiently = <Of>(call: () => Promise<Of>) => this.#patiently(call);
    return answerInThread({ ...this.#outside, patiently }, reach, reply);
  }

  /**
   * Tells whoever asked how far it is; the answer follows by `send`, from where this leads. Tried once, in the first way
   * there is, so that it is not still being tried when the answer is there. Rejects when Slack refuses it.
   */
  async tell(reach: Reach, words: string): Promise<Reach> {
    const reply = whisper([text(words)]);
    if (reach.modal !== undefined || reach.trigger !== undefined)
      return await this.#openModal(reach, reply, true);
    const { client, channel, pending } = reach;
    const { payload } = drawFitted(reply);
    if (channel === undefined || !canRedraw(reach)) {
      await this.#remark(reach, payload);
      return reach;
    }
    if (pending === undefined) {
      const said = await client.chat.postMessage({ channel, ...payload, ...inThread(reach) });
      return said.ts === undefined ? reach : { ...reach, pending: said.ts };
    }
    await client.chat.update({ channel, ts: pending, ...updatable(payload) });
    return reach;
  }

  /** Texts that are files go before the answer: to everyone where it stands, to one person into the direct messages. */
  async #withFiles(reach: Reach, reply: Reply): Promise<Reply> {
    if (!reply.blocks.some(isFile)) return reply;
    const { client, user, channel, thread } = reach;
    const here = channel !== undefined && (isDirect(channel) || reply.audience === "everyone");
    const to = here ? { channel, ...(thread === undefined ? {} : { thread }) } : { user };
    return await giveFiles(client, reply, to, this.#outside);
  }

  async #pictures({ client }: Reach, reply: Reply): Promise<Pictures | undefined> {
    if (!reply.blocks.some(({ type }) => type === "picture")) return undefined;
    return await uploadPictures(client, reply, this.#outside);
  }

  async #keep(kept: readonly { readonly key: string; readonly line: string }[]): Promise<void> {
    try {
      for (const { key, line } of kept) await this.#outside.choices.keep(key, line);
    } catch (error) {
      // Better an answer with a button that has to be asked for again than none.
      this.#outside.log.error("slack.choices-not-kept", { code: codeOf(error) });
    }
  }

  async #inPlace(reach: Reach, payload: SlackPayload): Promise<boolean> {
    if ((await this.#respond(reach, { replace_original: true, ...payload })) === "done") return true;
    const { message, channel, client } = reach;
    if (message === undefined || message.ephemeral || channel === undefined) return false;
    const update = { channel, ts: message.ts, ...updatable(payload) };
    // The same change twice is one change.
    await this.#twice(() => client.chat.update(update));
    return true;
  }

  /** In the place of what was told meanwhile. */
  async #instead({ client, channel, pending }: Reach, payload: SlackPayload): Promise<boolean> {
    if (channel === undefined || pending === undefined) return false;
    try {
      await this.#twice(() => client.chat.update({ channel, ts: pending, ...updatable(payload) }));
      return true;
    } catch (error) {
      if (!isPlatformError(error)) throw error;
      this.#outside.log.info("slack.pending-gone", { code: codeOf(error) });
      return false;
    }
  }

  /** What stays as it is: to whoever asked alone, or not at all. */
  async #remark(reach: Reach, payload: SlackPayload): Promise<void> {
    if ((await this.#respond(reach, whispered(reach, payload))) !== "unusable") return;
    const { channel, client } = reach;
    if (channel !== undefined && !isDirect(channel))
      await client.chat.postEphemeral(quietly(channel, reach, payload));
  }

  async #whisper(reach: Reach, payload: SlackPayload): Promise<void> {
    if ((await this.#respond(reach, whispered(reach, payload))) === "done") return;
    const { channel, user, client } = reach;
    if (channel !== undefined && !isDirect(channel)) {
      try {
        await this.#twice(() => client.chat.postEphemeral(quietly(channel, reach, payload)));
        return;
      } catch (error) {
        // Where we are not a member only a direct message is left.
        if (!isPlatformError(error)) throw error;
      }
    }
    const here = channel !== undefined && isDirect(channel);
    const opened = here
      ? channel
      : (await this.#twice(() => client.conversations.open({ users: user }))).channel?.id;
    if (opened === undefined) return;
    await this.#patiently(() =>
      client.chat.postMessage({ channel: opened, ...payload, ...(here ? inThread(reach) : {}) }),
    );
  }

  async #say(reach: Reach, payload: SlackPayload): Promise<void> {
    const said = { response_type: "in_channel", replace_original: false, ...inThread(reach), ...payload };
    const responded = await this.#respond(reach, said);
    if (responded === "done") return;
    if (responded === "unclear") return this.#doubt(reach);
    const { channel, client } = reach;
    if (channel === undefined) return this.#whisper(reach, payload);
    try {
      await this.#patiently(() => client.chat.postMessage({ channel, ...payload, ...inThread(reach) }));
    } catch (error) {
      const why = unpostable(error);
      if (why !== undefined) return this.#whisper(reach, drawFitted(whisper([text(why)])).payload);
      this.#outside.log.warn("slack.post-unclear", { code: codeOf(error) });
      await this.#doubt(reach);
    }
  }

  /**
   * What goes on changing is posted by the method that names the message: what goes out over a response_url can
   * never be found again. False when that cannot be, and nothing was posted.
   */
  async #sayWithName(reach: Reach, reply: Reply, payload: SlackPayload): Promise<boolean> {
    const { channel, client } = reach;
    if (reply.live === undefined || channel === undefined || isDirect(channel)) return false;
    try {
      const said = await this.#patiently(() =>
        client.chat.postMessage({ channel, ...payload, ...inThread(reach) }),
      );
      if (said.ts !== undefined) await this.#stands(reach, reply, said.ts);
    } catch (error) {
      if (isPlatformError(error)) return false;
      this.#outside.log.warn("slack.post-unclear", { code: codeOf(error) });
      await this.#doubt(reach);
    }
    return true;
  }

  async #stands({ team, channel, thread }: Reach, reply: Reply, message: string): Promise<void> {
    if (team === undefined || channel === undefined || isDirect(channel)) return;
    const place = {
      platform: "slack",
      tenant: team,
      channel,
      ...(thread === undefined ? {} : { thread }),
      kind: thread === undefined ? "channel" : "thread",
    } as const;
    await this.#outside.stands?.({ place, message }, reply);
  }

  /** A post to everybody is never repeated blindly; whoever asked for it can look. */
  async #doubt(reach: Reach): Promise<void> {
    const words = "Slack did not confirm that the answer was posted. If you do not see it, please ask again.";
    await this.#whisper(reach, drawFitted(whisper([text(words)])).payload);
  }

  async #inModal(reach: Reach, reply: Reply): Promise<void> {
    try {
      await this.#openModal(reach, reply);
    } catch (error) {
      if (reach.modal !== undefined || !isPlatformError(error)) throw error;
      // A trigger lives three seconds; an answer that took longer is written to its asker.
      await this.#whisper({ client: reach.client, user: reach.user }, drawFitted(reply).payload);
    }
  }

  /** Shows it in the modal, which is opened for it when there is none. Leads to that modal. `once`: is not tried again. */
  async #openModal(reach: Reach, reply: Reply, once = false): Promise<Reach> {
    const { blocks, kept } = drawForView(reply, 0, await this.#pictures(reach, reply));
    await this.#keep(kept);
    const view = {
      type: "modal" as const,
      title: { type: "plain_text" as const, text: "Paperboy" },
      close: { type: "plain_text" as const, text: "Close" },
      blocks,
    };
    const { modal, trigger, client } = reach;
    if (modal !== undefined) {
      const update = () => client.views.update({ view_id: modal, view });
      await (once ? update() : this.#twice(update));
    }
    if (modal !== undefined || trigger === undefined) return reach;
    const open = () => client.views.open({ trigger_id: trigger, view });
    const opened = await (once ? open() : this.#patiently(open));
    return opened.view?.id === undefined ? reach : { ...reach, modal: opened.view.id };
  }

  /** unusable: nothing was sent, another way must be found. unclear: nobody knows whether it was. */
  async #respond(reach: Reach, body: object): Promise<"done" | "unusable" | "unclear"> {
    const url = reach.responseUrl;
    if (url === undefined || !this.#mayUse(url)) return "unusable";
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
    if (response === undefined) return "unclear";
    if (response.ok) return "done";
    this.#outside.log.info("slack.response-url-refused", { status: response.status });
    return response.status >= 500 ? "unclear" : "unusable";
  }

  #mayUse(url: string): boolean {
    const now = this.#outside.clock.now();
    const origin = URL.parse(url)?.origin;
    if (origin === undefined || !this.#outside.hooks.includes(origin)) return false;
    const use = this.#uses.get(url) ?? { used: 0, since: now };
    if (use.used >= LIMITS.responseUses || now - use.since >= LIMITS.responseMs) return false;
    use.used += 1;
    this.#uses.set(url, use);
    // A form can stay open for hours, so addresses are forgotten by their number, not by their age.
    const [oldest] = this.#uses.keys();
    if (this.#uses.size > MOST_ADDRESSES && oldest !== undefined) this.#uses.delete(oldest);
    return true;
  }

  /** For what does no harm when it happens twice. */
  async #twice<Of>(call: () => Promise<Of>): Promise<Of> {
    try {
      return await this.#patiently(call);
    } catch (error) {
      if (isPlatformError(error)) throw error;
      return this.#patiently(call);
    }
  }

  /** Obeys "429 Too Many Requests", which means that nothing was posted; every other error is the caller's. */
  async #patiently<Of>(call: () => Promise<Of>): Promise<Of> {
    for (let pause = 0; ; pause += 1) {
      try {
        return await call();
      } catch (error) {
        const limited = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : undefined;
        if (limited === undefined || pause >= MOST_PAUSES || limited > LONGEST_PAUSE_S) throw error;
        const until = this.#outside.clock.monotonic() + limited * 1000;
        for (let left = limited * 1000; left > 0; left = until - this.#outside.clock.monotonic()) {
          await this.#outside.clock.wait(left);
        }
      }
    }
  }
}
