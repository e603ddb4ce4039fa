/**
 * The terminal as a platform: lines in, drawn replies out. A number presses the choice of that number, and a
 * form asks its fields one by one.
 */

import { createInterface, type Interface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { completeLine } from "../../core/complete-line.ts";
import type { Invocation, RawValue } from "../../core/invocation.ts";
import type { Handle, MessageReference, Place, Platform, Request } from "../../core/ports.ts";
import type { Choice, Form, Reply } from "../../core/reply.ts";
import { choicesOf, drawTerminal, fitTerminal, type TerminalStyle } from "./draw.ts";
import { answerLine, TERMINAL_PLACE, terminalRequest } from "./once.ts";
import { type Watched, whileWatched } from "./progress.ts";

export interface TerminalSettings {
  readonly input: Readable;
  readonly output: Writable;
  readonly style: TerminalStyle;
  readonly zone: string;
  /** Shows a prompt and completes with the tab key. */
  readonly interactive: boolean;
  /** Where it is shown how far a long command is; nowhere when that is no screen. */
  readonly watched?: Watched | undefined;
}

const PROMPT = "› ";

/** Stands above what a channel would see; all else would be shown to the asker alone. */
export const TO_EVERYONE = "── to everyone ──";

/** Reads lines until the input ends, `quit` or `exit` with or without a slash, or stop. */
export class Terminal implements Platform {
  readonly name = "terminal";
  /** Resolves when there is nothing more to read and every answer is out. */
  readonly finished: Promise<void>;
  readonly #settings: TerminalSettings;
  #finish: () => void = () => {};
  #lines: Interface | undefined;
  #choices: readonly Choice[] = [];
  #posts = 0;
  /** Aborted when no more lines come: whoever presses Ctrl-D does not wait for the answer. */
  readonly #ended = new AbortController();

  constructor(settings: TerminalSettings) {
    this.#settings = settings;
    this.finished = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  async start(handle: Handle): Promise<void> {
    const { input, output, interactive } = this.#settings;
    this.#lines = createInterface({
      input,
      ...(interactive ? { output } : {}),
      terminal: interactive,
      prompt: interactive ? PROMPT : "",
      completer: async (line: string): Promise<[string[], string]> => {
        const around = { tenant: TERMINAL_PLACE.tenant, people: [], channels: [] };
        const offers = await completeLine(handle, line, around);
        return [offers.map((offer) => offer.line), line];
      },
    });
    this.#lines.once("close", () => this.#ended.abort());
    if (interactive) this.#print("Paperboy. Try /paper r1, /paperboy help, or /quit.\n");
    void this.#read(handle, this.#lines);
  }

  async post(place: Place, reply: Reply, _key: string): Promise<MessageReference> {
    this.#posts += 1;
    this.#print(`\n── #${place.channelName ?? place.channel} ──`);
    this.#show(reply);
    return { place, message: String(this.#posts) };
  }

  async edit(message: MessageReference, reply: Reply): Promise<void> {
    this.#print(`\n── message ${message.message} now reads ──`);
    this.#show(reply);
  }

  async stop(): Promise<void> {
    this.#lines?.close();
    await this.finished;
  }

  async #read(handle: Handle, lines: Interface): Promise<void> {
    const asked = terminalRequest(this.#settings.zone);
    if (this.#settings.interactive) lines.prompt();
    // Lines that arrive while an answer is being made wait in the iterator, in order.
    for await (const line of lines) {
      const typed = line.trim();
      if (/^\/?(?:quit|exit)$/iu.test(typed)) break;
      if (this.#isNoneOffered(typed)) this.#print(`There is no [${typed}]; ${this.#offered()}.\n`);
      else if (typed !== "") await this.#answer(handle, typed, asked, lines);
      if (this.#settings.interactive && !this.#ended.signal.aborted) lines.prompt();
    }
    lines.close();
    this.#finish();
  }

  /** A number of two digits that no button has; a longer one may be a year. */
  #isNoneOffered(typed: string): boolean {
    return (
      /^\d{1,2}$/u.test(typed) && this.#choices.length > 0 && this.#choices[Number(typed) - 1] === undefined
    );
  }

  #offered(): string {
    const { length } = this.#choices;
    return length === 1 ? "the last answer offers [1] alone" : `the last answer offers [1] to [${length}]`;
  }

  async #answer(
    handle: Handle,
    typed: string,
    asked: Omit<Request, "invocation">,
    lines: Interface,
  ): Promise<void> {
    const pressed = /^\d+$/u.test(typed) ? this.#choices[Number(typed) - 1] : undefined;
    const { watched } = this.#settings;
    const reply = await whileWatched(watched, (told) =>
      pressed === undefined
        ? answerLine(handle, typed.startsWith("/") ? typed : `/paper ${typed}`, { ...asked, ...told })
        : handle.run({ ...asked, ...told, invocation: pressed.invocation, pressed: true }),
    );
    this.#show(reply);
    const form = reply.blocks.find((block) => block.type === "form")?.form;
    if (form !== undefined && this.#settings.interactive) {
      const filled = await this.#fill(form, lines);
      if (filled === undefined) return;
      const run = (told: Pick<Request, "progress">) => handle.run({ ...asked, ...told, invocation: filled });
      this.#show(await whileWatched(watched, run));
    }
  }

  /** Asks for each field; an empty line leaves an optional one out, and gives up on a needed one. */
  async #fill(form: Form, lines: Interface): Promise<Invocation | undefined> {
    const given: Record<string, RawValue> = { ...form.invocation.options };
    for (const field of form.fields) {
      const hint = field.value === undefined ? "" : ` [${field.value}]`;
      const question = `${field.label}${field.required ? "" : " (optional)"}${hint}: `;
      const { signal } = this.#ended;
      if (signal.aborted) return undefined;
      const answer = await lines.question(question, { signal }).catch(() => undefined);
      if (answer === undefined) return undefined;
      const typed = answer.trim();
      const value = typed === "" ? (field.value ?? "") : typed;
      if (value !== "") given[field.name] = value;
      else if (field.required) {
        this.#print(`${field.label} is needed, so nothing was done.`);
        return undefined;
      }
    }
    return { ...form.invocation, options: given };
  }

  #show(whole: Reply): void {
    const reply = fitTerminal(whole, this.#settings.style);
    const offered = choicesOf(reply);
    if (offered.length > 0) this.#choices = offered;
    const aloud = reply.audience === "everyone" ? `${TO_EVERYONE}\n` : "";
    this.#print(`\n${aloud}${drawTerminal(reply, this.#settings.style)}`);
  }

  #print(text: string): void {
    this.#settings.output.write(`${text}\n`);
  }
}
