import { describe, expect, it } from "vitest";
import { type CutEvidence, cutTitle } from "../../../src/corpus/formats/title-cut.ts";
import { gluedLines } from "./glued-lines.ts";
import { REAL_LINES } from "./real-lines.ts";

const NO_EVIDENCE: CutEvidence = { titles: new Set(), names: new Set(), words: new Set() };

const right = (cut: ReturnType<typeof cutTitle>, line: { title: string; authors: readonly string[] }) =>
  cut?.title === line.title && cut.authors.join() === line.authors.join();

describe("cutting title from authors, with no evidence from elsewhere", () => {
  it("is right on at least 99 % of generated lines", () => {
    const lines = gluedLines(4_000, 11);
    const good = lines.filter((line) =>
      right(cutTitle(line.glued, line.complete, NO_EVIDENCE, line.abstract), line),
    );
    expect(good.length / lines.length).toBeGreaterThan(0.99);
  });

  it("is right on at least 97 % of real lines that nothing was tuned on", () => {
    const wrong = REAL_LINES.filter(
      (line) => !right(cutTitle(line.title + line.authors.join(", "), line.complete, NO_EVIDENCE), line),
    );
    expect(wrong.length / REAL_LINES.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.03);
  });

  // glued | title ends with | first author
  const CASES = `
…and Monte-Carlo Tree SearchHuajian Xin, Z. Z. Ren, Junxiao Song | Search | Huajian Xin
A Mixture-of-Experts Language ModelDeepSeek-AI, Aixin Liu, Bei Feng | Model | DeepSeek-AI
mastering the game of StarCraft IIXiangjun Wang, Junxiao Song, Penghui Qi | II | Xiangjun Wang
for Subgoal DecompositionZ. Z. Ren, Zhihong Shao, Junxiao Song | Decomposition | Z. Z. Ren
Conditional PixelCNNAaron van den Oord, Nal Kalchbrenner, Oriol Vinyals | PixelCNN | Aaron van den Oord
Attention, Learn to Solve Routing Problems!Wouter Kool, Herke van Hoof, Max Welling | Problems! | Wouter Kool
Long Contexts (Extended Version)Jean-Baptiste Alayrac, Łukasz Kaiser, Ida Öberg | Version) | Jean-Baptiste Alayrac
Scaling to GPT-4Yann LeCun, Angelina McMillan-Major, Conor O'Neill | GPT-4 | Yann LeCun`;
  it.each(
    CASES.trim()
      .split("\n")
      .map((line) => line.split(" | ")),
  )("%s", (glued = "", end, first) => {
    const cut = cutTitle(glued, false, NO_EVIDENCE);
    expect([cut?.title.endsWith(end ?? ""), cut?.authors[0], cut?.authors.length]).toEqual([true, first, 3]);
  });
});

describe("evidence from elsewhere", () => {
  it("a title that stands on its own in another document settles the cut", () => {
    const glued = "Notes on PytorchLightning Team, Bo Li, Ida Berg";
    const titles = new Set(["notes on pytorch"]);
    expect(cutTitle(glued, false, { ...NO_EVIDENCE, titles })?.authors[0]).toBe("Lightning Team");
  });

  it("a name that stands on its own in another document weighs in", () => {
    const glued = "Decoding with LSTMJD Zamfirescu, Bo Li, Ida Berg";
    expect(cutTitle(glued, false, NO_EVIDENCE)?.title).toBe("Decoding with LSTMJ");
    const names = new Set(["jd zamfirescu"]);
    expect(cutTitle(glued, false, { ...NO_EVIDENCE, names })?.title).toBe("Decoding with LSTM");
  });
});

describe("a line that cannot be cut", () => {
  it.each([
    [""],
    ["x"],
    ["no capitals anywhere, at all"],
    ["A Title Alone Without Anybody"],
    [",,, ,"],
    ["__proto__"],
  ])("%j gives nothing", (glued) => expect(cutTitle(glued, true, NO_EVIDENCE)).toBeUndefined());

  it("a very long line is judged within bounds", () => {
    expect(cutTitle("aB".repeat(50_000), true, NO_EVIDENCE)).toBeUndefined();
  });
});
