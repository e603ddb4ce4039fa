/** What PostgreSQL alone can do to an index: be shared, filled by two at once, damaged, forbidden, away. */

import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Paper } from "../../src/core/paper.ts";
import { StoreError } from "../../src/core/store.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { openCorpus } from "../../src/search/corpus.ts";
import { type SourcePaper, sourceOf } from "../../src/search/source.ts";
import { StoredWriter } from "../../src/search/stored/build.ts";
import { gathered } from "../../src/search/stored/gather.ts";
import { type OpenedStored, openStored } from "../../src/search/stored/open.ts";
import { schemaOf } from "../../src/search/stored/postgres.ts";
import { PostgresPlace } from "../../src/search/stored/postgres-place.ts";
import { freshDatabase } from "../fakes/postgres.ts";

const seeds: readonly Paper[] = (await loadCorpus({ seedsFolder: "seeds", now: Date.UTC(2026, 2, 1) }))
  .papers;
const papers = seeds.map(sourceOf);

let databaseUrl = "";
let database: pg.Client;
const opened: OpenedStored[] = [];

beforeEach(async () => {
  databaseUrl = await freshDatabase();
  database = new pg.Client(databaseUrl);
  await database.connect();
}, 120_000);
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
  await database.end();
});

async function open(some: readonly SourcePaper[], url = databaseUrl): Promise<OpenedStored> {
  const one = await openStored(some, { databaseUrl: url });
  opened.push(one);
  return one;
}

const first = async ({ index }: OpenedStored, query: string) =>
  (await gathered(() => index.search(query)))[0]?.id;

async function schemas(): Promise<string[]> {
  const { rows } = await database.query<{ nspname: string }>(
    "select nspname from pg_namespace where nspname like 'paperboy_index%' order by oid",
  );
  return rows.map(({ nspname }) => nspname);
}

/** Cuts every connection to this database but ours. */
async function cut(): Promise<void> {
  await database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
}

test("the index is asked again at the next start; beside it only the last one of other papers stays", async () => {
  expect((await open(papers)).from).toBe("built");
  expect((await open(papers)).from).toBe("kept");
  const [oldest = ""] = await schemas();
  expect((await open(papers.slice(1))).from).toBe("built");
  expect(await schemas()).toContain(oldest);
  expect((await open(papers.slice(2))).from).toBe("built");
  expect(await schemas()).toHaveLength(2);
  expect(await schemas()).not.toContain(oldest);
}, 120_000);

test.each([
  ["rows are lost", "delete from names where paper = 1"],
  ["a table is lost", "drop table words"],
  ["an index is lost", "drop index slips_by_key"],
  ["it is of other papers", "update meta set value = 'another' where name = 'fingerprint'"],
])(
  "it is filled anew when %s",
  async (_what, damage) => {
    const sound = await open(papers);
    const [schema = ""] = await schemas();
    await database.query(`set search_path = ${schema}`);
    await database.query(damage);
    const mended = await open(papers);
    expect(mended.from).toBe("built");
    expect(await first(mended, "spase attention")).toBe(await first(sound, "spase attention"));
  },
  120_000,
);

test("a crash while it is filled leaves the one before; what is half filled goes when the next one is whole", async () => {
  const before = await open(papers.slice(1));
  const place = await PostgresPlace.at(databaseUrl, "halfway");
  expect(await place.fits()).toBe(false);
  await place.begin();
  const writer = new StoredWriter(place);
  await writer.add(papers);
  await cut();
  await expect(writer.finish("halfway")).rejects.toThrow();
  expect(await first(before, "r1")).toBeDefined();
  expect(await schemas()).toContain(`${schemaOf("halfway")}_new`);
  await open(papers.slice(2));
  expect(await schemas()).not.toContain(`${schemaOf("halfway")}_new`);
  const again = await PostgresPlace.at(databaseUrl, "halfway");
  expect(await again.fits()).toBe(false);
  await again.begin();
  const second = new StoredWriter(again);
  await second.add(papers);
  await second.finish("halfway");
  await again.keep();
  expect(await again.fits()).toBe(true);
  await again.close();
}, 120_000);

test("of two that start at once one fills it, and the other finds it filled", async () => {
  const both = await Promise.all([open(papers), open(papers)]);
  expect(both.map(({ from }) => from).sort()).toEqual(["built", "kept"]);
  for (const one of both) expect(await first(one, "r1")).toBe(await first(both[0], "r1"));
}, 120_000);

test("a cut connection is made again; a question that stays without an answer is an error that says why", async () => {
  const corpus = await openCorpus(seeds, { databaseUrl });
  const { hits } = await corpus.search("spase attention");
  expect(hits.length).toBeGreaterThan(0);
  await cut();
  expect((await corpus.search("reinforcement learning")).hits.length).toBeGreaterThan(0);
  for (const schema of await schemas()) await database.query(`drop schema ${schema} cascade`);
  await expect(corpus.search("mixture of experts")).rejects.toThrow(StoreError);
  await expect(corpus.search("mixture of experts")).rejects.toThrow(
    /The search index in PostgreSQL at .* is gone\. Start Paperboy again/,
  );
}, 120_000);

test.each([
  ["connect", "", /needs the extension pg_trgm, which this user may not create/],
  [
    "connect, where pg_trgm is",
    "create extension pg_trgm",
    /may not create the schema .* GRANT CREATE ON DATABASE/,
  ],
])(
  "a user that may only %s is told what to ask for",
  async (_may, prepared, message) => {
    const user = `reader_${schemaOf(databaseUrl).slice(-12)}`;
    if (prepared !== "") await database.query(prepared);
    await database.query(`create user ${user} password 'reader'`);
    const url = new URL(databaseUrl);
    url.username = user;
    url.password = "reader";
    await expect(open(papers, url.href)).rejects.toThrow(message);
    await expect(open(papers, url.href)).rejects.toThrow(/PAPERBOY_INDEX=sqlite/);
    await database.query(`grant create on database ${url.pathname.slice(1)} to ${user}`);
    expect((await open(papers, url.href)).from).toBe("built");
  },
  120_000,
);

test("a database that is away is named, without user and password", async () => {
  const away = openStored(papers, { databaseUrl: "postgres://ana:secret@127.0.0.1:1/papers" });
  await expect(away).rejects.toThrow(
    "PostgreSQL at 127.0.0.1:1, where the search index is kept, does not answer.",
  );
});
