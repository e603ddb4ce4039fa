import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arxivClass } from "../../src/corpus/arxiv-classes.ts";
import { calendarDate, inferYear } from "../../src/corpus/dates.ts";
import { nicknameOf, slugOf } from "../../src/corpus/slug.ts";
import { cleanLine, fold, nameInOrder, readable, titleKey } from "../../src/corpus/text.ts";

describe("LaTeX as people read it", () => {
  const CASES: [string, string][] = [
    ["($63.5\\%$)", "(63.5%)"],
    ["an $\\ell_{0}$-norm", "an ℓ₀-norm"],
    ["top-$K$ out of $N$ with $mK$ and $K_s$", "top-K out of N with mK and Kₛ"],
    ["between $5 and $10 a day", "between $5 and $10 a day"],
    ["costs \\$5", "costs $5"],
    ["$\\mathcal{O}(n^2)$ and $10^{-3}$", "O(n²) and 10⁻³"],
    ["$x_{ij}^{\\star}$", "xᵢⱼ^⋆"],
    ["$\\alpha \\leq \\beta$", "α ≤ β"],
    ["\\emph{very} \\textbf{good}", "very good"],
    ["Erd\\H{o}s and G{\\\"o}del, Poincar\\'e", "Erdős and Gödel, Poincaré"],
    ["Fig.~1, about ~50 and a_b~c", "Fig. 1, about ~50 and a_b c"],
    ["``quoted'' text", '"quoted" text'],
    ["50\\% of R\\&D", "50% of R&D"],
    ["as in \\cite{a,b} here", "as in here"],
    ["$\\frac{1}{2}$ of $\\mathbb{R}^n$", "1/2 of ℝⁿ"],
    ["snake_case and a^b stay", "snake_case and a^b stay"],
    ["\u00a0two\u00a0\u00a0spaces\u200b ", "two spaces"],
  ];
  it.each(CASES)("%s", (given, shown) => expect(readable(given)).toBe(shown));

  it("never throws, never leaves double spaces, and is quick on hostile text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."$\\{}_^~a1 %'`-"), maxLength: 200 }), (text) => {
        expect(readable(text)).not.toMatch(/\s\s|^\s|\s$/);
      }),
      { numRuns: 500 },
    );
    for (const text of [
      "\\frac{".repeat(20_000),
      "$".repeat(50_000),
      "{".repeat(50_000),
      "\\emph{".repeat(9_000),
    ])
      expect(readable(text).length).toBeGreaterThan(0);
  });
});

describe("names, keys and ids", () => {
  it.each([
    ["\u00a0Pei, Tian", "Tian Pei"],
    ["King, Martin, Jr.", "Martin King Jr."],
    ["Tian Pei", "Tian Pei"],
    ["Davis, Jr.", "Davis Jr."],
    ["a,b,c,d", "a,b,c,d"],
  ])("%s in order", (given, expected) => {
    expect(nameInOrder(given)).toBe(expected);
  });

  it.each([
    ["DeepSeek-R1: Incentivizing Reasoning", "deepseek-r1", "DeepSeek-R1"],
    ["DeepSeek-V3 Technical Report", "deepseek-v3", "DeepSeek-V3"],
    ["Native Sparse Attention: Hardware-Aligned", "native-sparse-attention", "Native Sparse Attention"],
    [
      "Sparse Generalized Eigenvalue Problem via Smooth Optimization",
      "sparse-generalized-eigenvalue",
      undefined,
    ],
    ["On the Opportunities and Risks of Foundation Models", "opportunities-risks-foundation", undefined],
    ["Toward Reasoning: A Survey of Everything", "reasoning-survey-everything", undefined],
    ["__proto__", "proto", undefined],
  ])("%s", (title, slug, nickname) => {
    expect([slugOf(title), nicknameOf(title)]).toEqual([slug, nickname]);
  });

  it("every title has an id of plain letters, digits and hyphens", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (title) => {
        expect(slugOf(title)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      }),
    );
  });

  it("folds what people type differently", () => {
    expect([
      fold("Łukasz ŞAHİN Straße"),
      titleKey("Theory & Practice: R-CNN!"),
      cleanLine("a\u0000b\tc"),
    ]).toEqual(["lukasz sahin strasse", "theory and practice r cnn", "a b c"]);
  });
});

describe("dates", () => {
  // month, day, newest year printed in the file, today -> date
  it.each([
    [1, 12, 2025, "2026-11-22", "2026-01-12"],
    [12, 31, 2025, "2026-11-22", "2025-12-31"],
    [1, 12, 2025, "2026-01-12", "2026-01-12"],
    [1, 12, 2025, "2026-01-11", "2025-01-12"],
    [1, 12, undefined, "2026-11-22", "2026-01-12"],
    [12, 1, undefined, "2026-11-22", "2025-12-01"],
    [2, 29, 2025, "2026-11-22", "2024-02-29"],
    [2, 30, 2025, "2026-11-22", undefined],
  ])("%i-%i after %s, read on %s, is %s", (month, day, newest, today, expected) => {
    expect(inferYear(month, day, newest, today)?.date).toBe(expected);
  });

  it("knows the calendar", () => {
    expect([calendarDate(1900, 2, 29), calendarDate(2000, 2, 29), calendarDate(2025, 4, 31)]).toEqual([
      undefined,
      "2000-02-29",
      undefined,
    ]);
  });
});

it("short codes stand for arXiv's classes", () => {
  const codes = ["LG", "CL", "ML", "SE", "IV", "OC", "quant-ph", "cs.CV", "XX", "constructor"];
  expect(codes.map(arxivClass)).toEqual([
    "cs.LG",
    "cs.CL",
    "stat.ML",
    "cs.SE",
    "eess.IV",
    "math.OC",
    "quant-ph",
    "cs.CV",
    undefined,
    undefined,
  ]);
});
