/**
 * An index as one flat file: a line of JSON that says where each array lies, then the arrays as they are in memory.
 * Loading is a read, a check and views into what was read.
 */

import type { IndexArrays } from "./layout.ts";
import type { SourcePaper } from "./source.ts";

/** Changes whenever the arrays or what they mean change; files of other versions are rebuilt. */
const VERSION = 3;
const MAGIC = "paperboy index";
/** Arrays begin at multiples of this, so that they can be viewed in place. */
const ALIGNED = 8;

type FlatArray = Uint8Array | Uint16Array | Uint32Array;
const KINDS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;

interface Head {
  readonly magic: string;
  readonly version: number;
  readonly papers: string;
  readonly sum: number;
  readonly arrays: readonly { name: string; kind: keyof typeof KINDS; at: number; length: number }[];
}

/** Identifies the papers an index was built from: their number, order, ids and texts. O(characters of ids and titles). */
export function fingerprintOf(papers: readonly SourcePaper[]): string {
  let value = 0x811c9dc5;
  const mix = (text: string): void => {
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    value = Math.imul(value ^ text.length, 0x01000193);
  };
  for (const { id, title, authors, abstract, year, facts } of papers) {
    mix(id);
    mix(title);
    mix(authors.join("\n"));
    mix(`${abstract?.length ?? -1} ${year ?? ""} ${abstract?.slice(-40) ?? ""}`);
    mix(facts === undefined ? "" : `${facts.authors.join()}|${facts.nicknames.join()}|${facts.venue ?? ""}`);
  }
  return `${papers.length}-${(value >>> 0).toString(16)}`;
}

/** The bytes of an index. */
export function packIndex(index: IndexArrays, fingerprint: string): Uint8Array {
  const flat = flatArrays(index);
  let at = 0;
  const arrays = flat.map(([name, array]) => {
    const entry = { name, kind: kindOf(array), at, length: array.length };
    at += Math.ceil(array.byteLength / ALIGNED) * ALIGNED;
    return entry;
  });
  const body = new Uint8Array(at);
  flat.forEach(([, array], i) => {
    body.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), arrays[i]?.at);
  });
  const head: Head = { magic: MAGIC, version: VERSION, papers: fingerprint, sum: checksum(body), arrays };
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const padding = (ALIGNED - (line.length % ALIGNED)) % ALIGNED;
  const bytes = new Uint8Array(line.length + padding + body.length);
  bytes.set(line);
  bytes.fill(32, line.length - 1, line.length - 1 + padding);
  bytes[line.length + padding - 1] = 10;
  bytes.set(body, line.length + padding);
  return bytes;
}

/** The index in these bytes, or why it cannot be used: damaged, of another version, or of other papers. */
export function unpackIndex(bytes: Uint8Array, fingerprint: string): IndexArrays | { reason: string } {
  const end = bytes.subarray(0, 65_536).indexOf(10);
  const head = end < 0 ? undefined : readHead(new TextDecoder().decode(bytes.subarray(0, end)));
  if (head === undefined) return { reason: "not an index" };
  if (head.version !== VERSION) return { reason: `version ${head.version}, not ${VERSION}` };
  if (head.papers !== fingerprint) return { reason: "of other papers" };
  // Files are read into plain buffers. A view needs its place in the buffer to be a multiple of its element's size.
  const start = bytes.byteOffset + end + 1;
  const body =
    start % ALIGNED === 0
      ? new Uint8Array(bytes.buffer as ArrayBuffer, start, bytes.length - end - 1)
      : bytes.slice(end + 1);
  const last = head.arrays.at(-1);
  const size = last === undefined ? 0 : last.at + last.length * KINDS[last.kind].BYTES_PER_ELEMENT;
  if (body.length < size || checksum(body) !== head.sum) return { reason: "damaged" };
  return nested(
    head.arrays.map(({ name, kind, at, length }) => [
      name,
      new KINDS[kind](body.buffer, body.byteOffset + at, length),
    ]),
  );
}

function readHead(line: string): Head | undefined {
  try {
    const head = JSON.parse(line) as Head;
    return head.magic === MAGIC && Array.isArray(head.arrays) ? head : undefined;
  } catch {
    return undefined;
  }
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
  // Version and checksum vouch for the shape.
  return result as unknown as IndexArrays;
}

function kindOf(array: FlatArray): keyof typeof KINDS {
  return array instanceof Uint8Array ? "u8" : array instanceof Uint16Array ? "u16" : "u32";
}

/** FNV-1a over 32-bit words; the body's length is a multiple of eight. */
function checksum(body: Uint8Array): number {
  const values = new Uint32Array(body.buffer, body.byteOffset, body.length >>> 2);
  let value = 0x811c9dc5;
  for (let i = 0; i < values.length; i++) value = Math.imul(value ^ (values[i] as number), 0x01000193);
  return value >>> 0;
}
