/**
 * `npm run bench -- schedule [subscriptions] [channels] [rows]`: how fast posts are planned, claimed and settled
 * on both stores; how late posts are when many channels are due in one minute; how much memory a large store
 * takes. Prints tables and writes bench-results/schedule.json; ends in about two minutes with the usual sizes
 * (2,000, 10,000 and 1,000,000).
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { StoreSource } from "../../../src/store/open.ts";
import { startPostgres } from "../../fakes/postgres.ts";
import { delay } from "./delay.ts";
import { memory } from "./memory.ts";
import { throughput } from "./throughput.ts";

const say = (line = "") => void process.stdout.write(`${line}\n`);
const row = (...cells: readonly (string | number)[]) =>
  say(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(34) : String(cell).padStart(12))).join(""));

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
    say(`${subscriptions} posts, each step by itself, one process: a second`);
    row("", "planned", "rendered", "claimed", "settled");
    const rates = [];
    for (const [engine, source] of engines) {
      const found = await throughput(source, Number(subscriptions));
      row(engine, found.planned, found.rendered, found.claimed, found.settled);
      rates.push({ engine, posts: Number(subscriptions), perSecond: found });
    }
    say(`\n${channels} channels due in one minute, due to delivered: s`);
    row("", "p50", "p99", "last", "limit alone");
    const delays = [];
    for (const perSecond of [40, 20]) {
      const source = { dataFolder: path.join(folder, `delay${perSecond}`) };
      const found = await delay(source, Number(channels), perSecond);
      row(`at most ${perSecond} posts a second`, found.p50, found.p99, found.last, found.least);
      delays.push({ channels: Number(channels), perSecond, seconds: found });
    }
    say(`\n${rows} subscriptions`);
    row("", "pages read", "in s", "1000 due, s", "peak RSS, MB");
    const found = await memory({ dataFolder: path.join(folder, "memory") }, Number(rows));
    row("SQLite", found.pages, found.read, found.plan, found.peak);
    const results = { throughput: rates, delay: delays, memory: { subscriptions: Number(rows), ...found } };
    mkdirSync("bench-results", { recursive: true });
    writeFileSync("bench-results/schedule.json", `${JSON.stringify(results, undefined, 1)}\n`);
    say("\nwritten to bench-results/schedule.json");
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
