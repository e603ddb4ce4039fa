import fc from "fast-check";
import { expect, test } from "vitest";
import { alphabetical } from "../../src/search/text/alphabet.ts";
import { Numbers } from "../../src/search/text/numbers.ts";
import { Terms, TermWriter } from "../../src/search/text/terms.ts";

/** Few letters, so that strings come twice and begin alike. */
const strings = fc.array(
  fc.oneof(fc.string({ unit: fc.constantFrom("a", "b", "é"), maxLength: 5 }), fc.string({ unit: "binary" })),
  { maxLength: 200 },
);

function written(added: readonly string[]): TermWriter {
  const writer = new TermWriter();
  for (const string of added) writer.add(string);
  return writer;
}

test("numbers are given out in order, once for each string, and found again", () => {
  fc.assert(
    fc.property(strings, fc.string({ unit: "binary" }), (added, other) => {
      const once = [...new Set(added)];
      const terms = new Terms(written(added).freeze());
      expect(terms.size).toBe(once.length);
      once.forEach((string, id) => {
        expect([terms.find(string), terms.text(id), terms.length(id)]).toEqual([id, string, string.length]);
      });
      expect(terms.find(other)).toBe(once.indexOf(other));
    }),
  );
});

test("a part of a text is the string it is, wherever it stands", () => {
  const writer = new TermWriter();
  expect(writer.add("sparse attention", 7, 16)).toBe(0);
  expect(writer.add("attention")).toBe(0);
  const many = Array.from({ length: 10_000 }, (_, i) => `word ${i}`);
  expect(many.map((string) => writer.add(string))).toEqual(many.map((_, i) => i + 1));
  expect(many.map((string) => writer.add(`${string} or so`, 0, string.length))).toEqual(
    many.map((_, i) => i + 1),
  );
  expect(many.map((_, i) => writer.text(i + 1))).toEqual(many);
  const terms = new Terms(writer.freeze());
  expect(many.map((string) => terms.find(string))).toEqual(many.map((_, i) => i + 1));
  expect([writer.add("an attention span", 3, 12), terms.find("attention"), terms.find("word")]).toEqual([
    0, 0, -1,
  ]);
});

test("numbers come back as they were put in, also after the end was cut off", () => {
  const numbers = new Numbers();
  const many = Array.from({ length: 200_000 }, (_, i) => Math.imul(i, 2_654_435_761) >>> 0);
  for (const number of many) numbers.push(number);
  numbers.set(70_000, 7);
  numbers.cut(150_000);
  numbers.pushPair(8, 9);
  const kept = [...many.slice(0, 70_000), 7, ...many.slice(70_001, 150_000), 8, 9];
  expect([...numbers.copy()]).toEqual(kept);
  expect([numbers.length, numbers.at(70_000), numbers.at(150_001)]).toEqual([150_002, 7, 9]);
});

test("alphabetical order is that of the built-in sort, and a prefix finds just what begins with it", () => {
  fc.assert(
    fc.property(
      strings,
      fc.string({ unit: fc.constantFrom("a", "b", "é"), maxLength: 3 }),
      (added, prefix) => {
        const arrays = written(added).freeze();
        const terms = new Terms(arrays);
        const sorted = alphabetical(
          Uint32Array.from({ length: terms.size }, (_, id) => id),
          arrays,
        );
        const inOrder = [...new Set(added)].sort();
        expect([...sorted].map((id) => terms.text(id))).toEqual(inOrder);
        const found = [...sorted.subarray(...terms.beginning(prefix, sorted))].map((id) => terms.text(id));
        expect(found).toEqual(inOrder.filter((string) => string.startsWith(prefix)));
      },
    ),
  );
});
