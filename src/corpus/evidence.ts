/** Pieces of evidence that two records are one paper: named amounts, each with a weight in log odds, and a reason in words. */

import { WEIGHTS, type WeightName } from "./identity-weights.ts";

/** How much of something was found; its log odds are the amount times the weight of that name. */
export type Term = readonly [name: WeightName, amount: number];

export interface Evidence {
  readonly terms: readonly Term[];
  /** In words, for people. */
  readonly why: string;
}

/** The log odds of the terms together. */
export function oddsOf(terms: readonly Term[]): number {
  let odds = 0;
  for (const [name, amount] of terms) odds += WEIGHTS[name] * amount;
  return odds;
}
