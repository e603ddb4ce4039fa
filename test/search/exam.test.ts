import { describe, expect, test } from "vitest";
import { loadCorpus } from "../../src/corpus/load.ts";
import { makeCorpus } from "../../src/search/corpus.ts";
import { judge } from "./exam.ts";
import { questions } from "./exam-questions.ts";

const { papers } = await loadCorpus({ seedsFolder: "seeds", now: Date.UTC(2026, 2, 1) });
const corpus = makeCorpus(papers);

/** What a person must be able to expect; the reason stands beside each question. */
describe.each(Object.entries(questions))("%s", (_kind, cases) => {
  test.each(cases)("$ask -> $expect.papers ($why)", async ({ ask, expect: expected, prefer }) => {
    const result = await corpus.search(ask, 50);
    const got = `${result.outcome}: ${result.hits.map(({ paper }) => paper.id).join(" ")}`;
    expect(judge(result, expected, prefer), got).toBe(1);
  });
});
