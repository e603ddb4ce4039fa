/** CSL-JSON, or any JSON array of records (or one record). The line of a record is that on which it begins. */

import { type Entry, type ParseOptions, type Reject, reject } from "../entry.ts";
import { type Line, wholeText } from "../import-lines.ts";
import { arrayElements } from "./json-array.ts";
import { entryFromJson } from "./record-entry.ts";

/** What is no plain array is read whole; larger collections come as an array or as JSON Lines. In characters. */
const LARGEST = 32 * 1024 * 1024;

/** Reads all records of one JSON document. An array of them may be of any size. */
export async function* readCslJson(
  lines: AsyncIterable<Line>,
  options: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  const [isArray, all] = await beginning(lines);
  yield* isArray ? readArray(all, options) : readWhole(all, options);
}

/** Whether the first thing in a text opens an array, and the text again from its beginning. */
async function beginning(lines: AsyncIterable<Line>): Promise<readonly [boolean, AsyncIterable<Line>]> {
  const iterator = lines[Symbol.asyncIterator]();
  const first: Line[] = [];
  for (;;) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    first.push(value);
    if (value.text.trim() !== "" || value.damage !== undefined) break;
  }
  async function* again(): AsyncGenerator<Line> {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return [/^\s*\[/.test(first.at(-1)?.text ?? ""), again()];
}

async function* readArray(
  lines: AsyncIterable<Line>,
  { file }: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  let entry = 0;
  for await (const found of arrayElements(lines)) {
    entry += 1;
    const { line } = found;
    if ("reason" in found) yield reject(file, line, found.reason);
    else {
      const value = parsed(found.text);
      const read =
        "error" in value ? value.error : entryFromJson(value.value, { file, entry, line, endLine: line });
      yield typeof read === "string" ? reject(file, line, read, found.text) : read;
    }
  }
}

function parsed(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: `not JSON: ${error instanceof Error ? error.message.slice(0, 120) : "unreadable"}` };
  }
}

/** One record, or an object that holds a list of them. */
async function* readWhole(
  lines: AsyncIterable<Line>,
  { file }: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  const whole = await wholeText(lines, LARGEST);
  if ("reason" in whole) {
    yield reject(file, whole.line, `${whole.reason}; JSON Lines may be larger`);
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(whole.text);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    const line = at === undefined ? 1 : whole.text.slice(0, Number(at)).split("\n").length;
    yield reject(
      file,
      line,
      `not JSON: ${error instanceof Error ? error.message.slice(0, 120) : "unreadable"}`,
    );
    return;
  }
  const items = itemsOf(value);
  const starts = startsOf(whole.text);
  for (const [index, item] of items.entries()) {
    const line = starts[index] ?? 1;
    const read = entryFromJson(item, { file, entry: index + 1, line, endLine: line });
    yield typeof read === "string" ? reject(file, line, read) : read;
  }
}

/** A document that wraps its records: `{"items": […]}`, `{"papers": […]}`. */
function itemsOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  for (const name of ["items", "papers", "data", "results", "references"]) {
    const found: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    if (Array.isArray(found)) return found;
  }
  return [value];
}

/** The lines on which the elements of the object's arrays begin. One pass. */
function startsOf(text: string): number[] {
  const starts: number[] = [];
  let [depth, line, inString] = [0, 1, false];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "\n") line += 1;
    if (inString) {
      if (character === "\\") index += 1;
      else if (character === '"') inString = false;
      continue;
    }
    if (character === '"') inString = true;
    else if (character === "{" || character === "[") {
      if (depth === 2 && character === "{") starts.push(line);
      depth += 1;
    } else if (character === "}" || character === "]") depth -= 1;
  }
  return starts;
}
