import { describe, expect, test } from "vitest";
import { loadCorpus } from "../../src/corpus/load.ts";
import { makeCorpus } from "../../src/search/corpus.ts";
import { type Expectation, judge } from "./exam.ts";
import { ASKED } from "./seed-questions.ts";

const { papers } = await loadCorpus({ seedsFolder: "seeds", now: Date.UTC(2026, 2, 1) });
const corpus = makeCorpus(papers);
const TYPES: Readonly<Record<string, Expectation["type"]>> = {
  ">": "top1",
  "=": "set",
  "~": "ambiguous",
  "-": "nothing",
  "?": "usage",
};

describe.each(Object.entries(ASKED))("%s", (_kind, lines) => {
  test.each(lines.trim().split("\n"))("%s", async (line) => {
    const [ask = "", right = ""] = line.split(/ \| (?=[-=>~?](?: |$))/);
    const [mark = "", ...ids] = right.split(" ");
    const type = TYPES[mark];
    if (type === undefined) throw new Error(`no expectation: ${line}`);
    const result = await corpus.search(ask, 50);
    const got = `${result.outcome}: ${result.hits.map(({ paper }) => paper.id).join(" ")}`;
    expect(judge(result, { type, papers: ids }), got).toBe(1);
  });
});
