/**
 * How much the long tests do. `npm run test:long` runs one seed of each scenario at the named size; with
 * PAPERBOY_FULL=1 it runs five, and four times as many crashes (some twenty minutes on two quiet cores).
 */

export const FULL = process.env["PAPERBOY_FULL"] === "1";

/** One seed, or five with PAPERBOY_FULL=1. */
export function seeds(first: number): readonly number[] {
  return FULL ? [0, 1, 2, 3, 4].map((n) => first + n) : [first];
}
