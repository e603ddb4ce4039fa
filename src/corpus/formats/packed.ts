/** Files that hold records, if at all, inside something else; told by the bytes they begin with. */

import { open } from "node:fs/promises";

const BEGINNINGS: readonly (readonly [bytes: readonly number[], reason: string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    "this is a zip archive, or a document that is one: unpack it and import what is in it",
  ],
  [[0x1f, 0x8b], "this is packed with gzip: unpack it first"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "this is packed with xz: unpack it first"],
  [[0x28, 0xb5, 0x2f, 0xfd], "this is packed with zstd: unpack it first"],
  [[0x42, 0x5a, 0x68], "this is packed with bzip2: unpack it first"],
  [[0x37, 0x7a, 0xbc, 0xaf], "this is a 7z archive: unpack it and import what is in it"],
  [[0x25, 0x50, 0x44, 0x46], "this is a PDF: add the paper by its link, its DOI or its title instead"],
  [[0xff, 0xfe], "this is UTF-16: save it as UTF-8"],
  [[0xfe, 0xff], "this is UTF-16: save it as UTF-8"],
];

/** Why a file cannot be read as text, with what to do; undefined for all others. Nothing is ever unpacked here. */
export async function packedAs(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return BEGINNINGS.find(([bytes]) => bytes.every((byte, at) => buffer[at] === byte))?.[1];
  } finally {
    await file.close();
  }
}
