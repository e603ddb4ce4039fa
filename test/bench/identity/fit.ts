/**
 * Estimates the weights of identity's evidence on the calibration part of the made pairs: `npx node test/bench/identity/fit.ts
 * [pairs] [seed] [--write]`. With --write the table in src/corpus/identity-weights.ts is replaced. With --unseen each kind of
 * source is left out in turn, and the weights of the others are tried on it, in the part held out.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { SAME_FROM } from "../../../src/corpus/identity.ts";
import { WEIGHTS } from "../../../src/corpus/identity-weights.ts";
import { labelledPairs } from "../../corpus/pairs/pairs.ts";
import { estimate, names, type Row, rowOf, scoreOf } from "./estimate.ts";

/** Sources that are alike are left out together. */
const PROFILES: Readonly<Record<string, readonly string[]>> = {
  clean: ["clean", "managed", "preprint"],
  crawled: ["crawled", "crawled, moved"],
  moved: ["clean, moved", "crawled, moved"],
  "citation strings": ["cited", "miscut"],
  biomedical: ["medical", "exported"],
};

const [count = 40_000, seed = 1] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
const rows = labelledPairs(count, seed).map(rowOf);

if (process.argv.includes("--unseen")) {
  const tried = labelledPairs(count, seed, "held out").map(rowOf);
  const quality = (weights: readonly number[], of: readonly Row[], limit: number) => {
    const said = of.filter((row) => scoreOf(row, weights) >= limit);
    const right = said.filter(({ same }) => same === 1).length;
    const truly = of.filter(({ same }) => same === 1).length;
    return `${(right / said.length).toFixed(3)} / ${(right / truly).toFixed(3)} / ${((2 * right) / (said.length + truly)).toFixed(3)}`;
  };
  const set = names.map((name) => WEIGHTS[name]);
  process.stdout.write(`held out, precision / recall / F1 from 0.7, and from 0.5\n`);
  for (const [profile, flavours] of Object.entries(PROFILES)) {
    const within = ({ flavour }: Row) => flavours.includes(flavour);
    const unseen = estimate(rows.filter((row) => !within(row)));
    const of = tried.filter(within);
    for (const [what, weights] of [
      ["unseen", unseen],
      ["as set", set],
    ] as const)
      process.stdout.write(
        `${profile.padEnd(18)} ${what} ${String(of.length).padStart(6)} pairs   ${quality(weights, of, SAME_FROM)}   ${quality(weights, of, 0.5)}\n`,
      );
  }
} else {
  const weights = estimate(rows);
  names.forEach((name, at) => {
    const holding = rows.filter(({ terms }) => terms.some(([one]) => one === at));
    const share = holding.reduce((sum, { same }) => sum + same, 0) / Math.max(1, holding.length);
    process.stdout.write(
      `${name.padEnd(24)} ${(weights[at] ?? 0).toFixed(2).padStart(7)}   in ${String(holding.length).padStart(6)} pairs, ${(100 * share).toFixed(0)} % of them one paper\n`,
    );
  });
  if (process.argv.includes("--write")) {
    const file = new URL("../../../src/corpus/identity-weights.ts", import.meta.url);
    const text = readFileSync(file, "utf8");
    const start = text.indexOf("{\n", text.indexOf("WEIGHTS =")) + 2;
    const table = names.map((name, at) => `  "${name}": ${(weights[at] ?? 0).toFixed(2)},`);
    writeFileSync(
      file,
      `${text.slice(0, start)}${table.join("\n")}\n${text.slice(text.indexOf("} as const", start))}`,
    );
  }
}
