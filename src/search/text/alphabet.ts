/** Numbers of strings in the order of their code units. */

import type { TermArrays } from "./terms.ts";

/** Sorts in place; strings are compared where they stand, so that none is made. O(n log n). */
export function alphabetical(numbers: Uint32Array, { starts, text }: TermArrays): Uint32Array {
  return numbers.sort((a, b) => {
    const endA = starts[a + 1] as number;
    const endB = starts[b + 1] as number;
    let atA = starts[a] as number;
    let atB = starts[b] as number;
    while (atA < endA && atB < endB) {
      const apart = (text[atA++] as number) - (text[atB++] as number);
      if (apart !== 0) return apart;
    }
    return endA - atA - (endB - atB);
  });
}
