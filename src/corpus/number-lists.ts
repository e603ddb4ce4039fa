/** Lists of numbers that grow, in flat arrays: four or eight bytes each, which nothing need be collected of. */

/** Numbers of any size. */
export class FloatList {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Amortised O(1). */
  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The number at a place; 0 beyond the end. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] ?? 0) : 0;
  }
}

/** Numbers of a pool stand in arrays of so many, 1 MB each; what is longer gets an array of its own. */
const CHUNK = 2 ** 18;

interface Row {
  readonly numbers: Uint32Array;
  readonly from: number;
  readonly size: number;
}

/** Rows of 32-bit numbers, each in one piece, so that a part of it can be handed out without copying. */
export class RowPool {
  readonly #chunks: Uint32Array[] = [];
  readonly #places = new FloatList();
  readonly #sizes = new FloatList();
  #used = CHUNK;

  get length(): number {
    return this.#places.length;
  }

  /** Adds a row, which is `numbers` and behind them `more`; returns its number. */
  push(numbers: readonly number[], more: Uint32Array | undefined): number {
    const size = numbers.length + (more?.length ?? 0);
    if (this.#used + size > CHUNK) {
      this.#chunks.push(new Uint32Array(Math.max(size, CHUNK)));
      this.#used = 0;
    }
    const chunk = this.#chunks.at(-1);
    chunk?.set(numbers, this.#used);
    if (more !== undefined) chunk?.set(more, this.#used + numbers.length);
    this.#places.push((this.#chunks.length - 1) * CHUNK + this.#used);
    this.#sizes.push(size);
    this.#used += size;
    return this.#places.length - 1;
  }

  /** The array in which a row stands, where in it, and how long it is. Throws RangeError for a row that is not there. */
  at(row: number): Row {
    const place = this.#places.at(row);
    const numbers = this.#chunks[Math.floor(place / CHUNK)];
    if (numbers === undefined || row >= this.#places.length) throw new RangeError(`no row ${row}`);
    return { numbers, from: place % CHUNK, size: this.#sizes.at(row) };
  }
}
