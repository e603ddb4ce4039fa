/** The picture of a collection: what it counts, what it says in words, and that it is a picture whatever it is given. */

import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { statsData, tellAuthors, tellYears } from "../../src/export/stats-data.ts";
import { drawAuthors, drawYears } from "../../src/export/stats-picture.ts";
import { HOSTILE } from "../contract/samples.ts";
import { makePaper } from "../contract/small-corpus.ts";

const paper = (
  id: string,
  year: number | undefined,
  categories: readonly string[],
  authors: readonly string[],
) =>
  makePaper({
    id,
    title: id,
    categories,
    authors,
    ...(year === undefined ? {} : { published: { date: `${year}-05-01`, inferredYear: false } }),
  });

const some = [
  paper("a", 2021, ["cs.CL"], ["Ana", "Ben"]),
  paper("b", 2023, ["cs.CL", "cs.LG"], ["Ana", "Ben", "Cid"]),
  paper("c", 2023, ["cs.LG"], ["Dora"]),
  paper("d", 2024, [], ["Ana", "Ana"]),
  paper("e", undefined, ["cs.CV"], []),
];

test("years without papers are there, and every paper counts once under its first category", () => {
  const { categories, years } = statsData(some);
  expect(categories).toEqual(["cs.CL", "cs.LG", "other"]);
  expect(years).toEqual([
    { year: 2021, amounts: [1, 0, 0] },
    { year: 2022, amounts: [0, 0, 0] },
    { year: 2023, amounts: [1, 1, 0] },
    { year: 2024, amounts: [0, 0, 1] },
  ]);
});

test("authors are joined by the papers they wrote together; a name given twice counts once", () => {
  const { authors, links } = statsData(some);
  expect(authors.map(({ name, papers }) => `${name} ${papers}`)).toEqual([
    "Ana 3",
    "Ben 2",
    "Cid 1",
    "Dora 1",
  ]);
  expect(links).toEqual([
    { a: 0, b: 1, papers: 2 },
    { a: 0, b: 2, papers: 1 },
    { a: 1, b: 2, papers: 1 },
  ]);
});

test("it is told in words", () => {
  expect(tellYears(statsData(some))).toBe(
    "Papers by year, coloured by category (cs.CL, cs.LG and other): 2021: 1, 2023: 2, 2024: 1.",
  );
  expect(tellAuthors(statsData(some))).toBe(
    "The 4 authors with most papers, joined where they wrote together; most often Ana and Ben (2 papers), Ana and Cid (1 paper) and Ben and Cid (1 paper).",
  );
  expect(tellYears(statsData([]))).toBe("No paper has a year.");
  expect(tellAuthors(statsData([]))).toBe("No paper names its authors.");
});

test("a long time is cut to its last thirty years, the earlier ones counted into the first", () => {
  const { years } = statsData([
    paper("old", 1950, ["x"], []),
    paper("older", 1900, ["x"], []),
    paper("new", 2024, ["x"], []),
  ]);
  expect(years).toHaveLength(30);
  expect([years[0], years.at(-1)]).toEqual([
    { year: 1995, amounts: [2] },
    { year: 2024, amounts: [1] },
  ]);
});

const many = Array.from({ length: 400 }, (_, i) =>
  paper(`p${i}`, 1990 + (i % 35), [`c.${i % 40}`], [`Author ${i % 60}`, `Author ${(i * 7) % 60}`, HOSTILE]),
);

test.each([
  ["usual", some],
  ["nothing", []],
  ["one paper without anything", [paper("x", undefined, [], [])]],
  ["many, with names that try everything", many],
  [
    "names in other scripts, and endless ones",
    [paper("y", 2024, ["ü".repeat(500)], ["李雷", "x".repeat(5_000)])],
  ],
])("%s: pictures as wide as a chat shows them well, and the same ones twice", async (_, papers) => {
  const data = statsData(papers);
  for (const draw of [drawYears, drawAuthors]) {
    const png = draw(data);
    const image = await loadImage(png);
    expect(image.width).toBe(800);
    expect(image.height).toBeLessThan(800);
    expect(png.length).toBeLessThan(1_000_000);
    expect(draw(data).equals(png)).toBe(true);
  }
});

test("letters are drawn on machines without fonts of their own: the titles leave ink", async () => {
  for (const draw of [drawYears, drawAuthors]) {
    const image = await loadImage(draw(statsData(some)));
    const canvas = createCanvas(200, 40);
    const pen = canvas.getContext("2d");
    pen.drawImage(image, -20, -15);
    const { data } = pen.getImageData(0, 0, 200, 40);
    const dark = Array.from({ length: data.length / 4 }, (__, i) => data[i * 4] ?? 255).filter(
      (red) => red < 128,
    );
    expect(dark.length).toBeGreaterThan(200);
  }
});

test("no letter leaves the page, whatever the names: its edges stay white", async () => {
  for (const draw of [drawYears, drawAuthors]) {
    const image = await loadImage(draw(statsData(many)));
    const canvas = createCanvas(image.width, image.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    for (const x of [0, image.width - 4]) {
      const { data } = pen.getImageData(x, 0, 4, image.height);
      expect(data.every((value) => value === 255)).toBe(true);
    }
  }
});
