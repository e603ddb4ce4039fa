/** A set of strings with dense numbers, as flat arrays: looked up by hash, saved and loaded as they are. */

export interface TermArrays {
  readonly starts: Uint32Array;
  /** UTF-16 units of all strings, one after the other. */
  readonly text: Uint16Array;
  /** Open addressing: number + 1 of the string, or 0. */
  readonly slots: Uint32Array;
}

/** What is kept of each string side by side, for one look into memory: hash, where it begins and ends, a value. */
const ENTRY = 4;

/**
 * Grows while an index is built; `freeze` gives the flat form. What is added is hashed and compared where it stands in
 * a text and never cut out of it.
 */
export class TermWriter {
  #slots = new Uint32Array(2 ** 12);
  #entries = new Int32Array(ENTRY * 2 ** 11);
  #text = new Uint16Array(2 ** 14);
  #size = 0;
  #used = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of text[from, to), given out on first sight; `hash` is that of just these units. */
  add(text: string, from = 0, to = text.length, hash = hashOf(text, from, to)): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const known = (this.#slots[slot] as number) - 1;
      if (this.#entries[known * ENTRY] === hash && this.#equals(known * ENTRY, text, from, to)) return known;
    }
    const id = this.#size++;
    this.#slots[slot] = id + 1;
    while (this.#used + to - from > this.#text.length) this.#text = doubled(this.#text, Uint16Array);
    this.#entries[id * ENTRY] = hash;
    this.#entries[id * ENTRY + 1] = this.#used;
    for (let i = from; i < to; i++) this.#text[this.#used++] = text.charCodeAt(i);
    this.#entries[id * ENTRY + 2] = this.#used;
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    return id;
  }

  /** What was last set for a string; 0 at first. */
  value(id: number): number {
    return this.#entries[id * ENTRY + 3] as number;
  }

  /** Keeps a signed number of 32 bits beside a string. */
  setValue(id: number, value: number): void {
    this.#entries[id * ENTRY + 3] = value;
  }

  freeze(): TermArrays {
    const starts = new Uint32Array(this.#size + 1);
    for (let id = 0; id < this.#size; id++) starts[id + 1] = this.#entries[id * ENTRY + 2] as number;
    return { starts, text: this.#text.slice(0, this.#used), slots: this.#slots.slice() };
  }

  #equals(entry: number, text: string, from: number, to: number): boolean {
    const start = this.#entries[entry + 1] as number;
    if ((this.#entries[entry + 2] as number) - start !== to - from) return false;
    for (let i = from; i < to; i++) if (this.#text[start + i - from] !== text.charCodeAt(i)) return false;
    return true;
  }

  #grow(): void {
    this.#entries = doubled(this.#entries, Int32Array);
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.#size; id++) {
      let slot = (this.#entries[id * ENTRY] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id + 1;
    }
  }
}

/** Reads a frozen set of strings. */
export class Terms {
  readonly #arrays: TermArrays;

  constructor(arrays: TermArrays) {
    this.#arrays = arrays;
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
    const { starts, text } = this.#arrays;
    let string = "";
    for (let at = starts[id] as number; at < (starts[id + 1] as number); at++)
      string += String.fromCharCode(text[at] as number);
    return string;
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

/** A copy with twice the room. */
export function doubled<T extends Uint8Array | Uint16Array | Int32Array | Uint32Array>(
  array: T,
  make: new (size: number) => T,
): T {
  const larger = new make(array.length * 2);
  larger.set(array);
  return larger;
}
