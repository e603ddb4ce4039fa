import { expect, test } from "vitest";
import type { Paper } from "../../src/core/paper.ts";
import { findDefinitions } from "../../src/corpus/define.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { Definitions } from "../../src/search/definitions.ts";
import { squash } from "../../src/search/text/text.ts";

const { papers: SEEDS } = await loadCorpus({
  seedsFolder: new URL("../../seeds", import.meta.url).pathname,
  now: Date.parse("2026-11-22"),
});
const PAPERS: readonly Paper[] = SEEDS.flatMap((paper) => [
  paper,
  ...Array.from({ length: 20 }, (_, number): Paper => {
    const abstract = `We study fast grid search (FGS) and a large action model (LAM). This is part ${number}.`;
    return { ...paper, id: `${paper.id}-${number}`, abstract };
  }),
]);

/** The same in the plainest way. */
function naive(term: string) {
  const wanted = squash(term);
  return PAPERS.flatMap((paper) =>
    findDefinitions(`${paper.title}\n${paper.abstract ?? ""}`)
      .filter(({ term: found, expansion }) => [squash(found), squash(expansion)].includes(wanted))
      .map((found) => ({ ...found, paper })),
  );
}

test.each(["MLA", "grpo", "FGS", "fast grid search", "LAM", "nothing of the kind", ""])(
  "%s",
  async (term) => {
    const definitions = new Definitions(PAPERS);
    expect(await definitions.of(term, 1_000)).toEqual(naive(term));
    expect(await definitions.of(term, 3)).toEqual(naive(term).slice(0, 3));
  },
);

test("a plural is found by its singular, and papers that do not count are passed over", async () => {
  const definitions = new Definitions(PAPERS);
  expect((await definitions.of("LAMs", 1)).map(({ term }) => term)).toEqual(["LAM"]);
  const found = await definitions.of("FGS", 1, ({ id }) => id === "deepseek-r1-19");
  expect(found.map(({ paper }) => paper.id)).toEqual(["deepseek-r1-19"]);
});
