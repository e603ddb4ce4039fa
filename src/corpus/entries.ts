/** Entries in a row: an array of them, or very many put aside on the disk. */

import type { Entry } from "./entry.ts";
import { Spool } from "./spool.ts";

/** Any number of entries, each by its place. */
export interface Entries {
  readonly length: number;
  /** The entry at a place, from 0; undefined beyond the end. */
  at(index: number): Entry | undefined;
}

/** Entries of which none is held in memory. */
export class SpooledEntries implements Entries {
  readonly #texts = new Spool();

  get length(): number {
    return this.#texts.length;
  }

  push(entry: Entry): void {
    this.#texts.push(JSON.stringify(entry));
  }

  at(index: number): Entry | undefined {
    // As `push` wrote it.
    return index < this.length ? (JSON.parse(this.#texts.at(index)) as Entry) : undefined;
  }

  [Symbol.dispose](): void {
    this.#texts[Symbol.dispose]();
  }
}
