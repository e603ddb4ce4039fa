/** A set of strings with dense numbers, as flat arrays: looked up by hash, saved and loaded as they are. */

import { int32, uint16, uint32 } from "./numbers.ts";

export interface TermArrays {
  readonly starts: Uint32Array;
  /** UTF-16 units of all strings, one after the other. */
  readonly text: Uint16Array;
  /** Open addressing: number + 1 of the string, or 0. */
  readonly slots: Uint32Array;
}

/**
 * Grows while an index is built; `freeze` gives the flat form. What is added is hashed and compared where it stands in
 * a text and never cut out of it.
 */
export class TermWriter {
  /**
   * Number + 1 of a string, or 0, in the bits that tell slots apart; in the others those of its hash, by which most
   * strings are told apart without a look at them.
   */
  #slots = int32(2 ** 12);
  /** Where each string begins, and where the last one ends; grows with the slots, of which a half are used at most. */
  #starts = uint32(2 ** 11 + 1);
  #hashes = int32(2 ** 11);
  #text = uint16(2 ** 14);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of text[from, to), given out on first sight; `hash` is that of just these units. */
  add(text: string, from = 0, to = text.length, hash = hashOf(text, from, to)): number {
    const slots = this.#slots;
    const starts = this.#starts;
    const units = this.#text;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) return this.#append(slot, hash, text, from, to);
      if (((entry ^ hash) & ~mask) !== 0) continue;
      const id = (entry & mask) - 1;
      const start = starts[id] as number;
      if ((starts[id + 1] as number) - start !== to - from) continue;
      let at = from;
      while (at < to && units[start + at - from] === text.charCodeAt(at)) at++;
      if (at === to) return id;
    }
  }

  text(id: number): string {
    const [start, end] = [this.#starts[id] as number, this.#starts[id + 1] as number];
    return Buffer.from(this.#text.buffer).toString("utf16le", 2 * start, 2 * end);
  }

  freeze(): TermArrays {
    const slots = uint32(this.#slots.length);
    const mask = slots.length - 1;
    for (let slot = 0; slot < slots.length; slot++) slots[slot] = (this.#slots[slot] as number) & mask;
    const starts = this.#starts.subarray(0, this.#size + 1);
    const text = this.#text.subarray(0, starts[this.#size]);
    return { starts: copied(starts, uint32(starts.length)), text: copied(text, uint16(text.length)), slots };
  }

  #append(slot: number, hash: number, text: string, from: number, to: number): number {
    const id = this.#size++;
    this.#slots[slot] = (hash & -this.#slots.length) | (id + 1);
    this.#hashes[id] = hash;
    let end = this.#starts[id] as number;
    while (end + to - from > this.#text.length)
      this.#text = copied(this.#text, uint16(this.#text.length * 2));
    for (let i = from; i < to; i++) this.#text[end++] = text.charCodeAt(i);
    this.#starts[id + 1] = end;
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    return id;
  }

  #grow(): void {
    const before = this.#slots;
    const size = before.length * 2;
    this.#slots = int32(size);
    this.#starts = copied(this.#starts, uint32(before.length + 1));
    this.#hashes = copied(this.#hashes, int32(before.length));
    for (const entry of before) {
      if (entry === 0) continue;
      const number = entry & (before.length - 1);
      const hash = this.#hashes[number - 1] as number;
      let slot = hash & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = (hash & -size) | number;
    }
  }
}

function copied<T extends Uint16Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Reads a frozen set of strings. */
export class Terms {
  readonly #arrays: TermArrays;
  readonly #units: Buffer;

  constructor(arrays: TermArrays) {
    this.#arrays = arrays;
    this.#units = Buffer.from(arrays.text.buffer, arrays.text.byteOffset, arrays.text.byteLength);
  }

  get size(): number {
    return this.#arrays.starts.length - 1;
  }

  /** The number of the string, or -1. O(length). */
  find(string: string): number {
    const { slots } = this.#arrays;
    let slot = hashOf(string) & (slots.length - 1);
    for (;;) {
      const id = (slots[slot] as number) - 1;
      if (id < 0 || (this.length(id) === string.length && this.compare(id, string) === 0)) return id;
      slot = (slot + 1) & (slots.length - 1);
    }
  }

  text(id: number): string {
    const { starts } = this.#arrays;
    return this.#units.toString("utf16le", 2 * (starts[id] as number), 2 * (starts[id + 1] as number));
  }

  length(id: number): number {
    return (this.#arrays.starts[id + 1] as number) - (this.#arrays.starts[id] as number);
  }

  /** Below 0 when string `id` comes before `other` in the order of code units, 0 when it begins with it, else above. */
  compare(id: number, other: string): number {
    const { starts, text } = this.#arrays;
    const start = starts[id] as number;
    const length = (starts[id + 1] as number) - start;
    for (let i = 0; i < other.length; i++) {
      if (i === length) return -1;
      const apart = (text[start + i] as number) - other.charCodeAt(i);
      if (apart !== 0) return apart;
    }
    return 0;
  }

  /** Where in `sorted`, numbers in alphabetical order, the strings that begin with `prefix` begin and end. O(log n). */
  beginning(prefix: string, sorted: Uint32Array): [from: number, to: number] {
    const first = (least: number): number => {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.compare(sorted[middle] as number, prefix) < least) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return [first(0), first(1)];
  }
}

export const HASH_SEED = 0x811c9dc5;

/** One step of FNV-1a over UTF-16 units (Fowler, Noll, Vo). */
export function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The last step: lets the high bits reach the low ones, by which tables are addressed. */
export function finished(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** The hash of text[from, to), as a signed number of 32 bits. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = HASH_SEED;
  for (let i = from; i < to; i++) hash = mixed(hash, text.charCodeAt(i));
  return finished(hash);
}
