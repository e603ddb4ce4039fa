/**
 * One million made papers, in memory and on disk; not part of the other bench, for it takes minutes and gigabytes.
 * In memory the papers are kept without their abstracts, which the index holds as numbers; on disk they are kept as they are,
 * for candidates are read anew.
 * Queries are about every thousandth paper; only that paper is right, so success is understated where several fit.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { indexOf, type OneIndex } from "../../../src/search/index.ts";
import { IndexWriter } from "../../../src/search/indexing/build.ts";
import { MemorySegment } from "../../../src/search/indexing/segment.ts";
import { fillStored, openFilled, sharedIn } from "./engines.ts";
import { measure, measureSuggest } from "./measure.ts";
import { type MadePaper, paperStream } from "./papers.ts";
import { makeNoise, makeQueries } from "./queries.ts";

const SEED = 1_000_003;
const EACH = 30;

/** `where`: memory, disk or both; a number after a colon is another count: `disk:100000`. */
export async function million(where: string): Promise<void> {
  const [places = "", count = "1000000"] = where.split(":");
  for (const place of ["memory", "disk"].filter(
    (one) => places === one || !/^(?:memory|disk)$/.test(places),
  )) {
    const folder = mkdtempSync(join(tmpdir(), "paperboy-million-"));
    try {
      await run(place, Number(count), join(folder, "index.sqlite"));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

async function run(place: string, count: number, file: string): Promise<void> {
  const sample: MadePaper[] = [];
  const sampled = function* (): Generator<MadePaper> {
    let number = 0;
    for (const paper of paperStream(count, SEED)) {
      if (number++ % Math.ceil(count / 1000) === 0) sample.push(paper);
      yield paper;
    }
  };
  const start = performance.now();
  const index = place === "memory" ? inMemory(sampled()) : await onDisk(sampled(), file);
  const buildMs = performance.now() - start;
  globalThis.gc?.();
  const queries = makeQueries(sample, EACH, SEED + 1);
  const measured = await measure(
    (text) => index.search(text, 10).map(({ id }) => id),
    queries,
    makeNoise(sample, 50, SEED + 2),
  );
  const { suggestP50, suggestP99 } = await measureSuggest(
    (prefix) => index.suggest(prefix, 10),
    queries.slice(0, 60),
  );
  const { rss, heapUsed } = process.memoryUsage();
  const { arrays } = index.segment;
  const shared = arrays === undefined ? 0 : sharedIn(arrays);
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  const ms = (value: number): string => `${value.toFixed(2)} ms`;
  process.stdout.write(
    `${count} papers, ${place}: built in ${(buildMs / 1000).toFixed(0)} s, papers made meanwhile
  queries p50 ${ms(measured.p50)}, p95 ${ms(measured.p95)}, p99 ${ms(measured.p99)}; success@1 at least ${measured.all.success.toFixed(3)}
  suggestions p50 ${ms(suggestP50)}, p99 ${ms(suggestP99)}
  memory: process ${mb(rss)}, most ${mb(process.resourceUsage().maxRSS * 1024)}, heap ${mb(heapUsed)}, arrays ${mb(shared)}
`,
  );
}

function inMemory(papers: Iterable<MadePaper>): OneIndex {
  const writer = new IndexWriter();
  const kept: MadePaper[] = [];
  for (const paper of papers) {
    writer.add(paper);
    kept.push({ ...paper, abstract: "" });
  }
  return indexOf(new MemorySegment(writer.finish(), kept));
}

async function onDisk(papers: Iterable<MadePaper>, file: string): Promise<OneIndex> {
  return openFilled(file, await fillStored(file, papers));
}
