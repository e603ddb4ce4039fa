/**
 * Time and memory of a start with a large collection among the seeds: `npm run bench -- start [papers…]`, for instance
 * `start 18000 100000`. A single question is asked of the command line three times: first everything is read, joined, indexed and
 * kept, then what is kept is used. Then the papers are loaded in this process, both ways, to see how long the event loop is held.
 * Prints a line for each and writes bench-results/start.json.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/core/clock.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { loadCorpus } from "../../../src/corpus/load.ts";
import { watchTurns } from "../import/chat.ts";
import { type Peak, peakOf } from "../import/peak.ts";
import { paperStream } from "../search/papers.ts";

const ROOT = join(import.meta.dirname, "../../..");

export async function main(asked: readonly string[]): Promise<void> {
  const results: object[] = [];
  for (const papers of (asked.length === 0 ? ["18000", "100000"] : asked).map(Number)) {
    const folder = await mkdtemp(join(tmpdir(), "paperboy-bench-"));
    try {
      const seeds = join(folder, "seeds");
      await cp(join(ROOT, "seeds"), seeds, { recursive: true });
      await writeFile(join(seeds, "made.jsonl"), linesOf(papers));
      for (const start of ["first", "second", "third"]) {
        const { out: _, ...peak } = await question(seeds, join(folder, "data"));
        results.push({ papers, start, ...peak });
        process.stdout.write(
          `${papers} papers, ${start} start: ${peak.seconds.toFixed(1)} s (${peak.cpuSeconds.toFixed(1)} s of CPU time) to the answer, ${peak.peakMb.toFixed(0)} MB at most\n`,
        );
      }
      for (const _ of ["joined", "kept"]) {
        const turns = await load(seeds, join(folder, "loaded"));
        results.push({ papers, ...turns });
        process.stdout.write(
          `${papers} papers ${turns.from} in ${turns.seconds.toFixed(1)} s: the longest turn of the event loop ${turns.longestTurnMs.toFixed(0)} ms, of which ${turns.longestTurnCpuMs.toFixed(0)} ms of CPU time\n`,
        );
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  mkdirSync("bench-results", { recursive: true });
  writeFileSync("bench-results/start.json", `${JSON.stringify(results, undefined, 1)}\n`);
}

function* linesOf(papers: number): Generator<string> {
  for (const paper of paperStream(papers, 7)) yield `${JSON.stringify(paper)}\n`;
}

/** `paperboy /paper r1` with these folders. */
async function question(seeds: string, data: string): Promise<Peak> {
  const settings = [`PAPERBOY_SEEDS=${seeds}`, `PAPERBOY_DATA=${data}`];
  const program = [process.execPath, join(ROOT, "src/main.ts"), "/paper", "r1"];
  const peak = await peakOf("env", [...settings, ...program]);
  if (!peak.out.includes("DeepSeek-R1")) throw new Error(`another answer: ${peak.out}`);
  return peak;
}

async function load(seedsFolder: string, folder: string) {
  const stop = watchTurns();
  const start = systemClock.monotonic();
  const keep = { folder, log: silentLog };
  const { from } = await loadCorpus({ seedsFolder, now: systemClock.now(), keep });
  return { from, seconds: (systemClock.monotonic() - start) / 1000, ...stop() };
}
