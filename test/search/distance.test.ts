import fc from "fast-check";
import { expect, test } from "vitest";
import { Terms, TermWriter } from "../../src/search/text/terms.ts";
import { deletions, neighbours } from "../../src/search/words/deletions.ts";
import { distance } from "../../src/search/words/distance.ts";

/** The definition, recursively: nothing kept, nothing cut short. */
function naive(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const edits = [
    naive(a.slice(0, -1), b) + 1,
    naive(a, b.slice(0, -1)) + 1,
    naive(a.slice(0, -1), b.slice(0, -1)) + same,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    edits.push(naive(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...edits);
}

const letters = (maxLength: number) => fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength });

test("the distance is that of its recursive definition", () => {
  fc.assert(fc.property(letters(6), letters(6), (a, b) => distance(a, b) === naive(a, b)));
});

test("a bound changes nothing but what lies beyond it", () => {
  fc.assert(
    fc.property(letters(8), letters(8), fc.nat(4), (a, b, most) => {
      expect(distance(a, b, most)).toBe(Math.min(distance(a, b), most + 1));
    }),
  );
});

test.each([
  ["sprase", "sparse", 1, "a swap"],
  ["starcaft", "starcraft", 1, "a letter lost"],
  ["retreival", "retrieval", 1, "a swap"],
  ["kitten", "sitting", 3, "the textbook's"],
  ["ca", "abc", 3, "no letter is edited twice"],
])("%s -> %s: %i (%s)", (a, b, edits) => {
  expect(distance(a, b)).toBe(edits);
});

test("every word one edit away is found, as by trying all of them", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "e", "n", "t"), minLength: 5, maxLength: 9 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), word, (known, typed) => {
      const strings = ["", ...known];
      const count = strings.length;
      const writer = new TermWriter();
      for (const string of strings) writer.add(string);
      const terms = new Terms(writer.freeze());
      const index = deletions(
        terms,
        { starts: Uint32Array.from({ length: count + 1 }, (_, i) => i), values: new Uint32Array(count) },
        {
          marks: new Uint8Array(count),
          stemOf: Uint32Array.from(strings.keys()),
          fields: new Uint32Array(5),
        },
      );
      const found = neighbours(typed, terms, index)
        .filter(({ edits }) => edits === 1)
        .map(({ term }) => strings[term])
        .sort();
      expect(found).toEqual(known.filter((other) => distance(typed, other) === 1).sort());
    }),
  );
});
