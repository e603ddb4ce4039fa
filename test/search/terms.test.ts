import fc from "fast-check";
import { expect, test } from "vitest";
import { alphabetical } from "../../src/search/alphabet.ts";
import { Terms, TermWriter } from "../../src/search/terms.ts";

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
  writer.setValue(0, -5);
  for (let i = 0; i < 10_000; i++) writer.add(String(i));
  expect([writer.value(0), writer.value(1), writer.add("an attention span", 3, 12)]).toEqual([-5, 0, 0]);
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
