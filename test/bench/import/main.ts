/** Time and memory of one import: `npm run bench -- import [records]`. Writes a file of made-up records, a tenth of them doubles. */

import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../src/core/clock.ts";
import { importFiles } from "../../../src/corpus/import.ts";
import { NAMES, random, TITLES } from "../../corpus/formats/glued-lines.ts";

export async function main([asked = "100000"]: readonly string[]): Promise<void> {
  const count = Number(asked);
  const next = random(5);
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(next() * values.length)];
  const words = [...new Set(TITLES.join(" ").split(" "))];
  // Made-up words beside real ones: a literature has more than one bibliography's vocabulary.
  const rare = Array.from({ length: 6_000 }, (_, index) => `${index.toString(36)}oid`);
  const word = () => (next() < 0.4 ? pick(words) : rare[Math.floor(next() * next() * rare.length)]) ?? "";
  const sentence = (length: number) => Array.from({ length }, word).join(" ");

  const folder = await mkdtemp(join(tmpdir(), "paperboy-bench-"));
  const path = join(folder, "records.jsonl");
  const file = createWriteStream(path);
  const earlier: { title: string; authors: (string | undefined)[]; year: number; abstract: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const double = next() < 0.1 ? pick(earlier) : undefined;
    const record =
      double === undefined
        ? {
            title: sentence(6 + Math.floor(next() * 6)),
            authors: [pick(NAMES), pick(NAMES)],
            year: 1990 + Math.floor(next() * 35),
            abstract: `${sentence(150)}.`,
          }
        : { ...double, title: double.title.toLowerCase() };
    if (double === undefined && earlier.length < 20_000) earlier.push(record);
    if (!file.write(`${JSON.stringify(record)}\n`))
      await new Promise((resolve) => file.once("drain", resolve));
  }
  await new Promise<void>((resolve) => file.end(resolve));

  const start = systemClock.monotonic();
  const report = await importFiles([path], { today: "2026-11-22", clock: systemClock });
  const seconds = (systemClock.monotonic() - start) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `${report.records} records, ${report.papers.length} papers, ${report.merged.length} merged: ${seconds.toFixed(1)} s, ${peak.toFixed(0)} MB at most\n`,
  );
  await rm(folder, { recursive: true, force: true });
}
