/** What long commands tell of how far they are. */

import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { outline } from "../../src/core/outline.ts";
import { ArxivSource } from "../../src/corpus/sources/arxiv.ts";
import { CrossrefSource } from "../../src/corpus/sources/crossref.ts";
import { standInSources } from "../fakes/sources.ts";
import { conversation, SEEDS } from "./conversation.ts";

/** Titles that are nothing like one another. */
const titleOf = (number: number) =>
  createHash("sha256").update(String(number)).digest("hex").replace(/\d/gu, "o").match(/.{8}/gu)?.join(" ");

const bibtex = (records: number) =>
  Array.from(
    { length: records },
    (_, number) =>
      `@article{k${number}, title={${titleOf(number)}}, author={Ada Lee${number}}, year={2021}, doi={10.5555/${number}}}`,
  ).join("\n");

test("an import tells what it reads, compares, joins and writes down; its undoing what it takes back", async () => {
  const { ask, press, told } = await conversation();
  const folder = await mkdtemp(join(tmpdir(), "paperboy-progress-"));
  const path = join(folder, "many.bib");
  await writeFile(path, bibtex(300));
  const imported = await ask(`/papers import file:"${path}"`);
  await rm(folder, { recursive: true });
  expect(outline(imported)).toContain("300 records read as BibTeX");
  const steps = [
    "Fetching many.bib…",
    "Read 250 records…",
    "Looked up 200 of 300 records…",
    "Looked up 300 of 300 records…",
    "Compared 200 of 300 records with the collection…",
    "Finding out which of 300 records are one paper…",
    "Wrote down 300 of 300 changes…",
  ];
  expect(told.filter((words) => steps.includes(words))).toEqual(steps);
  expect(outline(await press(imported, "Undo"))).toContain("Undone");
  expect(told.slice(-7)).toEqual([
    "Checked 300 of 300 changes…",
    ...[50, 100, 150, 200, 250, 300].map((done) => `Took back ${done} of 300 changes…`),
  ]);
});

test("links tell of how many arXiv and Crossref were asked", async () => {
  await using standIn = await standInSources([
    { arxivId: "2312.00752", title: "Mamba", abstract: "We propose.", authors: ["Albert Gu"] },
    { doi: "10.1000/one", title: "Of Widgets", abstract: "", authors: ["Bo Xu"] },
  ]).then((made) => ({ ...made, [Symbol.asyncDispose]: () => made.close() }));
  const options = { base: standIn.base, clock: systemClock, apart: 0 };
  const sources = { arxiv: new ArxivSource(options), crossref: new CrossrefSource(options) };
  const { ask, told } = await conversation({}, { sources });
  const links = [
    "https://arxiv.org/abs/2312.00752",
    "https://doi.org/10.1000/one",
    "https://doi.org/10.1000/no",
  ];
  expect(outline(await ask(`/papers add ${links.join(" ")}`))).toContain("2 records read");
  expect(told.filter((words) => words.startsWith("Asked"))).toEqual(
    [0, 1, 2, 3].map((asked) => `Asked arXiv and Crossref about ${asked} of 3 papers…`),
  );
});

test("many links in a text to cite are looked up one after the other, and told of", async () => {
  const { ask, told } = await conversation();
  const links = Array.from({ length: 12 }, (_, number) => `https://arxiv.org/abs/2401.${10_000 + number}`);
  const reply = await ask(`/papers cite text:"https://arxiv.org/abs/2501.12948 ${links.join(" ")}"`);
  expect(outline(reply)).toContain("DeepSeek-R1");
  expect(told).toEqual(["Looked up 5 of 13 links…", "Looked up 10 of 13 links…", "Writing 1 reference…"]);
});

test("a summary that is asked for elsewhere is told of", async () => {
  const summary = { base: "http://127.0.0.1:9/v1", model: "none" };
  const { ask, told } = await conversation({}, { config: { seeds: SEEDS, zone: "UTC", summary } });
  await ask("/papers ask how many tokens was deepseek-v3 trained on?");
  expect(told).toEqual(["Found 3 sentences; asking for a summary…"]);
});
