/** Running something again that lost a race with others. */

import { systemClock } from "../core/clock.ts";
import { StoreError } from "../core/store.ts";

/** With waits that double from 10 ms, the last tries come after about five seconds. */
const TRIES = 10;

/**
 * Runs `body` up to ten times while it fails with `conflict`, waiting a little longer each time. The waits are
 * for the database, so they are real ones even where the clock of the rest is turned by hand.
 */
export async function again<T>(body: () => Promise<T>, random: () => number): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await body();
    } catch (error) {
      const raced = error instanceof StoreError && error.fault === "conflict";
      if (!raced || attempt === TRIES) throw error;
      await systemClock.wait(10 * 2 ** (attempt - 1) * (0.5 + random()));
    }
  }
}
