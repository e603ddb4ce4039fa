/** Somebody at a terminal with a prompt: what they type is echoed, and the tab key completes it. */

import { PassThrough } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import type { Handle } from "../../../src/core/ports.ts";
import { Terminal } from "../../../src/platforms/terminal/chat.ts";

export class Prompt {
  readonly #input = new PassThrough();
  readonly #terminal: Terminal;
  /** All that was printed, without what moves the cursor. */
  #shown = "";

  private constructor() {
    const output = new PassThrough({ encoding: "utf8" });
    output.on("data", (chunk: string) => {
      this.#shown += stripVTControlCharacters(chunk);
    });
    const style = { width: 500, colour: false };
    this.#terminal = new Terminal({ input: this.#input, output, style, zone: "UTC", interactive: true });
  }

  static async open(handle: Handle): Promise<Prompt> {
    const prompt = new Prompt();
    await prompt.#terminal.start(handle);
    await prompt.#until((shown) => shown.endsWith("› "));
    return prompt;
  }

  /** Types without ending the line, and resolves when `expected` stands there. */
  async type(text: string, expected: string): Promise<string> {
    const from = this.#shown.length;
    this.#input.write(text);
    await this.#until((shown) => shown.slice(from).includes(expected));
    return this.#shown.slice(from);
  }

  /** The line after the tab key: it is drawn anew, or what was missing is drawn behind it. */
  async completed(line: string): Promise<string> {
    await this.type(line, line);
    const from = this.#shown.length;
    this.#input.write("\t");
    await this.#until((shown) => shown.length > from && shown.endsWith(" "));
    const drawn = this.#shown.slice(from);
    return drawn.includes("› ") ? drawn.slice(drawn.lastIndexOf("› ") + 2) : line + drawn;
  }

  /** Ends the input, as Ctrl-D does. Resolves when the terminal is done. */
  async end(): Promise<void> {
    this.#input.end();
    await this.#terminal.finished;
  }

  /** Types, and resolves when the terminal is done. */
  async leave(text: string): Promise<void> {
    this.#input.write(text);
    await this.#terminal.finished;
  }

  async #until(seen: (shown: string) => boolean): Promise<void> {
    while (!seen(this.#shown)) await nextTurn();
  }
}
