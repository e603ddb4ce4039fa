/**
 * Which records share a block, in flat arrays: hash tables of 32-bit keys with a chain of record numbers each. A Map of
 * lists takes several times the memory, and most blocks hold one record.
 */

const FIRST_SIZE = 2 ** 12;
/** Full to this share it is made twice as large. */
const FULL = 0.6;

export class BlockTable {
  /** By slot: the key, the first and the last link of its chain plus one (0: free), and how many records. */
  #keys = new Uint32Array(FIRST_SIZE);
  #first = new Uint32Array(FIRST_SIZE);
  #last = new Uint32Array(FIRST_SIZE);
  #counts = new Uint8Array(FIRST_SIZE);
  #used = 0;
  /** By link: its record, and the next link plus one. */
  #records = new Uint32Array(FIRST_SIZE);
  #next = new Uint32Array(FIRST_SIZE);
  #links = 0;

  /**
   * Puts a record into the block of a key and visits those that were there, in their order. A block of `largest` records
   * takes no more and tells of none, nor is a record put there twice running. O(1) and O(records of the block). `largest`
   * is at most 255.
   */
  meet(key: number, record: number, largest: number, visit: (other: number) => void): void {
    let slot = this.#slotOf(key);
    const first = this.#first[slot] as number;
    if (first === 0) {
      if (this.#used + 1 > this.#keys.length * FULL) {
        this.#grow();
        slot = this.#slotOf(key);
      }
      this.#used += 1;
      this.#keys[slot] = key;
      this.#first[slot] = this.#link(record);
      this.#last[slot] = this.#first[slot] as number;
      this.#counts[slot] = 1;
      return;
    }
    const last = this.#last[slot] as number;
    if ((this.#counts[slot] as number) >= largest || this.#records[last - 1] === record) return;
    for (let link = first; link !== 0; link = this.#next[link - 1] as number)
      visit(this.#records[link - 1] as number);
    const link = this.#link(record);
    this.#next[last - 1] = link;
    this.#last[slot] = link;
    this.#counts[slot] = (this.#counts[slot] as number) + 1;
  }

  /** The slot of a key, or the free one where it would stand. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    // Keys are hashes, but their low bits alone need not be even.
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.#first[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #link(record: number): number {
    if (this.#links === this.#records.length) {
      this.#records = doubled(this.#records);
      this.#next = doubled(this.#next);
    }
    this.#records[this.#links] = record;
    this.#links += 1;
    return this.#links;
  }

  #grow(): void {
    const [keys, first, last, counts] = [this.#keys, this.#first, this.#last, this.#counts];
    const size = keys.length * 2;
    this.#keys = new Uint32Array(size);
    this.#first = new Uint32Array(size);
    this.#last = new Uint32Array(size);
    this.#counts = new Uint8Array(size);
    for (let old = 0; old < keys.length; old += 1) {
      if (first[old] === 0) continue;
      const slot = this.#slotOf(keys[old] as number);
      this.#keys[slot] = keys[old] as number;
      this.#first[slot] = first[old] as number;
      this.#last[slot] = last[old] as number;
      this.#counts[slot] = counts[old] as number;
    }
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
