/**
 * Which records share a block, in flat arrays: a hash table of 32-bit keys, each with its record or a chain of records. A Map
 * of lists takes several times the memory, and most blocks hold one record.
 */

const FIRST_SIZE = 2 ** 12;
/** Full to this share it is made twice as large. */
const FULL = 0.7;
/** Marks a slot that holds the number of a link, not of a record. */
const CHAIN = 0x80000000;

export class BlockTable {
  /** By slot: the key, and what it holds plus one: 0 nothing, a record, or with CHAIN the newest link of a chain. */
  #keys = new Uint32Array(FIRST_SIZE);
  #held = new Uint32Array(FIRST_SIZE);
  #used = 0;
  /** By link: its record, and the link of the record before plus one (0: the oldest). */
  #records = new Uint32Array(FIRST_SIZE);
  #before = new Uint32Array(FIRST_SIZE);
  #links = 0;

  /**
   * Puts a record into the block of a key and visits those that were there, newest first. A block of `largest` records
   * takes no more and tells of none, nor is a record put there twice running. O(records of the block). Records are numbered
   * below 2³¹.
   */
  meet(key: number, record: number, largest: number, visit: (other: number) => void): void {
    let slot = this.#slotOf(key);
    const held = this.#held[slot] as number;
    if (held === 0) {
      if (this.#used + 1 > this.#keys.length * FULL) {
        this.#grow();
        slot = this.#slotOf(key);
      }
      this.#used += 1;
      this.#keys[slot] = key;
      this.#held[slot] = record + 1;
      return;
    }
    let newest = held;
    if ((held & CHAIN) === 0) {
      if (held - 1 === record || largest <= 1) return;
      newest = this.#link(held - 1, 0);
    } else if (this.#records[(held & ~CHAIN) - 1] === record || this.#isFull(held, largest)) return;
    newest = (newest & ~CHAIN) >>> 0;
    for (let link = newest; link !== 0; link = this.#before[link - 1] as number)
      visit(this.#records[link - 1] as number);
    this.#held[slot] = (this.#link(record, newest) | CHAIN) >>> 0;
  }

  #isFull(held: number, largest: number): boolean {
    let count = 0;
    for (let link = (held & ~CHAIN) >>> 0; link !== 0; link = this.#before[link - 1] as number) count += 1;
    return count >= largest;
  }

  /** The slot of a key, or the free one where it would stand. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    // Keys are hashes, but their low bits alone need not be even.
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.#held[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  /** A new link; its number plus one. */
  #link(record: number, before: number): number {
    if (this.#links === this.#records.length) {
      this.#records = doubled(this.#records);
      this.#before = doubled(this.#before);
    }
    this.#records[this.#links] = record;
    this.#before[this.#links] = before;
    this.#links += 1;
    return this.#links;
  }

  #grow(): void {
    const [keys, held] = [this.#keys, this.#held];
    const size = keys.length * 2;
    this.#keys = new Uint32Array(size);
    this.#held = new Uint32Array(size);
    for (let old = 0; old < keys.length; old += 1) {
      if (held[old] === 0) continue;
      const slot = this.#slotOf(keys[old] as number);
      this.#keys[slot] = keys[old] as number;
      this.#held[slot] = held[old] as number;
    }
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
