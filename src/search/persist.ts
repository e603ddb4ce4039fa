/**
 * An index as one flat file: a line that says what it holds, then the arrays as they are in memory. It is read and
 * checked in pieces, for the event loop must turn meanwhile.
 */

import { open, rename } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { IndexArrays } from "./layout.ts";
import { inSlices } from "./slices.ts";
import type { SourcePaper } from "./source.ts";

/** Changes whenever the arrays or what they mean change; files of other versions are rebuilt. */
const VERSION = 10;
const MAGIC = "paperboy-index";
/** Bytes read at once: a millisecond to check. */
const PIECE = 2 ** 22;
/** No first line is longer. */
const LONGEST_HEAD = 2 ** 16;

type FlatArray = Uint8Array | Uint16Array | Uint32Array;
type Kind = "u8" | "u16" | "u32";
const KINDS: Readonly<Record<Kind, new (from: ArrayBufferLike, at: number, length: number) => FlatArray>> = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
};

/** An index in one piece of shared memory, and what stands where: threads hand it on without copying. */
export interface Packed {
  readonly body: Uint8Array;
  readonly places: readonly { name: string; kind: Kind; at: number; length: number }[];
}

interface Head extends Pick<Packed, "places"> {
  readonly version: number;
  readonly papers: string;
  readonly bytes: number;
  readonly sum: number;
}

/** Identifies the papers an index was built from, by all that is known of them. O(characters). */
export async function fingerprintOf(papers: readonly SourcePaper[]): Promise<string> {
  let sum = 0;
  let characters = 0;
  await inSlices(papers, (some) => {
    const json = JSON.stringify(some);
    sum = crc32(json, sum);
    characters += json.length;
  });
  return `${papers.length}-${characters}-${sum.toString(16)}`;
}

/** Every array in one piece of memory, each at a multiple of four. */
export function packed(index: IndexArrays): Packed {
  let bytes = 0;
  const flat = flatArrays(index);
  const places = flat.map(([name, array]) => {
    const at = bytes;
    bytes += Math.ceil(array.byteLength / 4) * 4;
    return { name, kind: kindOf(array), at, length: array.length };
  });
  const body = new Uint8Array(new SharedArrayBuffer(bytes));
  for (const [i, [, { buffer, byteOffset, byteLength }]] of flat.entries())
    body.set(new Uint8Array(buffer, byteOffset, byteLength), places[i]?.at);
  return { body, places };
}

/** The arrays, where they are. */
export function unpacked({ body, places }: Packed): IndexArrays {
  const result: Record<string, FlatArray | Record<string, FlatArray>> = {};
  for (const { name, kind, at, length } of places) {
    const array = new KINDS[kind](body.buffer, at, length);
    const [outer = "", inner] = name.split(".");
    if (inner === undefined) result[outer] = array;
    else result[outer] = { ...(result[outer] as Record<string, FlatArray> | undefined), [inner]: array };
  }
  // Whoever packed it had an index.
  return result as unknown as IndexArrays;
}

/** Writes an index, whole or not at all. Rejects when the file cannot be written. */
export async function saveIndex(file: string, { body, places }: Packed, fingerprint: string): Promise<void> {
  const sum = crc32(body);
  const head: Head = { version: VERSION, papers: fingerprint, bytes: body.length, sum, places };
  const handle = await open(`${file}.new`, "w");
  try {
    await handle.writeFile(headLine(JSON.stringify(head)));
    await handle.writeFile(body);
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

/** The index in a file, or why it cannot be used: not there, damaged, of another version, or of other papers. */
export async function loadIndex(
  file: string,
  fingerprint: string,
): Promise<IndexArrays | { readonly reason: string }> {
  const handle = await open(file).catch(() => undefined);
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
    return bodySum === head.sum ? unpacked({ body, places: head.places }) : { reason: "damaged" };
  } catch {
    return { reason: "unreadable" };
  } finally {
    await handle.close();
  }
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

function kindOf(array: FlatArray): Kind {
  return array instanceof Uint8Array ? "u8" : array instanceof Uint16Array ? "u16" : "u32";
}
