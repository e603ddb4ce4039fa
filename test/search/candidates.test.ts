import fc from "fast-check";
import { expect, test } from "vitest";
import { Candidates, type WeightedStem } from "../../src/search/candidates.ts";
import { buildIndex } from "../../src/search/index.ts";
import { kthLargest } from "../../src/search/largest.ts";
import type { IndexArrays } from "../../src/search/layout.ts";
import { makePapers } from "../bench/search/papers.ts";

const { arrays } = buildIndex(makePapers(3000, 11)).engine.lexicon;
const candidates = new Candidates(arrays);

/** Adds up every posting of every stem and sorts it all. */
function exhaustive(index: IndexArrays, stems: readonly WeightedStem[], k: number): number[] {
  const scores = new Map<number, number>();
  for (const { stem, weight } of stems)
    for (let at = index.postings.starts[stem] ?? 0; at < (index.postings.starts[stem + 1] ?? 0); at++) {
      const paper = index.postings.values[at] ?? 0;
      scores.set(paper, (scores.get(paper) ?? 0) + ((index.impacts[at] ?? 0) * weight) / 255);
    }
  return [...scores.values()].sort((a, b) => b - a).slice(0, k);
}

test("the pruned top k is the exhaustive top k", () => {
  const stems = [...arrays.stemOf.keys()].filter(
    (stem) => (arrays.postings.starts[stem + 1] ?? 0) > (arrays.postings.starts[stem] ?? 0),
  );
  // Frequent stems among them, for pruning begins where lists are long.
  const frequent = [...stems].sort((a, b) => length(b) - length(a)).slice(0, 60);
  const weighted = fc.record({
    stem: fc.oneof(fc.constantFrom(...stems), fc.constantFrom(...frequent)),
    weight: fc.double({ min: 0.05, max: 8, noNaN: true }),
  });
  const questions = fc.uniqueArray(weighted, { minLength: 1, maxLength: 8, selector: ({ stem }) => stem });
  fc.assert(
    fc.property(questions, fc.integer({ min: 1, max: 100 }), (question, k) => {
      const found = candidates.top(question, k).map(({ score }) => score);
      const right = exhaustive(arrays, question, k);
      expect(found).toHaveLength(right.length);
      found.forEach((score, place) => {
        expect(score).toBeCloseTo(right[place] ?? Number.NaN, 3);
      });
    }),
  );
});

function length(stem: number): number {
  return (arrays.postings.starts[stem + 1] ?? 0) - (arrays.postings.starts[stem] ?? 0);
}

test("the k-th largest is the one that sorting gives, and 0 where there are fewer", () => {
  const scores = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 30 }), (values, k) => {
      const keys = Uint32Array.from(values.keys()).reverse();
      const inOrder = [...values].sort((a, b) => b - a);
      expect(kthLargest(Float32Array.from(values), keys, values.length, k)).toBe(inOrder[k - 1] ?? 0);
    }),
  );
});
