/** Turning the preview's clock without passing over anything: every post on the way is made at its own time. */

import type { OffsetClock } from "./clock.ts";
import type { Firing, Upcoming } from "./ports.ts";

/** Instants stopped at in one turn; a year of daily posts fits, a mistyped century does not. */
const mostStops = 500;

export class TimeMachine {
  readonly #clock: OffsetClock;
  readonly #upcoming: Upcoming | undefined;
  /** One turn at a time. */
  #turning: Promise<unknown> = Promise.resolve();

  constructor(clock: OffsetClock, upcoming: Upcoming | undefined) {
    this.#clock = clock;
    this.#upcoming = upcoming;
  }

  /** The posts after now, soonest first. */
  async next(limit: number): Promise<readonly Firing[]> {
    return (await this.#upcoming?.next(this.#clock.now(), limit)) ?? [];
  }

  /** Turns to `at` (ms); earlier than now turns back, and then nothing is posted again. */
  turnTo(at: number): Promise<void> {
    return this.#alone(() => this.#walk(at));
  }

  /** Turns to the next post; false when none is coming. */
  turnToNext(): Promise<boolean> {
    return this.#alone(async () => {
      const [first] = await this.next(1);
      if (first === undefined) return false;
      await this.#walk(first.at);
      return true;
    });
  }

  /** Back to the machine's own time. */
  async reset(): Promise<void> {
    await this.#alone(async () => this.#clock.turn(-this.#clock.offset));
  }

  async #walk(at: number): Promise<void> {
    for (let stop = 0; stop < mostStops; stop++) {
      const [first] = await this.next(1);
      if (first === undefined || first.at > at) break;
      this.#clock.turnTo(first.at);
      await this.#upcoming?.tick();
      // A post that is still ahead of the clock's new time would be found again for ever.
      if (this.#clock.now() < first.at) break;
    }
    this.#clock.turnTo(at);
    await this.#upcoming?.tick();
  }

  #alone<T>(turn: () => Promise<T>): Promise<T> {
    const done = this.#turning.then(turn, turn);
    this.#turning = done.catch(() => undefined);
    return done;
  }
}
