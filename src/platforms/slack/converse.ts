/** From what somebody did to an answer: the asker looked up, the line lifted, the form opened, the command run. */

import { createHash } from "node:crypto";
import type { Clock } from "../../core/clock.ts";
import { type Invocation, invoke } from "../../core/invocation.ts";
import type { Handle, KeptChoices, Log, Request } from "../../core/ports.ts";
import { Progress } from "../../core/progress.ts";
import { choice, choices, type Form, formBlock, type Reply, text, whisper } from "../../core/reply.ts";
import { code } from "../../core/spans.ts";
import { clip } from "../../core/text.ts";
import type { Answers } from "./answer.ts";
import { isDirect } from "./decode.ts";
import { codeOf } from "./errors.ts";
import { plain } from "./escape.ts";
import { filesFrom, type SlackFile } from "./files.ts";
import { LIMITS } from "./limits.ts";
import { drawForm, fieldError, type Origin, type Submitted } from "./modal.ts";
import type { People } from "./people.ts";
import type { Pressed } from "./press.ts";
import { Remarks } from "./progress.ts";
import type { Reach } from "./reach.ts";
import { readThread } from "./read-thread.ts";

export interface Desk {
  readonly handle: Handle;
  readonly answers: Answers;
  readonly people: People;
  readonly choices: KeptChoices;
  readonly clock: Clock;
  readonly log: Log;
  /** Where a stand-in keeps files. */
  readonly filesBase?: string;
}

/** Who did it, and in which workspace. */
export interface Who {
  readonly team: string;
  readonly user: string;
  readonly name?: string;
}

/** One thing that somebody did. */
export interface Occasion {
  readonly reach: Reach;
  readonly who: Who;
  readonly channelName?: string;
  /** Names the event once and for all. */
  readonly key: string;
  /** Good for one form within three seconds. */
  readonly trigger?: string;
  readonly pressed?: true;
  /** What is on the message. */
  readonly files?: readonly SlackFile[];
}

/** After this the asker is told that it takes longer, or the form is closed before its answer is there. */
const SOON_MS = 2_000;

export class Conversation {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Answers a typed line. `aloud`: it was said in front of everybody, so that is where the answer goes. */
  async answerLine(line: string, occasion: Occasion, aloud = false): Promise<void> {
    const { handle, answers } = this.#desk;
    const asked = await this.requestFrom(occasion);
    const lifted = handle.lift(line, asked);
    if ("blocks" in lifted) return answers.send(occasion.reach, lifted);
    // Refusals stay private all the same: dispatch sees to that.
    const invocation =
      aloud && lifted.audience === undefined ? { ...lifted, audience: "everyone" as const } : lifted;
    const form = occasion.trigger === undefined ? undefined : handle.formFor(invocation, asked.files);
    if (form !== undefined && (await this.#openForm(form, occasion))) return;
    await this.#run({ ...asked, invocation }, occasion.reach);
  }

  /** Does what a pressed button means. */
  async answerPress(pressed: Pressed, occasion: Occasion): Promise<void> {
    const { handle, answers } = this.#desk;
    const form = pressed.kind === "form" ? pressed.form : handle.formFor(pressed.invocation);
    if (form === undefined) {
      if (pressed.kind === "invocation")
        await this.answer(pressed.invocation, { ...occasion, pressed: true });
    } else if (!(await this.#openForm(form, occasion))) {
      const again = [text("Slack did not open the form in time."), formBlock(form)];
      await answers.send(occasion.reach, whisper(again, { outcome: "error" }));
    }
  }

  /** Runs a command and sends what it says. */
  async answer(invocation: Invocation, occasion: Occasion): Promise<void> {
    const asked = await this.requestFrom(occasion);
    await this.#run({ ...asked, invocation }, occasion.reach);
  }

  /**
   * Runs what a form asks for. Calls `close` in time: with the errors to show in the form, or without any,
   * after which the answer is sent.
   */
  async answerForm(
    { invocation, fields }: Pick<Submitted, "invocation" | "fields">,
    occasion: Occasion,
    close: (errors?: Readonly<Record<string, string>>) => Promise<void>,
  ): Promise<void> {
    const progress = new Progress(this.#desk);
    const asked = await this.requestFrom({ ...occasion, pressed: true });
    const work = this.#named(invocation, occasion).then((named) =>
      this.#desk.handle.run({ ...asked, invocation: named, filled: true, progress: progress.tell }),
    );
    const quick = await this.#within(work, SOON_MS);
    const wrong = quick === undefined ? undefined : objection(quick, fields);
    await close(wrong);
    if (wrong === undefined)
      await this.#sendWhenDone({ ...asked, invocation }, occasion.reach, quick ?? { work, progress });
  }

  /** The invocation with the names of the people and channels that were picked. */
  async #named(invocation: Invocation, { reach, who }: Occasion): Promise<Invocation> {
    const options = await Promise.all(
      Object.entries(invocation.options).map(
        async ([name, value]) =>
          [name, await this.#desk.people.named(reach.client, who.team, value)] as const,
      ),
    );
    return { ...invocation, options: Object.fromEntries(options) };
  }

  /** What to offer in a field with search; the typed words themselves come last. */
  async optionsFor(path: string, option: string, typed: string, team?: string) {
    const found = await this.#desk.handle.complete(path, option, typed, LIMITS.selectOptions - 1, team);
    const labels = new Set<string>();
    const options = found.flatMap(({ id, label }) => {
      const shown = clip(plain(label), LIMITS.optionText);
      if (id.length > LIMITS.optionValue || labels.has(shown)) return [];
      labels.add(shown);
      return [{ text: plainText(shown), value: id }];
    });
    const words = plain(typed).trim();
    if (words === "" || words.length > LIMITS.optionValue) return options;
    // Slack takes nothing that is not offered, but an id or a link need not be in the collection yet.
    return [...options, { text: plainText(clip(`“${words}”`, LIMITS.optionText)), value: words }];
  }

  /** The request without its invocation: the asker with their language and rights, and the place. */
  async requestFrom(occasion: Occasion): Promise<Omit<Request, "invocation">> {
    const { reach, who, channelName } = occasion;
    const { channel, thread, root = thread } = reach;
    const { person: asker, locale } = await this.#desk.people.asker(reach.client, {
      ...who,
      ...(channel === undefined ? {} : { channel }),
    });
    const direct = channel === undefined || isDirect(channel);
    return {
      asker,
      place: {
        platform: "slack",
        tenant: who.team,
        channel: channel ?? who.user,
        ...(channelName === undefined ? {} : { channelName }),
        ...(thread === undefined ? {} : { thread }),
        kind: direct ? "direct" : thread === undefined ? "channel" : "thread",
      },
      locale,
      ...(occasion.files === undefined
        ? {}
        : { files: filesFrom(occasion.files, reach.client, this.#desk.filesBase) }),
      eventKey: createHash("sha256").update(occasion.key).digest("base64url"),
      ...(occasion.pressed === true ? { pressed: true } : {}),
      isId,
      ...(channel === undefined || root === undefined
        ? {}
        : { readThread: () => readThread(reach.client, channel, root) }),
    };
  }

  async #run(request: Request, reach: Reach): Promise<void> {
    const progress = new Progress(this.#desk);
    const work = this.#desk.handle.run({ ...request, progress: progress.tell });
    const quick = await this.#within(work, SOON_MS);
    await this.#sendWhenDone(request, reach, quick ?? { work, progress });
  }

  /** Sends the answer, or tells that it takes longer, and how far it is, and sends it then. */
  async #sendWhenDone(
    { invocation, place: { tenant: team } }: Request,
    reach: Reach,
    answer: Reply | { readonly work: Promise<Reply>; readonly progress: Progress },
  ): Promise<void> {
    const { handle, answers } = this.#desk;
    if ("blocks" in answer) return await answers.send({ ...reach, team }, answer);
    const everyone = handle.usualAudience(invocation) === "everyone";
    const remarks = new Remarks(answers, reach, everyone ? "to this channel" : "to you here");
    const reply = await answer.progress.during(answer.work, remarks);
    await answers.send({ ...remarks.reach, team }, reply);
  }

  /** False when Slack did not take it, so that another way must be found. */
  async #openForm(form: Form, { reach, channelName, trigger }: Occasion): Promise<boolean> {
    if (trigger === undefined) return false;
    const { channel, thread, responseUrl, client } = reach;
    const origin: Origin = {
      ...(channel === undefined ? {} : { channel }),
      ...(channelName === undefined ? {} : { channelName }),
      ...(thread === undefined ? {} : { thread }),
      ...(responseUrl === undefined ? {} : { responseUrl }),
    };
    const { view, kept } = drawForm(form, origin);
    try {
      for (const { key, line } of kept) await this.#desk.choices.keep(key, line);
      if (reach.modal === undefined) await client.views.open({ trigger_id: trigger, view });
      else await client.views.push({ trigger_id: trigger, view });
      return true;
    } catch (error) {
      this.#desk.log.warn("slack.form-not-opened", { code: codeOf(error) });
      return false;
    }
  }

  async #within(work: Promise<Reply>, ms: number): Promise<Reply | undefined> {
    const late = new AbortController();
    const first = await Promise.race([work, this.#desk.clock.wait(ms, late.signal).then(() => undefined)]);
    late.abort();
    return first;
  }
}

/** Ids of people (U, W), channels (C, G) and direct messages (D); Slack says no more of them than that they are capitals and digits. */
const isId = (word: string): boolean => /^[CDGUW][A-Z0-9]+$/u.test(word);

const plainText = (shown: string) => ({ type: "plain_text" as const, text: shown, emoji: false });

/** The error to show beside a field of the form, when the reply is about one that it has. */
function objection(reply: Reply, fields: readonly string[]): Readonly<Record<string, string>> | undefined {
  const { wrong } = reply;
  if (wrong === undefined || !fields.includes(wrong.option)) return undefined;
  return fieldError(wrong.option, wrong.message);
}

/** For buttons whose meaning is not known any more. */
export const outdated = (): Reply =>
  whisper(
    [
      text("I no longer know what that button meant. Please ask again."),
      choices(choice("What can I ask?", invoke("paperboy help"))),
    ],
    { outcome: "error" },
  );

/** For a fault of ours, with its reference in the log. */
export const sorry = (fault: string): Reply => ({
  ...whisper([text(["Something went wrong on our side. Please try again. Reference: ", code(fault), "."])], {
    outcome: "error",
  }),
  fault,
});

/** For what arrives while the bot is being stopped. */
export const restarting = (): Reply =>
  whisper([text("Paperboy is just restarting. Please try again in a moment.")], { outcome: "error" });
