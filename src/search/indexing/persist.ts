/**
 * An index as one flat file: a line that says what it holds, then the arrays as they are in memory. It is read and
 * checked in pieces, for the event loop must turn meanwhile.
 */

import { open, rename } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { pause } from "../../core/steps.ts";
import type { SourcePaper } from "../source.ts";
import type { IndexArrays } from "./layout.ts";

/** Changes whenever the arrays or what they mean change; files of other versions are rebuilt. */
const VERSION = 14;
const MAGIC = "paperboy-index";
/** Bytes read at once: a millisecond to check. */
const PIECE = 2 ** 22;
/** Papers told apart before the event loop turns. */
const TOGETHER = 500;
/** No first line is longer. */
const LONGEST_HEAD = 2 ** 16;

type FlatArray = Uint8Array | Uint16Array | Uint32Array;
/** By bytes of a number. */
const KINDS: Readonly<Record<number, new (from: ArrayBufferLike, at: number, length: number) => FlatArray>> =
  {
    1: Uint8Array,
    2: Uint16Array,
    4: Uint32Array,
  };

interface Head {
  readonly version: number;
  readonly papers: string;
  readonly bytes: number;
  readonly sum: number;
  /** The arrays in the order that they follow one another in, those of the widest numbers first. */
  readonly arrays: readonly (readonly [name: string, width: number, length: number])[];
}

/** Identifies the papers an index was built from, by all that is known of them. O(characters). */
export async function fingerprintOf(papers: readonly SourcePaper[]): Promise<string> {
  let sum = 0;
  let characters = 0;
  for (let from = 0; from < papers.length; from += TOGETHER) {
    const json = JSON.stringify(papers.slice(from, from + TOGETHER));
    sum = crc32(json, sum);
    characters += json.length;
    await pause();
  }
  return `${papers.length}-${characters}-${sum.toString(16)}`;
}

/** Writes an index, whole or not at all. Rejects when the file cannot be written. */
export async function saveIndex(file: string, index: IndexArrays, fingerprint: string): Promise<void> {
  const arrays = flatArrays(index).sort(([, a], [, b]) => b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT);
  const bytes = arrays.map(
    ([, { buffer, byteOffset, byteLength }]) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const head: Head = {
    version: VERSION,
    papers: fingerprint,
    bytes: bytes.reduce((sum, { length }) => sum + length, 0),
    sum: bytes.reduce((sum, some) => crc32(some, sum), 0),
    arrays: arrays.map(([name, { BYTES_PER_ELEMENT, length }]) => [name, BYTES_PER_ELEMENT, length]),
  };
  {
    await using handle = await open(`${file}.new`, "w");
    await handle.writeFile(headLine(JSON.stringify(head)));
    for (const some of bytes) await handle.writeFile(some);
  }
  await rename(`${file}.new`, file);
}

/** The index in a file, or why it cannot be used: not there, damaged, of another version, or of other papers. */
export async function loadIndex(
  file: string,
  fingerprint: string,
): Promise<IndexArrays | { readonly reason: string }> {
  await using handle = await open(file).catch(() => undefined);
  if (handle === undefined) return { reason: "no file" };
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0);
    const end = buffer.subarray(0, bytesRead).indexOf(10);
    const [magic, sum, json = ""] = buffer.toString("utf8", 0, end).split(/ (.*?) (.*)/s);
    if (end < 0 || magic !== MAGIC) return { reason: "not an index" };
    if (headLine(json) !== `${magic} ${sum} ${json}\n`) return { reason: "damaged" };
    const head = JSON.parse(json) as Head; // as it was written: its checksum says so
    if (head.version !== VERSION) return { reason: `version ${head.version}, not ${VERSION}` };
    if (head.papers !== fingerprint) return { reason: "of other papers" };
    const body = new Uint8Array(new SharedArrayBuffer(head.bytes));
    let bodySum = 0;
    for (let at = 0; at < body.length; ) {
      const { bytesRead } = await handle.read(body, at, Math.min(PIECE, body.length - at), end + 1 + at);
      if (bytesRead === 0) return { reason: "damaged" };
      bodySum = crc32(body.subarray(at, at + bytesRead), bodySum);
      at += bytesRead;
    }
    return bodySum === head.sum ? arraysIn(body.buffer, head) : { reason: "damaged" };
  } catch {
    return { reason: "unreadable" };
  }
}

/** The arrays, where they are. */
function arraysIn(body: SharedArrayBuffer, { arrays }: Head): IndexArrays {
  const index: Record<string, FlatArray | Record<string, FlatArray>> = {};
  let at = 0;
  for (const [name, width, length] of arrays) {
    const array = new (KINDS[width] ?? Uint8Array)(body, at, length);
    const [outer = "", inner] = name.split(".");
    if (inner === undefined) index[outer] = array;
    else index[outer] = { ...(index[outer] as Record<string, FlatArray> | undefined), [inner]: array };
    at += array.byteLength;
  }
  // Whoever saved it had an index.
  return index as unknown as IndexArrays;
}

function headLine(json: string): string {
  return `${MAGIC} ${crc32(json)} ${json}\n`;
}

/** Every array with its path: `terms.text`. */
export function flatArrays(value: object, path = ""): [string, FlatArray][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, FlatArray][] => {
    if (inner instanceof Uint8Array || inner instanceof Uint16Array || inner instanceof Uint32Array)
      return [[path + name, inner]];
    return typeof inner === "object" && inner !== null ? flatArrays(inner, `${path}${name}.`) : [];
  });
}
