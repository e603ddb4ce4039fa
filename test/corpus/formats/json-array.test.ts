import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrayElements } from "../../../src/corpus/formats/json-array.ts";
import { readObject } from "../../../src/corpus/formats/json-object.ts";
import type { Line } from "../../../src/corpus/import-lines.ts";

async function* linesOf(text: string): AsyncGenerator<Line> {
  for (const [index, line] of text.split("\n").entries()) yield { text: line, number: index + 1 };
}

/** The same with each line in texts of so many characters. */
async function* cutLines(text: string, length: number): AsyncGenerator<Line> {
  for await (const line of linesOf(text)) {
    let from = 0;
    for (; from + length < line.text.length; from += length)
      yield { ...line, text: line.text.slice(from, from + length), more: true };
    yield { ...line, text: line.text.slice(from) };
  }
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

  it("are the same of lines that come in parts, and in an object that holds the list", async () => {
    const layout = fc.constantFrom(undefined, 1, "\t");
    const name = fc.constantFrom("items", "papers", "data");
    const values = fc.array(fc.jsonValue({ maxDepth: 3 }));
    const before = fc.dictionary(
      fc.string().filter((key) => !/^(?:items|papers|data|results|references|\d+)$/.test(key)),
      fc.jsonValue({ maxDepth: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(
        values,
        layout,
        name,
        before,
        fc.nat(9),
        async (given, indent, list, others, length) => {
          const array = JSON.stringify(given, undefined, indent);
          const trimmed = (found: Awaited<ReturnType<typeof elementsOf>>) =>
            found.map((one) => ("text" in one ? { ...one, text: one.text.trim() } : one));
          expect(trimmed(await Array.fromAsync(arrayElements(cutLines(array, length + 1))))).toEqual(
            trimmed(await elementsOf(array)),
          );
          const text = JSON.stringify({ ...others, [list]: given, last: [1] }, undefined, indent);
          const read = await readObject(cutLines(text, length + 1));
          const found = "list" in read ? await Array.fromAsync(arrayElements(read.list, true)) : [];
          expect("list" in read).toBe(true);
          expect(found.map((one) => ("text" in one ? JSON.parse(one.text) : one.reason))).toEqual(
            JSON.parse(array),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ["no list", '{"a":1}'],
    ["a list by another name", '{"authors":[1]}'],
    ["a list deeper within", '{"meta":{"items":[1]}}'],
    ["the name in a string", '{"a":"\\"items\\":[","b":["items",[1]]}'],
    ["a record that has such a list, too", '{"title":"A New One",\n"references":[1]}'],
  ])("%s is an object by itself", async (_, text) => {
    expect(await readObject(cutLines(text, 3))).toEqual({ text: `${text}\n`, line: 1 });
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
