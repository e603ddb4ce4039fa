/** The verbs of the command line. Each is loaded when asked for, so that one question does not load two chat libraries. */

import { createInterface } from "node:readline";
import { type Config, ConfigError, environment, readConfig, unknownSettings } from "./config.ts";
import { type Clock, systemClock, TurnedClock } from "./core/clock.ts";
import { UserError } from "./core/errors.ts";
import type { Handle, Log } from "./core/ports.ts";
import { StoreError } from "./core/store.ts";
import { enumerate } from "./core/text.ts";
import { loadCorpus } from "./corpus/load.ts";
import { toCorpusJson } from "./corpus/report.ts";
import { createLog } from "./log.ts";
import { type Asked, HELP, readCommandLine, readInstant } from "./platforms/terminal/command-line.ts";
import type { TerminalStyle } from "./platforms/terminal/draw.ts";
import {
  answerLine,
  type Drawers,
  exitStatus,
  printReply,
  terminalRequest,
} from "./platforms/terminal/once.ts";
import { watchedOn, whileWatched } from "./platforms/terminal/progress.ts";
import { dueBetween } from "./reading/due.ts";
import { readZone } from "./reading/time/zone.ts";
import { makeServices } from "./services.ts";
import { lazyStore } from "./state.ts";

/** What every verb is given. */
export interface Running {
  readonly asked: Asked;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
}

/** 0 answered, 1 fault, 2 the input was wrong, 3 the store was written by a newer Paperboy and was left alone. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** Runs what the arguments ask for and resolves to the exit status. Never rejects. */
export async function run(argv: readonly string[]): Promise<ExitStatus> {
  // A reader that has seen enough (head, less) closes the pipe; that is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    const asked = readCommandLine(argv);
    if (asked.words.length === 0 && !asked.batch) return complain(HELP);
    if (asked.words[0] === "help") return print(HELP.trimEnd());
    const settings = readConfig(environment("."), (name) => readZone(name, systemClock.now()).ok);
    const config = { ...settings, zone: zoneNamed(asked.zone ?? settings.zone) };
    const clock = asked.at === undefined ? systemClock : new TurnedClock(asked.at);
    // A single question is answered on stdout; only what failed belongs beside it.
    const log = createLog(
      asked.words[0] === "start" || config.logLevel === "silent" ? config.logLevel : "error",
    );
    return await verb({ asked, config, clock, log });
  } catch (error) {
    if (error instanceof UserError || error instanceof ConfigError || error instanceof StoreError) {
      complain(`${error.message}\n`);
      return error instanceof StoreError && error.fault === "newer" ? 3 : 2;
    }
    process.stderr.write(
      `Paperboy could not do that: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  }
}

/** The zone as its data call it, for what `--zone` or PAPERBOY_ZONE names. Throws UserError. */
function zoneNamed(typed: string): string {
  const read = readZone(typed, systemClock.now());
  if (read.ok) return read.zone;
  const near = read.near.length === 0 ? "" : `; perhaps ${enumerate(read.near, "or")}`;
  throw new UserError("bad-arguments", `--zone: ${read.problem}${near}.`);
}

/** How many words may stand behind a verb; a question and `corpus` take as many as there are. */
const WORDS: Readonly<Record<string, number>> = {
  ...{ start: 0, chat: 0, due: 0, registered: 0, "slack-manifest": 0 },
  ...{ backup: 1, restore: 1, "move-to-postgres": 1 },
};

/** Throws UserError for a word that no verb would look at: it was meant for something. */
function demandNoMore({ words, batch }: Asked): void {
  const [first = "", ...others] = words;
  const surplus = batch ? words[0] : others[WORDS[first] ?? others.length];
  if (surplus === undefined) return;
  const what = batch
    ? "--batch reads its commands from standard input"
    : `paperboy ${first} takes no more words`;
  throw new UserError("bad-arguments", `${what}: what is “${surplus}” for? See paperboy --help.`);
}

async function verb(running: Running): Promise<ExitStatus> {
  const { asked } = running;
  demandNoMore(asked);
  if (asked.batch) return await batch(running);
  const [first = ""] = asked.words;
  if (first.startsWith("/")) return await once(running);
  switch (first) {
    case "start":
      for (const name of unknownSettings("."))
        complain(`.env sets ${name}, which is no setting of Paperboy's; .env.example has them all.\n`);
      return (await import("./start.ts")).start(running);
    case "chat":
      return (await import("./chat.ts")).chat(running);
    case "corpus":
      return await corpus(running);
    case "due":
      return await due(running);
    case "backup":
    case "restore":
    case "move-to-postgres":
      return await (await import("./keeping.ts")).keeping(first, running);
    case "slack-manifest":
      return print((await import("./registered.ts")).slackManifest(running.config.slackApp));
    case "registered":
      return (await import("./registered.ts")).writeRegistered();
    default:
      return complain(
        `There is no “${first}”. A question begins with a slash: paperboy ${await slashed(asked.words)}. See paperboy --help.\n`,
      );
  }
}

/** What was meant by words without a slash: a command by its name, or else what to look up. */
async function slashed(words: readonly string[]): Promise<string> {
  const { commands } = await import("../commands/index.ts");
  const line = words.join(" ").trim();
  if (line === "") return "/paper r1";
  return commands.some(({ name }) => name === words[0]) ? `/${line}` : `/paper ${line}`;
}

function print(text: string): ExitStatus {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** Writes and waits when the reader is slower. */
function writeTo(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  return (text) =>
    new Promise((resolve) => {
      if (stream.write(text)) resolve();
      else stream.once("drain", resolve);
    });
}

function complain(text: string): ExitStatus {
  process.stderr.write(text);
  return 2;
}

/** Gives `use` the handle for one run of the command line, and closes what it opened. */
async function withHandle<T>(running: Running, use: (handle: Handle) => Promise<T>): Promise<T> {
  const { config, clock, log, asked } = running;
  const state = lazyStore({ config, clock, log, turned: asked.at !== undefined });
  try {
    return await use((await makeServices({ config, clock, log, state })).handle);
  } finally {
    await state.close();
  }
}

export function styleOf(stream: NodeJS.WriteStream): TerminalStyle {
  // A terminal without a size says that it has 0 columns.
  return { width: Math.min(stream.columns || 100, 100), colour: stream.isTTY === true && stream.hasColors() };
}

async function drawersFor({ format }: Asked): Promise<Drawers> {
  const unused = () => undefined;
  if (format === "slack") {
    const { drawFitted } = await import("./platforms/slack/draw.ts");
    return { slack: (reply) => drawFitted(reply).payload, discord: unused };
  }
  if (format === "discord") {
    const { drawDiscord } = await import("./platforms/discord/draw.ts");
    return { slack: unused, discord: drawDiscord };
  }
  return { slack: unused, discord: unused };
}

async function once(running: Running): Promise<ExitStatus> {
  const { asked, config } = running;
  const drawers = await drawersFor(asked);
  const request = terminalRequest(config.zone);
  const watched = watchedOn(process.stderr, systemClock, running.log);
  const reply = await withHandle(running, (handle) =>
    whileWatched(watched, (told) => answerLine(handle, asked.line, { ...request, ...told })),
  );
  const status = exitStatus(reply);
  if (status !== 0) process.stderr.write(`${printReply(reply, "drawn", styleOf(process.stderr), drawers)}\n`);
  if (status === 0 || asked.format !== "drawn") {
    print(printReply(reply, asked.format, styleOf(process.stdout), drawers));
  }
  return status;
}

/** One answer a line, in the order of the questions. Status 1 when any of them was a fault of ours. */
async function batch(running: Running): Promise<ExitStatus> {
  const { asked, config } = running;
  const drawers = await drawersFor(asked);
  const style = styleOf(process.stdout);
  const request = terminalRequest(config.zone);
  return await withHandle(running, async (handle) => {
    let status: ExitStatus = 0;
    for await (const line of createInterface({ input: process.stdin, terminal: false })) {
      const reply = await answerLine(handle, line, request);
      if (exitStatus(reply) === 1) status = 1;
      print(printReply(reply, asked.format, style, drawers));
    }
    return status;
  });
}

/** What would be posted from `--from` until before `--to`, in order. */
async function due({ asked, config, clock, log }: Running): Promise<ExitStatus> {
  const from = asked.from === undefined ? clock.now() : readInstant("--from", asked.from);
  const to = asked.to === undefined ? from + 7 * 24 * 3_600_000 : readInstant("--to", asked.to);
  if (to < from) return complain("--to lies before --from; turn them round.\n");
  const state = lazyStore({ config, clock, log, turned: asked.at !== undefined });
  try {
    const { corpusOf } = await makeServices({ config, clock, log, state });
    const posts = await dueBetween(state.tables, corpusOf, clock.now(), from, to);
    if (asked.format === "json") return print(JSON.stringify(posts));
    const lines = posts.map(({ at, local, zone, platform, channel, about, paper, skip }) =>
      [
        at,
        `${local} ${zone}`,
        `${platform} #${channel}`,
        skip === undefined
          ? [about, paper].filter((part) => part !== undefined).join(" ")
          : `skipped: ${skip}`,
      ].join("  "),
    );
    return print(lines.length === 0 ? "Nothing is due then." : lines.join("\n"));
  } finally {
    await state.close();
  }
}

async function corpus({ asked, config, clock, log }: Running): Promise<ExitStatus> {
  const [, second, ...files] = asked.words;
  if (second !== undefined) {
    const { importVerb, pairsVerb } = await import("./corpus/command-line.ts");
    const output = { out: writeTo(process.stdout), problem: writeTo(process.stderr) };
    const json = asked.format === "json";
    if (second === "pairs") return await pairsVerb(files[0], json, output);
    if (second === "import") {
      const outFile = asked.out === undefined ? {} : { outFile: asked.out };
      return await importVerb({ files, json, now: clock.now(), clock: systemClock, ...outFile }, output);
    }
    return complain(`There is no “corpus ${second}”. See paperboy --help.\n`);
  }
  const keep = { folder: config.data, log };
  const report = await loadCorpus({ seedsFolder: config.seeds, now: clock.now(), keep });
  if (asked.format === "json") return print(JSON.stringify(toCorpusJson(report)));
  const lines = [
    `${report.entries} entries, ${report.papers.length} papers, ${report.merges.length} merged, ${report.doubts.length} in doubt, ${report.rejects.length} rejected`,
    "",
    ...report.papers.map((paper) => `${paper.id.padEnd(32)} ${paper.occurrences.length}×  ${paper.title}`),
    ...report.rejects.map(({ file, line, reason }) => `rejected ${file}:${line}: ${reason}`),
  ];
  return print(lines.join("\n"));
}
