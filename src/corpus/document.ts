/** Documents from disk: bounded in size, decoded strictly, with damaged lines named. */

import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../core/errors.ts";
import { type Entry, type Parsed, type Reject, reject } from "./entry.ts";

/** A seed document may be this large, in bytes; larger collections are imported. */
const LARGEST_DOCUMENT = 16 * 1024 * 1024;

export interface Document {
  readonly file: string;
  readonly lines: readonly string[];
  /** Numbers (from 1) of the lines that are not valid UTF-8. */
  readonly damaged: ReadonlySet<number>;
}

/** Names of the documents in a folder, sorted: everything but notes, facts and hidden files. Throws when there is no such folder. */
export async function listDocuments(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    const why = { ENOENT: "there is none", ENOTDIR: "it is a file", EACCES: "this user may not" };
    throw new UserError(
      "no-seeds",
      `The folder of the seed documents, ${folder}, cannot be read: ${why[error.code as keyof typeof why] ?? error.message}. Name another with PAPERBOY_SEEDS; an empty one will do.`,
    );
  });
  return found
    .filter((item) => item.isFile() && !item.name.startsWith(".") && !/\.(?:md|json)$/i.test(item.name))
    .map((item) => item.name)
    .sort();
}

/** Reads one document, or says why it cannot be read. At most `LARGEST_DOCUMENT` bytes are held. */
export async function readDocument(folder: string, file: string): Promise<Document | Reject> {
  const path = join(folder, file);
  try {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      if (size > LARGEST_DOCUMENT)
        return reject(
          file,
          1,
          `${size} bytes is more than the ${LARGEST_DOCUMENT} a seed document may have; import it instead`,
        );
    } finally {
      await handle.close();
    }
    return decode(file, await readFile(path));
  } catch (error) {
    return reject(
      file,
      1,
      `the file cannot be read (${error instanceof Error && "code" in error ? error.code : "unknown"})`,
    );
  }
}

/** Splits bytes into lines of text. An empty file, or one in another encoding, is refused with the reason. */
export function decode(file: string, bytes: Uint8Array): Document | Reject {
  if (bytes.length === 0) return reject(file, 1, "the file is empty");
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return reject(file, 1, "the file is UTF-16; save it as UTF-8");
  const strict = new TextDecoder("utf-8", { fatal: true });
  const lenient = new TextDecoder("utf-8");
  try {
    const text = strict.decode(bytes);
    if (text.includes("\0")) return reject(file, 1, "the file is not text: it holds zero bytes");
    return { file, lines: text.split(/\r\n|\n|\r/), damaged: new Set() };
  } catch {
    // Somewhere it is not UTF-8: find out on which lines, and keep the others.
  }
  const lines: string[] = [];
  const damaged = new Set<number>();
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    let text = lenient.decode(line);
    try {
      text = strict.decode(line);
    } catch {
      damaged.add(lines.length + 1);
    }
    lines.push(text.replace(/\r$/, ""));
    start = end + 1;
  }
  return { file, lines, damaged };
}

/** Moves entries that hold a damaged line to the rejects, naming the line. */
export function withoutDamaged({ entries, rejects }: Parsed, { file, damaged }: Document): Parsed {
  if (damaged.size === 0) return { entries, rejects };
  const keep: Entry[] = [];
  for (const entry of entries) {
    let bad = false;
    for (let line = entry.line; line <= entry.endLine && !bad; line += 1) bad = damaged.has(line);
    if (!bad) keep.push(entry);
  }
  const told = [...damaged].map((line) =>
    reject(file, line, "the line is not valid UTF-8; its entry is left out"),
  );
  return { entries: keep, rejects: [...rejects, ...told].sort((a, b) => a.line - b.line) };
}
