/**
 * From what people type or pick to checked, typed option values. Slack's and the terminal's free text is
 * lifted up to named options here; nothing is ever flattened down to text.
 */

import type { Action, CheckedValue, OptionSpec, PersonReference } from "./command.ts";
import type { Corpus, SearchResult } from "./corpus.ts";
import { UserError } from "./errors.ts";
import type { AttachedFile, Files } from "./files.ts";
import type { RawValue } from "./invocation.ts";
import type { Paper } from "./paper.ts";
import type { Calendar } from "./ports.ts";
import { enumerate } from "./text.ts";

/** What reading a value may consult. */
export interface Readers {
  readonly corpus: Corpus;
  readonly calendar: Calendar;
  /** ms since 1970 UTC. */
  readonly now: number;
  readonly zone: string;
  readonly files?: Files;
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

const QUOTED = `"[^"]*"|\\S+`;

/**
 * Splits a typed line into named options. `name:value` and `name:"several words"` name an option of the
 * action. All other words belong to the first option when it takes text or papers, or is the only one;
 * otherwise each goes to the first option still open whose kind it fits (`09:00 Europe/Berlin mon-fri`).
 * Words that fit nowhere throw UserError.
 */
export function liftOptions(action: Action, line: string): Readonly<Record<string, RawValue>> {
  const names = Object.keys(action.options);
  const given = new Map<string, RawValue>();
  let free = line;
  if (names.length > 0) {
    const named = new RegExp(`(^|\\s)(${names.join("|")})[:=](${QUOTED})`, "giu");
    free = line.replace(named, (_whole, before: string, name: string, value: string) => {
      const option = names.find((candidate) => candidate === name.toLowerCase()) ?? name;
      given.set(
        option,
        value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value,
      );
      return before;
    });
  }
  const words = free.trim();
  if (words === "") return Object.fromEntries(given);
  const [first] = names;
  const spec = first === undefined ? undefined : action.options[first];
  if (first !== undefined && spec !== undefined && (takesWords(spec) || names.length === 1)) {
    const before = given.get(first);
    given.set(first, before === undefined ? words : `${before} ${words}`);
    return Object.fromEntries(given);
  }
  for (const [word] of words.matchAll(/"[^"]*"|\S+/gu)) {
    const bare = word.replace(/^"(.*)"$/u, "$1");
    const open = names.find((name) => {
      const candidate = action.options[name];
      return candidate !== undefined && !given.has(name) && accepts(candidate, bare);
    });
    if (open === undefined) {
      const offered = names.map((name) => `${name}:…`);
      throw new UserError(
        "unexpected-word",
        offered.length === 0
          ? `“${bare}” is not needed here: this takes no options.`
          : `I do not know what “${bare}” means here. Options are ${enumerate(offered)}.`,
      );
    }
    given.set(open, bare);
  }
  return Object.fromEntries(given);
}

function takesWords(spec: OptionSpec): boolean {
  return spec.kind === "text" || spec.kind === "paper" || spec.kind === "papers";
}

function accepts(spec: OptionSpec, word: string): boolean {
  switch (spec.kind) {
    case "integer":
      return /^-?\d+$/u.test(word);
    case "flag":
      return /^(?:yes|no|true|false|on|off)$/iu.test(word);
    case "choice":
      return spec.of.includes(word.toLowerCase());
    case "time":
      return /^\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)?$/iu.test(word);
    case "zone":
      // An abbreviation is none, but it is meant as one, and told so.
      return /^(?:UTC|[A-Z]{2,4}T|[A-Za-z_]+\/[A-Za-z_/+-]+)$/u.test(word);
    case "weekdays":
      return readWeekdays(word) !== undefined;
    case "date":
      return /^\d{4}-\d{2}-\d{2}$|^(?:today|tomorrow)$/iu.test(word);
    case "person":
      return /^(?:<@|@)/u.test(word);
    case "channel":
      return /^(?:<#|#)/u.test(word);
    case "file":
      return false;
    case "text":
    case "paper":
    case "papers":
      return true;
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
        throw new UserError("too-long", `${name} is ${typed.length} characters long; at most ${max} fit.`);
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
      const lower = typed.toLowerCase();
      const exact = spec.of.find((word) => word.toLowerCase() === lower);
      if (exact !== undefined) return exact;
      const [near] = readers.nearest(lower, spec.of);
      throw new UserError(
        "not-a-choice",
        `${name} is one of ${enumerate(spec.of, "or")}, not “${typed}”${near === undefined ? "" : `; did you mean ${near}?`}`,
      );
    }
    case "paper":
      return readPaper(name, typed, readers.corpus);
    case "papers":
      return readPapers(name, typed, readers.corpus);
    case "person":
      return readPerson(name, typed, spec.orRole === true);
    case "channel":
      return readReference(name, typed, "#");
    case "file":
      return readFile(name, typed, readers.files);
    case "time":
      return readers.calendar.time(typed);
    case "zone":
      return readers.calendar.zone(typed, readers.now);
    case "date":
      return readers.calendar.date(typed, readers.now, readers.zone);
    case "weekdays": {
      const days = readWeekdays(typed);
      if (days === undefined) {
        throw new UserError(
          "not-weekdays",
          `${name} are days such as mon-fri or “mon, wed”, not “${typed}”.`,
        );
      }
      return days;
    }
  }
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
  const papers = new Map<string, Paper>();
  for (const part of parts.filter((part) => part !== "")) {
    const paper = await readPaper(option, part, corpus);
    papers.set(paper.id, paper);
  }
  return [...papers.values()];
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
function readPerson(name: string, typed: string, orRole: boolean): PersonReference {
  const found = readReference(name, typed.startsWith("<!subteam^") ? "<@&>" : typed, "@");
  if (!found.id.startsWith("&")) return found;
  if (orRole && found.id !== "&")
    return { id: found.id.slice(1), name: found.name.replace(/^&/u, ""), role: true };
  throw new UserError("not-a-person", `${name} must name a person, not a group; name people one by one.`);
}

/** `<@U123|ana>` and `<#C123|general>` as Slack writes them, `<@123>` as Discord does, or a bare id or name. */
function readReference(name: string, typed: string, sign: "@" | "#"): { id: string; name: string } {
  const [, id, label] = /^<[@#]!?([^|>]+)(?:\|([^>]*))?>$/u.exec(typed) ?? [];
  if (id !== undefined) return { id, name: label === undefined || label === "" ? id : label };
  const bare = typed.startsWith(sign) ? typed.slice(1) : typed;
  if (bare === "" || /\s/u.test(bare)) {
    throw new UserError(
      "not-a-reference",
      `${name} must name one ${sign === "@" ? "person" : "channel"}, like ${sign}name.`,
    );
  }
  return { id: bare, name: bare };
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * ISO weekday numbers, ascending, from `mon-fri`, `mon, wed`, `daily`, `weekdays`, `weekends` or full names;
 * undefined when any part is not a day.
 */
export function readWeekdays(typed: string): readonly number[] | undefined {
  const days = new Set<number>();
  const text = typed.toLowerCase().trim();
  if (text === "daily" || text === "every day" || text === "all") return [1, 2, 3, 4, 5, 6, 7];
  if (text === "weekdays") return [1, 2, 3, 4, 5];
  if (text === "weekends") return [6, 7];
  for (const part of text.split(/[\s,;+]+|\band\b/u).filter((word) => word !== "")) {
    const [from, to] = part.split(/[-–]/u).map(readDay);
    if (from === undefined || (part.match(/[-–]/u) !== null && to === undefined)) return undefined;
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === (to ?? from)) break;
    }
  }
  return days.size === 0 ? undefined : [...days].sort();
}

function readDay(word: string): number | undefined {
  if (
    !/^(?:mon(?:days?)?|tue(?:s|sdays?)?|wed(?:nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)$/u.test(
      word,
    )
  ) {
    return undefined;
  }
  const index = DAYS.indexOf(word.slice(0, 3));
  return index === -1 ? undefined : index + 1;
}
