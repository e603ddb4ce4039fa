/** Texts kept in a temporary file, but for the latest: what is read once, put aside, and asked for again here and there. */

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FloatList } from "./number-lists.ts";

/** Bytes held in memory before they are written. */
const HELD = 1024 * 1024;

export class Spool {
  /** Where each text begins and, as one more, where the last ends; in bytes. */
  readonly #starts = new FloatList();
  #held = Buffer.allocUnsafe(16 * 1024);
  #heldFrom = 0;
  #heldSize = 0;
  #read = Buffer.allocUnsafe(4 * 1024);
  #file: { readonly descriptor: number; readonly folder: string } | undefined;

  constructor() {
    this.#starts.push(0);
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  /** Puts a text aside and returns its number, from 0. Throws when the disk is full. */
  push(text: string): number {
    const size = Buffer.byteLength(text);
    if (this.#heldSize + size > HELD) this.#write();
    this.#held = atLeast(this.#held, this.#heldSize + size);
    this.#held.write(text, this.#heldSize);
    this.#heldSize += size;
    this.#starts.push(this.#heldFrom + this.#heldSize);
    return this.length - 1;
  }

  /** A text by its number. Throws RangeError when there is none. */
  at(number: number): string {
    if (number < 0 || number >= this.length) throw new RangeError(`no text ${number}`);
    const [start, end] = [this.#starts.at(number), this.#starts.at(number + 1)];
    if (start >= this.#heldFrom)
      return this.#held.toString("utf8", start - this.#heldFrom, end - this.#heldFrom);
    this.#read = atLeast(this.#read, end - start);
    for (let done = 0; done < end - start; ) {
      const more = readSync(this.#file?.descriptor ?? -1, this.#read, done, end - start - done, start + done);
      if (more === 0) throw new Error("the temporary file has been cut short");
      done += more;
    }
    return this.#read.toString("utf8", 0, end - start);
  }

  #write(): void {
    this.#file ??= openTemporary();
    for (let done = 0; done < this.#heldSize; )
      done += writeSync(
        this.#file.descriptor,
        this.#held,
        done,
        this.#heldSize - done,
        this.#heldFrom + done,
      );
    this.#heldFrom += this.#heldSize;
    this.#heldSize = 0;
  }

  /** Removes the file; the texts are gone. */
  [Symbol.dispose](): void {
    if (this.#file === undefined) return;
    closeSync(this.#file.descriptor);
    rmSync(this.#file.folder, { recursive: true, force: true });
    this.#file = undefined;
  }
}

function atLeast(buffer: Buffer<ArrayBuffer>, size: number): Buffer<ArrayBuffer> {
  if (buffer.length >= size) return buffer;
  const larger = Buffer.allocUnsafe(Math.max(size, buffer.length * 2));
  buffer.copy(larger);
  return larger;
}

/** A file that nobody else may read, and that is gone with the process where the system allows to remove open files. */
function openTemporary(): { readonly descriptor: number; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "paperboy-spool-"));
  const descriptor = openSync(join(folder, "texts"), "wx+", 0o600);
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Windows: it is removed when it is closed.
  }
  return { descriptor, folder };
}
