/** A set of strings with dense numbers, as flat arrays: looked up by hash, saved and loaded as they are. */

/** Grows while an index is built; `freeze` turns it into the flat form. */
export class TermWriter {
  readonly #ids = new Map<string, number>();
  readonly strings: string[] = [];

  get size(): number {
    return this.strings.length;
  }

  /** The number of a string, given out on first sight. */
  add(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.strings.length;
    this.#ids.set(text, id);
    this.strings.push(text);
    return id;
  }

  get(text: string): number | undefined {
    return this.#ids.get(text);
  }

  freeze(): TermArrays {
    const starts = new Uint32Array(this.size + 1);
    let length = 0;
    for (let id = 0; id < this.size; id++) {
      length += (this.strings[id] as string).length;
      starts[id + 1] = length;
    }
    const text = new Uint16Array(length);
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, this.size * 2))));
    for (let id = 0, at = 0; id < this.size; id++) {
      const string = this.strings[id] as string;
      for (let i = 0; i < string.length; i++) text[at++] = string.charCodeAt(i);
      let slot = hash(string) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = id + 1;
    }
    return { starts, text, slots };
  }
}

export interface TermArrays {
  readonly starts: Uint32Array;
  /** UTF-16 units of all strings, one after the other. */
  readonly text: Uint16Array;
  /** Open addressing: number + 1 of the string, or 0. */
  readonly slots: Uint32Array;
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
    let slot = hash(string) & (slots.length - 1);
    for (;;) {
      const id = (slots[slot] as number) - 1;
      if (id < 0 || this.#equals(id, string)) return id;
      slot = (slot + 1) & (slots.length - 1);
    }
  }

  text(id: number): string {
    const { starts, text } = this.#arrays;
    return String.fromCharCode(...text.subarray(starts[id], starts[id + 1]));
  }

  length(id: number): number {
    return (this.#arrays.starts[id + 1] as number) - (this.#arrays.starts[id] as number);
  }

  #equals(id: number, string: string): boolean {
    const { starts, text } = this.#arrays;
    const start = starts[id] as number;
    if ((starts[id + 1] as number) - start !== string.length) return false;
    for (let i = 0; i < string.length; i++) if (text[start + i] !== string.charCodeAt(i)) return false;
    return true;
  }
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo). */
export function hash(string: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < string.length; i++) value = Math.imul(value ^ string.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
