/** CSL-JSON, or any JSON array of records (or one record). The line of a record is that on which it begins. */

import { type Entry, type ParseOptions, type Reject, reject } from "../entry.ts";
import type { Line } from "../import-lines.ts";
import { arrayElements } from "./json-array.ts";
import { readObject } from "./json-object.ts";
import { entryFromJson } from "./record-entry.ts";

/**
 * Reads all records of one JSON document: an array of them, an object that holds one, both of any size, or a single record.
 * Long lines may come in parts.
 */
export async function* readCslJson(
  lines: AsyncIterable<Line>,
  options: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  const [isArray, all] = await beginning(lines);
  yield* isArray ? readArray(all, options, false) : readInObject(all, options);
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
  inObject: boolean,
): AsyncGenerator<Entry | Reject> {
  let entry = 0;
  for await (const found of arrayElements(lines, inObject)) {
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
async function* readInObject(
  lines: AsyncIterable<Line>,
  options: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  const { file } = options;
  const object = await readObject(lines);
  if ("list" in object) yield* readArray(object.list, options, true);
  else if ("reason" in object) yield reject(file, object.line, object.reason);
  else {
    const { text, line } = object;
    try {
      const read = entryFromJson(JSON.parse(text), { file, entry: 1, line, endLine: line });
      yield typeof read === "string" ? reject(file, line, read, text) : read;
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      const before = text.slice(0, Number(/position (\d+)/.exec(message)?.[1] ?? 0));
      yield reject(
        file,
        line + before.split("\n").length - 1,
        `not JSON: ${message.slice(0, 120) || "unreadable"}`,
      );
    }
  }
}
