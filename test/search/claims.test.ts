import { expect, test } from "vitest";
import { buildIndex } from "../../src/search/index.ts";
import { makePapers } from "../bench/search/papers.ts";
import { ABSTRACTS, CLAIMS } from "./claims.ts";

const lines = (text: string, by: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split(by));
const papers = lines(ABSTRACTS, " | ").map(([id = "", title = "", abstract = ""]) => ({
  id,
  title,
  abstract,
  authors: ["A. Nobody"],
  year: 2015,
}));
const claims = lines(CLAIMS, " > ").map(([asked = "", paper = ""]) => ({ asked, paper }));
const alone = buildIndex(papers);
const amongOthers = buildIndex([...makePapers(3000, 7), ...papers]);

test.each(claims)("$asked -> $paper", ({ asked, paper }) => {
  for (const index of [alone, amongOthers]) {
    const places = index.search(asked, 10).map(({ id }) => id);
    expect(places.slice(0, 3)).toContain(paper);
  }
});

test("most claims find their paper first, wherever they are asked", () => {
  for (const index of [alone, amongOthers]) {
    const right = claims.filter(({ asked, paper }) => index.search(asked, 10)[0]?.id === paper);
    expect(right.length / claims.length).toBeGreaterThanOrEqual(0.95);
  }
});
