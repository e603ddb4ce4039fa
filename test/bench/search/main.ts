/**
 * `npm run bench -- search [sizes] [engines] [--quick]`, for instance `search 17,1000 paperboy,minisearch`. Each engine
 * runs in a process of its own, so that its memory is its own. Prints tables and writes bench-results/search.json.
 * `--quick` asks a sixth of the queries. `npm run bench -- search --million [memory|disk]` is a bench of its own: see
 * million.ts.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { contenders, holding, type Loaded } from "./engines.ts";
import { type Measured, measure, measureSuggest, memoryInUse } from "./measure.ts";
import { million } from "./million.ts";
import { makePapers } from "./papers.ts";
import { KINDS, makeNoise, makeQueries } from "./queries.ts";

interface Result extends Measured, Partial<Loaded> {
  readonly engine: string;
  readonly size: number;
  readonly buildMs: number;
  readonly memoryMb: number;
  readonly suggestP50?: number;
  readonly suggestP99?: number;
  /** Only some of the queries were asked. */
  readonly sampled: boolean;
}

const SEED = 20_260_112;
/** Queries of each class. */
const EACH = 60;
const EACH_WHEN_QUICK = 10;
const EACH_WHEN_SLOW = 3;

export async function main(arguments_: readonly string[]): Promise<void> {
  const flags = arguments_.filter((argument) => argument.startsWith("--"));
  const [sizes = "17,1000,10000,100000", names = contenders.map(({ name }) => name).join(",")] =
    arguments_.filter((argument) => !argument.startsWith("--"));
  if (flags.includes("--million")) return await million(sizes);
  if (flags.includes("--child")) {
    process.stdout.write(JSON.stringify(await run(names, Number(sizes), flags.includes("--quick"))));
    return;
  }
  const results: Result[] = [];
  for (const size of sizes.split(",").map(Number)) {
    const out: string[] = [];
    for (const name of names.split(",")) {
      const { most, why = "memory" } = contenders.find((one) => one.name === name) ?? { most: 0 };
      if (size <= most) results.push(inChild(name, size, flags));
      else out.push(`left out: ${name} (${most === 0 ? "not known" : why})\n`);
    }
    print(
      results.filter((result) => result.size === size),
      size,
    );
    process.stdout.write(out.join(""));
  }
  mkdirSync("bench-results", { recursive: true });
  writeFileSync("bench-results/search.json", `${JSON.stringify(results, undefined, 1)}\n`);
}

function inChild(name: string, size: number, flags: readonly string[]): Result {
  const bench = new URL("../run.ts", import.meta.url).pathname;
  const options = ["--expose-gc", "--max-old-space-size=12000", bench, "search", String(size), name];
  const out = execFileSync(process.execPath, [...options, "--child", ...flags], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return JSON.parse(out) as Result; // as `run` wrote it
}

async function run(name: string, size: number, quick: boolean): Promise<Result> {
  const contender = contenders.find((one) => one.name === name);
  if (contender === undefined) throw new Error(`no engine ${name}`);
  const papers = makePapers(size, SEED);
  const sampled = size >= contender.slowFrom;
  const each = sampled ? EACH_WHEN_SLOW : quick ? EACH_WHEN_QUICK : EACH;
  const queries = makeQueries(papers, each, SEED + 1);
  const noise = makeNoise(papers, sampled ? 10 : quick ? 40 : 200, SEED + 2);
  const before = memoryInUse();
  const start = performance.now();
  const built = await contender.build(papers);
  const buildMs = performance.now() - start;
  const { ask, suggest, load, close, shared = 0 } = holding(built);
  const memoryMb = (memoryInUse() + shared - before) / 1e6;
  const result = {
    engine: name,
    size,
    buildMs,
    memoryMb,
    sampled,
    ...(await measure(ask, queries, noise)),
    ...(suggest === undefined
      ? {}
      : await measureSuggest(suggest, makeQueries(papers, sampled ? 1 : 5, SEED + 3))),
    ...(load === undefined ? {} : await load()),
  };
  await close?.();
  return result;
}

function print(results: readonly Result[], size: number): void {
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell, i) => (i === 0 ? cell.padEnd(22) : cell.padStart(16))).join(" ")}\n`;
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
  const ms = (value: number | undefined): string => (value === undefined ? "–" : value.toFixed(2));
  process.stdout.write(row("suggest p50 ms", ({ suggestP50 }) => ms(suggestP50)));
  process.stdout.write(row("suggest p99 ms", ({ suggestP99 }) => ms(suggestP99)));
  process.stdout.write(row("load ms", ({ loadMs }) => ms(loadMs)));
  process.stdout.write(row("longest stall ms", ({ stallMs }) => ms(stallMs)));
  process.stdout.write(row("build s", ({ buildMs }) => (buildMs / 1000).toFixed(2)));
  process.stdout.write(row("memory MB", ({ memoryMb }) => memoryMb.toFixed(0)));
  if (results.some(({ sampled }) => sampled))
    process.stdout.write(`* asked only ${EACH_WHEN_SLOW} queries of each class\n`);
}
