/** A table from pieces of text to numbers that never cuts the piece out: it is hashed and compared where it stands. */

/** Grows as needed; numbers are given out in order, by whoever adds. */
export class PieceTable {
  #slots = new Int32Array(2 ** 15);
  #hashes = new Int32Array(2 ** 14);
  #starts = new Uint32Array(2 ** 14);
  #text = new Uint16Array(2 ** 17);
  #size = 0;
  #used = 0;

  /** FNV-1a of text[from, to). */
  static hash(text: string, from: number, to: number): number {
    let value = 0x811c9dc5;
    for (let i = from; i < to; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return value ^ (value >>> 15);
  }

  /** The number of text[from, to), or -1. */
  find(text: string, from: number, to: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = (this.#slots[slot] as number) - 1;
      if (id < 0) return -1;
      if (this.#hashes[id] === hash && this.#equals(id, text, from, to)) return id;
    }
  }

  /** Gives the next number to text[from, to), which must not be there yet. */
  add(text: string, from: number, to: number, hash: number): number {
    if (this.#size + 1 >= this.#hashes.length) this.#grow();
    while (this.#used + to - from > this.#text.length) this.#text = doubled(this.#text, Uint16Array);
    const id = this.#size++;
    this.#hashes[id] = hash;
    this.#starts[id] = this.#used;
    for (let i = from; i < to; i++) this.#text[this.#used++] = text.charCodeAt(i);
    this.#starts[id + 1] = this.#used;
    this.#place(id);
    return id;
  }

  #equals(id: number, text: string, from: number, to: number): boolean {
    const start = this.#starts[id] as number;
    if ((this.#starts[id + 1] as number) - start !== to - from) return false;
    for (let i = from; i < to; i++) if (this.#text[start + i - from] !== text.charCodeAt(i)) return false;
    return true;
  }

  #place(id: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[id] as number) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id + 1;
  }

  #grow(): void {
    this.#hashes = doubled(this.#hashes, Int32Array);
    this.#starts = doubled(this.#starts, Uint32Array);
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let id = 0; id < this.#size; id++) this.#place(id);
  }
}

/** A copy with twice the room. */
export function doubled<T extends Int32Array | Uint32Array | Uint16Array>(
  array: T,
  make: new (size: number) => T,
): T {
  const larger = new make(array.length * 2);
  larger.set(array);
  return larger;
}
