/** Finds the list of records in a JSON object, such as `{"items": […]}`, so that the object is never held whole. */

import type { Line } from "../import-lines.ts";
import { type BrokenElement, LONGEST } from "./json-array.ts";
import { Marks } from "./json-marks.ts";

/** What a list of records is called. */
const NAMES = ["items", "papers", "data", "results", "references"];
const LIST = new RegExp(`^\\s*"(?:${NAMES.join("|")})"\\s*:\\s*$`);
const SOMEWHERE = new RegExp(`"(?:${NAMES.join("|")})"\\s*:\\s*\\[`);
/** An object with a title is a record itself, whatever lists it has. */
const TITLE = /^\s*"(?:title|display_name)"\s*:/;
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
      if (character === "[" && !isRecord && LIST.test(said)) {
        const rest = { ...value, text: text.slice(at) };
        return { list: followed(rest, iterator) };
      }
      isRecord ||= TITLE.test(said);
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
      const reason = `the object is longer than ${LONGEST} characters, and no list in it is called ${NAMES.join(", ")}`;
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
  return /^\s*\[/.test(text) || (/^\s*\{/.test(text) && SOMEWHERE.test(text));
}

/** Whether a value is an object that holds a list of records, and not a record itself. */
export function holdsList(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const has = (name: string): boolean => Object.hasOwn(value, name);
  if (has("title") || has("display_name")) return false;
  return NAMES.some((name) => has(name) && Array.isArray(Reflect.get(value, name)));
}
