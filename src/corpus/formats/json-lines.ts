/** JSON Lines: one record a line, Paperboy's own or any of the usual dialects (arXiv's, Semantic Scholar's, CSL-JSON). */

import { type Entry, type ParseOptions, type Reject, reject } from "../entry.ts";
import type { Line } from "../import-lines.ts";
import { entryFromJson } from "./record-entry.ts";

/** Reads record after record; a broken line is rejected and the next one goes on. */
export async function* readJsonLines(
  lines: AsyncIterable<Line>,
  { file }: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  let count = 0;
  for await (const { text, number, damage } of lines) {
    if (text.trim() === "" && damage === undefined) continue;
    count += 1;
    yield damage === undefined ? readLine(text, file, count, number) : reject(file, number, damage, text);
  }
}

function readLine(text: string, file: string, entry: number, line: number): Entry | Reject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return reject(
      file,
      line,
      `not JSON: ${error instanceof Error ? error.message.slice(0, 120) : "unreadable"}`,
      text,
    );
  }
  const read = entryFromJson(value, { file, entry, line, endLine: line });
  return typeof read === "string" ? reject(file, line, read, text) : read;
}
