import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BibliographicRecord, judge } from "../../src/corpus/identity.ts";
import { recordFrom } from "../../src/corpus/record.ts";
import { labelledPairs, type Part } from "./pairs/pairs.ts";

/** Text as people and machines damage it, with the marks that records are full of. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        "views",
        "Part",
        "II",
        "of",
        "(1998)",
        "A.",
        "Müller",
        ",",
        "&",
        "&#225;",
        "...",
        "vldb",
        "2003",
        ":",
        "–",
        "et al.",
        "$x^2$",
        "pages 3-9",
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(" ")),
);
const record: fc.Arbitrary<BibliographicRecord> = fc.record(
  {
    title: text,
    authors: fc.oneof(text, fc.array(text, { maxLength: 5 })),
    venue: text,
    year: fc.oneof(fc.integer({ min: 1950, max: 2030 }), fc.double()),
    pages: text,
    abstract: text,
    arxivId: text,
    doi: text,
    url: text,
  },
  { requiredKeys: [] },
);

describe("judging any two records", () => {
  it("never throws, keeps the score within 0 and 1 and the verdict in step with it, and is symmetric", () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const one = judge(a, b);
        expect(one.score).toBeGreaterThanOrEqual(0);
        expect(one.score).toBeLessThanOrEqual(1);
        expect(one.why.length).toBeGreaterThan(0);
        expect(one.why.every((reason) => reason !== "")).toBe(true);
        expect(judge(b, a)).toEqual(one);
        expect(judge(a, b)).toEqual(one);
      }),
      { numRuns: 400 },
    );
  });

  it("never throws on any JSON, nor on texts far too long", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(judge(recordFrom(a), recordFrom(b)).score).toBeGreaterThanOrEqual(0);
      }),
    );
    const long = {
      title: "a b ".repeat(20_000),
      authors: "x, ".repeat(20_000),
      venue: "in ".repeat(20_000),
      abstract: "w ".repeat(50_000),
    };
    expect(judge(long, long).score).toBeGreaterThan(0);
  });

  it("takes a record with a title of its own for itself", () => {
    for (const { a } of labelledPairs(400, 5))
      if (a.authors !== undefined && a.year !== undefined && (a.title ?? "").split(" ").length > 5)
        expect(judge(a, a), JSON.stringify(a)).toMatchObject({ verdict: "same" });
  });

  it("is symmetric on pairs that look alike", () => {
    for (const { a, b } of labelledPairs(600, 6, "held out")) expect(judge(b, a)).toEqual(judge(a, b));
  });
});

describe("made pairs with the truth known", () => {
  const measured = (part: Part, seed: number) => {
    const pairs = labelledPairs(4_000, seed, part);
    const verdicts = pairs.map(({ a, b }) => judge(a, b));
    const quality = (said: readonly boolean[]) => {
      const right = pairs.filter(({ same }, index) => same && said[index]).length;
      const precision = right / said.filter(Boolean).length;
      const recall = right / pairs.filter(({ same }) => same).length;
      return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
    };
    return {
      verdict: quality(verdicts.map(({ verdict }) => verdict === "same")),
      score: quality(verdicts.map(({ score }) => score >= 0.5)),
      pairs,
      verdicts,
    };
  };

  it.each([
    ["calibration", 0.975, 0.935, 0.94],
    ["held out", 0.97, 0.935, 0.94],
  ] as const)(
    "%s: few wrong merges, most right ones found, and the score alone classifies",
    (part, precision, f1, byScore) => {
      const { verdict, score } = measured(part, 77);
      expect(verdict.precision).toBeGreaterThan(precision);
      expect(verdict.f1).toBeGreaterThan(f1);
      expect(score.f1).toBeGreaterThan(byScore);
    },
  );

  it("scores mean what they say: the higher, the more of the pairs are one paper", () => {
    const { pairs, verdicts } = measured("held out", 78);
    const shares = [0, 0.15, 0.5, 0.85].map((from, index, limits) => {
      const within = pairs.filter((_, at) => {
        const score = verdicts[at]?.score ?? 0;
        return score >= from && score < (limits[index + 1] ?? 2);
      });
      return within.filter(({ same }) => same).length / within.length;
    });
    expect(shares).toEqual(shares.toSorted((x, y) => x - y));
    expect(shares[0]).toBeLessThan(0.02);
    expect(shares[3]).toBeGreaterThan(0.97);
  });
});
