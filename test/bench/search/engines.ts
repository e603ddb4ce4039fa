/** The engines side by side, each set up as its documentation advises for titles, authors and abstracts. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import UFuzzy from "@leeoniya/ufuzzy";
import { create, insertMultiple, search as oramaSearch } from "@orama/orama";
import flexsearch from "flexsearch";
import Fuse from "fuse.js";
import lunr from "lunr";
import MiniSearch from "minisearch";
import { buildIndex, indexOf } from "../../../src/search/index.ts";
import type { IndexArrays } from "../../../src/search/indexing/layout.ts";
import { openIndex } from "../../../src/search/indexing/open.ts";
import { fingerprintOf, flatArrays, saveIndex } from "../../../src/search/indexing/persist.ts";
import { StoredWriter } from "../../../src/search/stored/build.ts";
import { gathered } from "../../../src/search/stored/gather.ts";
import { openStored } from "../../../src/search/stored/open.ts";
import { StoredSegment } from "../../../src/search/stored/segment.ts";
import { SqlitePlace, SqliteRows } from "../../../src/search/stored/sqlite.ts";
import { startPostgres } from "../../fakes/postgres.ts";
import type { MadePaper } from "./papers.ts";

/** Answers with paper ids, best first, at most ten. */
export type Ask = (text: string) => Promise<readonly string[]> | readonly string[];

/** Milliseconds until a saved index answers again, and the longest that the event loop was held meanwhile. */
export interface Loaded {
  readonly loadMs: number;
  readonly stallMs: number;
}

/** An engine that holds its papers. */
export interface Built {
  readonly ask: Ask;
  /** Completions of a prefix. */
  readonly suggest?: (prefix: string) => unknown;
  /** Saves and loads again. */
  readonly load?: () => Promise<Loaded>;
  /** Bytes in shared memory, which the process does not report as its own. */
  readonly shared?: number;
  /** Stops what was started for it. */
  readonly close?: () => Promise<void>;
}

/** What was built, also where it only answers. */
export const holding = (built: Built | Ask): Built => (typeof built === "function" ? { ask: built } : built);

export interface Contender {
  readonly name: string;
  /** From this many papers on only a sample of the queries is asked, for a query takes seconds. */
  readonly slowFrom: number;
  /** Not built above this many papers, and why. */
  readonly most: number;
  readonly why?: string;
  build(papers: readonly MadePaper[]): Promise<Built | Ask> | Built | Ask;
}

/** Fills a file with the index of papers, some thousands at a time; gives the papers back. */
export async function fillStored(file: string, papers: Iterable<MadePaper>): Promise<readonly MadePaper[]> {
  const all: MadePaper[] = [];
  const place = new SqlitePlace(file, "bench");
  const writer = new StoredWriter(place);
  place.begin();
  for (const paper of papers) {
    all.push(paper);
    await writer.add([paper]);
  }
  await writer.finish("bench");
  place.keep();
  return all;
}

/** The index in a file that was filled with these papers. */
export const openFilled = (file: string, papers: readonly MadePaper[]) =>
  indexOf(new StoredSegment(new SqliteRows(file), papers));

/** Bytes of the arrays of an index that stand in shared memory. */
export function sharedIn(arrays: IndexArrays): number {
  return flatArrays(arrays)
    .filter(([, { buffer }]) => buffer instanceof SharedArrayBuffer)
    .reduce((sum, [, { byteLength }]) => sum + byteLength, 0);
}

async function watched(load: () => Promise<boolean>): Promise<Loaded> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(20);
  delay.reset();
  const start = performance.now();
  if (!(await load())) throw new Error("what was saved did not load");
  const loadMs = performance.now() - start;
  await pause(20);
  delay.disable();
  return { loadMs, stallMs: delay.max / 1e6 };
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "paperboy-bench-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const TEN = 10;
const WEIGHTS = { title: 4, nickname: 4, authors: 2.5, abstract: 1 };

interface Flat {
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly abstract: string;
  readonly year: string;
}
const flat = ({ id, title, authors, abstract, year }: MadePaper): Flat => ({
  id,
  title,
  authors: authors.join(", "),
  abstract,
  year: String(year),
});

export const contenders: readonly Contender[] = [
  {
    name: "paperboy",
    slowFrom: Number.POSITIVE_INFINITY,
    most: 1_000_000,
    build(papers) {
      const index = buildIndex(papers);
      return {
        ask: (text) => index.search(text, TEN).map(({ id }) => id),
        suggest: (prefix) => index.suggest(prefix, TEN),
        shared: sharedIn(index.segment.arrays),
        load: () =>
          inFolder(async (folder) => {
            const file = join(folder, "index.bin");
            await saveIndex(file, index.segment.arrays, await fingerprintOf(papers));
            return await watched(async () => (await openIndex(papers, file)).from === "file");
          }),
      };
    },
  },
  {
    name: "paperboy on disk",
    slowFrom: Number.POSITIVE_INFINITY,
    most: 1_000_000,
    async build(papers) {
      const folder = mkdtempSync(join(tmpdir(), "paperboy-bench-"));
      process.once("exit", () => rmSync(folder, { recursive: true }));
      const file = join(folder, "index.sqlite");
      await fillStored(file, papers);
      const index = openFilled(file, papers);
      return {
        ask: (text) => index.search(text, TEN).map(({ id }) => id),
        suggest: (prefix) => index.suggest(prefix, TEN),
        load: () => watched(async () => openFilled(file, papers).search("r1").length >= 0),
      };
    },
  },
  {
    name: "paperboy on postgres",
    slowFrom: Number.POSITIVE_INFINITY,
    most: 100_000,
    async build(papers) {
      const server = await startPostgres();
      const { index, close } = await openStored(papers, { databaseUrl: server.url("postgres") });
      return {
        ask: async (text) => (await gathered(() => index.search(text, TEN))).map(({ id }) => id),
        suggest: (prefix) => gathered(() => index.suggest(prefix, TEN)),
        async close() {
          await close();
          await server.stop();
        },
      };
    },
  },
  {
    name: "minisearch",
    slowFrom: 50_000,
    most: 100_000,
    build(papers) {
      const index = new MiniSearch<Flat>({
        fields: ["title", "authors", "abstract", "year"],
        searchOptions: {
          boost: { title: 4, authors: 2.5 },
          fuzzy: (term) => (term.length > 4 ? 0.2 : false),
          prefix: (_term, i, terms) => i === terms.length - 1,
          combineWith: "OR",
        },
      });
      index.addAll(papers.map(flat));
      return {
        ask: (text) =>
          index
            .search(text)
            .slice(0, TEN)
            .map(({ id }) => id as string),
        suggest: (prefix) => index.autoSuggest(prefix).slice(0, TEN),
        load: async () => {
          const saved = JSON.stringify(index);
          return await watched(async () => {
            const fields = ["title", "authors", "abstract", "year"];
            return MiniSearch.loadJSON<Flat>(saved, { fields }).documentCount === papers.length;
          });
        },
      };
    },
  },
  {
    name: "fuse.js",
    slowFrom: 1_000,
    most: 10_000,
    why: "a query reads every paper: seconds each",
    build(papers) {
      const keys = ["title", "authors", "abstract", "year"].map((name) => ({
        name,
        weight: name in WEIGHTS ? WEIGHTS[name as "title"] : 1,
      }));
      const fuse = new Fuse(papers.map(flat), {
        keys,
        ignoreLocation: true,
        useTokenSearch: true,
        ignoreDiacritics: true,
      });
      return (text) => fuse.search(text, { limit: TEN }).map(({ item }) => item.id);
    },
  },
  {
    name: "flexsearch",
    slowFrom: Number.POSITIVE_INFINITY,
    most: 100_000,
    build(papers) {
      const index = new flexsearch.Document<{
        id: string;
        title: string;
        authors: string;
        abstract: string;
        year: string;
      }>({
        document: {
          id: "id",
          index: (["title", "authors", "abstract", "year"] as const).map((field) => ({
            field,
            tokenize: field === "title" ? "forward" : "strict",
            encoder: flexsearch.Charset.LatinBalance,
          })),
        },
      });
      for (const paper of papers) index.add({ ...flat(paper) });
      return (text) => {
        const fields = index.search(text, { limit: TEN, suggest: true });
        const scores = new Map<string, number>();
        for (const { field, result } of fields)
          result.forEach((id, place) => {
            const weight = WEIGHTS[String(field) as "title"] ?? 1;
            scores.set(String(id), (scores.get(String(id)) ?? 0) + weight / (place + 1));
          });
        return [...scores]
          .sort((a, b) => b[1] - a[1])
          .slice(0, TEN)
          .map(([id]) => id);
      };
    },
  },
  {
    name: "orama",
    slowFrom: 10_000,
    most: 100_000,
    async build(papers) {
      const index = create({
        schema: {
          id: "string",
          title: "string",
          authors: "string",
          abstract: "string",
          year: "string",
        } as const,
      });
      await insertMultiple(index, papers.map(flat), 1000);
      return (text) => {
        const found = oramaSearch(index, {
          term: text,
          limit: TEN,
          tolerance: 1,
          threshold: 1,
          boost: { title: 4, authors: 2.5 },
        });
        if (found instanceof Promise) throw new Error("orama answered later than it should");
        return found.hits.map(({ document }) => document.id);
      };
    },
  },
  {
    name: "ufuzzy",
    slowFrom: 10_000,
    most: 100_000,
    build(papers) {
      const haystack = papers.map(
        ({ title, authors, year, abstract }) => `${title} | ${authors.join(", ")} ${year} | ${abstract}`,
      );
      const fuzzy = new UFuzzy({ intraMode: 1, intraIns: 1 });
      return (text) => {
        const [places, info, order] = fuzzy.search(haystack, text, 1, 1e3);
        const ranked = order === null || info === null ? (places ?? []) : order.map((i) => info.idx[i] ?? 0);
        return ranked.slice(0, TEN).map((place) => papers[place]?.id ?? "");
      };
    },
  },
  {
    name: "lunr",
    slowFrom: 10_000,
    most: 10_000,
    why: "building takes minutes and gigabytes",
    build(papers) {
      const index = lunr(function () {
        this.ref("id");
        this.field("title", { boost: 4 });
        this.field("authors", { boost: 2.5 });
        this.field("abstract");
        this.field("year");
        for (const paper of papers) this.add(flat(paper));
      });
      return (text) =>
        index
          .query((query) => {
            for (const token of lunr.tokenizer(text)) {
              const term = token.toString();
              query.term(term, { boost: 10 });
              if (term.length > 4) query.term(term, { editDistance: 1, boost: 1 });
            }
          })
          .slice(0, TEN)
          .map(({ ref }) => ref);
    },
  },
  {
    name: "sqlite fts5",
    slowFrom: Number.POSITIVE_INFINITY,
    most: 100_000,
    build(papers) {
      const database = new DatabaseSync(":memory:");
      database.exec(
        "create virtual table papers using fts5(id unindexed, title, authors, abstract, year, tokenize='porter unicode61 remove_diacritics 2')",
      );
      const insert = database.prepare("insert into papers values (?, ?, ?, ?, ?)");
      database.exec("begin");
      for (const { id, title, authors, abstract, year } of papers.map(flat))
        insert.run(id, title, authors, abstract, year);
      database.exec("commit");
      const select = database.prepare(
        "select id from papers where papers match ? order by bm25(papers, 0, 4, 2.5, 1, 1) limit 10",
      );
      return (text) => {
        const terms = (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((term) => `"${term}"`);
        return terms.length === 0 ? [] : select.all(terms.join(" OR ")).map(({ id }) => String(id));
      };
    },
  },
];
