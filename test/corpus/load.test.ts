import { cp, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decode } from "../../src/corpus/document.ts";
import { parseFacts } from "../../src/corpus/facts.ts";
import { assemble, loadCorpus } from "../../src/corpus/load.ts";
import { toCorpusJson } from "../../src/corpus/report.ts";
import { readCollections } from "../../src/corpus/seeds.ts";

const SEEDS = join(import.meta.dirname, "../../seeds");
const NOW = Date.parse("2026-11-22T04:00:00Z");
const FILES = [
  "000_3322cdf9672f549a.txt",
  "001_627210c825d73972.txt",
  "002_770b72930394ef11.txt",
  "003_f5252a9f2c9a9f45.txt",
];

const seeds = await loadCorpus({ seedsFolder: SEEDS, now: NOW });
const paper = (id: string) => {
  const found = seeds.papers.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no paper ${id}`);
  return found;
};

describe("the seed documents", () => {
  it("hold 30 entries that are 17 papers, with 13 joined and nothing in doubt or rejected", () => {
    expect({
      entries: seeds.entries,
      papers: seeds.papers.length,
      merges: seeds.merges.length,
      doubts: seeds.doubts,
      rejects: seeds.rejects,
    }).toEqual({ entries: 30, papers: 17, merges: 13, doubts: [], rejects: [] });
  });

  // id | authors | complete | affiliations | category | date | code | entries
  const TABLE = `
engram                        | Xin Cheng, Wangding Zeng, Damai Dai           | no  |                         | cs.CL   | 2026-01-12? | no  | 1
mhc                           | Zhenda Xie, Yixuan Wei, Huanqi Cao            | no  |                         | cs.CL   | 2025-12-31  | no  | 1
deepseek-v3-2                 | DeepSeek-AI, Aixin Liu, Aoxue Mei             | no  |                         | cs.CL   | 2025-12-02  | no  | 2
deepseek-prover-v2            | Z. Z. Ren, Zhihong Shao, Junxiao Song         | no  | stanford, tsinghua      | cs.CL   | 2025-04-30  | yes | 1
native-sparse-attention       | Jingyang Yuan, Huazuo Gao, Damai Dai          | no  | pku                     | cs.CL   | 2025-02-16  | no  | 1
deepseek-r1                   | DeepSeek-AI, Daya Guo, Dejian Yang, Tian Pei  | no  | stanford, tsinghua      | cs.CL   | 2025-01-22  | yes | 3
deepseek-v3                   | DeepSeek-AI, Aixin Liu, Bei Feng, Tian Pei    | no  | stanford, tsinghua      | cs.CL   | 2024-12-27  | yes | 3
deepseek-prover-v1-5          | Huajian Xin, Z. Z. Ren, Junxiao Song          | no  | pku, stanford           | cs.CL   | 2024-08-15  | yes | 2
deepseek-coder-v2             | DeepSeek-AI, Qihao Zhu, Daya Guo              | no  |                         | cs.SE   | 2024-06-17  | yes | 3
deepseek-v2                   | DeepSeek-AI, Aixin Liu, Bei Feng, Tian Pei    | no  | pku                     | cs.CL   | 2024-05-07  | yes | 3
deepseekmath                  | Zhihong Shao, Peiyi Wang, Qihao Zhu           | no  |                         | cs.CL   | 2024-02-05  | no  | 1
deepseekmoe                   | Damai Dai, Chengqi Deng, Chenggang Zhao       | no  |                         | cs.CL   | 2024-01-11  | no  | 2
deepseek-llm                  | DeepSeek-AI, Xiao Bi, Deli Chen, Tian Pei     | no  | microsoft-research, pku | cs.CL   | 2024-01-05  | yes | 3
scc                           | Xiangjun Wang, Junxiao Song, Penghui Qi       | no  |                         | cs.LG   | 2020-12-24  | no  | 1
sparse-generalized-eigenvalue | Junxiao Song, Prabhu Babu, Daniel P. Palomar  | yes |                         | stat.ML | 2014-08-28  | no  | 1
deepseek-prover               |                                               | no  |                         |         |             |     | 1
deepseek-vl                   |                                               | no  |                         |         |             |     | 1`;

  it("come out as this table says", () => {
    const rows = TABLE.trim()
      .split("\n")
      .map((line) =>
        line
          .split("|")
          .map((cell) => cell.trim())
          .join(" | "),
      );
    const found = seeds.papers.map((one) =>
      [
        one.id,
        one.authors.join(", "),
        one.authorsComplete ? "yes" : "no",
        one.affiliations.join(", "),
        one.categories.join(", "),
        `${one.published?.date ?? ""}${one.published?.inferredYear === true ? "?" : ""}`,
        one.code === undefined ? "" : one.code ? "yes" : "no",
        one.occurrences.length,
      ].join(" | "),
    );
    expect(found).toEqual(rows);
  });

  it("keep the fuller of two abstracts, and show LaTeX as people read it beside the original", () => {
    expect(paper("deepseek-v3").abstract).toMatch(/checkpoints are available at https:\/\/github.com\S+$/);
    expect(paper("deepseek-prover-v1-5").abstract).toMatch(/\(63\.5%\).*\(25\.3%\)\.$/);
    expect(paper("deepseek-prover-v1-5").abstractOriginal).toMatch(/\(\$63\.5\\%\$\)/);
    expect(paper("sparse-generalized-eigenvalue").abstract).toMatch(/^In this paper, we consider an ℓ₀-norm/);
    expect(paper("deepseekmoe").abstract).toMatch(/top-K out of N experts.*mN ones.*mK from.*Kₛ experts/);
    expect(seeds.papers.filter((one) => one.abstractOriginal !== undefined).map((one) => one.id)).toEqual([
      "engram",
      "deepseek-prover-v1-5",
      "deepseekmoe",
      "sparse-generalized-eigenvalue",
    ]);
  });

  it("take nothing but title and arXiv id of a title-less paper from the facts", () => {
    expect(paper("deepseek-vl")).toMatchObject({
      title: "DeepSeek-VL: Towards Real-World Vision-Language Understanding",
      titleSource: "fact",
      arxivId: "2403.05525",
      authors: [],
    });
    expect(paper("deepseek-prover")).toMatchObject({
      titleSource: "fact",
      arxivId: "2405.14333",
      authors: [],
    });
    expect(paper("deepseek-r1").arxivId).toBeUndefined();
    expect(paper("deepseek-r1").facts).toMatchObject({ arxivId: "2501.12948", submitted: "2025-01-22" });
  });
});

describe("loading", () => {
  const documents = async () =>
    Promise.all(FILES.map(async (file) => decode(file, await readFile(join(SEEDS, file)))));

  it("gives the same whatever the order of the files", async () => {
    const facts = parseFacts(await readFile(join(SEEDS, "facts.json"), "utf8"));
    const given = await documents();
    fc.assert(
      fc.property(fc.shuffledSubarray(given, { minLength: 4 }), (shuffled) => {
        expect(toCorpusJson(assemble(shuffled, facts, "2026-11-22"))).toEqual(toCorpusJson(seeds));
      }),
      { numRuns: 24 },
    );
  });

  it("gives the same papers whatever the files are called", async () => {
    const given = await documents();
    const shape = (names: readonly string[]) =>
      assemble(
        given.map((document, index) => ({ ...document, file: names[index] ?? "" })),
        [],
        "2026-11-22",
      ).papers.map(({ occurrences, provenance, ...rest }) => ({ ...rest, count: occurrences.length }));
    expect(shape(["d", "c", "b", "a"])).toEqual(shape(["a", "b", "c", "d"]));
    expect(shape(["b", "d", "a", "c"])).toEqual(shape(["a", "b", "c", "d"]));
  });

  it("derives a name that says so when there are no facts, never from a model merely mentioned", async () => {
    const bare = assemble(await documents(), [], "2026-11-22");
    expect(bare.papers).toHaveLength(17);
    expect(
      bare.papers.filter((one) => one.titleSource === "derived").map((one) => [one.id, one.title]),
    ).toEqual([
      ["deepseek-vl", "DeepSeek-VL (title derived from the abstract)"],
      ["proof-assistants-like", "Untitled paper: “Proof assistants like Lean have revolutionized …”"],
    ]);
    const ids = bare.papers.map((one) => one.id);
    expect(seeds.papers.map((one) => one.id).filter((id) => !ids.includes(id))).toEqual([
      "engram",
      "deepseek-prover",
    ]);
  });
});

describe("bad documents", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "paperboy-seeds-"));
    for (const file of FILES) await cp(join(SEEDS, file), join(folder, file));
    const listing = (await readFile(join(SEEDS, FILES[0] ?? ""), "utf8")).split("\n");
    await writeFile(
      join(folder, "broken.txt"),
      ["CLFeb 30, 2025", "A TitleAda Lovelace", "Text.", "Juli 5 2024", "x", ...listing.slice(0, 3)].join(
        "\n",
      ),
    );
    await writeFile(join(folder, "empty.txt"), "");
    await writeFile(join(folder, "blank.txt"), "\n \n");
    await writeFile(join(folder, "unknown.txt"), "Dear all,\nlunch is at noon.\n");
    await writeFile(join(folder, "nobody.txt"), "Goto\n\nCollaborating Authors\n\nPei, Tian\n");
    await writeFile(join(folder, "large.txt"), "x");
    await truncate(join(folder, "large.txt"), 100 * 1024 * 1024);
    await writeFile(
      join(folder, "utf8.txt"),
      Buffer.concat([
        Buffer.from("Abstract:A first text.\nAbstract:Caf"),
        Buffer.from([0xe9, 0x0a]),
        Buffer.from("Abstract:A third text.\n"),
      ]),
    );
    await writeFile(join(folder, "utf16.txt"), Buffer.from("\uFEFFAbstract:x", "utf16le"));
    await writeFile(join(folder, "facts.json"), "{");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("are told by file and line, and everything else loads", async () => {
    const report = await loadCorpus({ seedsFolder: folder, now: NOW });
    expect(report.rejects.map(({ file, line, reason }) => `${file}:${line}: ${reason}`)).toEqual([
      "blank.txt:1: the file holds nothing but blank lines",
      "broken.txt:1: there is no such day in the calendar",
      "broken.txt:4: expected a category and a date such as `CLJan 22, 2025` at the start of an entry",
      "empty.txt:1: the file is empty",
      expect.stringMatching(/^facts.json:1: the facts cannot be used: /),
      "large.txt:1: 104857600 bytes is more than the 16777216 a seed document may have; import it instead",
      "nobody.txt:1: the file holds no papers",
      "unknown.txt:1: unknown format: neither a listing, an author's page nor abstracts",
      "utf16.txt:1: the file is UTF-16; save it as UTF-8",
      "utf8.txt:2: the line is not valid UTF-8; its entry is left out",
    ]);
    expect(report.entries).toBe(33);
    expect(report.papers).toHaveLength(19);
  });

  it("collections are loaded beside documents, joined with them, and a broken line is told", async () => {
    const own = await mkdtemp(join(tmpdir(), "paperboy-seeds-"));
    try {
      await cp(SEEDS, own, { recursive: true });
      const math = seeds.papers.find(({ id }) => id === "deepseekmath");
      const lines = [
        '{"title":"A New One","authors":["Ada Lee"],"year":2024}',
        "{",
        JSON.stringify({ ...math, abstract: undefined }),
      ];
      await writeFile(join(own, "more.jsonl"), `${lines.join("\n")}\n`);
      const report = await loadCorpus({ seedsFolder: own, now: NOW });
      expect([report.entries, report.papers.length, report.merges.length]).toEqual([32, 18, 14]);
      expect(report.rejects).toMatchObject([{ file: "more.jsonl", line: 2 }]);
      const joined = report.papers.find(({ id }) => id === "deepseekmath");
      expect(joined?.occurrences.map(({ file }) => file)).toContain("more.jsonl");
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  });

  it("a collection that is gone when it is read is told, and the others are read", async () => {
    await writeFile(join(folder, "there.jsonl"), '{"title":"A New One"}\n');
    const read = await readCollections(folder, ["gone.jsonl", "there.jsonl"], "2026-11-22");
    await rm(join(folder, "there.jsonl"));
    expect(read).toMatchObject({
      entries: [{ file: "there.jsonl", title: "A New One" }],
      rejects: [{ file: "gone.jsonl", line: 1, reason: "the file cannot be read (ENOENT)" }],
    });
    // What came of part of the seeds is not kept.
    expect(read.contents).toBeUndefined();
  });

  it("a folder that is not there is an error that names it", async () => {
    await expect(loadCorpus({ seedsFolder: join(folder, "no-such"), now: NOW })).rejects.toThrow(/no-such/);
  });
});
