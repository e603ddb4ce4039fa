/** Arrays of numbers, outside of the heap. */

/** Smaller arrays are not worth a place of their own in shared memory. */
const SMALL = 2 ** 14;

/**
 * Room for an array. What is large stands in shared memory: threads hand it on without copying, and the garbage
 * collector does not count it, which would look through all papers once for every 64 MB of arrays that are made.
 */
function room(bytes: number): ArrayBufferLike {
  return bytes < SMALL ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}

export const uint8 = (length: number): Uint8Array => new Uint8Array(room(length));
export const uint16 = (length: number): Uint16Array => new Uint16Array(room(2 * length));
export const int32 = (length: number): Int32Array => new Int32Array(room(4 * length));
export const uint32 = (length: number): Uint32Array => new Uint32Array(room(4 * length));

/** Numbers in one piece. */
const PIECE = 2 ** 16;

/** Numbers of 32 bits in a row, as many as come; in pieces, so that growing neither copies nor leaves anything behind. */
export class Numbers {
  readonly #pieces: Uint32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const place = this.#length % PIECE;
    if (place === 0) this.#pieces[this.#length / PIECE] ??= uint32(PIECE);
    this.set(this.#length++, value);
  }

  pushPair(first: number, second: number): void {
    this.push(first);
    this.push(second);
  }

  /** Of a place before the end. */
  at(place: number): number {
    return (this.#pieces[place >>> 16] as Uint32Array)[place % PIECE] as number;
  }

  set(place: number, value: number): void {
    (this.#pieces[place >>> 16] as Uint32Array)[place % PIECE] = value;
  }

  /** Forgets what stands at the end; the room is kept. */
  cut(length: number): void {
    this.#length = length;
  }

  copy(): Uint32Array {
    return this.#copied(uint32(this.#length));
  }

  /** The same of numbers below 256. */
  bytes(): Uint8Array {
    return this.#copied(uint8(this.#length));
  }

  #copied<T extends Uint8Array | Uint32Array>(all: T): T {
    for (let at = 0, piece = 0; at < all.length; at += PIECE, piece++)
      all.set((this.#pieces[piece] as Uint32Array).subarray(0, all.length - at), at);
    return all;
  }
}
