/** A clock that runs with the machine's but can be turned, so that next week's posts can be seen today. */

import { type Clock, LONGEST_WAIT } from "../../core/clock.ts";

export class OffsetClock implements Clock {
  readonly #base: Clock;
  #offset = 0;
  /** What was turned forward in all, for durations: they never shrink. */
  #ahead = 0;
  readonly #waiting = new Set<AbortController>();

  constructor(base: Clock) {
    this.#base = base;
  }

  /** How far this clock is from the machine's, in ms. */
  get offset(): number {
    return this.#offset;
  }

  now(): number {
    return this.#base.now() + this.#offset;
  }

  monotonic(): number {
    return this.#base.monotonic() + this.#ahead;
  }

  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    const until = this.monotonic() + Math.min(ms, LONGEST_WAIT);
    while (signal?.aborted !== true && this.monotonic() < until) {
      const turned = new AbortController();
      this.#waiting.add(turned);
      const either = signal === undefined ? turned.signal : AbortSignal.any([turned.signal, signal]);
      await this.#base.wait(until - this.monotonic(), either);
      this.#waiting.delete(turned);
    }
  }

  /** Turns the clock by `ms` (back when negative) and lets every wait look again. */
  turn(ms: number): void {
    this.#offset += ms;
    this.#ahead += Math.max(0, ms);
    for (const waiting of this.#waiting) waiting.abort();
  }

  /** Turns the clock to `at` (ms since 1970 UTC). */
  turnTo(at: number): void {
    this.turn(at - this.now());
  }
}
