/**
 * Time and memory of an import as people run it: `npm run bench -- import [records] [formats] [words]`, for instance
 * `import 100000 json-lines,bibtex 150`. Writes a file of made-up records for each format, imports it with
 * `paperboy corpus import`, and watches the memory of all its processes. Prints a table and writes bench-results/import.json.
 * `import chat [records] [words]`: how long others wait while a file is imported in chat, see chat.ts.
 */

import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importInChat } from "./chat.ts";
import { FORMATS, writeRecords } from "./files.ts";
import { peakOf } from "./peak.ts";

export async function main(asked: readonly string[]): Promise<void> {
  if (asked[0] === "chat") return await chat(asked.slice(1));
  const [records = "100000", formats = Object.keys(FORMATS).join(","), words = "150"] = asked;
  const program = join(import.meta.dirname, "../../../src/main.ts");
  const folder = await mkdtemp(join(tmpdir(), "paperboy-bench-"));
  const results: object[] = [];
  try {
    for (const format of formats.split(",")) {
      const path = join(folder, FORMATS[format]?.file ?? format);
      await writeRecords(path, format, Number(records), Number(words));
      const fileMb = statSync(path).size / 1e6;
      const importing = ["corpus", "import", path, "--json", "--out", join(folder, "out.jsonl")];
      const { out, ...peak } = await peakOf(process.execPath, [program, ...importing]);
      // As `corpus import --json` writes it.
      const { counts } = JSON.parse(out) as { counts: Readonly<Record<string, number>> };
      results.push({ format, fileMb, ...peak, counts });
      process.stdout.write(
        `${format}, ${fileMb.toFixed(0)} MB: ${counts["records"]} records, ${counts["papers"]} papers, ${counts["merged"]} merged, ${counts["rejected"]} rejected: ${peak.seconds.toFixed(1)} s (${peak.cpuSeconds.toFixed(1)} s of CPU time), ${peak.peakMb.toFixed(0)} MB at most (parent ${peak.parentMb.toFixed(0)}, reader ${peak.childMb.toFixed(0)})\n`,
      );
      await rm(path);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  mkdirSync("bench-results", { recursive: true });
  writeFileSync("bench-results/import.json", `${JSON.stringify(results, undefined, 1)}\n`);
}

async function chat([records = "3000", words = "150"]: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "paperboy-bench-"));
  try {
    const result = await importInChat(folder, Number(records), Number(words));
    const { seconds, longestTurnMs, longestTurnCpuMs, papers } = result;
    process.stdout.write(
      `${records} records in chat, ${papers} papers added: ${seconds.toFixed(1)} s; the longest turn of the event loop ${longestTurnMs.toFixed(0)} ms, of which ${longestTurnCpuMs.toFixed(0)} ms of CPU time\n`,
    );
    mkdirSync("bench-results", { recursive: true });
    writeFileSync("bench-results/import-chat.json", `${JSON.stringify(result, undefined, 1)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
