import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { importVerb, pairsVerb } from "../../src/corpus/command-line.ts";
import { addEntries, type ImportOptions, importFiles } from "../../src/corpus/import.ts";
import { mergePapers } from "../../src/corpus/join.ts";
import { loadCorpus } from "../../src/corpus/load.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const options = { today: "2026-11-22", clock: systemClock };
async function imported(name: string, text: string | Uint8Array) {
  await writeFile(join(folder, name), text);
  return await importing([join(folder, name)]);
}
/** An import with its papers in memory. */
async function importing(paths: readonly string[], more: Partial<ImportOptions> = {}) {
  using report = await importFiles(paths, { ...options, ...more });
  return { ...report, papers: [...report.papers] };
}
/** `title | authors | date | ids | categories`, for tables. */
const row = (paper: Awaited<ReturnType<typeof imported>>["papers"][number]) =>
  [
    paper.title,
    `${paper.authors.join(", ")}${paper.authorsComplete ? "" : " …"}`,
    paper.published?.date ?? "",
    [paper.arxivId, paper.doi].filter((id) => id !== undefined).join(" "),
    paper.venue ?? "",
  ].join(" | ");

describe("each format", () => {
  it("BibTeX: macros, accents, groups, others, and broken records between good ones", async () => {
    const { papers, rejected, files } = await imported(
      "a.bib",
      `% a comment
@string{nips = "Advances in Neural " # "Information Processing"}
@inproceedings{one, title = {The {TeX} {\\'E}cole: $\\alpha$-Nets \\& More}, author = {Knuth, Donald E. and van der Berg, Hans and others},
  booktitle = nips, year = 2001, doi = {https://doi.org/10.1000/ABC}, abstract = {We show $63\\%$.}}
@article{broken, title = {Never closed,
@misc{two, title={Second}, author={{The ATLAS Collaboration}}, eprint={2501.12948v2}, archivePrefix={arXiv}, primaryClass={cs.CL}, year=2025, month=jan}
@article{nothing, note = {no title}}
@article{three, title="Third paper", author="Ada Lee", journal={arXiv preprint arXiv:2402.03300}, year={2024}}`,
    );
    expect(files).toEqual([{ file: "a.bib", format: "bibtex", records: 3, rejected: 2 }]);
    expect(papers.map(row).sort()).toEqual([
      "Second | The ATLAS Collaboration | 2025-01 | 2501.12948 | ",
      "The TeX École: α-Nets & More | Donald E. Knuth, Hans van der Berg … | 2001 | 10.1000/abc | Advances in Neural Information Processing",
      "Third paper | Ada Lee | 2024 | 2402.03300 | ",
    ]);
    expect(rejected.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      "5: the record is never closed",
      "7: the record has neither a title nor an abstract",
    ]);
  });

  it("RIS: continued lines, a record without its end, text outside", async () => {
    const { papers, rejected } = await imported(
      "a.ris",
      "TY  - JOUR\nTI  - A long\n  title\nAU  - Lee, Ada\nAU  - Xu, Bo\nPY  - 2001/05/03/\nJO  - Nature\nDO  - 10.1000/ABC\nAB  - Text.\nER  - \nstray\nTY  - CONF\nT1  - Second one\nA1  - Zoe Dam\nUR  - https://arxiv.org/abs/2402.03300v1\nTY  - GEN\nER  - \n",
    );
    expect(papers.map(row).sort()).toEqual([
      "A long title | Ada Lee, Bo Xu | 2001-05-03 | 10.1000/abc | Nature",
      "Second one | Zoe Dam |  | 2402.03300 | ",
    ]);
    expect(rejected.map(({ line }) => line).sort((a, b) => a - b)).toEqual([11, 16]);
  });

  it("CSL-JSON: date parts, particles, line of each record", async () => {
    const { papers, rejected } = await imported(
      "a.json",
      `[\n {"title":"One","author":[{"family":"Beethoven","given":"Ludwig","non-dropping-particle":"van"},{"literal":"OpenAI"}],"issued":{"date-parts":[[2024,5,7]]},"DOI":"10.1000/x","container-title":"Nature"},\n 7,\n {"author":[]}\n]`,
    );
    expect(papers.map(row)).toEqual(["One | Ludwig van Beethoven, OpenAI | 2024-05-07 | 10.1000/x | Nature"]);
    expect(rejected).toMatchObject([
      { reason: "not a JSON object" },
      { reason: "neither a title nor an abstract" },
    ]);
  });

  it("CSL-JSON: an object that holds the list, on one line and on many", async () => {
    const items = [{ title: "One", DOI: "10.1000/x" }, 7, { title: "Two" }];
    for (const indent of [undefined, 1]) {
      const { papers, rejected } = await imported(
        "a.json",
        JSON.stringify({ total: 3, items }, undefined, indent),
      );
      expect(papers.map(({ title }) => title).sort()).toEqual(["One", "Two"]);
      expect(rejected).toMatchObject([{ line: indent === undefined ? 1 : 8, reason: "not a JSON object" }]);
    }
  });

  it.each([
    ["a list with a title", { title: "To read", items: [{ title: "One" }] }, ["One"]],
    ["a paper and what it cites", { title: "One", references: [{ title: "Two" }] }, ["One"]],
    [
      "an abstract and what it cites",
      { abstract: "We do.", references: [{ title: "Two" }] },
      ["Untitled paper: “We do …”"],
    ],
    ["what a paper cites", { references: [{ title: "Two" }] }, ["Two"]],
    ["a paper with other lists", { title: "One", data: ["a", "b"] }, ["One"]],
  ])("JSON on one line: %s", async (_, value, titles) => {
    const { papers, rejected } = await imported("a.json", JSON.stringify(value));
    expect([papers.map(({ title }) => title), rejected]).toEqual([titles, []]);
  });

  it("CSL-JSON: larger than a line or an object may be that is read whole", async () => {
    const text = "Größe ☃ 😀 matters. ".repeat(45_000);
    const records = Array.from({ length: 10 }, (_, index) => ({ title: `Number ${index}`, abstract: text }));
    const [list, object] = [JSON.stringify(records), JSON.stringify({ total: 10, items: records })];
    expect(Buffer.byteLength(list)).toBeGreaterThan(10_000_000);
    for (const content of [list, object, object.replaceAll("},", "},\n")]) {
      const { papers, rejected } = await imported("large.json", content);
      expect([papers.length, rejected]).toEqual([10, []]);
      expect(papers.every(({ abstract }) => abstract === text.trim())).toBe(true);
    }
    const damaged = Buffer.from(list);
    damaged[damaged.indexOf("Number 9")] = 0xff;
    const { papers, rejected } = await imported("large.json", damaged);
    expect([papers.length, rejected.length]).toEqual([9, 1]);
    expect(rejected[0]?.reason).toBe("the line is not valid UTF-8: save the file as UTF-8");
    expect(papers.some(({ title }) => title.includes("umber 9"))).toBe(false);
  });

  it("JSON Lines: arXiv's, Semantic Scholar's, and a line cut short", async () => {
    const { papers, rejected } = await imported(
      "a.jsonl",
      `{"id":"0704.0001","title":"Prompt\\n  diphoton","authors":"C. Bal\\\\'azs, E. L. Berger","categories":"hep-ph cs.LG","abstract":"We.","update_date":"2008-11-26"}
{"title":"Sch
{"title":"Scholar","abstract":null,"year":2017,"venue":"NIPS","authors":[{"name":"A. Vaswani"}],"externalIds":{"ArXiv":"1706.03762","DOI":"10.1000/S"}}\n`,
    );
    expect(papers.map((paper) => `${row(paper)} | ${paper.categories.join()}`).sort()).toEqual([
      "Prompt diphoton | C. Balázs, E. L. Berger | 2008-11-26 | 0704.0001 |  | hep-ph,cs.LG",
      "Scholar | A. Vaswani | 2017 | 1706.03762 10.1000/s | NIPS | ",
    ]);
    expect(rejected).toMatchObject([{ line: 2, reason: expect.stringMatching(/^not JSON/) }]);
  });

  it("arXiv Atom, and a feed with a document type", async () => {
    const feed = (
      extra: string,
    ) => `<?xml version="1.0"?>${extra}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<entry><id>http://arxiv.org/abs/2402.03300v3</id><published>2024-02-05T18:55:32Z</published><title>DeepSeekMath:
  Pushing &amp; Pulling</title><summary> We. </summary><author><name>Zhihong Shao</name></author>
<arxiv:doi>10.1000/z</arxiv:doi><arxiv:primary_category term="cs.CL"/><category term="cs.CL"/><category term="cs.AI"/></entry></feed>`;
    expect(
      (await imported("a.xml", feed(""))).papers.map((paper) => `${row(paper)} | ${paper.categories.join()}`),
    ).toEqual([
      "DeepSeekMath: Pushing & Pulling | Zhihong Shao | 2024-02-05 | 2402.03300 10.1000/z |  | cs.CL,cs.AI",
    ]);
    const bomb = await imported(
      "b.xml",
      feed('<!DOCTYPE f [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'),
    );
    expect([bomb.papers.length, bomb.rejected[0]?.reason]).toEqual([
      0,
      expect.stringContaining("document type"),
    ]);
  });

  it("arXiv Atom: a broken entry and a damaged one between good ones, and a feed cut short", async () => {
    const entry = (id: string, title: string) =>
      `<entry><id>http://arxiv.org/abs/2402.0${id}v1</id>\n<title>${title}</title></entry>`;
    const feed = Buffer.from(
      `<feed>\n${entry("0001", "One")}${entry("0002", "Two")}\n<entry><title>Three</entry>\n${entry("0004", "F\xfcnf")}\n${entry("0005", "Six")}\n<entry><title>Cut`,
      "latin1",
    );
    const { papers, rejected } = await imported("c.xml", feed);
    expect(papers.map(({ title, occurrences: [at] }) => `${at?.line} ${at?.entry} ${title}`).sort()).toEqual([
      "2 1 One",
      "3 2 Two",
      "8 5 Six",
    ]);
    expect(rejected.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      expect.stringMatching(/^5: not XML: Expected closing tag 'title'/),
      expect.stringMatching(/^6: the line is not valid UTF-8/),
      "10: not XML: the entry is never closed",
    ]);
  });

  it("a list of links and ids", async () => {
    const { papers, rejected } = await imported(
      "links.txt",
      "# to read\nhttps://arxiv.org/abs/2402.03300v2\n2402.03300\ndoi:10.1000/ABC and https://openreview.net/forum?id=I4YAIwrsXa\nhttps://evil.example/x\n",
    );
    expect(papers.map(({ title, titleSource }) => `${title} (${titleSource})`).sort()).toEqual([
      "Untitled paper: arXiv:2402.03300 (derived)",
      "Untitled paper: doi:10.1000/abc (derived)",
      "Untitled paper: openreview.net/forum?id=I4YAIwrsXa (derived)",
    ]);
    expect(rejected).toMatchObject([{ line: 5 }]);
  });

  it("the seed documents themselves", async () => {
    const seeds = join(import.meta.dirname, "../../seeds");
    const names = [
      "000_3322cdf9672f549a",
      "001_627210c825d73972",
      "002_770b72930394ef11",
      "003_f5252a9f2c9a9f45",
    ];
    const report = await importing(names.map((name) => join(seeds, `${name}.txt`)));
    expect([report.records, report.papers.length, report.merged.length, report.rejected.length]).toEqual([
      30, 17, 13, 0,
    ]);
  });
});

describe("files meant to harm", () => {
  it("a few hundred bytes of doubled macros are refused at the macro, the rest is read", async () => {
    const macros = Array.from({ length: 26 }, (_, i) =>
      i === 0 ? '@string{a0="xxxxxxxxxx"}' : `@string{a${i}=a${i - 1}#a${i - 1}}`,
    );
    const { papers, rejected } = await imported(
      "bomb.bib",
      `${macros.join("")}@misc{x,title=a25}\n@misc{y,title={Fine}}`,
    );
    expect(papers.map(({ title }) => title)).toEqual(["Fine"]);
    expect(rejected[0]?.reason).toBe("the macro a10 grows beyond 10000 characters");
  });

  it("a file that needs more memory or time than allowed ends with a reject, and the next file is read", async () => {
    const good = join(folder, "good.jsonl");
    await writeFile(good, '{"title":"Good"}\n');
    await writeFile(join(folder, "fat.json"), `{"items":[${"[".repeat(3_000_000)}`);
    const fat = await importing([join(folder, "fat.json"), good], { limits: { memory: 24 } });
    expect([fat.papers.length, fat.rejected.length]).toEqual([1, 1]);
    const late = await importing([good], { limits: { time: 1 } });
    expect(late.rejected[0]?.reason).toMatch(/took longer/);
    const large = await importing([good], { limits: { size: 5 } });
    expect(large.rejected[0]?.reason).toMatch(/more than the 5 a file may have/);
  });

  it.each([
    ["empty.bib", "", "the file is empty"],
    [
      "prose.txt",
      "Dear all,\nlunch is at noon.\n",
      "unknown format: neither BibTeX, RIS, CSL-JSON, JSON Lines, an arXiv feed, a list of links nor a seed document",
    ],
    [
      "a.zip",
      Buffer.from("PK\u0003\u0004\n@article{a, title={Inside an Archive}}\n"),
      expect.stringMatching(/zip archive.*unpack/),
    ],
    ["a.bib.gz", gzipSync("@article{a, title={Packed}}"), "this is packed with gzip: unpack it first"],
    ["a.pdf", "%PDF-1.7\n@article{a, title={In a PDF}}", expect.stringMatching(/PDF.*by its link/)],
    ["a.txt", Buffer.from("\ufeff@article{a, title={Wide}}", "utf16le"), "this is UTF-16: save it as UTF-8"],
    ["half.json", "[{", expect.stringMatching(/^not JSON/)],
    ["zero.bib", "@comment{nothing}", "the file holds no records"],
    [
      "bad.jsonl",
      Buffer.from([0x7b, 0x22, 0x74, 0x69, 0x74, 0x6c, 0x65, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d, 0x0a]),
      "the line is not valid UTF-8: save the file as UTF-8",
    ],
  ])("%s", async (name, content, reason) => {
    const { rejected, papers } = await imported(name, content);
    expect([papers.length, rejected[0]]).toEqual([
      0,
      expect.objectContaining({ file: name, line: 1, reason }),
    ]);
  });

  it("a file that is not there", async () => {
    expect((await importing([join(folder, "nope.bib")])).rejected).toMatchObject([
      { file: "nope.bib", reason: "there is no such file" },
    ]);
  });
});

describe("papers that are there already", () => {
  it("are joined and keep their id, facts and places", async () => {
    const seeds = await loadCorpus({
      seedsFolder: join(import.meta.dirname, "../../seeds"),
      now: Date.parse("2026-11-22"),
    });
    await writeFile(
      join(folder, "more.bib"),
      "@article{a, title={DeepSeekMath: Pushing the Limits of Mathematical Reasoning in Open Language Models}, author={Zhihong Shao and Peiyi Wang and Qihao Zhu and Runxin Xu}, eprint={2402.03300}, archivePrefix={arXiv}, year={2024}}\n@article{b, title={A New One}, author={Ada Lee}}",
    );
    const report = await importing([join(folder, "more.bib")], { existing: seeds.papers });
    expect([report.added, report.merged.map(({ paper }) => paper)]).toEqual([["new-one"], ["deepseekmath"]]);
    const math = report.papers.find(({ id }) => id === "deepseekmath");
    expect(math).toMatchObject({
      arxivId: "2402.03300",
      published: { date: "2024-02-05" },
      facts: { submitted: "2024-02-05" },
    });
    expect(math?.authors).toHaveLength(4);
    expect(math?.occurrences.map(({ file }) => file)).toEqual(["000_3322cdf9672f549a.txt", "more.bib"]);
    expect(math?.abstract).toMatch(/^Mathematical reasoning poses/);
  });

  it("importing one's own output again changes nothing", async () => {
    const first = await imported(
      "x.jsonl",
      '{"title":"One fine paper","authors":["Ada Lee"],"year":2001}\n{"title":"Another fine paper","authors":"Xu, B and Lee, A","year":"2003"}\n',
    );
    const again = addEntries([], first.papers);
    expect([again.papers, again.added]).toEqual([[], []]);
  });
});

describe("the verbs", () => {
  const collect = () => {
    const [out, problem]: [string[], string[]] = [[], []];
    return {
      out,
      problem,
      output: {
        out: async (text: string) => void out.push(text),
        problem: async (text: string) => void problem.push(text),
      },
    };
  };
  const base = { now: Date.parse("2026-11-22"), clock: systemClock };

  it("import prints papers as JSON Lines and the report beside them", async () => {
    const file = join(folder, "v.bib");
    await writeFile(
      file,
      "@misc{a,title={Fine grids},author={Ada Lee}}\n@misc{b,title={FINE GRIDS},author={A. Lee}}\n@misc{c,",
    );
    const { out, problem, output } = collect();
    expect(await importVerb({ ...base, files: [file], json: false }, output)).toBe(2);
    expect(out.map((line) => JSON.parse(line).title)).toEqual(["Fine grids"]);
    expect(problem.join("")).toBe(
      "v.bib: bibtex, 2 records, 1 rejected\n2 records, 1 papers, 1 merged, 0 in doubt, 1 rejected\nrejected v.bib:3: the record is never closed before the end of the file (line 3)\n",
    );
  });

  it("import --json --out gives the report, and a file that imports back to the same papers", async () => {
    const file = join(folder, "w.bib");
    await writeFile(
      file,
      "@misc{a,title={Fine},author={Ada Lee},year=2001}\n@misc{b,title={Other things},author={Bo Xu}}",
    );
    const { out, output } = collect();
    const outFile = join(folder, "w.jsonl");
    expect(await importVerb({ ...base, files: [file], json: true, outFile }, output)).toBe(0);
    expect(JSON.parse(out.join(""))).toMatchObject({
      counts: { records: 2, papers: 2, added: 2, rejected: 0 },
    });
    expect((await readFile(outFile, "utf8")).trim().split("\n")).toHaveLength(2);
    const back = await importing([outFile]);
    expect(back.papers.map(row).sort()).toEqual([
      "Fine | Ada Lee | 2001 |  | ",
      "Other things | Bo Xu |  |  | ",
    ]);
  });

  it("pairs prints a verdict a line, in order, and an error in the place of a line it cannot read", async () => {
    const file = join(folder, "pairs.jsonl");
    await writeFile(
      file,
      '{"a":{"title":"Fine things here","year":"2001"},"b":{"title":"fine things here","year":2001}}\nx\n{"a":{},"b":{}}\n',
    );
    const { out, problem, output } = collect();
    expect(await pairsVerb(file, true, output)).toBe(2);
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { verdict: "same", score: expect.any(Number), why: expect.any(Array) },
      { error: expect.stringContaining("line 2: not JSON") },
      { verdict: "different", score: expect.any(Number), why: expect.any(Array) },
    ]);
    expect(problem.join("")).toContain("pairs.jsonl:2: not JSON");
    expect(await pairsVerb(join(folder, "none.jsonl"), true, output)).toBe(2);
  });

  it("pairs takes records as tables and scripts leave them", async () => {
    const file = join(folder, "dirty.jsonl");
    const title = "Estimating the shape of nested grids";
    const other = { title: title.toLowerCase(), authors: "a lee, b xu", year: 2003 };
    const lines = [
      `{"a":{"title":"${title}","authors":NaN,"venue":NaN,"year":2003},"b":${JSON.stringify(other)}}`,
      { a: { title, authors: "['Ada Lee', 'Bo Xu']", venue: "nan", year: "2003.0", extra: [{}] }, b: other },
      { a: { Title: title, Authors: "Lee, A|Xu, B", Year: "published 2003", Venue: "" }, b: other, id: 7 },
      { a: { title: [title], author: [{ family: "Lee" }, null], year: null }, b: other },
      { a: title, b: other },
      { a: null, b: 5 },
      { a: { title: 1984, authors: {}, year: true }, b: { title: "1984" } },
      { a: { title: "NaN", authors: "unknown" }, b: { title: "NaN" } },
    ];
    await writeFile(
      file,
      lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
    );
    const { out, problem, output } = collect();
    expect(await pairsVerb(file, true, output)).toBe(0);
    expect(out.map((line): unknown => JSON.parse(line).verdict)).toEqual([
      ...["same", "same", "same", "same", "same"],
      ...["different", "same", "different"],
    ]);
    expect(problem).toEqual([`${file}:1: NaN is not JSON; it was read as null\n`]);
  });
});

describe("two papers that somebody says are one", () => {
  it("become the first, with the fullest of both", async () => {
    const { papers } = await imported(
      "two.jsonl",
      '{"title":"Grids of cats","authors":["Ada Lee"],"year":2001}\n{"title":"Cats in grids, revisited","authors":["Ada Lee","Bo Xu"],"abstract":"We look.","doi":"10.1000/g"}\n',
    );
    const [keep, other] = [
      papers.find(({ doi }) => doi === undefined),
      papers.find(({ doi }) => doi !== undefined),
    ];
    if (keep === undefined || other === undefined) throw new Error("two papers expected");
    expect(mergePapers(keep, other)).toMatchObject({
      id: keep.id,
      authors: ["Ada Lee", "Bo Xu"],
      doi: "10.1000/g",
      abstract: "We look.",
      published: { date: "2001" },
      occurrences: [{ entry: 1 }, { entry: 2 }],
    });
    expect(mergePapers(keep, keep)).toEqual(keep);
  });
});
