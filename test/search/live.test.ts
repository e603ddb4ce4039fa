/** Several indexes asked as one, beside one index of the same papers. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Corpus } from "../../src/core/corpus.ts";
import type { Paper } from "../../src/core/paper.ts";
import { layered, makeCorpus } from "../../src/search/corpus.ts";
import { LIMITS } from "../../src/search/ranking/decide.ts";
import { type MadePaper, makePapers } from "../bench/search/papers.ts";
import { KINDS, makeQueries } from "../bench/search/queries.ts";
import { paper } from "../reading/daily/papers.ts";

const made = makePapers(1_200, 5).map(asPaper);

function asPaper({ id, title, nickname, authors, abstract, year, categories }: MadePaper): Paper {
  const given = { title, authors, abstract, categories, published: day(year) };
  return paper(id, nickname === undefined ? given : { ...given, nickname });
}

function day(year: number): NonNullable<Paper["published"]> {
  return { date: `${year}-01-01`, inferredYear: false };
}

const ids = (hits: readonly { readonly paper: Paper }[]) => hits.map((hit) => hit.paper.id);

/** Lengths are rounded against other means, so what is as good as equal in one may be turned in the other. */
const TIE = 0.015;
/** Where the second best decides between found and ambiguous. */
const LIMITS_NEAR = [LIMITS.near];

/** How two answers differ beyond near ties; empty when they do not. */
async function differences(one: Corpus, other: Corpus, text: string): Promise<string[]> {
  const [a, b] = [await one.search(text), await other.search(text)];
  const scores = new Map(b.hits.map(({ paper: { id }, score }) => [id, score]));
  const least = Math.max(0, b.hits.at(-1)?.score ?? 0);
  const missing = a.hits.filter(({ paper: { id }, score }) => !scores.has(id) && score > least + TIE);
  // At the end stand papers with a guess at one damaged word.
  const moved = a.hits.filter(
    ({ paper: { id }, score }) => Math.abs((scores.get(id) ?? score) - score) > (score < 0.25 ? 0.1 : TIE),
  );
  const second = a.hits[1]?.score ?? 0;
  const atLimit = LIMITS_NEAR.some((limit) => Math.abs(second - limit) < TIE);
  return [
    ...(a.outcome === b.outcome || atLimit ? [] : [`${text}: ${a.outcome}, then ${b.outcome}`]),
    ...missing.map((hit) => `${text}: ${hit.paper.id} is missing`),
    ...moved.map((hit) => `${text}: ${hit.paper.id} ${hit.score}, then ${scores.get(hit.paper.id)}`),
  ];
}

/** The same papers in one index and in layers: the first ones, then parts of the rest, some of the first gone. */
function both(papers: readonly Paper[], cuts: readonly number[], gone: readonly number[]): [Corpus, Corpus] {
  const [to = papers.length, ...further] = cuts;
  const base = makeCorpus(papers.slice(0, to));
  const rest = further
    .concat(papers.length)
    .map((end, index) => makeCorpus(papers.slice(cuts[index], end), base))
    .filter(({ size }) => size > 0)
    .map((corpus) => ({ corpus, gone: [] }));
  const out = gone.flatMap((at) => base.papers[at % base.size]?.id ?? []);
  return [
    makeCorpus(papers.filter(({ id }) => !out.includes(id))),
    layered([{ corpus: base, gone: out }, ...rest]),
  ];
}

describe("layers answer as one index of the same papers", () => {
  const [one, several] = both(made, [1_000, 1_150], [3, 500]);
  const queries = makeQueries(
    makePapers(1_200, 5).filter(({ id }) => one.byId(id) !== undefined),
    60,
    9,
  );

  test.each(KINDS)("asked for a %s", async (kind) => {
    const asked = queries.filter((query) => query.kind === kind);
    expect(asked.length).toBeGreaterThan(10);
    const found = await Promise.all(asked.map(({ text }) => differences(one, several, text)));
    expect(found.flat()).toEqual([]);
  });

  test("asked by id, for completions, neighbours and definitions", async () => {
    expect(several.size).toBe(one.size);
    expect(several.papers.map(({ id }) => id)).toEqual(one.papers.map(({ id }) => id));
    for (const { id, title, nickname } of one.papers.slice(0, 60)) {
      expect(several.byId(id)).toBe(one.byId(id));
      const typed = nickname ?? title.slice(0, 9);
      expect(await several.suggest(typed, 5)).toEqual(await one.suggest(typed, 5));
      expect(ids(await several.similar(id, 1))).toEqual(ids(await one.similar(id, 1)));
    }
    expect(await several.suggest("")).toEqual(await one.suggest(""));
    expect(await several.suggest("deep")).toEqual(await one.suggest("deep"));
  });
});

test("whatever is cut off and taken out, layers agree with a rebuild", async () => {
  const some = made.slice(0, 300);
  const titles = some.map(({ title }) => title);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 150, max: 299 }),
      fc.array(fc.nat(149), { maxLength: 5 }),
      fc.array(fc.tuple(fc.nat(299), fc.nat(5), fc.integer({ min: 1, max: 6 })), {
        minLength: 5,
        maxLength: 5,
      }),
      async (cut, gone, asked) => {
        const [one, several] = both(some, [cut, Math.min(300, cut + 40)], gone);
        expect(several.papers.map(({ id }) => id)).toEqual(one.papers.map(({ id }) => id));
        for (const [of, from, length] of asked) {
          const text =
            titles[of]
              ?.split(" ")
              .slice(from, from + length)
              .join(" ") ?? "";
          expect(await differences(one, several, text)).toEqual([]);
        }
      },
    ),
    { numRuns: 12, seed: 7 },
  );
});

test("a paper that has gone is not found by any way, and one that came is", async () => {
  const base = makeCorpus(made.slice(0, 400));
  const fuller = paper("p7", {
    title: "Zyzzyva: An Altogether New Title",
    abstract: "Zyzzyva (ZYZ) is new.",
  });
  const own = makeCorpus([fuller], base);
  const live = layered([
    { corpus: base, gone: ["p7", "p9"] },
    { corpus: own, gone: [] },
  ]);
  expect(live.size).toBe(399);
  expect(ids((await live.search("zyzzyva")).hits)).toEqual(["p7"]);
  expect(live.byId("p7")).toBe(fuller);
  expect(live.byId("p9")).toBeUndefined();
  expect(ids((await live.search(base.byId("p9")?.title ?? "")).hits)).not.toContain("p9");
  expect(ids((await live.search(base.byId("p7")?.title ?? "")).hits)).not.toContain("p7");
  expect((await live.suggest("zyz")).map(({ id }) => id)).toEqual(["p7"]);
  expect((await live.define("ZYZ")).map((found) => found.paper.id)).toEqual(["p7"]);
  expect((await live.evidence("zyzzyva")).map((found) => found.paper.id)).toEqual(["p7"]);
  expect(live.papers.filter(({ id }) => id === "p7")).toEqual([fuller]);
  // The shared papers are as they were.
  expect(base.byId("p9")?.id).toBe("p9");
  expect((await base.search("zyzzyva")).hits).toEqual([]);
});
