/** From what people type or pick to checked, typed option values. */

import type { Action, CheckedValue, ChoiceOption, OptionSpec, PersonReference } from "./command.ts";
import type { Corpus, SearchResult } from "./corpus.ts";
import { UserError } from "./errors.ts";
import type { AttachedFile, Files } from "./files.ts";
import type { RawValue } from "./invocation.ts";
import type { Paper } from "./paper.ts";
import type { Calendar } from "./ports.ts";
import { count, enumerate } from "./text.ts";
import { readWeekdays } from "./weekdays.ts";

/** What reading a value may consult. */
export interface Readers {
  readonly corpus: Corpus;
  readonly calendar: Calendar;
  /** ms since 1970 UTC. */
  readonly now: number;
  readonly zone: string;
  readonly files?: Files;
  /** See Request. */
  readonly isId?: (word: string) => boolean;
  /** The words nearest to a mistyped one, best first, possibly none. */
  readonly nearest: (word: string, words: readonly string[]) => readonly string[];
}

/** The text named several papers, or none, where one was needed. Dispatch turns it into a question. */
export class WhichPaper extends Error {
  readonly option: string;
  readonly typed: string;
  readonly result: SearchResult;

  constructor(option: string, typed: string, result: SearchResult) {
    super(`which paper is meant by ${typed}`);
    this.option = option;
    this.typed = typed;
    this.result = result;
  }
}

/**
 * Checks every option of the action. Unknown names are refused with the nearest known one. The result has
 * every option's name; those not given are undefined, their fallback, or false for a flag. Rejects with UserError
 * or WhichPaper; options that are missing though required are the caller's to ask for (`missingOptions`).
 */
export async function checkOptions(
  action: Action,
  given: Readonly<Record<string, RawValue>>,
  readers: Readers,
): Promise<Readonly<Record<string, CheckedValue>>> {
  const names = Object.keys(action.options);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(action.options, name)) continue;
    const [near] = readers.nearest(name, names);
    throw new UserError(
      "unknown-option",
      `There is no option “${name}” here${near === undefined ? "" : `; did you mean ${near}`}. Options are ${enumerate(names)}.`,
    );
  }
  const checked: [string, CheckedValue][] = [];
  for (const [name, spec] of Object.entries(action.options)) {
    const raw = Object.hasOwn(given, name) ? given[name] : undefined;
    try {
      checked.push([name, isBlank(raw) ? fallbackOf(spec) : await readValue(name, spec, raw, readers)]);
    } catch (error) {
      throw error instanceof UserError ? error.about(name) : error;
    }
  }
  return Object.fromEntries(checked);
}

/** The required options that were not given, in the order they are declared. */
export function missingOptions(action: Action, given: Readonly<Record<string, RawValue>>): readonly string[] {
  return Object.entries(action.options)
    .filter(([name, spec]) => spec.required === true && !isGiven(given, name))
    .filter(([, { orElse }]) => orElse === undefined || !isGiven(given, orElse))
    .map(([name]) => name);
}

function isGiven(given: Readonly<Record<string, RawValue>>, name: string): boolean {
  return !isBlank(Object.hasOwn(given, name) ? given[name] : undefined);
}

function isBlank(raw: RawValue | undefined): raw is undefined | "" {
  return raw === undefined || (typeof raw === "string" && raw.trim() === "");
}

function fallbackOf(spec: OptionSpec): CheckedValue {
  if (spec.kind === "flag") return false;
  return "fallback" in spec ? spec.fallback : undefined;
}

function readValue(
  name: string,
  spec: OptionSpec,
  raw: RawValue,
  readers: Readers,
): CheckedValue | Promise<CheckedValue> {
  const typed = String(raw).trim();
  switch (spec.kind) {
    case "text": {
      const max = spec.max ?? 200;
      if (typed.length > max) {
        throw new UserError(
          "too-long",
          `${name} is ${count(typed.length, "character")} long; at most ${max} fit.`,
        );
      }
      return typed;
    }
    case "integer": {
      const value = Number(typed);
      if (!Number.isInteger(value) || value < spec.min || value > spec.max) {
        throw new UserError(
          "not-an-integer",
          `${name} must be a whole number from ${spec.min} to ${spec.max}, not “${typed}”.`,
        );
      }
      return value;
    }
    case "flag":
      if (/^(?:true|yes|on|1)$/iu.test(typed)) return true;
      if (/^(?:false|no|off|0)$/iu.test(typed)) return false;
      throw new UserError("not-a-flag", `${name} is yes or no, not “${typed}”.`);
    case "choice": {
      const meant = choiceMeant(spec, typed);
      if (meant !== undefined) return meant;
      const [near] = readers.nearest(typed.toLowerCase(), spec.of);
      throw new UserError(
        "not-a-choice",
        `${name} is one of ${enumerate(spec.of, "or")}, not “${typed}”${near === undefined ? "." : `; did you mean ${near}?`}`,
      );
    }
    case "paper":
      return readPaper(name, typed, readers.corpus);
    case "papers":
      return readPapers(name, typed, readers.corpus);
    case "person":
      return readPerson(name, typed, spec.orRole === true, readers);
    case "channel":
      return readReference(name, typed, "#", readers);
    case "file":
      return readFile(name, typed, readers.files);
    case "time":
      return readers.calendar.time(typed);
    case "zone":
      return readers.calendar.zone(typed, readers.now);
    case "date":
      return readers.calendar.date(typed, readers.now, readers.zone);
    case "weekdays": {
      const read = readWeekdays(typed);
      if (!read.ok) {
        throw new UserError(
          "not-weekdays",
          `${name} are days such as mon-fri or “mon, wed”, not “${typed}”.`,
        );
      }
      return read.weekdays;
    }
  }
}

/** What says the same wherever it is asked for. */
const SAME: readonly (readonly string[])[] = [
  ["yes", "on", "true"],
  ["no", "off", "false"],
];

/** The word of a choice that was typed, in whatever case or by another word for it; undefined when it is none. */
export function choiceMeant(
  { of, also = {} }: Pick<ChoiceOption, "of" | "also">,
  typed: string,
): string | undefined {
  const word = typed.trim().toLowerCase().replace(/\s+/gu, " ");
  const exact = of.find((one) => one.toLowerCase() === word);
  if (exact !== undefined) return exact;
  if (Object.hasOwn(also, word)) return also[word];
  const same = SAME.find((words) => words.includes(word));
  return of.find((one) => same?.includes(one) === true);
}

async function readPaper(option: string, typed: string, corpus: Corpus): Promise<Paper> {
  const known = corpus.byId(typed);
  if (known !== undefined) return known;
  const result = await corpus.search(typed, 10);
  const [first] = result.hits;
  if (result.outcome === "found" && first !== undefined && (first.leads || result.hits.length === 1))
    return first.paper;
  throw new WhichPaper(option, typed, result);
}

async function readPapers(option: string, typed: string, corpus: Corpus): Promise<readonly Paper[]> {
  const words = typed.split(/\s+/u);
  const parts = typed.includes(",")
    ? typed.split(",").map((part) => part.trim())
    : words.every((word) => corpus.byId(word) !== undefined)
      ? words
      : [typed];
  const papers: Paper[] = [];
  for (const part of parts.filter((part) => part !== "")) {
    try {
      papers.push(await readPaper(option, part, corpus));
    } catch (error) {
      const apart =
        error instanceof WhichPaper && parts.length === 1 ? await readApart(part, corpus) : undefined;
      if (apart === undefined) throw error;
      papers.push(...apart);
    }
  }
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}

/** More words than these are a title or a question, not names. */
const MOST_NAMES = 6;

/** The papers of `r1 v3` or `r1 vs deepseekmath`, where each word by itself is one paper's name or id. */
async function readApart(typed: string, corpus: Corpus): Promise<readonly Paper[] | undefined> {
  const names = typed.split(/\s+(?:(?:vs\.?|versus|and|with|or|&|\+)\s+)?/iu);
  if (names.length < 2 || names.length > MOST_NAMES) return undefined;
  const papers: Paper[] = [];
  for (const name of names) {
    const { outcome, hits } = await corpus.search(name, 2);
    const [first] = hits;
    const named = first?.why.some(({ field }) => field === "nickname" || field === "id");
    if (outcome !== "found" || first === undefined || named !== true || !(first.leads || hits.length === 1))
      return undefined;
    papers.push(first.paper);
  }
  return papers;
}

function readFile(name: string, typed: string, files: Files | undefined): AttachedFile {
  const found = files?.came.find(({ id }) => id === typed) ?? files?.find?.(typed);
  if (found !== undefined) return found;
  throw new UserError(
    "no-file",
    `I see no ${name} “${typed}” here. Attach it to the command or to a message that mentions me, or choose “Import papers here” from the menu of a message that has it.`,
  );
}

/** A person; or a role, which Discord writes `<@&123>`. Slack's user groups cannot be asked who is in them. */
function readPerson(name: string, typed: string, orRole: boolean, readers: Readers): PersonReference {
  const found = readReference(name, typed.startsWith("<!subteam^") ? "<@&>" : typed, "@", readers);
  if (!found.id.startsWith("&")) return found;
  if (orRole && found.id !== "&")
    return { id: found.id.slice(1), name: found.name.replace(/^&/u, ""), role: true };
  throw new UserError("not-a-person", `${name} must name a person, not a group; name people one by one.`);
}

/** `<@U123|ana>` and `<#C123|general>` as Slack writes them, `<@123>` as Discord does, or a bare id or name. */
function readReference(
  name: string,
  typed: string,
  sign: "@" | "#",
  { isId }: Readers,
): { id: string; name: string } {
  const [, id, label] = /^<[@#]!?([^|>]+)(?:\|([^>]*))?>$/u.exec(typed) ?? [];
  if (id !== undefined) return { id, name: label === undefined || label === "" ? id : label };
  const bare = typed.startsWith(sign) ? typed.slice(1) : typed;
  if (bare === "" || /\s/u.test(bare)) {
    throw new UserError(
      "not-a-reference",
      `${name} must name one ${sign === "@" ? "person" : "channel"}, like ${sign}name.`,
    );
  }
  // Buttons name people of a linked place by its id and theirs; whoever says "me" is known.
  const known = isId === undefined || bare === "me" || bare.includes(":") || isId(bare.replace(/^&/u, ""));
  if (known) return { id: bare, name: bare };
  throw new UserError(
    "not-a-mention",
    `“${sign}${bare}” is a name only, and ${name} needs a mention: choose it from the list that opens after ${sign}, or give the id.`,
  );
}
