import { describe, expect, it } from "vitest";
import { parseAuthorPage } from "../../../src/corpus/formats/author-page.ts";
import { parseBareAbstracts } from "../../../src/corpus/formats/bare-abstracts.ts";
import { detectFormat } from "../../../src/corpus/formats/import-formats.ts";
import { parseListing, splitByline } from "../../../src/corpus/formats/listing.ts";

const options = { file: "f.txt", today: "2026-11-22" };
const lines = (text: string) => text.trim().split("\n");
const LONG = `We ${"study things at length and ".repeat(12)}end.`;

describe("the listing", () => {
  it("goes on after entries it cannot read, naming their lines", () => {
    const { entries, rejects } = parseListing(
      lines(`
stray words
CLJan 22, 2025Code
A Good TitleAda Lee, Bo Xu, Cy Dam et al. · mit, pku
Its abstract.
LGFeb 29, 2025
No Such DayAda Lee
Text.
XXMar 1, 2025
No Such ClassAda Lee
Text.
CVMar 1, 2025
MLMar 2
Two Stray LinesAda Lee
Text.
more text
and more`),
      options,
    );
    expect(
      entries.map(({ entry, line, endLine, glued, categories, published, code }) => [
        entry,
        line,
        endLine,
        glued,
        categories?.[0],
        published?.date,
        code,
      ]),
    ).toEqual([
      [2, 2, 4, "A Good TitleAda Lee, Bo Xu, Cy Dam", "cs.CL", "2025-01-22", true],
      [6, 12, 14, "Two Stray LinesAda Lee", "stat.ML", "2026-03-02", false],
    ]);
    expect(rejects.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      "1: expected a category and a date such as `CLJan 22, 2025` at the start of an entry",
      "5: there is no such day in the calendar",
      "8: `XX` is not a class of arXiv",
      "11: the entry ends before its title",
      "15: expected a category and a date such as `CLJan 22, 2025` at the start of an entry",
    ]);
  });

  it.each([
    [
      "TitleAda Lee et al. · stanford, microsoft-research",
      "TitleAda Lee",
      false,
      "stanford,microsoft-research",
    ],
    ["TitleAda Lee, Bo Xu", "TitleAda Lee, Bo Xu", true, ""],
    ["Spin · Orbit CouplingAda Lee et al.", "Spin · Orbit CouplingAda Lee", false, ""],
    ["A · B TitleAda Lee · pku", "A · B TitleAda Lee", true, "pku"],
  ])("%s", (byline, glued, complete, affiliations) => {
    const split = splitByline(byline);
    expect([split.glued, split.complete, split.affiliations.join()]).toEqual([glued, complete, affiliations]);
  });
});

describe("the author's page", () => {
  it("names everybody at the top, skips what it cannot use, and goes on", () => {
    const { entries, rejects } = parseAuthorPage(
      [
        ...lines(`
Goto

Collaborating Authors

 Pei, Tian
van Dam, Zoë
Lee, Ada


First paper

Neural Information Processing Systems

${LONG}


A title with nothing below

Nature


Second paper

arXiv.org Artificial Intelligence

${LONG}`),
      ],
      options,
    );
    expect(entries.map(({ title, authors, venue, line }) => [title, authors, venue, line])).toEqual([
      ["First paper", ["Tian Pei", "Zoë van Dam", "Ada Lee"], "Neural Information Processing Systems", 10],
      ["Second paper", ["Tian Pei", "Zoë van Dam", "Ada Lee"], undefined, 22],
    ]);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [17, "a title without an abstract below it"],
    ]);
  });
});

it("bare abstracts: wrapped lines join, stray ones are told once", () => {
  const { entries, rejects } = parseBareAbstracts(
    lines("Abstract:We begin\nand go on.\nStray\nstray again\nAbstract:\nABSTRACT: Another one."),
    options,
  );
  expect(entries.map(({ abstract, line, endLine }) => [abstract, line, endLine])).toEqual([
    ["We begin and go on.", 1, 2],
    ["Another one.", 6, 6],
  ]);
  expect(rejects.map(({ line }) => line)).toEqual([3, 5]);
});

it.each([
  ["CLJan 22, 2025Code\nTitleAda Lee\nText.", "listing"],
  ["Goto\n\nCollaborating Authors\n", "author-page"],
  ["Abstract:We do.", "bare-abstracts"],
  ["% my papers\n@article{a,", "bibtex"],
  ["\nTY  - JOUR", "ris"],
  ["[{}]", "csl-json"],
  ["{\n", "csl-json"],
  ['{"title":"x"}', "json-lines"],
  ['<?xml version="1.0"?>', "arxiv-atom"],
  ["# links\nhttps://arxiv.org/abs/2501.12948", "link-list"],
  ["https://arxiv.org/abs/2501.12948\nrubbish\nhttps://example.com/x", "link-list"],
  ["[R1](https://arxiv.org/abs/2501.12948)\n[V3](https://arxiv.org/abs/2412.19437)", "link-list"],
  ["Dear all, lunch?", undefined],
  ["", undefined],
])("a document is told by its content: %j", (text, format) => {
  expect(detectFormat(text.split("\n"))).toBe(format);
});
