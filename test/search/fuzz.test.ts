import fc from "fast-check";
import { expect, test } from "vitest";
import { loadCorpus } from "../../src/corpus/load.ts";
import { makeCorpus } from "../../src/search/corpus.ts";
import { buildIndex } from "../../src/search/index.ts";

const { papers } = await loadCorpus({ seedsFolder: "seeds", now: Date.UTC(2026, 2, 1) });
const corpus = makeCorpus(papers);
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 5000 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        "r1",
        "v3",
        "-",
        "10.1/",
        "https://",
        "2501.12948",
        "cs.",
        "ℓ₀",
        "论文",
        "\u200b",
        "$\\",
        "(",
        "before 20",
        "constructor",
        "__proto__",
        "الشبكات العصبية",
        "e\u0301\u0323\u0300",
        "\u202eلا\u202c",
        "👩\u200d🔬🧬",
        "한국어",
        "ひらがな",
        "ภาษาไทย",
        "नमस्ते",
        "\ud800",
      ),
    )
    .map((parts) => parts.join(" ")),
);

test("any text is answered, in order, by papers that exist", async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const { outcome, hits, near } = await corpus.search(text);
      expect(hits.length > 0).toBe(outcome === "found" || outcome === "ambiguous");
      expect(near.length).toBeLessThanOrEqual(3);
      for (const { paper, score } of [...hits, ...near]) {
        expect(corpus.byId(paper.id)).toBe(paper);
        expect(score >= 0 && score <= 1).toBe(true);
      }
      expect(new Set(hits.map(({ paper }) => paper.id)).size).toBe(hits.length);
      await corpus.define(text);
      await corpus.evidence(text);
    }),
    { numRuns: 300 },
  );
});

test("completions are few, distinct and short, whatever is typed", async () => {
  await fc.assert(
    fc.asyncProperty(anything, fc.integer({ min: 1, max: 25 }), async (text, limit) => {
      const offered = await corpus.suggest(text, limit);
      expect(offered.length).toBeLessThanOrEqual(limit);
      expect(new Set(offered.map(({ label }) => label)).size).toBe(offered.length);
      for (const { label } of offered) {
        expect(label.length).toBeLessThanOrEqual(100);
        expect(label.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("the same question is answered the same way twice, whatever was asked in between", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("r1", "prover", "sparse attention", "Junxiao Song"),
      anything,
      async (question, other) => {
        const first = await corpus.search(question);
        await corpus.search(other);
        expect(await corpus.search(question)).toEqual(first);
      },
    ),
    { numRuns: 60 },
  );
});

test("papers of any words are found by them, those of JavaScript's own objects among them", () => {
  const names = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"];
  const odd = names.map((name) => ({
    id: name,
    title: `The ${name} word`,
    authors: [name],
    abstract: `5 ${name}`,
  }));
  const index = buildIndex(odd);
  for (const name of names) expect(index.search(`${name} word`)[0]?.id).toBe(name);
});
