/** The only place that asks the machine what time it is. */

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Milliseconds that only ever grow, for durations; unrelated to `now`. */
  monotonic(): number;
  /**
   * Waits `ms` milliseconds (values up to 30,000: a longer timer overflows or sleeps through a suspended
   * machine, so callers loop and ask `now` again). Resolves early, without error, when `signal` aborts.
   */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The longest single wait, in ms. */
export const LONGEST_WAIT = 30_000;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(Math.max(ms, 0), LONGEST_WAIT));
      signal?.addEventListener("abort", done, { once: true });
    }),
};

/** A clock that moves only when told to. Waits resolve when `advance` or `set` passes their end. */
export class TurnedClock implements Clock {
  #now: number;
  #monotonic = 0;
  #waiting: { readonly until: number; readonly wake: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted || ms <= 0) return resolve();
      const entry = { until: this.#monotonic + ms, wake: resolve };
      this.#waiting.push(entry);
      signal?.addEventListener(
        "abort",
        () => {
          this.#waiting = this.#waiting.filter((other) => other !== entry);
          resolve();
        },
        { once: true },
      );
    });
  }

  /** Moves both readings ahead by `ms` and wakes what was waiting for that. */
  advance(ms: number): void {
    this.#now += ms;
    this.#monotonic += ms;
    const due = this.#waiting.filter((entry) => entry.until <= this.#monotonic);
    this.#waiting = this.#waiting.filter((entry) => entry.until > this.#monotonic);
    for (const entry of due) entry.wake();
  }

  /** Sets the wall reading (it may jump back); durations are not affected when it does. */
  set(now: number): void {
    if (now > this.#now) this.advance(now - this.#now);
    else this.#now = now;
  }
}
