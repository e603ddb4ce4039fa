/** Chance that can be repeated: the same seed gives the same run (mulberry32, T. Ettinger). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 <= x < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  /** Early items far more often than late ones, as words in a language are (Zipf). */
  zipf<T>(from: readonly T[]): T {
    return from[Math.min(from.length - 1, Math.floor(from.length ** this.next()) - 1)] as T;
  }

  /** `n` different ones, each picked from those that are left. O(n^2), however many there are. */
  some<T>(from: readonly T[], n: number): T[] {
    const taken: number[] = []; // ascending
    return Array.from({ length: Math.min(n, from.length) }, () => {
      let at = this.below(from.length - taken.length);
      let before = 0;
      for (; before < taken.length && (taken[before] as number) <= at; before++) at++;
      taken.splice(before, 0, at);
      return from[at] as T;
    });
  }
}
