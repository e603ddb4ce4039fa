/** The suite of every platform, on the terminal: lines in by a pipe, drawn text out. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Terminal, TO_EVERYONE } from "../../../src/platforms/terminal/chat.ts";
import type { TestBot } from "../../contract/bot.ts";
import { platformContract } from "../../contract/platform.ts";
import { carriedIn, type GivenFile, type PlatformWorld, type Sight } from "../../contract/platform-world.ts";
import { Prompt } from "./prompt.ts";

class TerminalWorld implements PlatformWorld {
  readonly #bot: TestBot;
  readonly #sights: Sight[] = [];
  #terminal: Terminal | undefined;
  #input = new PassThrough();
  #printed: string[] = [];
  readonly #told: string[] = [];
  #form: { fields: string[]; path: string; given: string } | undefined;

  constructor(bot: TestBot) {
    this.#bot = bot;
  }

  async begin(): Promise<void> {
    this.#input = new PassThrough();
    const output = new PassThrough({ encoding: "utf8" });
    output.on("data", (chunk: string) => this.#printed.push(chunk));
    this.#terminal = new Terminal({
      input: this.#input,
      output,
      style: { width: 5000, colour: false },
      zone: "UTC",
      interactive: false,
      watched: {
        stream: { columns: 80, write: (text) => this.#told.push(text) },
        clock: this.#bot.clock,
        log: this.#bot.log,
      },
    });
    await this.#terminal.start(this.#bot.handle);
  }

  async say(line: string): Promise<Sight> {
    this.#printed = [];
    this.#input.write(`${line}\n`);
    while (this.#printed.length === 0) await nextTurn();
    const sight = read(this.#printed.join(""));
    if (sight.form !== undefined) this.#form = { fields: [...sight.form], path: line, given: "" };
    this.#sights.push(sight);
    return sight;
  }

  /** Files lie on the same machine and are named by their path. */
  async attach(line: string, file: GivenFile): Promise<Sight> {
    const folder = await mkdtemp(join(tmpdir(), "paperboy-terminal-"));
    const path = join(folder, file.name);
    await writeFile(path, file.body);
    const sight = await this.say(`${line} file:"${path}"`);
    await rm(folder, { recursive: true });
    return { ...sight, text: sight.text.replaceAll(`${folder}/`, "") };
  }

  /** At a prompt of its own, where the tab key completes the line. */
  async offered(path: string, _field: string, typed: string): Promise<readonly string[]> {
    const prompt = await Prompt.open(this.#bot.handle);
    const line = await prompt.completed(`${path} ${typed}`);
    await prompt.end();
    return [line.slice(path.length).trim()];
  }

  press(label: string): Promise<Sight> {
    const offered = this.#sights.findLast((sight) => sight.buttons.length > 0)?.buttons ?? [];
    return this.say(String(offered.indexOf(label) + 1));
  }

  /** Without a prompt the form is answered by a whole line. */
  submit(values: Readonly<Record<string, string>>): Promise<Sight> {
    const named = Object.entries(values).map(([field, value]) => `${field.toLowerCase()}:"${value}"`);
    return this.say(`${this.#form?.path ?? ""} ${named.join(" ")}`);
  }

  told = () => this.#told.flatMap(carriedIn);
  files = () => [];
  seen = () => this.#sights;
  acknowledged = async () => {
    await nextTurn();
  };
  refused = () => [];

  async restart(): Promise<void> {
    await this.stop();
    await this.begin();
  }

  async dropConnection(): Promise<void> {}

  async sendNonsense(): Promise<void> {
    for (const line of ["\u0000\u001b[2J", "/", "//", "99", "x".repeat(100_000), "\ud800", "/paper \u202e"]) {
      await this.say(line === "" ? "/" : line);
    }
  }

  async stop(): Promise<void> {
    this.#input.end();
    await this.#terminal?.finished;
  }

  end = () => this.stop();
}

/** What a person reads in the text that was printed. */
function read(printed: string): Sight {
  const fields = [...printed.matchAll(/^• ([^:(]+?)(?: \(optional\))?:/gmu)].map(([, label = ""]) => label);
  const [, thread] = /^── thread: (.+) ──$/mu.exec(printed) ?? [];
  const isForm = / asks for$/mu.test(printed);
  return {
    ...(thread === undefined ? {} : { thread }),
    audience: printed.includes(TO_EVERYONE) ? "everyone" : "asker",
    text: printed,
    buttons: [...printed.matchAll(/\[\d+\] (.+?)(?= {3}\[|\n|$)/gu)].map(([, label = ""]) => label.trim()),
    ...(isForm ? { form: fields } : {}),
    pinged: [],
    // A terminal makes nothing clickable by itself; these are the addresses we print as addresses.
    links: [...printed.matchAll(/(?:^|· )(https?:\/\/\S+)/gmu)].map(([, url = ""]) => url),
    styled: [...printed.matchAll(/\u001b\[[\d;]*[A-Za-z]/gu)].map(([sequence]) => sequence),
  };
}

platformContract({
  name: "terminal",
  apart: 250,
  async start(bot) {
    const world = new TerminalWorld(bot);
    await world.begin();
    return world;
  },
  skip: [
    {
      test: "offers a form again as it was filled in, when it is refused",
      reason: "what was typed stands above it and can be typed again",
    },
    { test: "redraws in place", reason: "what a terminal printed stays; it prints the new state below" },
    {
      test: "opens one thread, however often it is asked for, and by whom",
      reason: "the numbers are those of what was printed last, which is then the thread",
    },
    {
      test: "reads the thread that it is asked in, from the message it hangs on",
      reason: "what a terminal printed is not kept; people paste it",
    },
    {
      test: "discusses before everyone, and says why in no thread, what was asked in private",
      reason: "everything is printed for the one person who sits there",
    },
    { test: "answers whoever presses", reason: "one person sits at a terminal" },
    { test: "comes back when the connection drops", reason: "a pipe has no connection to lose" },
    {
      test: "opens the form of a button that lacks something, and keeps what it had",
      reason: "forms are asked field by field at a prompt, which a pipe has not; see chat.test.ts",
    },
    {
      test: "remembers its buttons over a restart, however much they carry",
      reason: "numbers belong to what one run printed",
    },
  ],
});
