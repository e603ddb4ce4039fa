import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCorpus } from "../../src/corpus/load.ts";
import { buildIndex } from "../../src/search/index.ts";
import { openIndex } from "../../src/search/indexing/open.ts";
import { fingerprintOf, loadIndex } from "../../src/search/indexing/persist.ts";
import { sortInSlices } from "../../src/search/slices.ts";
import { type SourcePaper, sourceOf } from "../../src/search/source.ts";
import { makePapers } from "../bench/search/papers.ts";

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

  const fingerprint = await fingerprintOf(papers);
  const end = bytes.indexOf(10);
  for (const place of [20, end - 9, end + 1, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const flipped = Uint8Array.from(bytes);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    await writeFile(file, flipped);
    expect(await openIndex(papers, file), `byte ${place}`).toMatchObject({
      from: "built",
      reason: "damaged",
    });
    expect(await readFile(file)).toEqual(bytes);
  }
  for (const length of [end + 1, Math.floor(bytes.length / 2), bytes.length - 1]) {
    await writeFile(file, bytes.subarray(0, length));
    expect(await loadIndex(file, fingerprint), `cut at ${length}`).toEqual({ reason: "damaged" });
  }
  expect(await openIndex(papers, file)).toMatchObject({ from: "built", reason: "damaged" });
  expect(await readFile(file)).toEqual(bytes);

  await writeFile(file, "something else entirely\n");
  expect(await openIndex(papers, file)).toMatchObject({ from: "built", reason: "not an index" });

  expect(await openIndex(papers, file)).toMatchObject({ from: "file" });
});

test("a file of another version is rebuilt", async () => {
  const file = join(folder, "version.index");
  await openIndex(papers, file);
  const [line = "", rest] = [(await readFile(file, "latin1")).split("\n")[0], await readFile(file)];
  const [magic, , json = ""] = line.split(/ (.*?) (.*)/s);
  const older = json.replace(/"version":\d+/, '"version":0');
  const sum = crc32(older);
  await writeFile(
    file,
    Buffer.concat([Buffer.from(`${magic} ${sum} ${older}\n`), rest.subarray(line.length + 1)]),
  );
  const opened = await openIndex(papers, file);
  expect(opened).toMatchObject({ from: "built", reason: expect.stringMatching(/^version 0, not \d+$/) });
});

test("where nothing can be written the index is built all the same", async () => {
  const opened = await openIndex(papers, join(folder, "no", "such", "folder.index"));
  expect(opened).toMatchObject({ from: "built", reason: "no file" });
  expect(opened.index.search("r1")[0]?.id).toBe(buildIndex(papers).search("r1")[0]?.id);
});

test("the newest papers are the same, whether worked out beforehand or when asked", async () => {
  const made = makePapers(2_000, 3);
  const [fresh, prepared] = [buildIndex(made), buildIndex(made)];
  await prepared.segment.prepare();
  const byDate = [...made].sort((a, b) => b.year - a.year || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  for (const limit of [1, 25, 200, 300])
    for (const index of [fresh, prepared])
      expect(index.suggest("", limit).map(({ id }) => id)).toEqual(byDate.slice(0, limit));
});

test("sorting in slices sorts, and keeps the order of equals", async () => {
  const items = Array.from({ length: 3_777 }, (_, i) => ({ key: (i * 7919) % 100, i }));
  const sorted = await sortInSlices(items, (a, b) => a.key - b.key);
  expect(sorted).toEqual([...items].sort((a, b) => a.key - b.key));
});

test("an index of other papers is stale", async () => {
  const file = join(folder, "stale.index");
  await openIndex(papers, file);
  const changed = papers.map((paper, i) => (i === 3 ? { ...paper, title: `${paper.title}!` } : paper));
  expect(await openIndex(changed, file)).toMatchObject({ from: "built", reason: "of other papers" });
  const reworded = changed.map((paper) => ({
    ...paper,
    abstract: paper.abstract?.replace("model", "modal"),
  }));
  expect(await openIndex(reworded, file)).toMatchObject({ from: "built", reason: "of other papers" });
});
