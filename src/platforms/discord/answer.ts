/**
 * From an interaction to its answer. Discord wants the first word within three seconds and fixes at that word
 * who sees the answer; a quick reply is that word, a slow one is announced first and put right afterwards.
 */

import type { Clock } from "../../core/clock.ts";
import { faultReference } from "../../core/errors.ts";
import type { Invocation } from "../../core/invocation.ts";
import type { Handle, KeptChoices, Log, Request } from "../../core/ports.ts";
import { Progress } from "../../core/progress.ts";
import { type Form, type Reply, text, whisper } from "../../core/reply.ts";
import { code } from "../../core/spans.ts";
import { clip } from "../../core/text.ts";
import { answerInThread, type Threading, whereNoThreadIs } from "./answer-thread.ts";
import { CALLBACK, type Calls, TooLate } from "./calls.ts";
import type { Decoded, Deed } from "./decode.ts";
import { type DiscordMessage, drawFitted, type Marker } from "./draw.ts";
import { filesFrom } from "./files.ts";
import { instantOf, readId } from "./ids.ts";
import { ANSWER_AT_LATEST, LIMITS } from "./limits.ts";
import { askRest, drawModal, fillIn } from "./modal.ts";
import { Beside, calledIn, inAnnouncement } from "./progress.ts";
import { readThread } from "./read-thread.ts";
import { isSnowflake } from "./text.ts";
import { FLAG } from "./wire.ts";

export interface Answering {
  readonly calls: Calls;
  readonly handle: Handle;
  readonly choices: KeptChoices;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** How long a reply may take to be sent directly, in ms. */
  readonly directWithin: number;
  readonly threading: Threading;
  /** Where a stand-in keeps attachments. */
  readonly filesBase?: string;
  /** Says it by an ordinary message, when the interaction has expired. */
  readonly sendOtherwise: (event: Decoded, reply: Reply) => Promise<void>;
}

const UNKNOWN_CONTROL = whisper(
  [
    text(
      "That button is from an older message and is no longer known here. Ask again with a command and use the new one.",
    ),
  ],
  { outcome: "error" },
);

const BUSY = whisper([text("That is taking too long just now. Please try again in a minute.")], {
  outcome: "error",
});

/** Draws a reply and keeps what its buttons cannot carry. Without the store the answer is still an answer. */
export async function prepare(
  reply: Reply,
  kept: KeptChoices,
  log: Log,
  marker?: Marker,
): Promise<DiscordMessage> {
  const drawn = drawFitted(reply, marker);
  await Promise.all([...drawn.kept].map(([key, line]) => kept.keep(key, line))).catch((error: unknown) =>
    log.error("buttons were not kept", { platform: "discord", error }),
  );
  return drawn.message;
}

export class Answerer {
  readonly #with: Answering;

  constructor(answering: Answering) {
    this.#with = answering;
  }

  /** Answers one interaction. Never rejects: what fails is logged, and told to the asker where that is possible. */
  async answer(event: Decoded): Promise<void> {
    const { log } = this.#with;
    try {
      await this.#act(event);
    } catch (error) {
      if (error instanceof TooLate)
        return log.warn("an answer came too late", { platform: "discord", event: event.id });
      const fault = faultReference(this.#with.random);
      log.error("fault", { fault, platform: "discord", event: event.id, error });
      const apology = whisper([text(["Something went wrong on our side. Reference: ", code(fault), "."])], {
        outcome: "error",
      });
      await this.#apologise(event, apology);
    }
  }

  /** Whether the first word was spoken is not known here, so both ways are tried. */
  async #apologise(event: Decoded, apology: Reply): Promise<void> {
    if (event.deed.type === "complete") return;
    const message = drawFitted(apology).message;
    await this.#with.calls
      .followUp(event, message)
      .catch(() => this.#with.calls.callback(event, CALLBACK.message, message))
      .catch((error: unknown) =>
        this.#with.log.warn("an apology was not sent", { platform: "discord", event: event.id, error }),
      );
  }

  async #act(event: Decoded): Promise<void> {
    const { deed } = event;
    switch (deed.type) {
      case "complete":
        return this.#complete(event, deed);
      case "command": {
        const [command, subcommand] = deed.path;
        return this.#run(
          event,
          { command, options: deed.options, ...(subcommand === undefined ? {} : { subcommand }) },
          true,
        );
      }
      case "message": {
        const action = this.#with.handle.messageActions.find(
          (one) => clip(one.label, LIMITS.commandName) === deed.label,
        );
        if (action === undefined) return this.#direct(event, UNKNOWN_CONTROL);
        const { invocation } = action;
        return this.#run(event, { ...invocation, options: { ...invocation.options, text: deed.text } }, true);
      }
      case "pressed":
      case "filled":
        return this.#carried(event);
    }
  }

  async #carried(event: Decoded): Promise<void> {
    if (event.deed.type !== "pressed" && event.deed.type !== "filled") return;
    const carried = await this.#within(event, readId(event.deed.id, this.#with.choices));
    if (carried === "late") return this.#direct(event, BUSY);
    if (carried === undefined) return this.#direct(event, UNKNOWN_CONTROL);
    if (carried.type === "open") return this.#open(event, carried.form);
    if (carried.type === "run") return this.#run(event, carried.invocation, true);
    const values = event.deed.type === "filled" ? event.deed.values : new Map<string, string>();
    const invocation = fillIn(carried.invocation, values);
    // A form cannot follow a form directly; a button in between opens the next one.
    if (carried.rest.length > 0) return this.#direct(event, askRest(invocation, carried.rest));
    return this.#run(event, invocation, false);
  }

  async #complete(
    event: Decoded,
    { path, option, typed }: Extract<Deed, { type: "complete" }>,
  ): Promise<void> {
    const { handle, calls } = this.#with;
    const found = await this.#within(
      event,
      handle.complete(path, option, typed, LIMITS.completions, event.place.tenant),
    );
    const labels = new Set<string>();
    const suggestions = (found === "late" ? [] : found).flatMap(({ id, label }) => {
      const name = clip(label, LIMITS.completionText);
      // The client gives the first value of two with one name, so there must not be two.
      if (id.length > LIMITS.completionText || name.trim() === "" || labels.has(name)) return [];
      labels.add(name);
      return [{ name, value: id }];
    });
    await calls.callback(event, CALLBACK.choices, { choices: suggestions.slice(0, LIMITS.completions) });
  }

  async #open(event: Decoded, form: Form): Promise<void> {
    const { modal, kept } = drawModal(form);
    await Promise.all([...kept].map(([key, line]) => this.#with.choices.keep(key, line)));
    await this.#with.calls.callback(event, CALLBACK.form, modal);
  }

  /** Runs an invocation. `opens` says whether a form may be the answer. */
  async #run(event: Decoded, invocation: Invocation, opens: boolean): Promise<void> {
    const { handle } = this.#with;
    const files = filesFrom(event.attachments, this.#with.filesBase);
    const form = opens ? handle.formFor(invocation, files) : undefined;
    if (form !== undefined) return this.#open(event, form);
    const request: Request = {
      invocation,
      asker: event.asker,
      place: event.place,
      locale: event.locale,
      files,
      eventKey: event.id,
      isId: isSnowflake,
      ...(event.deed.type === "pressed" || event.deed.type === "filled" ? { pressed: true } : {}),
      ...(event.deed.type === "filled" ? { filled: true } : {}),
      ...this.#threadOf(event),
    };
    const progress = new Progress(this.#with);
    const running = handle.run({ ...request, progress: progress.tell });
    const quick = await this.#within(event, running);
    if (quick !== "late") {
      const [first] = quick.blocks;
      if (opens && first?.type === "form") return this.#open(event, first.form);
      return this.#direct(event, quick);
    }
    await this.#defer(event, invocation, running, progress);
  }

  /** The thread that was asked in, or that hangs on the message that was chosen. */
  #threadOf({ place, permissions, deed }: Decoded): Pick<Request, "readThread"> {
    const { channel } = place;
    const thread = place.thread ?? (deed.type === "message" ? deed.thread : undefined);
    if (thread === undefined) return {};
    const { rest, self: bot } = this.#with.threading;
    const where = { channel, thread, bot, ...(permissions === undefined ? {} : { permissions }) };
    return { readThread: () => readThread(rest, where) };
  }

  async #direct(event: Decoded, whole: Reply): Promise<void> {
    if (event.source !== undefined && whole.thread !== undefined) {
      await this.#with.calls.callback(event, CALLBACK.deferUpdate);
      return this.#discuss(event, event.source, whole, whole.thread.title);
    }
    const reply = whereNoThreadIs(event, whole) ?? whole;
    const message = await this.#prepare(event, reply);
    const type = redraws(event, reply) ? CALLBACK.update : CALLBACK.message;
    await this.#unlessLate(event, reply, () => this.#with.calls.callback(event, type, message));
    await this.#stands(event, reply);
  }

  /** A message that is drawn anew keeps what it is recognised by. */
  #prepare(event: Decoded, reply: Reply): Promise<DiscordMessage> {
    const { choices, log } = this.#with;
    return prepare(reply, choices, log, redraws(event, reply) ? event.marker : undefined);
  }

  /**
   * A pressed control is acknowledged without a word: the message it stands on can then be redrawn, or a new
   * one sent to anybody. A command is announced to its usual audience; when the reply turns out to be for
   * another, or calls somebody after an edit, the announcement is withdrawn and the reply sent anew, for who sees
   * it cannot be changed, and edits call nobody.
   */
  async #defer(
    event: Decoded,
    invocation: Invocation,
    running: Promise<Reply>,
    progress: Progress,
  ): Promise<void> {
    const { calls, handle, choices, log } = this.#with;
    if (event.onMessage) return await this.#deferPress(event, running, progress);
    const announced = handle.usualAudience(invocation);
    await calls.callback(event, CALLBACK.deferMessage, { flags: announced === "asker" ? FLAG.ephemeral : 0 });
    const reply = await progress.during(running, inAnnouncement(calls, event, announced));
    const message = await prepare(reply, choices, log);
    await this.#unlessLate(event, reply, async () => {
      if (reply.audience === announced && !(progress.shown && calledIn(message))) {
        await calls.edit(event, message);
        return this.#stands(event, reply);
      }
      await calls.delete(event);
      await this.#stands(event, reply, await calls.followUp(event, message));
    });
  }

  async #deferPress(event: Decoded, running: Promise<Reply>, progress: Progress): Promise<void> {
    const { calls, log } = this.#with;
    await calls.callback(event, CALLBACK.deferUpdate);
    const beside = new Beside(calls, event);
    const whole = await progress.during(running, beside);
    if (event.source !== undefined && whole.thread !== undefined) {
      await beside.vanish(log);
      return this.#discuss(event, event.source, whole, whole.thread.title);
    }
    const reply = whereNoThreadIs(event, whole) ?? whole;
    const message = await this.#prepare(event, reply);
    await this.#unlessLate(event, reply, async () => {
      const redrawn = redraws(event, reply);
      if (!redrawn && reply.audience === "asker" && (await beside.becomes(message))) return;
      if (redrawn) await calls.edit(event, message);
      await this.#stands(event, reply, redrawn ? undefined : await calls.followUp(event, message));
      await beside.vanish(log);
    });
  }

  /** Tells of a message that goes on changing. Without its id it changes no more until it is pressed. */
  async #stands(event: Decoded, reply: Reply, id?: string): Promise<void> {
    if (reply.live === undefined || reply.audience === "asker") return;
    const { calls, handle, log } = this.#with;
    try {
      const known = id ?? (redraws(event, reply) ? event.message : undefined);
      await handle.stands({ place: event.place, message: known ?? (await calls.originalId(event)) }, reply);
    } catch (error) {
      log.warn("a message that follows was not found", { platform: "discord", event: event.id, error });
    }
  }

  /** The press is acknowledged; what is to be discussed goes into the thread of its message. */
  async #discuss(event: Decoded, source: string, reply: Reply, title: string): Promise<void> {
    const { calls, choices, log, threading } = this.#with;
    const left = await answerInThread(threading, event, source, reply, title);
    if (left === undefined) return;
    const message = await prepare(left.reply, choices, log);
    await this.#unlessLate(event, left.reply, async () => {
      const id = await calls.followUp(event, message);
      await left.said?.(id);
    });
  }

  async #unlessLate(event: Decoded, reply: Reply, send: () => Promise<void>): Promise<void> {
    try {
      await send();
    } catch (error) {
      if (!(error instanceof TooLate)) throw error;
      this.#with.log.warn("an interaction expired before its answer", {
        platform: "discord",
        event: event.id,
      });
      await this.#with.sendOtherwise(event, reply);
    }
  }

  /** Waits for work as long as the first answer can wait: less when the event was on its way for long. */
  async #within<Value>(event: Decoded, work: Promise<Value>): Promise<Value | "late"> {
    const sent = instantOf(event.id);
    const age = sent === undefined ? 0 : Math.max(0, this.#with.clock.now() - sent);
    const left = Math.max(0, Math.min(this.#with.directWithin, ANSWER_AT_LATEST - age));
    const timer = new AbortController();
    try {
      return await Promise.race([
        work,
        this.#with.clock.wait(left, timer.signal).then(() => "late" as const),
      ]);
    } finally {
      timer.abort();
    }
  }
}

/** What is for the asker alone never takes the place of a message that others read. */
function redraws(event: Decoded, reply: Reply): boolean {
  return reply.inPlace === true && event.onMessage && !(event.onShared && reply.audience === "asker");
}
