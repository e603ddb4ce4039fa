/** The `name:value` parts of a typed line, and the words between them. */

import type { Action, OptionSpec } from "./command.ts";
import type { RawValue } from "./invocation.ts";

/** What a line names, and what is left of it. */
export interface Parted {
  readonly given: Map<string, RawValue>;
  readonly words: string;
}

interface Named {
  readonly option: string;
  readonly value: string;
  readonly quoted: boolean;
  readonly from: number;
  readonly end: number;
}

/** Quotation marks as keyboards make them, opening and closing. */
const QUOTED = /^(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”])/u;
/** A mark that is never closed holds the rest of the line. */
const UNCLOSED = /^["“„]([\s\S]*)$/u;

/**
 * Parts a line into named options and other words. `name:value`, `name: value`, `name="several words"`; a value in words
 * without quotes goes on to the next name where nothing else wants the words. Linear in the line, up to the number of
 * options.
 */
export function partLine(action: Action, line: string): Parted {
  const named = namedIn(action, line);
  const [first] = Object.entries(action.options);
  const given = new Map<string, RawValue>();
  let words = line.slice(0, named[0]?.from ?? line.length);
  for (const [place, { option, value, quoted, end }] of named.entries()) {
    const rest = line.slice(end, named[place + 1]?.from ?? line.length);
    const spec = action.options[option];
    // The first option takes what is not named; it has to have something before others take more.
    const free =
      first === undefined ||
      option === first[0] ||
      first[1].required !== true ||
      given.has(first[0]) ||
      words.trim() !== "";
    const goesOn = !quoted && free && takesWords(first?.[1]) && takesWords(spec);
    given.set(option, goesOn ? `${value}${rest}`.trim() : value);
    if (!goesOn) words = `${words.trimEnd()} ${rest.trimStart()}`;
  }
  return { given, words: words.trim() };
}

/** Whether an option's value is made of words, as many as there are. */
export function takesWords(spec: OptionSpec | undefined): boolean {
  return spec?.kind === "text" || spec?.kind === "paper" || spec?.kind === "papers";
}

function namedIn(action: Action, line: string): readonly Named[] {
  const names = Object.keys(action.options);
  const [first = ""] = names;
  if (names.length === 0) return [];
  const name = new RegExp(`(?<=^|\\s)(${names.join("|")})[:=]`, "giu");
  // Where records or whole messages are pasted, what looks like an option may be part of them.
  const pasted = holdsPages(action.options[first]);
  const tail = pasted ? tailOf(action, line) : line.length;
  const found: Named[] = [];
  for (let at = 0; at < line.length; ) {
    name.lastIndex = at;
    const match = name.exec(line);
    if (match === null) break;
    const option = names.find((one) => one === match[1]?.toLowerCase()) ?? first;
    const start = match.index + match[0].length;
    at = start;
    const before = line.slice(found.at(-1)?.end ?? 0, match.index).trim();
    const part = pasted ? match.index < tail : option === first && found.length === 0;
    if (before !== "" && part) continue;
    const { value, quoted, length } = valueAt(line.slice(start), name.source);
    found.push({ option, value, quoted, from: match.index, end: start + length });
    if (pasted && option === first) break;
    at = start + length;
  }
  return found;
}

/**
 * Where the options begin that a line ends with: `… whole:yes from:9`. Only numbers, flags and choices that the value fits
 * are taken for such, since what is pasted may end in anything. Linear in the line.
 */
function tailOf(action: Action, line: string): number {
  let tail = line.length;
  for (;;) {
    const end = line.slice(0, tail).trimEnd().length;
    let from = end;
    while (from > 0 && /\S/u.test(line.charAt(from - 1))) from--;
    const [, name = "", value = ""] = /^([a-z-]+)[:=](.+)$/iu.exec(line.slice(from, end)) ?? [];
    const spec = Object.entries(action.options).find(([option]) => option === name.toLowerCase())?.[1];
    if (from === 0 || !fits(spec, value.toLowerCase())) return tail;
    tail = from;
  }
}

function fits(spec: OptionSpec | undefined, value: string): boolean {
  if (spec?.kind === "integer") return /^\d+$/u.test(value);
  if (spec?.kind === "flag") return /^(?:yes|no|true|false|on|off)$/u.test(value);
  return spec?.kind === "choice" && spec.of.includes(value);
}

/** A text that may be longer is not typed. */
const TYPED = 1_000;

function holdsPages(spec: OptionSpec | undefined): boolean {
  return spec?.kind === "text" && (spec.max ?? 0) > TYPED;
}

/** The value at the beginning of a text; empty when the next option comes at once. */
function valueAt(
  text: string,
  name: string,
): { readonly value: string; readonly quoted: boolean; readonly length: number } {
  const space = /^[^\S\n]*/u.exec(text)?.[0].length ?? 0;
  const rest = text.slice(space);
  const quoted = QUOTED.exec(rest);
  if (quoted !== null) {
    const value = quoted.slice(1).find((part) => part !== undefined) ?? "";
    return { value, quoted: true, length: space + quoted[0].length };
  }
  const unclosed = UNCLOSED.exec(rest)?.[1];
  if (unclosed !== undefined) return { value: unclosed.trim(), quoted: true, length: text.length };
  if (new RegExp(`^${name}`, "iu").test(rest)) return { value: "", quoted: false, length: space };
  const value = /^\S*/u.exec(rest)?.[0] ?? "";
  return { value, quoted: false, length: space + value.length };
}
