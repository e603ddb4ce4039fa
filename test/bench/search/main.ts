/**
 * `npm run bench -- search [sizes] [engines]`, for instance `search 17,1000 paperboy,minisearch`. Each engine runs in a
 * process of its own, so that its memory is its own. Prints tables and writes bench-results/search.json.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { contenders } from "./engines.ts";
import { type Measured, measure, memoryInUse } from "./measure.ts";
import { makePapers } from "./papers.ts";
import { KINDS, makeNoise, makeQueries } from "./queries.ts";

interface Result extends Measured {
  readonly engine: string;
  readonly size: number;
  readonly buildMs: number;
  readonly memoryMb: number;
  /** Only some of the queries were asked. */
  readonly sampled: boolean;
}

const SEED = 20_260_112;
/** Queries of each class. */
const EACH = 60;
const EACH_WHEN_SLOW = 3;

export async function main(arguments_: readonly string[]): Promise<void> {
  const [sizes = "17,1000,10000,100000", names = contenders.map(({ name }) => name).join(","), child] =
    arguments_;
  if (child === "--child") {
    process.stdout.write(JSON.stringify(await run(names, Number(sizes))));
    return;
  }
  const results: Result[] = [];
  for (const size of sizes.split(",").map(Number)) {
    for (const name of names.split(",")) {
      const contender = contenders.find((one) => one.name === name);
      if (contender === undefined || size > contender.most) continue;
      const out = execFileSync(
        process.execPath,
        [
          "--expose-gc",
          "--max-old-space-size=12000",
          new URL("../run.ts", import.meta.url).pathname,
          "search",
          String(size),
          name,
          "--child",
        ],
        { encoding: "utf8", maxBuffer: 1e8 },
      );
      results.push(JSON.parse(out) as Result);
    }
    print(
      results.filter((result) => result.size === size),
      size,
    );
  }
  mkdirSync("bench-results", { recursive: true });
  writeFileSync("bench-results/search.json", `${JSON.stringify(results, undefined, 1)}\n`);
}

async function run(name: string, size: number): Promise<Result> {
  const contender = contenders.find((one) => one.name === name);
  if (contender === undefined) throw new Error(`no engine ${name}`);
  const papers = makePapers(size, SEED);
  const sampled = size >= contender.slowFrom;
  const queries = makeQueries(papers, sampled ? EACH_WHEN_SLOW : EACH, SEED + 1);
  const noise = makeNoise(papers, sampled ? 10 : 200, SEED + 2);
  const before = memoryInUse();
  const start = performance.now();
  const ask = await contender.build(papers);
  const buildMs = performance.now() - start;
  const memoryMb = (memoryInUse() - before) / 1e6;
  return { engine: name, size, buildMs, memoryMb, sampled, ...measure(ask, queries, noise) };
}

function print(results: readonly Result[], size: number): void {
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell, i) => (i === 0 ? cell.padEnd(22) : cell.padStart(11))).join(" ")}\n`;
  const row = (label: string, cell: (result: Result) => string): string =>
    line([label, ...results.map(cell)]);
  process.stdout.write(`\n${size} papers\n`);
  process.stdout.write(row("", ({ engine, sampled }) => engine + (sampled ? "*" : "")));
  for (const kind of KINDS)
    process.stdout.write(row(kind, ({ byKind }) => (byKind[kind]?.success ?? Number.NaN).toFixed(3)));
  process.stdout.write(row("success@1", ({ all }) => all.success.toFixed(3)));
  process.stdout.write(row("MRR@10", ({ all }) => all.mrr.toFixed(3)));
  process.stdout.write(row("recall@10", ({ all }) => all.recall.toFixed(3)));
  process.stdout.write(row("nothing, rightly", ({ abstains }) => abstains.toFixed(3)));
  process.stdout.write(row("nothing, wrongly", ({ refuses }) => refuses.toFixed(3)));
  for (const time of ["p50", "p95", "p99"] as const)
    process.stdout.write(row(`${time} ms`, (result) => result[time].toFixed(2)));
  process.stdout.write(row("queries/s", ({ perSecond }) => perSecond.toFixed(0)));
  process.stdout.write(row("build s", ({ buildMs }) => (buildMs / 1000).toFixed(2)));
  process.stdout.write(row("memory MB", ({ memoryMb }) => memoryMb.toFixed(0)));
  if (results.some(({ sampled }) => sampled))
    process.stdout.write(`* asked only ${EACH_WHEN_SLOW} queries of each class\n`);
}
