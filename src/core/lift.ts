/**
 * A typed line, as Slack and the terminal have it, lifted up to named options; nothing is ever flattened down
 * to text.
 */

import type { Action, ChoiceOption, OptionSpec } from "./command.ts";
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
  if (first !== undefined && spec?.kind === "flag" && words.toLowerCase() === first) {
    return { ...Object.fromEntries(given), [first]: "yes" };
  }
  if (first !== undefined && (takesWords(spec) || names.length === 1)) {
    const before = given.get(first);
    // `pause until 24 December`: the option's name, said as a word.
    const said = takesWords(spec) ? words : words.replace(new RegExp(`^${first} `, "iu"), "");
    given.set(first, before === undefined || before === "" ? said : `${before} ${said}`);
    return Object.fromEntries(given);
  }
  for (let rest = [...words.matchAll(/"[^"]*"|\S+/gu)].map(([word]) => word); rest.length > 0; ) {
    const open = (name: string) => !given.has(name);
    if (isSmallWord(action, rest, open, isZone)) {
      rest = rest.slice(1);
      continue;
    }
    const fit = forChoice(action, rest, open) ?? firstFit(action, rest, open, isZone);
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

/**
 * A choice that has to be made, and that none of the words makes, is what the first of them was meant for: so it is told
 * that this is none of its words, instead of being asked for as if nothing had been said.
 */
function forChoice(action: Action, words: readonly string[], isOpen: (option: string) => boolean) {
  const [word = ""] = words;
  const [[option, spec] = ["", undefined]] = Object.entries(action.options);
  if (spec?.kind !== "choice" || spec.required !== true || !isOpen(option) || DATE.test(word))
    return undefined;
  const runsFrom = (from: number) => runs(words.slice(from, from + MOST_WORDS));
  if (words.some((_, from) => runsFrom(from).some((run) => isChoice(spec, run)))) return undefined;
  return { option, value: unquoted(word), words: 1 };
}

/** The first words: as many as may be one value, then fewer, down to one. */
function runs(words: readonly string[]): readonly string[] {
  return Array.from({ length: Math.min(MOST_WORDS, words.length) }, (_, less) => {
    const [first = "", ...others] = words.slice(0, Math.min(MOST_WORDS, words.length) - less);
    return others.length === 0 ? unquoted(first) : [first, ...others].join(" ");
  });
}

/** Whether a word is one of the choice's, or stands for one of them there alone; yes and on stand for each other anywhere. */
function isChoice({ of, also = {} }: ChoiceOption, typed: string): boolean {
  const word = typed.toLowerCase();
  return of.includes(word) || Object.hasOwn(also, word);
}

/** Kinds that are read as one though they are several words. */
function mayBeSeveral(spec: OptionSpec): boolean {
  return (
    MORE_WORDS.has(spec.kind) ||
    spec.kind === "choice" ||
    (spec.kind === "text" && spec.unnamed instanceof RegExp)
  );
}

/** `at` before a time, `on` before days: said for the sentence's sake, where what follows fits by itself. */
function isSmallWord(
  action: Action,
  words: readonly string[],
  isOpen: (option: string) => boolean,
  isZone: IsZone,
): boolean {
  if (!/^(?:at|in|on|to|until)$/iu.test(words[0] ?? "") || words.length === 1) return false;
  const together = firstFit(action, words, isOpen, isZone);
  return (together?.words ?? 1) === 1 && firstFit(action, words.slice(1), isOpen, isZone) !== undefined;
}

/** The option that takes the first words, as many as it can; of several the one declared first. A flag is also said by its name. */
function firstFit(
  action: Action,
  words: readonly string[],
  isOpen: (option: string) => boolean,
  isZone: IsZone,
) {
  const values = runs(words);
  for (const [less, value] of values.entries()) {
    const length = values.length - less;
    for (const [option, spec] of Object.entries(action.options)) {
      // Several words are one value only where they have to be read as one.
      const read = length === 1 || mayBeSeveral(spec);
      if (!read || !isOpen(option)) continue;
      if (spec.kind === "flag" && value.toLowerCase() === option) return { option, value: "yes", words: 1 };
      if (accepts(spec, value, isZone)) return { option, value, words: length };
    }
  }
  return undefined;
}

/** Several words are for a text only where its pattern takes all of them. */
function isMeantFor(pattern: RegExp, words: string): boolean {
  const [matched] = pattern.exec(words) ?? [];
  return matched !== undefined && (matched.length === words.length || !/\s/u.test(words));
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
      return isChoice(spec, word);
    case "time":
      return /^(?:\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)?|\d{1,2}h|noon|midday|midnight)$/iu.test(word);
    case "zone":
      // An abbreviation and a distance from UTC are none, but they are meant as one, and told so.
      return (
        /^(?:UTC|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{2,4}T|[A-Za-z_]+\/[A-Za-z_/+-]+)$/u.test(word) ||
        isZone(word)
      );
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
      return spec.unnamed === undefined || (spec.unnamed !== "never" && isMeantFor(spec.unnamed, word));
    case "paper":
    case "papers":
      return true;
  }
}
