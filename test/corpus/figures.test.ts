import { describe, expect, test } from "vitest";
import { figuresIn } from "../../src/corpus/figures.ts";

const told = (text: string) =>
  figuresIn(text).map(({ text: figure, of }) => (of === "" ? figure : `${figure} ${of}`));

describe("figures in text", () => {
  test.each([
    ["a model of 671B total parameters, 37B activated", ["671B parameters", "37B parameters"]],
    ["compared with Lantern 67B, it does", ["67B parameters"]],
    ["both 1.3B and 7B models", ["1.3B parameters", "7B parameters"]],
    ["Lantern-V2-236B leads", ["236B parameters"]],
    ["on 14.8 trillion diverse and high-quality tokens", ["14.8 trillion tokens"]],
    ["only 2.788M H800 GPU hours for it", ["2.788M hours"]],
    ["from 16K to 128K", ["16K", "128K"]],
    ["reaches 88.9% on one and 25.3 percent on the other", ["88.9% %", "25.3 percent %"]],
    ["5.76 times the throughput, 3× the speed", ["5.76 times times", "3× times"]],
    ["1,234,567 lines and 338 programming languages", ["1,234,567 lines", "338 languages"]],
    ["solving 49 out of 658 problems", ["658 problems"]],
    // Versions, years, sizes of pictures and names are no figures.
    ["GPT-4 and V1.5 in 2024, at 1024 x 1024, arXiv 2405.04434", []],
    ["", []],
  ])("%s", (text, figures) => {
    expect(told(text)).toEqual(figures);
  });

  test("tell how much they are", () => {
    expect(figuresIn("8.1T tokens, 1,200 samples, 88.9%").map(({ value }) => value)).toEqual([
      8.1e12, 1200, 88.9,
    ]);
  });
});
