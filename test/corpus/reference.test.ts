import { describe, expect, it } from "vitest";
import { peopleIn } from "../../src/corpus/people.ts";
import { readReference } from "../../src/corpus/reference.ts";

describe("a reference in one field", () => {
  it.each([
    ["Lee, A. (1990). Nested grids. In Proc. GRID.", "lee", 1990, "Nested grids. In Proc. GRID."],
    ["A. Lee and B. Xu. On nested grids. GRID, 1990.", "lee xu", undefined, "On nested grids. GRID, 1990."],
    [
      'a . lee , b . xu , "on nested grids , " grid 1990',
      "lee xu",
      undefined,
      'on nested grids, " grid 1990',
    ],
    ["Lee, A., Xu, B. C. On nested grids", "lee xu", undefined, "On nested grids"],
    ["Ada Lee and Bo Xu. On nested grids", "lee xu", undefined, "On nested grids"],
    ["Lee, Ada and Xu, Bo. On nested grids", "lee xu", undefined, "On nested grids"],
  ] as const)("%s", (text, surnames, year, title) => {
    const found = readReference(text);
    expect(peopleIn(found?.names).map(({ surname }) => surname)).toEqual(surnames.split(" "));
    expect([found?.year, found?.title]).toEqual([year, title]);
  });

  it.each([
    "On nested grids",
    "Nested grids. A survey",
    "Ada Lee. On nested grids",
    "Query processing: past and present",
    "Grids, graphs and trees in main memory. A comparison",
    "the (2,3) tree. nested grids over david smith , ann b . clark grid 1990",
    "",
    "...",
  ])("no reference: %s", (text) => {
    expect(readReference(text)).toBeUndefined();
  });
});
