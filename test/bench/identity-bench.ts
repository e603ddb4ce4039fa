/** Precision, recall and F1 of the judgement of pairs, by kind of pair: `npx node test/bench/identity-bench.ts [pairs] [seed]`. */

import { judge } from "../../src/corpus/identity.ts";
import { labelledPairs } from "../corpus/variants.ts";

const pairs = labelledPairs(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1));
const kinds = new Map<string, { count: number; same: number; doubtful: number }>();
const wrong: string[] = [];
let [found, false_, missed] = [0, 0, 0];
for (const pair of pairs) {
  const verdict = judge(pair.a, pair.b);
  const row = kinds.get(pair.kind) ?? { count: 0, same: 0, doubtful: 0 };
  row.count += 1;
  if (verdict.verdict === "same") row.same += 1;
  if (verdict.verdict === "doubtful") row.doubtful += 1;
  kinds.set(pair.kind, row);
  const said = verdict.verdict === "same";
  if (said && pair.same) found += 1;
  if (said && !pair.same) false_ += 1;
  if (!said && pair.same) missed += 1;
  if (said !== pair.same)
    wrong.push(
      `${pair.kind}: ${verdict.verdict} ${verdict.score} ${verdict.why.join("; ")}\n   ${JSON.stringify(pair.a)}\n   ${JSON.stringify(pair.b)}`,
    );
}
const precision = found / (found + false_);
const recall = found / (found + missed);
const lines = [...kinds]
  .sort(([a], [b]) => a.localeCompare(b))
  .map(
    ([kind, { count, same, doubtful }]) =>
      `${kind.padEnd(36)} ${String(count).padStart(6)} pairs  ${((100 * same) / count).toFixed(1).padStart(5)} % same  ${((100 * doubtful) / count).toFixed(1).padStart(5)} % doubtful`,
  );
process.stdout.write(
  `${lines.join("\n")}\nprecision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${((2 * precision * recall) / (precision + recall)).toFixed(4)}\n`,
);
if (process.argv.includes("--wrong")) process.stdout.write(`${wrong.slice(0, 40).join("\n")}\n`);
