import { expect, test } from "vitest";
import { buildIndex } from "../../src/search/index.ts";
import { LiveIndex } from "../../src/search/live.ts";
import { makePapers } from "../bench/search/papers.ts";
import { makeQueries } from "../bench/search/queries.ts";

const papers = makePapers(400, 5);

test("papers added and removed one by one are found as in an index built of what is left", () => {
  const live = new LiveIndex(papers.slice(0, 330));
  for (let at = 330; at < 400; at += 10) live.add(papers.slice(at, at + 10));
  for (let at = 0; at < 400; at += 20) expect(live.remove(`p${at}`)).toBe(true);
  const left = papers.filter((_, i) => i % 20 !== 0);
  expect(live.papers.map(({ id }) => id)).toEqual(left.map(({ id }) => id));

  const rebuilt = buildIndex(left);
  const queries = makeQueries(left, 20, 9).filter(({ kind }) => kind !== "abstract phrase");
  const differing = queries.filter(({ text, right }) => {
    const first = live.query(text).hits[0]?.paper.id ?? "";
    return first !== rebuilt.search(text, 1)[0]?.id && !right.has(first);
  });
  // The mean lengths of two indexes differ a little from those of one, so near ties may turn.
  expect(differing.length).toBeLessThanOrEqual(queries.length * 0.01);
});

test("a removed paper is not found, by name or otherwise, and comes back when added again", () => {
  const live = new LiveIndex(papers);
  const paper = papers.find(({ nickname }) => nickname !== undefined);
  if (paper?.nickname === undefined) throw new Error("no paper with a name was made");
  expect(live.query(paper.nickname).hits[0]?.paper.id).toBe(paper.id);
  expect(live.remove(paper.id)).toBe(true);
  expect(live.remove(paper.id)).toBe(false);
  expect(live.query(paper.title).hits.map((hit) => hit.paper.id)).not.toContain(paper.id);
  live.add([{ ...paper }]);
  expect(live.query(paper.nickname).hits[0]?.paper.id).toBe(paper.id);
  expect(live.papers).toHaveLength(papers.length);
});

test("adding a paper of a known id replaces it", () => {
  const live = new LiveIndex(papers);
  live.add([{ id: "p7", title: "Zyzzyva: An Altogether New Title", authors: [] }]);
  expect(live.query("zyzzyva").hits.map(({ paper }) => paper.id)).toEqual(["p7"]);
  expect(live.query(papers[7]?.title ?? "").hits.map(({ paper }) => paper.id)).not.toContain("p7");
  expect(live.papers).toHaveLength(papers.length);
});

test("many newcomers ask for settling", () => {
  const live = new LiveIndex(papers.slice(0, 100));
  expect(live.shouldSettle).toBe(false);
  live.add(papers.slice(100));
  expect(live.shouldSettle).toBe(true);
});
