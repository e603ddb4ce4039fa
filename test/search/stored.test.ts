import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Paper } from "../../src/core/paper.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { layered, makeCorpus, openCorpus } from "../../src/search/corpus.ts";
import { buildIndex, type OneIndex } from "../../src/search/index.ts";
import { type SourcePaper, sourceOf } from "../../src/search/source.ts";
import { type OpenedStored, openStored } from "../../src/search/stored/open.ts";
import { makePapers } from "../bench/search/papers.ts";
import { makeNoise, makeQueries } from "../bench/search/queries.ts";
import { questions } from "./exam-questions.ts";

let folder = "";
let seeds: readonly Paper[] = [];
const opened: OpenedStored[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-stored-"));
  seeds = (await loadCorpus({ seedsFolder: "seeds", now: Date.UTC(2026, 2, 1) })).papers;
});
afterAll(async () => {
  for (const { close } of opened) close();
  await rm(folder, { recursive: true });
});

async function stored(papers: readonly SourcePaper[], name: string): Promise<OpenedStored> {
  const one = await openStored(papers, join(folder, name));
  opened.push(one);
  return one;
}

describe("on the seed papers, SQLite answers like memory", () => {
  let memory: OneIndex;
  let sqlite: OneIndex;
  beforeAll(async () => {
    const papers = seeds.map(sourceOf);
    memory = buildIndex(papers);
    sqlite = (await stored(papers, "seeds.sqlite")).index;
  });

  test.each(Object.values(questions).flatMap((cases) => cases.map(({ ask }) => ask)))("%s", (query) => {
    expect(sqlite.query(query)).toEqual(memory.query(query));
  });

  test.each(["", "d", "dee", "deepseek-v", "spase att", "junx"])("completes “%s”", (prefix) => {
    expect(sqlite.suggest(prefix)).toEqual(memory.suggest(prefix));
  });

  test("papers near to one are the same, as far as the first is concerned", () => {
    for (const number of seeds.keys())
      expect(sqlite.similar(number)[0]?.paper).toBe(memory.similar(number)[0]?.paper);
  });
});

/**
 * What differs: FTS5 picks twice as many candidates as are ranked, by its own BM25; when more papers than that go by one
 * surname, others may be among them.
 */
test("on 1,000 made papers the answer is the same, and nearly always the whole list", async () => {
  const papers = makePapers(1_000, 5);
  const memory = buildIndex(papers);
  const { index: sqlite } = await stored(papers, "made.sqlite");
  const queries = [...makeQueries(papers, 15, 6).map(({ text }) => text), ...makeNoise(papers, 30, 7)];
  const answers = queries.map((query) => [memory.query(query), sqlite.query(query)] as const);
  for (const [i, [one, other]] of answers.entries())
    expect([other.outcome, other.hits[0]?.paper], queries[i]).toEqual([one.outcome, one.hits[0]?.paper]);
  const same = answers.filter(
    ([one, other]) => String(one.hits.map((h) => h.paper)) === String(other.hits.map((h) => h.paper)),
  );
  expect(same.length / answers.length).toBeGreaterThan(0.97);
});

test("a file is asked again at the next start; a stale, cut or foreign one is filled anew", async () => {
  const papers = seeds.map(sourceOf);
  const file = join(folder, "again.sqlite");
  expect((await stored(papers, "again.sqlite")).from).toBe("built");
  expect((await stored(papers, "again.sqlite")).from).toBe("file");
  expect((await stored(papers.slice(1), "again.sqlite")).from).toBe("built");
  await truncate(file, (await readFile(file)).length - 4096);
  const mended = await stored(papers.slice(1), "again.sqlite");
  expect(mended.from).toBe("built");
  const [first] = mended.index.search("r1");
  await writeFile(file, "something else entirely");
  expect((await stored(papers.slice(1), "again.sqlite")).index.search("r1")[0]).toEqual(first);
});

test("a team's papers lie over a stored index as over one in memory", async () => {
  const [mine, ...shared] = seeds;
  const changed = { ...(mine as Paper), title: "Heron: Wading Through Shallow Networks" };
  const answer = async (place: "memory" | "sqlite") => {
    const base = await openCorpus(shared, folder, place);
    const over = makeCorpus([changed], base);
    const corpus = layered([
      { corpus: base, gone: [] },
      { corpus: over, gone: [] },
    ]);
    const asked = ["heron", "r1", "shallow netwroks", "spase attention", "heron wading"];
    const answers = await Promise.all(asked.map((query) => corpus.search(query, 3)));
    return answers.map(({ outcome, hits }, i) => [asked[i], outcome, ...hits.map(({ paper }) => paper.id)]);
  };
  expect(await answer("sqlite")).toEqual(await answer("memory"));
});
