/**
 * A typed line, as Slack and the terminal have it, lifted up to named options; nothing is ever flattened down
 * to text.
 */

import type { Action, OptionSpec } from "./command.ts";
import { UserError } from "./errors.ts";
import type { RawValue } from "./invocation.ts";
import { partLine, takesWords } from "./named-options.ts";
import { enumerate } from "./text.ts";
import { readWeekdays } from "./weekdays.ts";

/** Whether the words name a time zone. */
export type IsZone = (typed: string) => boolean;

/** Kinds that may be said in several words. */
const MORE_WORDS = new Set<OptionSpec["kind"]>(["zone", "weekdays", "time", "date"]);

/** What looks like a date; whether it is one, and which, the calendar says. */
const DATE = new RegExp(
  [
    "\\d{4}-\\d{2}-\\d{2}",
    "today|tomorrow|yesterday",
    "in \\d+ (?:days?|weeks?|months?)",
    "(?:next |this |on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?",
    "\\d{1,2}(?:st|nd|rd|th|\\.)?(?: of)? MONTH(?:,? \\d{4})?|MONTH \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?",
  ]
    .map((pattern) => `^(?:${pattern})$`)
    .join("|")
    .replaceAll("MONTH", "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"),
  "iu",
);

/** The most words that one option takes without quotes: `mon, wed and fri`, `port of spain`. */
const MOST_WORDS = 4;

/**
 * Splits a typed line into named options. `name:value` and `name:"several words"` name an option of the
 * action (see partLine). All other words belong to the first option when it takes text or papers, or is the only one;
 * otherwise as many as fit go to the first option still open whose kind they fit (`9 am new york mon-fri`).
 * Words that fit nowhere throw UserError.
 */
export function liftOptions(
  action: Action,
  line: string,
  isZone: IsZone,
): Readonly<Record<string, RawValue>> {
  const names = Object.keys(action.options);
  const [first] = names;
  const spec = first === undefined ? undefined : action.options[first];
  const ofPaper = spec?.kind === "paper" || spec?.kind === "papers";
  const tail = new Map<string, RawValue>();
  const { given, words: free } = partLine(action, ofPaper ? withoutTail(action, line, "flag", tail) : line);
  const words = ofPaper ? withoutTail(action, free, "choice", tail) : free;
  for (const [option, value] of tail) if (!given.has(option)) given.set(option, value);
  if (words === "") return Object.fromEntries(given);
  if (first !== undefined && (takesWords(spec) || names.length === 1)) {
    const before = given.get(first);
    given.set(first, before === undefined || before === "" ? words : `${before} ${words}`);
    return Object.fromEntries(given);
  }
  for (let rest = [...words.matchAll(/"[^"]*"|\S+/gu)].map(([word]) => word); rest.length > 0; ) {
    const fit = firstFit(action, rest, (name) => !given.has(name), isZone);
    if (fit === undefined) throw unexpected(rest[0] ?? "", names);
    given.set(fit.option, fit.value);
    rest = rest.slice(fit.words);
  }
  return Object.fromEntries(given);
}

/**
 * Behind the words of a paper the name of a flag is that flag, and one of the words of a choice is that choice: `r1 off`,
 * `r1 want`. Sets them, and returns what is left; a paper that has to be named keeps a word.
 */
function withoutTail(
  action: Action,
  words: string,
  kind: "flag" | "choice",
  tail: Map<string, RawValue>,
): string {
  const options = Object.entries(action.options);
  for (let left = words.trim(); ; ) {
    const [, before = "", last = ""] = /^(?:([\s\S]*\S)\s+)?(\S+)$/u.exec(left) ?? [];
    const word = last.toLowerCase();
    const says = (name: string, spec: OptionSpec) =>
      spec.kind === "flag" ? name === word : spec.kind === "choice" && spec.of.includes(word);
    const found = options.find(([name, spec]) => spec.kind === kind && !tail.has(name) && says(name, spec));
    const needed = kind === "choice" || options[0]?.[1].required === true;
    if (found === undefined || (before === "" && needed)) return left;
    tail.set(found[0], kind === "flag" ? "yes" : word);
    left = before;
  }
}

/** The option that takes the first words, as many as it can; of several the one declared first. */
function firstFit(
  action: Action,
  words: readonly string[],
  isOpen: (option: string) => boolean,
  isZone: IsZone,
) {
  for (let length = Math.min(MOST_WORDS, words.length); length > 0; length--) {
    const [first = "", ...others] = words;
    const value = length === 1 ? unquoted(first) : [first, ...others.slice(0, length - 1)].join(" ");
    for (const [option, spec] of Object.entries(action.options)) {
      // Several words are one value only where they have to be read as one.
      const read = length === 1 || MORE_WORDS.has(spec.kind);
      if (read && isOpen(option) && accepts(spec, value, isZone)) return { option, value, words: length };
    }
  }
  return undefined;
}

const unquoted = (word: string): string => word.replace(/^"(.*)"$/u, "$1");

function unexpected(word: string, names: readonly string[]): UserError {
  const offered = names.map((name) => `${name}:…`);
  return new UserError(
    "unexpected-word",
    offered.length === 0
      ? `“${unquoted(word)}” is not needed here: this takes no options.`
      : `I do not know what “${unquoted(word)}” means here. Options are ${enumerate(offered)}.`,
  );
}

function accepts(spec: OptionSpec, word: string, isZone: IsZone): boolean {
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
      return /^(?:UTC|[A-Z]{2,4}T|[A-Za-z_]+\/[A-Za-z_/+-]+)$/u.test(word) || isZone(word);
    case "weekdays":
      return readWeekdays(word).ok;
    case "date":
      return DATE.test(word);
    case "person":
      return /^(?:<@|@)/u.test(word);
    case "channel":
      return /^(?:<#|#)/u.test(word);
    case "file":
      return false;
    case "text":
      return spec.unnamed === undefined || (spec.unnamed !== "never" && spec.unnamed.test(word));
    case "paper":
    case "papers":
      return true;
  }
}
