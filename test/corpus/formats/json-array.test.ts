import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrayElements } from "../../../src/corpus/formats/json-array.ts";
import type { Line } from "../../../src/corpus/import-lines.ts";

async function* linesOf(text: string): AsyncGenerator<Line> {
  for (const [index, line] of text.split("\n").entries()) yield { text: line, number: index + 1 };
}
const elementsOf = (text: string) => Array.fromAsync(arrayElements(linesOf(text)));

describe("elements of an array", () => {
  it("are what a parser makes of it, however it is laid out", async () => {
    const layout = fc.constantFrom(undefined, 1, "\t");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 3 })), layout, async (values, indent) => {
        const text = JSON.stringify(values, undefined, indent);
        const found = await elementsOf(text);
        expect(found.map((one) => ("text" in one ? JSON.parse(one.text) : one.reason))).toEqual(
          JSON.parse(text),
        );
        for (const one of found)
          if ("text" in one)
            expect(text.split("\n")[one.line - 1]).toContain(one.text.trimStart().split("\n")[0]);
      }),
    );
  });

  it.each([
    [
      "a broken one between good ones",
      '[{"a":1},\n{"a":,},\n{"a":2}]',
      ['1 {"a":1}', '2 {"a":,}', '3 {"a":2}'],
    ],
    ["a comma too many", "[1,\n]", ["1 1"]],
    ["one that is never closed", '[{"a":1},\n{"a":[2', ['1 {"a":1}', "2 not JSON: the list is never closed"]],
    ["nothing but its beginning", "[\n\n", ["3 not JSON: the list is never closed"]],
    [
      "more behind its end",
      "[1]\nand so on",
      ["1 1", "2 not JSON: there is more behind the end of the list"],
    ],
  ])("%s", async (_, text, told) => {
    const found = await elementsOf(text);
    expect(found.map((one) => `${one.line} ${"text" in one ? one.text.trim() : one.reason}`)).toEqual(told);
  });
});
