/** CSL-JSON, or any JSON array of records (or one record). The line of a record is that on which it begins. */

import { type Entry, type ParseOptions, type Reject, reject } from "../entry.ts";
import { type Line, wholeText } from "../import-lines.ts";
import { entryFromJson } from "./record-entry.ts";

/** JSON cannot be read in parts; larger collections come as JSON Lines. In characters. */
const LARGEST = 64 * 1024 * 1024;

/** Reads all records of one JSON document. */
export async function* readCslJson(
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
  const items: readonly unknown[] = Array.isArray(value) ? value : itemsOf(value);
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

/** The lines on which the elements of the outermost array begin. One pass. */
function startsOf(text: string): number[] {
  const starts: number[] = [];
  const wrapped = /^\s*\{/.test(text);
  const depthOfItems = wrapped ? 2 : 1;
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
      if (depth === depthOfItems && character === "{") starts.push(line);
      depth += 1;
    } else if (character === "}" || character === "]") depth -= 1;
  }
  return starts;
}
