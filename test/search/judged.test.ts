import { expect, test } from "vitest";
import { buildIndex, type SearchIndex } from "../../src/search/index.ts";
import { makePapers } from "../bench/search/papers.ts";
import { ABSTRACTS, CLAIMS, EVERYDAY, TOPICS } from "./judged.ts";

const lines = (text: string): string[] => text.trim().split("\n");
const judged = lines(ABSTRACTS).map((line) => {
  const [id = "", title = "", abstract = ""] = line.split(" | ");
  return { id, title, abstract, authors: ["A. Nobody"], year: 2015 };
});
const made = makePapers(3200, 7);
const alone = buildIndex(judged);
const amongOthers = buildIndex([...made.slice(0, 3000), ...judged]);
const both = [alone, amongOthers];

/** Mean nDCG@10 (K. Jarvelin, J. Kekalainen, 2002), and the share answered with nothing. */
function quality(index: SearchIndex, asked: string): { ndcg: number; refused: number } {
  const gain = (place: number): number => 1 / Math.log2(place + 2);
  let ndcg = 0;
  let refused = 0;
  for (const line of lines(asked)) {
    const [text = "", ids = ""] = line.split(" > ");
    const right = ids.split(" ");
    const found = index.search(text, 10).map(({ id }) => id);
    const sum = (places: number[]): number => places.reduce((total, place) => total + gain(place), 0);
    const places = [...found.keys()].filter((place) => right.includes(found[place] ?? ""));
    ndcg += sum(places) / sum([...right.keys()]);
    if (found.length === 0) refused++;
  }
  return { ndcg: ndcg / lines(asked).length, refused: refused / lines(asked).length };
}

const nothing = (texts: readonly string[]): number =>
  texts.filter((text) => amongOthers.search(text).length === 0).length / texts.length;

test("claims find what bears on them, for or against, wherever they are asked", () => {
  for (const index of both) {
    const { ndcg, refused } = quality(index, CLAIMS);
    expect(ndcg).toBeGreaterThan(0.93);
    expect(refused).toBeLessThan(0.06);
  }
});

test("topics in small letters find papers about them", () => {
  for (const index of both) {
    const { ndcg, refused } = quality(index, TOPICS.replace(/^.* (?:[A-Z]\w+ ){3}.*$\n/gm, ""));
    expect(ndcg).toBeGreaterThan(0.75);
    expect(refused).toBeLessThan(0.15);
  }
});

test("everyday life is no paper", () => {
  expect(nothing(lines(EVERYDAY))).toBeGreaterThanOrEqual(0.9);
});

test("titles that are not there are not answered with others, however much they share", () => {
  expect(nothing(made.slice(3000).map(({ title }) => title))).toBeGreaterThan(0.9);
});

test("titles that are there are found", () => {
  for (const { id, title } of judged)
    for (const text of [title, title.toLowerCase(), `"${title}" (2015), pdf`])
      expect(amongOthers.search(text)[0]?.id, text).toBe(id);
});
