/**
 * How well pairs of records are judged, on made literature with the truth known: `npm run bench -- identity [pairs]
 * [seed] [--wrong]`. Prints, for the part the weights are set on and for the part held out, precision, recall and F1 of
 * "same" by source and by kind of pair, the best threshold on the score, how well the score is calibrated, and the CPU time.
 */

import { judge, type Verdict } from "../../../src/corpus/identity.ts";
import { type LabelledPair, labelledPairs, type Part } from "../../corpus/pairs/pairs.ts";

interface Judged {
  readonly pair: LabelledPair;
  readonly verdict: Verdict;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(7);

/** Precision, recall and F1 of what `said` takes for one paper. */
function quality(judged: readonly Judged[], said: (one: Judged) => boolean) {
  const right = judged.filter((one) => one.pair.same && said(one)).length;
  const precision = right / Math.max(1, judged.filter(said).length);
  const recall = right / Math.max(1, judged.filter(({ pair }) => pair.same).length);
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function rows(judged: readonly Judged[], key: (one: Judged) => string): string[] {
  const groups = Map.groupBy(judged, key);
  return [...groups].toSorted().map(([name, group]) => {
    const { precision, recall, f1 } = quality(group, said);
    const doubtful = group.filter(({ verdict }) => verdict.verdict === "doubtful").length / group.length;
    const same = group.filter(said).length / group.length;
    const measured = group.every(({ pair }) => pair.same === group[0]?.pair.same)
      ? `said to be the same ${percent(same)}`
      : `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`;
    return `  ${name.padEnd(36)} ${String(group.length).padStart(6)} pairs  ${measured}  doubtful ${percent(doubtful)}`;
  });
}

const said = ({ verdict }: Judged) => verdict.verdict === "same";

function report(part: Part, count: number, seed: number, showWrong: boolean): string[] {
  const pairs = labelledPairs(count, seed, part);
  const before = process.cpuUsage();
  const judged = pairs.map((pair) => ({ pair, verdict: judge(pair.a, pair.b) }));
  const { user, system } = process.cpuUsage(before);
  const all = quality(judged, said);
  const thresholds = Array.from({ length: 19 }, (_, index) => (index + 1) / 20).map((limit) => ({
    limit,
    ...quality(judged, ({ verdict }) => verdict.score >= limit),
  }));
  const best = thresholds.toSorted((x, y) => y.f1 - x.f1)[0];
  const calibration = Array.from({ length: 10 }, (_, tenth) => {
    const within = judged.filter(({ verdict }) => Math.min(9, Math.floor(verdict.score * 10)) === tenth);
    return `${tenth / 10}: ${(within.filter(({ pair }) => pair.same).length / Math.max(1, within.length)).toFixed(2)} (${within.length})`;
  });
  const wrong = judged
    .filter((one) => said(one) !== one.pair.same)
    .map(
      ({ pair: { a, b, kind, flavour }, verdict }) =>
        `${kind}, ${flavour}: ${verdict.verdict} ${verdict.score} ${verdict.why.join("; ")}\n   ${JSON.stringify(a)}\n   ${JSON.stringify(b)}`,
    );
  return [
    `${part}: precision ${all.precision.toFixed(4)}  recall ${all.recall.toFixed(4)}  F1 ${all.f1.toFixed(4)}  doubtful ${percent(judged.filter(({ verdict }) => verdict.verdict === "doubtful").length / judged.length)}`,
    "by source",
    ...rows(judged, ({ pair }) => pair.flavour),
    "by kind",
    ...rows(judged, ({ pair }) => `${pair.same ? "+" : "-"} ${pair.kind}`),
    `best threshold on the score ${best?.limit}: F1 ${best?.f1.toFixed(4)}, precision ${best?.precision.toFixed(4)}; at 0.5 F1 ${thresholds[9]?.f1.toFixed(4)}, precision ${thresholds[9]?.precision.toFixed(4)}`,
    `by threshold: ${[0.5, 0.6, 0.7, 0.8, 0.9]
      .map((limit) => thresholds.find((one) => one.limit === limit))
      .map(
        (one) =>
          `${one?.limit}: ${one?.precision.toFixed(3)} / ${one?.recall.toFixed(3)} / ${one?.f1.toFixed(3)}`,
      )
      .join("  ")}`,
    `share that is one paper by score: ${calibration.join("  ")}`,
    `${Math.round(count / ((user + system) / 1e6))} pairs a second of CPU time`,
    ...(showWrong ? wrong.slice(0, 60) : []),
    "",
  ];
}

export async function main(asked: readonly string[]): Promise<void> {
  const [count = 10_000, seed = 1] = asked.filter((word) => /^\d+$/.test(word)).map(Number);
  const wrong = asked.includes("--wrong");
  for (const part of ["calibration", "held out"] as const)
    process.stdout.write(`${report(part, count, seed, wrong).join("\n")}\n`);
}
