/** Lines of a large file, one after the other, in bounded memory. */

import { createReadStream } from "node:fs";

export interface Line {
  readonly text: string;
  /** Counts from 1. */
  readonly number: number;
  /** Why the line cannot be used: not UTF-8, or too long. */
  readonly damage?: string;
  /** The line goes on in the next text, which has the same number. */
  readonly more?: true;
}

/** A longer line is no record of anybody's, in bytes. */
const LONGEST_LINE = 8 * 1024 * 1024;

export interface LinesOptions {
  /** The byte to begin at. */
  readonly start?: number;
  /** In bytes, instead of `LONGEST_LINE`. */
  readonly longest?: number;
  /** A longer line comes in several texts, and is no damage. */
  readonly cut?: boolean;
  /** Is told all bytes, in their order. */
  readonly seen?: (bytes: Uint8Array) => void;
}

/** Reads a file line by line; a byte order mark is dropped. Holds one line at a time. */
export async function* linesOf(
  path: string,
  { start: from = 0, longest = LONGEST_LINE, cut = false, seen }: LinesOptions = {},
): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let size = 0;
  let number = 1;
  const finish = (): Line => {
    const line =
      size > longest && !cut
        ? { text: "", number, damage: `the line is longer than ${longest} bytes` }
        : decoded(Buffer.concat(parts), number);
    [parts, size, number] = [[], 0, number + 1];
    return { ...line, text: line.text.replace(/\r$/, "") };
  };
  const piece = (): Line => {
    const bytes = Buffer.concat(parts);
    const end = wholeCharacters(bytes);
    [parts, size] = [[bytes.subarray(end)], bytes.length - end];
    return { ...decoded(bytes.subarray(0, end), number), more: true };
  };
  let open = false;
  for await (const chunk of createReadStream(path, { start: from, highWaterMark: 256 * 1024 })) {
    if (!(chunk instanceof Buffer)) continue;
    seen?.(chunk);
    let start = 0;
    for (let end = chunk.indexOf(0x0a, start); end >= 0; end = chunk.indexOf(0x0a, start)) {
      if (size <= longest) parts.push(chunk.subarray(start, end));
      size += end - start;
      yield finish();
      open = false;
      start = end + 1;
    }
    if (size <= longest) parts.push(chunk.subarray(start));
    size += chunk.length - start;
    if (!cut || size <= longest) continue;
    yield piece();
    open = true;
  }
  if (size > 0 || open) yield finish();
}

const strict = new TextDecoder("utf-8", { fatal: true });

function decoded(bytes: Buffer, number: number): Line {
  try {
    return { text: strict.decode(bytes), number };
  } catch {
    const damage = "the line is not valid UTF-8: save the file as UTF-8";
    return { text: new TextDecoder().decode(bytes), number, damage };
  }
}

/** How many of the bytes are whole characters of UTF-8: the last may have been cut. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes.at(-back) ?? 0;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (length > 0) return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
