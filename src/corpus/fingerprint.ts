/** Tells whether what was once joined is what joining would give now: a hash of everything that joining depends on. */

import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { eachInTurns } from "../core/steps.ts";
import type { Parsed } from "./entry.ts";
import type { FactsOfPaper } from "./facts.ts";

/** A file by its name and the SHA-256 of its bytes. */
export interface Content {
  readonly file: string;
  readonly hash: string;
}

/** What was read of documents and facts, before joining. */
export interface ReadSeeds extends Parsed {
  readonly facts: readonly FactsOfPaper[];
}

/** Entries hashed before the event loop turns. */
const TOGETHER = 500;

/** Takes the bytes of a file as they are read. */
export class ContentHash {
  readonly #file: string;
  readonly #hash = createHash("sha256");

  constructor(file: string) {
    this.#file = file;
  }

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  content(): Content {
    return { file: this.#file, hash: this.#hash.digest("hex") };
  }
}

/** The same of files as they are on the disk; undefined when one cannot be read. */
export async function contentsOf(
  folder: string,
  files: readonly string[],
): Promise<readonly Content[] | undefined> {
  const contents: Content[] = [];
  try {
    for (const file of files) {
      const hash = new ContentHash(file);
      for await (const bytes of createReadStream(join(folder, file), { highWaterMark: 2 ** 20 }))
        if (bytes instanceof Uint8Array) hash.add(bytes);
      contents.push(hash.content());
    }
  } catch {
    return undefined;
  }
  return contents;
}

/**
 * Identifies what joining these seeds gives. Documents and facts count as they were read, for what is read of a date without a
 * year depends on the day; collections count by their bytes, for reading them is what shall be saved. The code that reads
 * and joins counts by its own text, and Node by its version, for with it go the tables of Unicode.
 */
export async function fingerprintOf(
  read: ReadSeeds,
  collections: readonly Content[],
  code: Promise<string> = hashOfCode([import.meta.dirname, join(import.meta.dirname, "../core")]),
): Promise<string> {
  const hash = createHash("sha256");
  addLine(hash, [process.version, await code]);
  await eachInTurns([read.facts, read.rejects, collections, ...read.entries], TOGETHER, (part) =>
    addLine(hash, part),
  );
  return hash.digest("hex");
}

/** JSON has no line ends, so that no two lists of parts are the same text. */
function addLine(hash: Hash, part: unknown): void {
  hash.update(`${JSON.stringify(part)}\n`);
}

/** Identifies code by its text, so that no number must be raised whenever it changes. */
export async function hashOfCode(folders: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    for (const [index, name] of names.entries()) addLine(hash, [name, texts[index]]);
  }
  return hash.digest("hex");
}
