/** Seeded chance for the made records. */

import { random } from "../formats/glued-lines.ts";

export interface Dice {
  /** 0 up to 1, 1 excluded. */
  readonly next: () => number;
  /** True with the chance given, 0..1. */
  readonly chance: (share: number) => boolean;
  /** 0 up to the limit, the limit excluded. */
  readonly below: (limit: number) => number;
  /** One of the values; throws when there is none. */
  readonly pick: <T>(values: readonly T[]) => T;
  /** One of the values, early ones more often: roughly as words and surnames are spread. */
  readonly skewed: <T>(values: readonly T[]) => T;
  readonly shuffled: <T>(values: readonly T[]) => T[];
}

export function dice(seed: number): Dice {
  const next = random(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const at = <T>(values: readonly T[], index: number): T => {
    const value = values[index];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  };
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (values) => at(values, below(values.length)),
    skewed: (values) => at(values, Math.floor(next() * next() * values.length)),
    shuffled: (values) => {
      const left = [...values];
      for (let index = left.length - 1; index > 0; index -= 1) {
        const other = below(index + 1);
        const [x, y] = [at(left, index), at(left, other)];
        left[index] = y;
        left[other] = x;
      }
      return left;
    },
  };
}
