/** A title that stands in another field of the other record. */

import type { Prepared } from "./prepared.ts";
import { alike } from "./title-alignment.ts";
import { type Alone, contradictionOf } from "./title-kinds.ts";
import { weightOf } from "./word-weights.ts";

/** Share of the title of `a` that stands in one run of the other fields of `b`; 0 when that run belongs to another title. */
export function heldBy(a: Prepared, b: Prepared): number {
  const { rest } = b;
  const own = a.words.slice(0, a.addedFrom);
  const size = own.length;
  if (size < 2 || a.squashed.length < 8 || rest.length + 1 < size) return 0;
  let best = 0;
  let at = 0;
  for (let start = 0; start + size <= rest.length + 1 && start < 200; start += 1) {
    const here = rest[start] ?? "";
    if (here !== own[0] && here !== own[1]) continue;
    const run = rest.slice(start, start + size + 1);
    const share = own.filter((word) => run.some((other) => alike(word, other))).length / size;
    if (share > best) [best, at] = [share, start];
  }
  if (best < 0.85) return 0;
  // The run may go on as another title does: "…, Part II" after it, "Erratum:" before it.
  const aloneOf = (words: readonly string[]): Alone[] =>
    words.map((word) => ({ word, before: undefined, edge: true, front: true }));
  const found = rest.slice(at, at + size + 2).filter((word) => !own.some((title) => alike(title, word)));
  const missing = own.filter((word) => !rest.slice(at, at + size + 1).some((other) => alike(other, word)));
  const front = rest.slice(Math.max(0, at - 3), at).filter((word) => word.length > 3 && weightOf(word) < 1);
  return (contradictionOf(aloneOf(missing), aloneOf(found)) ?? contradictionOf([], aloneOf(front)))
    ? 0
    : best;
}
