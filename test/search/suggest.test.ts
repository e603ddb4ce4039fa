/** What is offered while somebody types, on the seed papers: what is typed, and the paper that must come first. */

import { expect, test } from "vitest";
import { loadCorpus } from "../../src/corpus/load.ts";
import { makeCorpus } from "../../src/search/corpus.ts";

const { papers } = await loadCorpus({ seedsFolder: "seeds", now: Date.UTC(2026, 2, 1) });
const corpus = makeCorpus(papers);

test.each([
  ["r", "deepseek-r1", "one letter, of a nickname"],
  ["r1", "deepseek-r1", "a nickname"],
  ["mo", "deepseekmoe", "half a nickname"],
  ["grp", "deepseekmath", "an acronym that the abstract spells out"],
  ["palom", "sparse-generalized-eigenvalue", "an author"],
  ["natve", "native-sparse-attention", "a slip in the first five letters"],
  ["sparse a", "native-sparse-attention", "a word and the first letter of the next"],
  ["deepseek™ r1", "deepseek-r1", "a trade mark is no letters"],
  ["2405.0", "deepseek-v2", "an arXiv id that is not yet typed to its end"],
])("%s -> %s (%s)", async (typed, first) => {
  expect((await corpus.suggest(typed))[0]?.id).toBe(first);
});

test("of an arXiv id only the papers that it begins are offered", async () => {
  const offered = await corpus.suggest("2405");
  expect(offered.map(({ id }) => id).sort()).toEqual(["deepseek-prover", "deepseek-v2"]);
});
