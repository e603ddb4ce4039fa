/** Lines of a large file, one after the other, in bounded memory. */

import { createReadStream } from "node:fs";

export interface Line {
  readonly text: string;
  /** Counts from 1. */
  readonly number: number;
  /** Why the line cannot be used: not UTF-8, or too long. */
  readonly damage?: string;
}

/** A longer line is no record of anybody's, in bytes. */
export const LONGEST_LINE = 8 * 1024 * 1024;

export interface LinesOptions {
  /** The byte to begin at. */
  readonly start?: number;
  /** In bytes, instead of `LONGEST_LINE`. */
  readonly longest?: number;
  /** Is told all bytes, in their order. */
  readonly seen?: (bytes: Uint8Array) => void;
}

/** Reads a file line by line; a byte order mark is dropped. Holds one line at a time. */
export async function* linesOf(
  path: string,
  { start: from = 0, longest = LONGEST_LINE, seen }: LinesOptions = {},
): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let parts: Buffer[] = [];
  let size = 0;
  let number = 0;
  const finish = (): Line => {
    number += 1;
    const bytes = Buffer.concat(parts);
    const long = size > longest;
    [parts, size] = [[], 0];
    if (long) return { text: "", number, damage: `the line is longer than ${longest} bytes` };
    try {
      const text = decoder.decode(bytes);
      return { text: (number === 1 ? text.replace(/^\uFEFF/, "") : text).replace(/\r$/, ""), number };
    } catch {
      return {
        text: new TextDecoder().decode(bytes),
        number,
        damage: "the line is not valid UTF-8: save the file as UTF-8",
      };
    }
  };
  for await (const chunk of createReadStream(path, { start: from, highWaterMark: 256 * 1024 })) {
    if (!(chunk instanceof Buffer)) continue;
    seen?.(chunk);
    let start = 0;
    for (let end = chunk.indexOf(0x0a, start); end >= 0; end = chunk.indexOf(0x0a, start)) {
      if (size <= longest) parts.push(chunk.subarray(start, end));
      size += end - start;
      yield finish();
      start = end + 1;
    }
    if (size <= longest) parts.push(chunk.subarray(start));
    size += chunk.length - start;
  }
  if (size > 0) yield finish();
}

/** All of a file as one text, or why it is too much: for formats that cannot be read in parts. */
export async function wholeText(
  lines: AsyncIterable<Line>,
  limit: number,
): Promise<{ readonly text: string } | { readonly reason: string; readonly line: number }> {
  const all: string[] = [];
  let size = 0;
  for await (const { text, number, damage } of lines) {
    if (damage !== undefined) return { reason: damage, line: number };
    size += text.length + 1;
    if (size > limit)
      return {
        reason: `the file is larger than the ${limit} characters that this format may have`,
        line: number,
      };
    all.push(text);
  }
  return { text: all.join("\n") };
}
