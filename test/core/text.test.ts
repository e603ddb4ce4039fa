import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clip, count, enumerate, sentences, visible } from "../../src/core/text.ts";

describe("clip", () => {
  it("never makes a text longer, and never cuts a sign in two", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 1, max: 120 }),
        (text, max) => {
          const clipped = clip(text, max);
          expect(clipped.length).toBeLessThanOrEqual(Math.max(max, 1));
          expect(clipped.isWellFormed()).toBe(text.isWellFormed());
          if (text.length <= max) expect(clipped).toBe(text);
          else expect(clipped.endsWith("…")).toBe(true);
        },
      ),
    );
  });

  it.each([
    ["a short text", 20, "a short text"],
    ["the quick brown fox", 12, "the quick…"],
    ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 14, "👩‍👩‍👧‍👦…"],
    ["x", 1, "x"],
    ["xy", 1, "…"],
  ])("%j in %i is %j", (text, max, expected) => {
    expect(clip(text, max)).toBe(expected);
  });
});

describe("visible", () => {
  it.each([
    ["r\u200b1", "r1", "zero-width space"],
    ["a\u202egpj.exe", "agpj.exe", "right-to-left override"],
    ["a\u0007b\u001b[31m", "ab[31m", "terminal control"],
    ["a\tb\r\nc", "a b\nc", "tab and line ends"],
    ["\ud800x", "\ufffdx", "half a surrogate pair"],
    ["שלום مرحبا", "שלום مرحبا", "right-to-left letters stay"],
  ])("%j is seen as %j: %s", (text, expected) => {
    expect(visible(text)).toBe(expected);
  });
});

describe("sentences", () => {
  it.each([
    ["One. Two! Three?", ["One.", "Two!", "Three?"]],
    [
      "It helps, e.g. MMLU +3.4; see Fig. 2 for more. Next.",
      ["It helps, e.g. MMLU +3.4; see Fig. 2 for more.", "Next."],
    ],
    ["Shown by Z. Z. Ren et al. in 2024. Done.", ["Shown by Z. Z. Ren et al. in 2024.", "Done."]],
    ["DeepSeek-V3.2 costs 2.788M hours. Cheap.", ["DeepSeek-V3.2 costs 2.788M hours.", "Cheap."]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });
});

it("counts and lists in words", () => {
  expect(count(1, "paper")).toBe("1 paper");
  expect(count(1200, "entry", "entries")).toBe("1,200 entries");
  expect(enumerate(["a"])).toBe("a");
  expect(enumerate(["a", "b", "c"], "or")).toBe("a, b or c");
});
