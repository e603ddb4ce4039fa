/** How one title goes beyond another that it holds: behind it, before it, or inside. */

import type { Term } from "./evidence.ts";
import type { Prepared } from "./prepared.ts";
import type { Alignment } from "./title-alignment.ts";
import type { Leftover } from "./title-leftover.ts";
import { JOINING } from "./word-weights.ts";

export interface Shape {
  readonly terms: readonly Term[];
  readonly why: string;
  /** What one lacks is set off by a colon, or stands behind. */
  readonly beyond?: "subtitle" | "tail";
}

/** `only` is what the longer title alone has, `more` its weight. Constant but for a few words. */
export function shapeOf(
  long: Prepared,
  short: Prepared,
  only: Leftover,
  alignment: Alignment,
  more: number,
): Shape {
  const { alone, first, last, firstPartner, lastPartner } = only;
  const amount = Math.min(more, 1);
  const rest = Math.min(Math.max(more - 1, 0), 3);
  if (first > lastPartner) {
    if (short.cutOff || alignment.partial || endsOpen(short))
      return {
        terms: [
          ["title.cut", 1],
          ["title.cutMore", rest],
        ],
        why: "one title is the other cut short",
      };
    if (long.breaks.some((at) => at > lastPartner && at <= first))
      return {
        terms: [["title.subtitle", 1]],
        why: "only one has the subtitle",
        // A year or number may be all that tells reports apart.
        ...(alone.some(({ word }) => /^\d+$/.test(word)) ? {} : { beyond: "subtitle" as const }),
      };
    return {
      terms: [["title.tail", amount]],
      why: "one title goes on where the other ends",
      beyond: "tail",
    };
  }
  if (last < firstPartner) {
    if (long.breaks.some((at) => at > last && at <= firstPartner))
      return {
        terms: [["title.subtitle", 1]],
        why: "only one has what stands before the colon",
        beyond: "subtitle",
      };
    return { terms: [["title.head", amount]], why: "one title has words more in front" };
  }
  const words = alone
    .map(({ word }) => word)
    .slice(0, 3)
    .join(" ");
  return {
    terms: [
      ["title.inside", amount],
      ["title.insideMore", rest],
    ],
    why: `one title has words more: ${words}`,
  };
}

/** Whether the title ends in a word that joins it to what is missing; the A of "Part A" does not. */
function endsOpen({ words, addedFrom }: Prepared): boolean {
  return JOINING.has(words[addedFrom - 1] ?? "") && words[addedFrom - 2] !== "part";
}
