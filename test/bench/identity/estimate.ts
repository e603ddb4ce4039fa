/**
 * Estimates the weights of identity's evidence on labelled pairs: logistic regression by Newton's method (iteratively reweighted
 * least squares: McCullagh and Nelder, "Generalized Linear Models", 1989) with a ridge, so that what is seldom seen weighs little.
 */

import { evidenceOf, judge } from "../../../src/corpus/identity.ts";
import { WEIGHTS, type WeightName } from "../../../src/corpus/identity-weights.ts";
import { prepare } from "../../../src/corpus/prepared.ts";
import type { LabelledPair } from "../../corpus/pairs/pairs.ts";

const RIDGE: number = 3;
const STEPS = 25;

/** What evidence may weigh at most: what speaks against must never speak for, however the made pairs happen to fall. */
const AT_MOST: Partial<Record<WeightName, number>> = {
  "title.note": -4,
  "title.number": -4,
  "title.year": -4,
  "title.part": -2.5,
  "title.sequel": -2.5,
  "title.tail": -0.8,
  "title.inside": -0.8,
  "title.cutMore": 0,
  "title.apart": -5,
  "authors.missing": 0,
  "pages.other": -0.4,
  "abstract.other": -1,
};
/** Too seldom made to be estimated, or a matter of choice: a conference's paper and the journal's are to be asked about. */
const BY_HAND: ReadonlySet<WeightName> = new Set([
  "title.absent",
  "title.subtitle",
  "title.subtitleSamePeople",
  "versions.later",
  "doi.other",
  "abstract.same",
  "abstract.alike",
]);

export const names = Object.keys(WEIGHTS) as WeightName[];
const place = new Map(names.map((name, index) => [name, index]));

/** A pair as amounts of evidence. */
export interface Row {
  readonly terms: readonly (readonly [place: number, amount: number])[];
  readonly same: number;
  readonly flavour: string;
  /** The score when something settles the pair without weights. */
  readonly settled: number | undefined;
}

export function rowOf({ a, b, same, flavour }: LabelledPair): Row {
  const evidence = evidenceOf(prepare(a), prepare(b));
  const amounts = new Map<number, number>();
  for (const { terms } of evidence ?? [])
    for (const [name, amount] of terms) {
      const at = place.get(name) ?? 0;
      if (amount !== 0) amounts.set(at, (amounts.get(at) ?? 0) + amount);
    }
  return {
    terms: [...amounts],
    same: same ? 1 : 0,
    flavour,
    settled: evidence === undefined ? judge(a, b).score : undefined,
  };
}

/** The score of a pair under some weights. */
export function scoreOf({ terms, settled }: Row, weights: readonly number[]): number {
  let odds = 0;
  for (const [at, amount] of terms) odds += (weights[at] ?? 0) * amount;
  return settled ?? 1 / (1 + Math.exp(-odds));
}

/** The weights, in the order of `names`; what the rows hold too little of keeps the weight it has. */
export function estimate(all: readonly Row[]): number[] {
  const rows = all.filter(({ settled }) => settled === undefined);
  const seen = names.map((_, at) => rows.filter(({ terms }) => terms.some(([one]) => one === at)).length);
  const free = names.flatMap((name, at) => ((seen[at] ?? 0) >= 8 && !BY_HAND.has(name) ? [at] : []));
  const freeAt = new Map(free.map((at, index) => [at, index]));
  const weights: number[] = names.map((name) => WEIGHTS[name]);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = free.map((at) => (names[at] === "base" ? 0 : -RIDGE * (weights[at] ?? 0)));
    const curve = free.map((_, x) => free.map((_, y) => (x === y ? RIDGE : 0)));
    for (const { terms, same } of rows) {
      let odds = 0;
      for (const [at, amount] of terms) odds += (weights[at] ?? 0) * amount;
      const chance = 1 / (1 + Math.exp(-odds));
      const spread = Math.max(1e-6, chance * (1 - chance));
      for (const [at, amount] of terms) {
        const x = freeAt.get(at);
        if (x === undefined) continue;
        gradient[x] = (gradient[x] ?? 0) + (same - chance) * amount;
        const row = curve[x] ?? [];
        for (const [other, much] of terms) {
          const y = freeAt.get(other);
          if (y !== undefined) row[y] = (row[y] ?? 0) + spread * amount * much;
        }
      }
    }
    // A weight at its bound that would go beyond stays there, and the others are solved for without it.
    free.forEach((at, index) => {
      const bound = AT_MOST[names[at] ?? "base"];
      if (bound === undefined || (weights[at] ?? 0) < bound || (gradient[index] ?? 0) <= 0) return;
      gradient[index] = 0;
      curve.forEach((row, x) => {
        row[index] = x === index ? 1 : 0;
        if (x === index) row.fill(0, 0).splice(index, 1, 1);
      });
    });
    const change = solve(curve, gradient);
    free.forEach((at, index) => {
      const moved = (weights[at] ?? 0) + Math.max(-2, Math.min(2, change[index] ?? 0));
      weights[at] = Math.min(moved, AT_MOST[names[at] ?? "base"] ?? moved);
    });
  }

  return weights;
}

/** Solves a symmetric positive system by elimination with pivots. O(n³). */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const all = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (let at = 0; at < size; at += 1) {
    let best = at;
    for (let row = at + 1; row < size; row += 1)
      if (Math.abs(all[row]?.[at] ?? 0) > Math.abs(all[best]?.[at] ?? 0)) best = row;
    const [pivot = [], here = []] = [all[best], all[at]];
    all[best] = here;
    all[at] = pivot;
    for (let row = 0; row < size; row += 1) {
      const line = all[row] ?? [];
      if (row === at) continue;
      const factor = (line[at] ?? 0) / (pivot[at] ?? 1);
      if (factor !== 0)
        for (let column = at; column <= size; column += 1)
          line[column] = (line[column] ?? 0) - factor * (pivot[column] ?? 0);
    }
  }
  return all.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
