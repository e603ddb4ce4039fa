import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRecords } from "../bench/import/files.ts";

const PROGRAM = join(import.meta.dirname, "../../src/main.ts");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// A process whose heap is full ends at once, so this fails when what is held of a record grows.
test("100,000 records are imported by a process with a heap of 160 MB", async () => {
  const [records, out] = [join(folder, "records.jsonl"), join(folder, "papers.jsonl")];
  await writeRecords(records, "json-lines", 100_000, 40);
  const importing = ["corpus", "import", records, "--json", "--out", out];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--max-old-space-size=160", PROGRAM, ...importing],
    { maxBuffer: 1e8 },
  );
  const { counts } = JSON.parse(stdout) as { counts: Readonly<Record<string, number>> };
  expect(counts).toMatchObject({ records: 100_000, rejected: 0, doubtful: 0 });
  expect(counts["merged"]).toBeGreaterThan(9_000);
  const lines = (await readFile(out, "utf8")).trimEnd().split("\n");
  expect(lines).toHaveLength(counts["papers"] ?? 0);
});
