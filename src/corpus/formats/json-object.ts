/** Finds the list of records in a JSON object, such as `{"items": […]}`, so that the object is never held whole. */

import type { Line } from "../import-lines.ts";
import { type BrokenElement, LONGEST } from "./json-array.ts";
import { Marks } from "./json-marks.ts";
import { NAMES } from "./record-entry.ts";

/** What a list of records is called. */
const LISTS = ["items", "papers", "data", "results", "references"];
/** Within a record they are what it cites. */
const CITED = "references";
/** What makes an object a record itself. */
const SAID = [...NAMES.title, ...NAMES.abstract];

const named = (names: readonly string[]) => `"(?:${names.join("|")})"\\s*:\\s*`;
const BEFORE_LIST = new RegExp(`^\\s*${named(LISTS)}$`);
const BEFORE_CITED = new RegExp(`^\\s*${named([CITED])}$`);
const BEFORE_SAID = new RegExp(`^\\s*${named(SAID)}`);
const LIST_SOMEWHERE = new RegExp(`${named(LISTS)}\\[`);

/** No name and what stands around it is longer, in characters. */
const LONGEST_NAME = 1_000;

/** The list from its bracket on, or the object that has none: as a text, or why it cannot be read. */
export type ObjectRead =
  | { readonly list: AsyncIterable<Line> }
  | { readonly text: string; readonly line: number }
  | BrokenElement;

/** Reads up to the list, or to the end. Memory is bounded by the longest record. */
export async function readObject(lines: AsyncIterable<Line>): Promise<ObjectRead> {
  const iterator = lines[Symbol.asyncIterator]();
  const marks = new Marks();
  const parts: string[] = [];
  let [depth, size, first, isRecord] = [0, 0, 1, false];
  let name = "";
  let damage: BrokenElement | undefined;
  for (;;) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    const { text, number, more } = value;
    if (value.damage !== undefined) damage ??= { line: number, reason: value.damage };
    let from = 0;
    for (let at = marks.next(text, 0); at >= 0; at = marks.next(text, at + 1)) {
      const character = text[at];
      const said = depth === 1 ? start(name + text.slice(from, Math.min(at, from + LONGEST_NAME))) : "";
      if (character === "[" && BEFORE_LIST.test(said) && !(isRecord && BEFORE_CITED.test(said))) {
        const rest = { ...value, text: text.slice(at) };
        return { list: followed(rest, iterator) };
      }
      isRecord ||= BEFORE_SAID.test(said);
      if (character === "[" || character === "{") depth += 1;
      else if (character !== ",") depth -= 1;
      // A name begins behind the bracket of the object, and behind each of its commas.
      if (depth === 1 && (character === "{" || character === ",")) [name, from] = ["", at + 1];
    }
    if (depth === 1) name = start(name + text.slice(from, from + LONGEST_NAME));
    if (more !== true) marks.endLine();
    if (size === 0) first = number;
    size += text.length + 1;
    if (size > LONGEST) {
      const reason = `the object is longer than ${LONGEST} characters, and no list in it is called ${LISTS.join(", ")}`;
      damage ??= { line: first, reason };
      parts.length = 0;
    } else parts.push(more === true ? text : `${text}\n`);
  }
  return damage ?? { text: parts.join(""), line: first };
}

function start(text: string): string {
  return text.slice(0, LONGEST_NAME);
}

async function* followed(first: Line, rest: AsyncIterator<Line>): AsyncGenerator<Line> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** Whether a text begins as a list of records does, or an object that holds one. */
export function opensList(text: string): boolean {
  return /^\s*\[/.test(text) || (/^\s*\{/.test(text) && LIST_SOMEWHERE.test(text));
}

/** Whether a value is an object that holds a list of records, and not a record itself. */
export function holdsList(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const isRecord = SAID.some((name) => Object.hasOwn(value, name));
  return LISTS.some((name) => {
    const list: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    return (
      Array.isArray(list) && !(isRecord && name === CITED) && list.some((one) => typeof one === "object")
    );
  });
}
