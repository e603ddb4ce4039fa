import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Paper } from "../../src/core/paper.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { type IndexPlace, layered, makeCorpus, openCorpus } from "../../src/search/corpus.ts";
import { buildIndex, type OneIndex } from "../../src/search/index.ts";
import { type SourcePaper, sourceOf } from "../../src/search/source.ts";
import { gathered } from "../../src/search/stored/gather.ts";
import { type OpenedStored, openStored } from "../../src/search/stored/open.ts";
import type { Where } from "../../src/search/stored/place.ts";
import { makePapers } from "../bench/search/papers.ts";
import { makeNoise, makeQueries } from "../bench/search/queries.ts";
import { freshDatabase } from "../fakes/postgres.ts";
import { questions } from "./exam-questions.ts";

let folder = "";
let databaseUrl = "";
let seeds: readonly Paper[] = [];
const opened: OpenedStored[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-stored-"));
  databaseUrl = await freshDatabase();
  seeds = (await loadCorpus({ seedsFolder: "seeds", now: Date.UTC(2026, 2, 1) })).papers;
}, 120_000);
afterAll(async () => {
  for (const { close } of opened) await close();
  await rm(folder, { recursive: true });
});

const ENGINES = ["SQLite", "PostgreSQL"] as const;
type Engine = (typeof ENGINES)[number];

const placeOf = (engine: Engine, name: string): Where =>
  engine === "SQLite" ? { file: join(folder, `${name}.sqlite`) } : { databaseUrl };

async function stored(papers: readonly SourcePaper[], where: Where): Promise<OpenedStored> {
  const one = await openStored(papers, where);
  opened.push(one);
  return one;
}

describe.each(ENGINES)("on the seed papers, %s answers like memory", (engine) => {
  let memory: OneIndex;
  let other: OneIndex;
  beforeAll(async () => {
    const papers = seeds.map(sourceOf);
    memory = buildIndex(papers);
    other = (await stored(papers, placeOf(engine, "seeds"))).index;
  }, 120_000);

  test.each(Object.values(questions).flatMap((cases) => cases.map(({ ask }) => ask)))("%s", async (query) => {
    expect(await gathered(() => other.query(query))).toEqual(memory.query(query));
  });

  test.each(["", "d", "dee", "deepseek-v", "spase att", "junx", "\0\ud800"])(
    "completes “%s”",
    async (prefix) => {
      expect(await gathered(() => other.suggest(prefix))).toEqual(memory.suggest(prefix));
    },
  );

  test("papers near to one are the same, as far as the first is concerned", async () => {
    for (const number of seeds.keys()) {
      const near = await gathered(() => other.similar(number));
      expect(near[0]?.paper).toBe(memory.similar(number)[0]?.paper);
    }
  });
});

/**
 * What differs: the database picks twice as many candidates as are ranked, by weights of its own; when more papers than
 * that go by one surname, others may be among them.
 */
test.each(ENGINES)(
  "on 1,000 made papers the answer of %s is the same, and nearly always the whole list",
  async (engine) => {
    const papers = makePapers(1_000, 5);
    const memory = buildIndex(papers);
    const { index: other } = await stored(papers, placeOf(engine, "made"));
    const queries = [...makeQueries(papers, 15, 6).map(({ text }) => text), ...makeNoise(papers, 30, 7)];
    let same = 0;
    const answers = await Promise.all(queries.map((query) => gathered(() => other.query(query))));
    for (const [i, two] of answers.entries()) {
      const query = queries[i] ?? "";
      const one = memory.query(query);
      expect([two.outcome, two.hits[0]?.paper], query).toEqual([one.outcome, one.hits[0]?.paper]);
      if (String(one.hits.map((hit) => hit.paper)) === String(two.hits.map((hit) => hit.paper))) same++;
    }
    expect(same / queries.length).toBeGreaterThan(0.97);
  },
  120_000,
);

test("a file is asked again at the next start; a stale, cut or foreign one is filled anew", async () => {
  const papers = seeds.map(sourceOf);
  const file = join(folder, "again.sqlite");
  expect((await stored(papers, { file })).from).toBe("built");
  expect((await stored(papers, { file })).from).toBe("kept");
  expect((await stored(papers.slice(1), { file })).from).toBe("built");
  await truncate(file, (await readFile(file)).length - 4096);
  const mended = await stored(papers.slice(1), { file });
  expect(mended.from).toBe("built");
  const [first] = mended.index.search("r1");
  await writeFile(file, "something else entirely");
  expect((await stored(papers.slice(1), { file })).index.search("r1")[0]).toEqual(first);
});

test.each(ENGINES)(
  "a team's papers lie over an index in %s as over one in memory",
  async (engine) => {
    const [mine, ...shared] = seeds;
    const changed = { ...(mine as Paper), title: "Heron: Wading Through Shallow Networks" };
    const answer = async (place: IndexPlace) => {
      const base = await openCorpus(shared, place);
      const over = makeCorpus([changed], base);
      const corpus = layered([
        { corpus: base, gone: [] },
        { corpus: over, gone: [] },
      ]);
      const asked = ["heron", "r1", "shallow netwroks", "spase attention", "heron wading"];
      const answers = await Promise.all(asked.map((query) => corpus.search(query, 3)));
      const near = await Promise.all([changed, ...shared.slice(0, 6)].map(({ id }) => corpus.similar(id, 1)));
      return [
        base.segment.means,
        await corpus.suggest("shalow", 3),
        (await corpus.suggest("sprase", 3)).map(({ id }) => id),
        ...answers.map(({ outcome, hits }, i) => [asked[i], outcome, ...hits.map(({ paper }) => paper.id)]),
        ...near.map((hits) => hits.map(({ paper }) => paper.id)),
      ];
    };
    const other: IndexPlace = engine === "SQLite" ? { folder, in: "sqlite" } : { databaseUrl };
    expect(await answer(other)).toEqual(await answer({ folder, in: "memory" }));
  },
  120_000,
);
