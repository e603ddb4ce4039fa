/** What the words after `paperboy` ask for. */

import { parseArgs } from "node:util";
import { UserError } from "../../core/errors.ts";

/** How an answer is printed. */
export type Format = "drawn" | "json" | "slack" | "discord" | "text";

export interface Asked {
  readonly format: Format;
  /** The instant to answer at, ms since 1970; absent means now. */
  readonly at?: number;
  readonly zone?: string;
  /** One command a line on standard input. */
  readonly batch: boolean;
  /** What is left: a verb such as `start` and its words, or a line that begins with a slash. */
  readonly words: readonly string[];
  /** The same words as one line, quotes put back where a shell took them. */
  readonly line: string;
  readonly out?: string;
  readonly from?: string;
  readonly to?: string;
}

const DRAWINGS = ["slack", "discord", "text"] as const;

/**
 * Reads the arguments of one run. Options may stand before the command or verb; after a command's slash
 * everything belongs to the command. Throws UserError that says which option was wrong.
 */
export function readCommandLine(argv: readonly string[]): Asked {
  const slash = commandAt(argv);
  const [before, line] = slash === -1 ? [argv, []] : [argv.slice(0, slash), argv.slice(slash)];
  let parsed: ReturnType<typeof parseBefore>;
  try {
    parsed = parseBefore(before);
  } catch (error) {
    throw new UserError("bad-arguments", `${problemOf(error)} See paperboy --help.`);
  }
  const { values, positionals } = parsed;
  const drawing = DRAWINGS.find((name) => name === values.as);
  if (values.as !== undefined && drawing === undefined) {
    throw new UserError("bad-arguments", `--as takes ${DRAWINGS.join(", ")}, not “${values.as}”.`);
  }
  return {
    format: drawing ?? (values.json ? "json" : "drawn"),
    ...(values.at === undefined ? {} : { at: readInstant("--at", values.at) }),
    ...(values.zone === undefined ? {} : { zone: values.zone }),
    batch: values.batch,
    words: values.help ? ["help"] : [...positionals, ...line],
    line: line.map(quoteAgain).join(" "),
    ...(values.out === undefined ? {} : { out: values.out }),
    ...(values.from === undefined ? {} : { from: values.from }),
    ...(values.to === undefined ? {} : { to: values.to }),
  };
}

/** Node's sentence about an argument, without its advice on names that begin with a dash. */
function problemOf(error: unknown): string {
  const [said = ""] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/u);
  return /[.?!]$/u.test(said) ? said : `${said}.`;
}

/** Where the command stands: the first word that is no option, when it begins with a slash; after a verb, a slash is a path. */
function commandAt(argv: readonly string[]): number {
  const first = argv.findIndex(
    (word, index) => !word.startsWith("-") && !/^--(?:as|at|zone|out|from|to)$/.test(argv[index - 1] ?? ""),
  );
  return argv[first]?.startsWith("/") === true ? first : -1;
}

function parseBefore(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      as: { type: "string" },
      at: { type: "string" },
      zone: { type: "string" },
      batch: { type: "boolean", default: false },
      out: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
}

/** ms since 1970 from an ISO 8601 instant such as `2026-03-29T01:30:00Z`, or a date, which begins at midnight UTC; throws UserError. */
export function readInstant(option: string, text: string): number {
  try {
    return Temporal.Instant.from(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00Z` : text).epochMilliseconds;
  } catch {
    throw new UserError(
      "bad-arguments",
      `${option} takes an instant such as 2026-03-29T01:30:00Z or a date, not “${text}”.`,
    );
  }
}

/** A shell turns `author:"Damai Dai"` into one word; the quotes are needed again to read it. */
function quoteAgain(word: string): string {
  const [, name, value] = /^([a-z_-]+[:=])(.*\s.*)$/su.exec(word) ?? [];
  return name === undefined || value === undefined ? word : `${name}"${value}"`;
}

export const HELP = `Paperboy finds papers, posts one a day, and runs reading groups.

  paperboy start                        run the bot (npm start); with no tokens, a preview page
  paperboy /paper r1                    ask once, drawn for a terminal
  paperboy --json /paper r1             the reply as JSON
  paperboy --as slack|discord|text …    the payload that would be sent
  paperboy --at INSTANT --zone ZONE …   with the clock set
  paperboy --batch [--json]             one command a line on standard input
  paperboy chat                         ask in a terminal
  paperboy corpus [--json]              what loading found
  paperboy corpus import FILE… [--json] [--out FILE]   BibTeX, RIS, CSL-JSON, JSON Lines, Atom, links
  paperboy corpus pairs FILE [--json]   judge pairs of records: {"a":…,"b":…} a line
  paperboy due --from I --to I [--json] what would be posted between two instants
  paperboy backup FILE                  copy the embedded store while it is in use
  paperboy restore FILE                 put a backup in its place (the bot stopped)
  paperboy move-to-postgres URL         copy the embedded store to an empty database
  paperboy slack-manifest               the Slack app for the settings SLACK_PUBLIC_URL, SLACK_UNFURL, SLACK_LOOK_UP
  paperboy registered                   write commands/registered anew

Exit status: 0 answered, 1 fault, 2 the input was wrong, 3 the store was written by a newer Paperboy.
`;
