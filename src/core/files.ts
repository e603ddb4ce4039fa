/** Files that come along with what people ask. Whoever brought one reads it, when it is asked for. */

import { UserError } from "./errors.ts";

/** A file on a message, beside a command, or on the asker's own machine. */
export interface AttachedFile {
  /** Names it within its request. */
  readonly id: string;
  /** As its owner called it: untrusted. */
  readonly name: string;
  /** How many other files came along, and are left out. */
  readonly others?: number;
  /** Its text. Throws UserError when it is larger than `limit` bytes, no text, or cannot be had. */
  read(limit: number, signal: AbortSignal): Promise<string>;
}

/** The files of one request. */
export interface Files {
  readonly came: readonly AttachedFile[];
  /** A file that is named in words, where people can name one. */
  readonly find?: (typed: string) => AttachedFile | undefined;
}

/** Names of what can be imported. Pictures and the like that stand beside a question are no file to read. */
const READABLE = /\.(?:bib|bibtex|ris|enw|nbib|json|jsonl|ndjson|csl|xml|atom|txt|md|csv|list)$/iu;

/** Whether a file of this name can hold what is imported. */
export function isReadable(name: string): boolean {
  return READABLE.test(name);
}

/** Those that hold text, by their names; each knows how many others there were. */
export function readableOf(files: readonly AttachedFile[]): readonly AttachedFile[] {
  const readable = files.filter(({ name }) => isReadable(name));
  const others = readable.length - 1;
  return others > 0 ? readable.map((file) => ({ ...file, others })) : readable;
}

/** Bytes as text: UTF-8 with or without a mark, UTF-16 with one. Throws UserError for what is no text. */
export function textOf(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : undefined;
  const text = new TextDecoder(wide ?? "utf-8").decode(bytes);
  if (!text.includes("\0")) return text;
  throw new UserError(
    "not-text",
    `${name} is not a text file. BibTeX, RIS, CSL-JSON, JSON Lines, arXiv Atom and lists of links can be imported.`,
  );
}

/** For a file over the limit (bytes). */
export function tooLarge(name: string, limit: number): UserError {
  const most = `${Math.floor(limit / 1024 / 1024)} MB`;
  return new UserError(
    "too-large",
    `${name} is larger than ${most}. Split it, or have whoever runs Paperboy add it to the papers that everybody here finds: npx paperboy corpus import FILE --out seeds/NAME.jsonl`,
  );
}
