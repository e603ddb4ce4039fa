/** Long work in short steps: done in one go, or a few milliseconds at a time beside what else is asked meanwhile. */

import { setImmediate as turn } from "node:timers/promises";

/** Work that pauses after each step, which takes a millisecond or so, and ends with its result. */
export type Steps<T> = Generator<undefined, T>;

/** Lets the event loop turn, so that what else was asked meanwhile is answered. */
export async function pause(): Promise<void> {
  await turn();
}

/** Does the work without a pause. */
export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Does the work, and lets the event loop turn after every so many steps. */
export async function runInTurns<T>(steps: Steps<T>, together = 20): Promise<T> {
  for (;;) {
    for (let count = 0; count < together; count += 1) {
      const { done, value } = steps.next();
      if (done === true) return value;
    }
    await pause();
  }
}

/**
 * Does something for each item, one after the other, and lets the event loop turn after every `together`, when `sofar` is
 * told how many are done.
 */
export async function eachInTurns<T>(
  items: Iterable<T>,
  together: number,
  work: (item: T) => void | Promise<void>,
  sofar?: (done: number) => void,
): Promise<void> {
  let count = 0;
  for (const item of items) {
    // Awaiting nothing takes longer than much of what is done here.
    const later = work(item);
    if (later !== undefined) await later;
    count += 1;
    if (count % together !== 0) continue;
    sofar?.(count);
    await pause();
  }
}
