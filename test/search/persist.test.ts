import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCorpus } from "../../src/corpus/load.ts";
import { buildIndex } from "../../src/search/index.ts";
import { openIndex } from "../../src/search/open.ts";
import { type SourcePaper, sourceOf } from "../../src/search/source.ts";

let folder = "";
let papers: readonly SourcePaper[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-index-"));
  papers = (await loadCorpus({ seedsFolder: "seeds", now: Date.UTC(2026, 2, 1) })).papers.map(sourceOf);
});
afterAll(() => rm(folder, { recursive: true }));

const questions = [
  "r1",
  "prover",
  "sprase attention",
  "Junxiao Song",
  "what is mla",
  "pizza",
  "cs.CL",
  "671B",
];

test("an index built beside the event loop, and the same one loaded, answer like a fresh one", async () => {
  const file = join(folder, "same.index");
  const fresh = buildIndex(papers);
  const built = await openIndex(papers, file);
  const loaded = await openIndex(papers, file);
  expect([built.from, loaded.from]).toEqual(["built", "file"]);
  for (const question of questions) {
    expect(built.index.query(question)).toEqual(fresh.query(question));
    expect(loaded.index.query(question)).toEqual(fresh.query(question));
    expect(loaded.index.suggest(question)).toEqual(fresh.suggest(question));
  }
});

test("a damaged, cut or foreign file is rebuilt, and says why", async () => {
  const file = join(folder, "damaged.index");
  await openIndex(papers, file);
  const bytes = await readFile(file);

  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
  await writeFile(file, bytes);
  expect(await openIndex(papers, file)).toMatchObject({ from: "built", reason: "damaged" });

  await writeFile(file, bytes.subarray(0, bytes.length / 2));
  expect(await openIndex(papers, file)).toMatchObject({ from: "built", reason: "damaged" });

  await writeFile(file, "something else entirely\n");
  expect(await openIndex(papers, file)).toMatchObject({ from: "built", reason: "not an index" });

  expect(await openIndex(papers, file)).toMatchObject({ from: "file" });
});

test("an index of other papers is stale", async () => {
  const file = join(folder, "stale.index");
  await openIndex(papers, file);
  const changed = papers.map((paper, i) => (i === 3 ? { ...paper, title: `${paper.title}!` } : paper));
  expect(await openIndex(changed, file)).toMatchObject({ from: "built", reason: "of other papers" });
});
