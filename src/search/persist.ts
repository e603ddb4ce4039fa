/**
 * An index as one flat file: a line that says what it holds, then the arrays as they are in memory. It is read and
 * checked in pieces, for the event loop must turn meanwhile.
 */

import { type FileHandle, open, rename } from "node:fs/promises";
import type { IndexArrays } from "./layout.ts";
import { mapInSlices } from "./slices.ts";
import type { SourcePaper } from "./source.ts";
import { finished, HASH_SEED, mixed } from "./terms.ts";

/** Changes whenever the arrays or what they mean change; files of other versions are rebuilt. */
const VERSION = 6;
const MAGIC = "paperboy-index";
/** Bytes read at once: half a millisecond to check. */
const PIECE = 2 ** 20;
/** No first line is longer. */
const LONGEST_HEAD = 2 ** 16;

type FlatArray = Uint8Array | Uint16Array | Uint32Array;
const KINDS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;

interface Head {
  readonly version: number;
  readonly papers: string;
  readonly arrays: readonly { name: string; kind: keyof typeof KINDS; length: number; sum: number }[];
}

/** Identifies the papers an index was built from, by all that it holds of them. O(characters). */
export async function fingerprintOf(papers: readonly SourcePaper[]): Promise<string> {
  let value = HASH_SEED;
  const mix = (text: string): void => {
    // Two units at once: this reads every letter of the corpus.
    for (let i = 1; i < text.length; i += 2)
      value = mixed(value, text.charCodeAt(i - 1) | (text.charCodeAt(i) << 16));
    if (text.length % 2 === 1) value = mixed(value, text.charCodeAt(text.length - 1));
    value = mixed(value, text.length);
  };
  await mapInSlices(papers, ({ id, title, nickname, authors, abstract, year, facts }) => {
    for (const text of [id, title, nickname ?? "", authors.join("\n"), abstract ?? "", `${year}`]) mix(text);
    if (facts !== undefined)
      mix([...facts.authors, "", ...facts.nicknames, facts.venue, facts.title].join("\n"));
  });
  return `${papers.length}-${(finished(value) >>> 0).toString(16)}`;
}

/** Writes an index, whole or not at all. Rejects when the file cannot be written. */
export async function saveIndex(file: string, index: IndexArrays, fingerprint: string): Promise<void> {
  const flat = flatArrays(index);
  const head: Head = {
    version: VERSION,
    papers: fingerprint,
    arrays: flat.map(([name, array]) => ({
      name,
      kind: kindOf(array),
      length: array.length,
      sum: checksum(bytesOf(array)),
    })),
  };
  const handle = await open(`${file}.new`, "w");
  try {
    await handle.writeFile(headLine(JSON.stringify(head)));
    for (const [, array] of flat) await handle.writeFile(bytesOf(array));
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
    const flat: [string, FlatArray][] = [];
    let at = end + 1;
    for (const { name, kind, length, sum } of head.arrays) {
      const array = new KINDS[kind](length);
      if ((await readInto(bytesOf(array), handle, at)) !== sum) return { reason: "damaged" };
      flat.push([name, array]);
      at += array.byteLength;
    }
    return nested(flat);
  } catch {
    return { reason: "unreadable" };
  } finally {
    await handle.close();
  }
}

/** Fills `bytes` from a place in the file; their checksum, or -1 when there are not as many. */
async function readInto(bytes: Uint8Array, handle: FileHandle, place: number): Promise<number> {
  let sum = HASH_SEED;
  for (let at = 0; at < bytes.length; ) {
    const piece = bytes.subarray(at, at + PIECE);
    let filled = 0;
    while (filled < piece.length) {
      const { bytesRead } = await handle.read(piece, filled, piece.length - filled, place + at + filled);
      if (bytesRead === 0) return -1;
      filled += bytesRead;
    }
    sum = mixedIn(piece, sum);
    at += piece.length;
  }
  return finished(sum) >>> 0;
}

function headLine(json: string): string {
  return `${MAGIC} ${checksum(new TextEncoder().encode(json))} ${json}\n`;
}

/** Every array with its path: `terms.text`. */
export function flatArrays(value: object, path = ""): [string, FlatArray][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, FlatArray][] => {
    if (inner instanceof Uint8Array || inner instanceof Uint16Array || inner instanceof Uint32Array)
      return [[path + name, inner]];
    return typeof inner === "object" && inner !== null ? flatArrays(inner, `${path}${name}.`) : [];
  });
}

function nested(flat: readonly (readonly [string, FlatArray])[]): IndexArrays {
  const result: Record<string, FlatArray | Record<string, FlatArray>> = {};
  for (const [path, array] of flat) {
    const [outer = "", inner] = path.split(".");
    if (inner === undefined) result[outer] = array;
    else result[outer] = { ...(result[outer] as Record<string, FlatArray> | undefined), [inner]: array };
  }
  // Version and checksums vouch for the shape.
  return result as unknown as IndexArrays;
}

function kindOf(array: FlatArray): keyof typeof KINDS {
  return array instanceof Uint8Array ? "u8" : array instanceof Uint16Array ? "u16" : "u32";
}

function bytesOf(array: FlatArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Of bytes that begin at a multiple of four in their buffer. */
export function checksum(bytes: Uint8Array): number {
  return finished(mixedIn(bytes, HASH_SEED)) >>> 0;
}

/** FNV-1a over words of 32 bits, and the bytes left over. */
function mixedIn(bytes: Uint8Array, sum: number): number {
  let value = sum;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  for (let i = 0; i < words.length; i++) value = mixed(value, words[i] as number);
  for (let i = words.length * 4; i < bytes.length; i++) value = mixed(value, bytes[i] as number);
  return value;
}
