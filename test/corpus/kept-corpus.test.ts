/** What joining gave is kept for the next start, and used only where it is what joining would give. */

import { execFile } from "node:child_process";
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Paper } from "../../src/core/paper.ts";
import { silentLog } from "../../src/core/ports.ts";
import { fingerprintOf, hashOfCode } from "../../src/corpus/fingerprint.ts";
import { KeptCorpus } from "../../src/corpus/kept-corpus.ts";
import { type CorpusReport, loadCorpus } from "../../src/corpus/load.ts";
import { makePapers } from "../bench/search/papers.ts";

const ROOT = join(import.meta.dirname, "../..");
const NOW = Date.parse("2026-11-22T04:00:00Z");
const NAME = "joined-papers.jsonl";

let folder: string;
/** Never written to: each test copies it. */
let given: string;
let seeds: string;
let data: string;
let said: { event: string; reason: unknown }[] = [];
const log = {
  ...silentLog,
  warn: (event: string, fields: Readonly<Record<string, unknown>> = {}) => {
    said.push({ event, reason: fields["reason"] });
  },
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-kept-"));
  given = join(folder, "given");
  await cp(join(ROOT, "seeds"), given, { recursive: true });
  const papers = makePapers(100, 4);
  const records = [
    ...papers,
    // The same shouted, in doubt, and of the documents.
    ...papers.slice(0, 20).map((one) => ({ ...one, title: one.title.toUpperCase() })),
    ...papers.slice(20, 40).map(({ title, year }) => ({ title, authors: ["Ada Lee"], year })),
    { title: "Papers of Ada Lee", abstract: "", year: 1999 },
    { title: "DeepSeek-V3 Technical Report", authors: ["DeepSeek-AI"], arxivId: "2412.19437" },
  ].map((one) => JSON.stringify(one));
  await writeFile(join(given, "more.jsonl"), `${[...records, "{", '{"year":2024}'].join("\n")}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  [seeds, data] = [await mkdtemp(join(folder, "seeds-")), join(await mkdtemp(join(folder, "data-")), "own")];
  await cp(given, seeds, { recursive: true });
  said = [];
});

const load = (now = NOW) =>
  loadCorpus({ seedsFolder: seeds, now, keep: { folder: data, log, from: 50_000 } });
const withoutFrom = ({ from: _, ...report }: Awaited<ReturnType<typeof load>>): CorpusReport => report;
/** What it would be, had nothing been kept. */
const fresh = async (now = NOW) => withoutFrom(await loadCorpus({ seedsFolder: seeds, now }));

describe("a large collection", () => {
  it("is joined once, and the next start gives the same", async () => {
    const first = await load();
    const second = await load();
    expect([first.from, second.from]).toEqual(["joined", "kept"]);
    expect(withoutFrom(second)).toStrictEqual(withoutFrom(first));
    expect(first.merges.length).toBeGreaterThan(30);
    expect(first.doubts.length).toBeGreaterThan(0);
    expect(second.rejects.map(({ file, line }) => [file, line])).toEqual([
      ["more.jsonl", 143],
      ["more.jsonl", 144],
    ]);
    expect(second.papers.every(Object.isFrozen)).toBe(true);
    expect(await readdir(data)).toEqual([NAME]);
    expect(said).toEqual([]);
  });

  it("is another thing than a small one, which is joined each time and for which no folder is made", async () => {
    await rm(join(seeds, "more.jsonl"));
    expect([(await load()).from, (await load()).from]).toEqual(["joined", "joined"]);
    await expect(stat(data)).rejects.toThrow(/ENOENT/);
  });

  it("gives the same from two processes at once, and to a third", async () => {
    // As large as is worth it, with few papers.
    await appendFile(join(seeds, "more.jsonl"), "\n".repeat(2 ** 20));
    const paperboy = async () => {
      const args = [join(ROOT, "src/main.ts"), "corpus", "--json"];
      const env = { PATH: process.env["PATH"], PAPERBOY_SEEDS: seeds, PAPERBOY_DATA: data };
      return (await promisify(execFile)(process.execPath, args, { cwd: ROOT, env, maxBuffer: 2 ** 28 }))
        .stdout;
    };
    const [one, two] = await Promise.all([paperboy(), paperboy()]);
    expect(two === one).toBe(true);
    expect((await paperboy()) === one).toBe(true);
    expect(JSON.parse(one).papers).toHaveLength((await fresh()).papers.length);
    expect(await readdir(data)).toEqual([NAME]);
    expect(
      (await loadCorpus({ seedsFolder: seeds, now: Date.now(), keep: { folder: data, log } })).from,
    ).toBe("kept");
  });
});

describe("it is joined again", () => {
  /** The text of a file changed, its size and times as before. */
  async function alter(file: string, from: string, to: string): Promise<void> {
    const path = join(seeds, file);
    const { atime, mtime, size } = await stat(path);
    await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
    await utimes(path, atime, mtime);
    expect((await stat(path)).size).toBe(size);
  }

  const line = '{"title":"A New One","authors":["Ada Lee"],"year":2024}\n';
  it.each<[string, () => Promise<unknown>]>([
    [
      "a record was changed, size and time of the file were not",
      () => alter("more.jsonl", '"year":1999', '"year":1998'),
    ],
    ["a record was added", () => appendFile(join(seeds, "more.jsonl"), line)],
    ["a line that cannot be read was added", () => appendFile(join(seeds, "more.jsonl"), "[\n")],
    ["a collection was added", () => writeFile(join(seeds, "new.jsonl"), line)],
    ["a collection has another name", () => rename(join(seeds, "more.jsonl"), join(seeds, "most.jsonl"))],
    ["a document was changed", () => alter("000_3322cdf9672f549a.txt", "Reinforcement", "Reenforcement")],
    ["a document was added", () => writeFile(join(seeds, "new.txt"), "Abstract:A text on nothing.\n")],
    ["a document is gone", () => rm(join(seeds, "003_f5252a9f2c9a9f45.txt"))],
    ["a document cannot be read", () => writeFile(join(seeds, "new.txt"), "")],
    ["a fact was changed", () => alter("facts.json", "2501.12948", "2501.12949")],
    ["the facts are gone", () => rm(join(seeds, "facts.json"))],
    ["the facts cannot be read", () => truncate(join(seeds, "facts.json"), 100)],
  ])("when %s", async (_, change) => {
    const before = withoutFrom(await load());
    await change();
    const after = await load();
    expect(after.from).toBe("joined");
    expect(withoutFrom(after)).toStrictEqual(await fresh());
    expect(withoutFrom(after)).not.toEqual(before);
    expect((await load()).from).toBe("kept");
    expect(said).toEqual([]);
  });

  it("when the day makes another year of a date without one, and on no other day", async () => {
    const january = Date.parse("2026-01-20T00:00:00Z");
    const before = Date.parse("2026-01-05T00:00:00Z");
    const dateOfEngram = ({ papers }: CorpusReport) =>
      papers.find(({ id }) => id === "engram")?.published?.date;
    expect(dateOfEngram(await load())).toBe("2026-01-12");
    expect((await load(january)).from).toBe("kept");
    const earlier = await load(before);
    expect([earlier.from, dateOfEngram(earlier)]).toEqual(["joined", "2025-01-12"]);
    expect((await load(january)).from).toBe("joined");
  });

  it("when the code that joins was changed", async () => {
    const read = { entries: [], rejects: [], facts: [] };
    const code = join(folder, "code");
    await mkdir(join(code, "formats"), { recursive: true });
    const prints: string[] = [];
    for (const [file, text] of [
      ["join.ts", "1"],
      ["join.ts", "2"],
      ["formats/ris.ts", "2"],
      ["notes.md", "2"],
    ] as const) {
      await writeFile(join(code, file), text);
      prints.push(await fingerprintOf(read, [], hashOfCode([code])));
    }
    expect(new Set(prints).size).toBe(3);
    expect(prints[3]).toBe(prints[2]);
    expect(prints).not.toContain(await fingerprintOf(read, []));
  });
});

describe("a file that cannot be used", () => {
  let path: string;
  let bytes: Buffer;
  const useless = { event: "kept papers cannot be used and are joined again", reason: expect.any(String) };
  beforeEach(async () => {
    path = join(data, NAME);
    await load();
    bytes = await readFile(path);
  });

  /** Joined as if there were none, told once, and written anew. */
  async function expectRebuilt(about: string): Promise<void> {
    said = [];
    expect((await load()).from, about).toBe("joined");
    expect(said, about).toEqual([useless]);
    expect(bytes.equals(await readFile(path)), about).toBe(true);
  }

  it.each([3, 26, 60, 512, 0.3, 0.9, 1])(
    "costs a rebuild and a line in the log: byte %s flipped",
    async (at) => {
      const place = at <= 1 ? Math.floor((bytes.length - 1) * at) : at;
      const flipped = Buffer.from(bytes);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      await writeFile(path, flipped);
      await expectRebuilt(`byte ${place}`);
    },
  );

  it("so does one that was cut, is longer, empty, or something else", async () => {
    for (const other of [
      bytes.subarray(0, 300),
      bytes.subarray(0, 512),
      bytes.subarray(0, bytes.length / 2),
      bytes.subarray(0, bytes.length - 1),
      Buffer.concat([bytes, Buffer.from("{}\n")]),
      Buffer.from(""),
      Buffer.from("something else entirely\n"),
    ]) {
      await writeFile(path, other);
      await expectRebuilt(`${other.length} bytes`);
    }
  });

  it("so does one whose checksum is right and whose papers are none", async () => {
    const [, head = ""] = /^(.*?)\n/.exec(bytes.toString("latin1", 0, 600)) ?? [];
    const json = head.replace(/^\S+ \d+ /, "").trimEnd();
    const text = bytes.toString("utf8", 512);
    for (const [from, to] of [
      [/"authors":\[/, '"authors":["Ada",7,'],
      [/"title":"/, '"tilte":"'],
      [/"inferredYear":false/, '"inferredYear":"no"'],
      [/"score":/, '"scores":'],
    ] as const) {
      const body = Buffer.from(text.replace(from, to));
      const line = `paperboy-joined-papers ${crc32(json, crc32(body))} ${json}`.padEnd(511);
      await writeFile(path, Buffer.concat([Buffer.from(`${line}\n`), body]));
      await expectRebuilt(to);
    }
    // The same done to what is right is right.
    const body = bytes.subarray(512);
    const line = `paperboy-joined-papers ${crc32(json, crc32(body))} ${json}`.padEnd(511);
    expect(bytes.equals(Buffer.concat([Buffer.from(`${line}\n`), body]))).toBe(true);
  });

  it("one of another version is joined again without a word", async () => {
    const body = bytes.subarray(512);
    const json =
      /\{.*\}/.exec(bytes.toString("latin1", 0, 512))?.[0].replace('"version":1', '"version":0') ?? "";
    const line = `paperboy-joined-papers ${crc32(json, crc32(body))} ${json}`.padEnd(511);
    await writeFile(path, Buffer.concat([Buffer.from(`${line}\n`), body]));
    said = [];
    expect((await load()).from).toBe("joined");
    expect(said).toEqual([]);
    expect(bytes.equals(await readFile(path))).toBe(true);
  });
});

describe("a folder that cannot be written to", () => {
  const notKept = "joined papers cannot be kept for the next start";
  const root = process.getuid?.() === 0;

  async function expectJoined(events: readonly string[]): Promise<void> {
    const first = await load();
    expect(first.from).toBe("joined");
    expect(withoutFrom(first)).toStrictEqual(await fresh());
    expect(said.map(({ event }) => event)).toEqual(events);
    expect((await load()).from).toBe("joined");
  }

  it("costs the next start its time, and nothing else: below a file", async () => {
    await writeFile(data, "");
    data = join(data, "below");
    await expectJoined([notKept]);
  });

  it("where the file is a folder", async () => {
    await mkdir(join(data, NAME, "x"), { recursive: true });
    await expectJoined(["kept papers cannot be used and are joined again", notKept]);
    expect(await readdir(data)).toEqual([NAME]);
  });

  // Root may write everywhere.
  it.skipIf(root)("that is read only", async () => {
    await mkdir(data, { mode: 0o500 });
    await expectJoined([notKept]);
  });

  it("leaves nothing half written, and clears away what others left that were killed", async () => {
    for (const [name, minutes] of [
      ["joined-papers.killed", 30],
      ["joined-papers.busy", 1],
      ["search-index.old", 30],
    ] as const) {
      const path = join(data, name);
      await mkdir(path, { recursive: true });
      const then = new Date(Date.now() - minutes * 60_000);
      await utimes(path, then, then);
    }
    await load();
    expect((await readdir(data)).sort()).toEqual(["joined-papers.busy", NAME, "search-index.old"]);
  });
});

describe("what is written is what is read", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.constantFrom("\u2028", "\ud800", '"\\', "\r\n", "\uFEFF"),
  );
  const texts = fc.array(text, { maxLength: 3 });
  const count = fc.nat(2_000);
  const record = <T>(fields: { [Name in keyof T]: fc.Arbitrary<T[Name]> }): fc.Arbitrary<T> =>
    fc.record(fields, { noNullPrototype: true });
  const place = { file: text, entry: count, line: count };
  const some = (part: fc.Arbitrary<unknown>, name: string) =>
    fc.option(part, { nil: undefined }).map((value) => (value === undefined ? {} : { [name]: value }));
  const paper: fc.Arbitrary<Paper> = fc
    .tuple(
      record({
        id: fc.string({ minLength: 1 }),
        title: text,
        titleSource: fc.constantFrom("document", "fact", "derived"),
        authors: texts,
        authorsComplete: fc.boolean(),
        affiliations: texts,
        categories: texts,
        occurrences: fc.array(record(place), { maxLength: 2 }),
        provenance: fc.dictionary(fc.constantFrom("title", "abstract", "doi"), texts, {
          noNullPrototype: true,
        }),
      }),
      ...["nickname", "abstract", "abstractOriginal", "doi", "venue", "url"].map((name) => some(text, name)),
      some(fc.boolean(), "code"),
      some(texts, "otherIds"),
      some(record({ date: text, inferredYear: fc.boolean() }), "published"),
      some(record({ sources: fc.constant({ doi: ["here"] }), authors: texts, authorCount: count }), "facts"),
    )
    .map((parts) => Object.assign({}, ...parts));
  const judged = { score: fc.double({ min: 0, max: 1, noNaN: true }).map((score) => score + 0), why: texts };
  const report: fc.Arbitrary<CorpusReport> = record({
    entries: count,
    papers: fc.array(paper, { maxLength: 4 }),
    merges: fc.array(record({ ...place, ...judged, paper: text, into: record(place) }), {
      maxLength: 2,
    }),
    doubts: fc.array(
      record({
        ...judged,
        papers: fc.tuple(text, text),
        entries: fc.tuple(record(place), record(place)),
      }),
      { maxLength: 2 },
    ),
    rejects: fc.array(record({ file: text, line: count, reason: text, text }), { maxLength: 2 }),
  });

  it("of any papers, by any fingerprint", async () => {
    await fc.assert(
      fc.asyncProperty(report, fc.stringMatching(/^[0-9a-f]{64}$/), async (any, fingerprint) => {
        await (await KeptCorpus.open(data, log)).write(any, fingerprint);
        const kept = await KeptCorpus.open(data, log);
        expect(kept.fingerprint).toBe(fingerprint);
        expect(await kept.read()).toStrictEqual(any);
      }),
      { numRuns: 60 },
    );
    expect(said).toEqual([]);
  });
});
