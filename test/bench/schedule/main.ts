/**
 * `npm run bench -- schedule [subscriptions] [channels] [rows]`: how fast posts are planned, claimed and settled
 * on both stores; how late posts are when many channels are due in one minute; how much memory a large store
 * takes. Ends in about two minutes with the usual sizes (2,000, 10,000 and 1,000,000).
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { StoreSource } from "../../../src/store/open.ts";
import { startPostgres } from "../../fakes/postgres.ts";
import { delay } from "./delay.ts";
import { memory } from "./memory.ts";
import { throughput } from "./throughput.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

export async function main([
  subscriptions = "2000",
  channels = "10000",
  rows = "1000000",
]: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), "paperboy-bench-"));
  const postgres = await startPostgres({ durable: true });
  const engines: readonly (readonly [string, StoreSource])[] = [
    ["SQLite, full sync", { dataFolder: path.join(folder, "throughput") }],
    ["PostgreSQL, fsync on", { databaseUrl: postgres.url("postgres") }],
  ];
  try {
    for (const [name, source] of engines) {
      const { planned, rendered, claimed, settled } = await throughput(source, Number(subscriptions));
      say(
        `${name}: planned ${planned}/s, rendered ${rendered}/s, claimed ${claimed}/s, settled ${settled}/s`,
      );
    }
    for (const perSecond of [40, 20]) {
      const found = await delay(
        { dataFolder: path.join(folder, `delay${perSecond}`) },
        Number(channels),
        perSecond,
      );
      say(
        `${channels} channels due in one minute, at most ${perSecond} posts a second: due to delivered p50 ${found.p50} s, p99 ${found.p99} s, last ${found.last} s (the limit alone: ${found.least} s)`,
      );
    }
    const { pages, read, plan, peak } = await memory(
      { dataFolder: path.join(folder, "memory") },
      Number(rows),
    );
    say(
      `${rows} subscriptions: all read in ${pages} pages in ${read} s, 1,000 due among them planned in ${plan} s, memory (RSS) at most ${peak} MB`,
    );
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
