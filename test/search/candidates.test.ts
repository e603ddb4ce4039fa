import fc from "fast-check";
import { expect, test } from "vitest";
import { buildIndex } from "../../src/search/index.ts";
import type { IndexArrays } from "../../src/search/indexing/layout.ts";
import { Candidates, type WeightedStem } from "../../src/search/ranking/candidates.ts";
import { Best } from "../../src/search/ranking/largest.ts";
import { makePapers } from "../bench/search/papers.ts";

const { arrays } = buildIndex(makePapers(9000, 11)).segment;
// More papers than one window holds.
const candidates = new Candidates(arrays);

/** Adds up every posting of every stem and sorts it all. */
function exhaustive(index: IndexArrays, stems: readonly WeightedStem[]): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  for (const { stem, weight } of stems)
    for (let at = index.postings.starts[stem] ?? 0; at < (index.postings.starts[stem + 1] ?? 0); at++) {
      const paper = index.postings.values[at] ?? 0;
      scores.set(paper, (scores.get(paper) ?? 0) + ((index.impacts[at] ?? 0) * weight) / 255);
    }
  return scores;
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
      const found = candidates.top(question, k);
      const scores = exhaustive(arrays, question);
      const right = [...scores.values()].sort((a, b) => b - a).slice(0, k);
      expect(new Set(found.map(({ paper }) => paper)).size).toBe(right.length);
      found.forEach(({ paper, score }, place) => {
        expect(score).toBeCloseTo(right[place] ?? Number.NaN, 6);
        expect(score).toBeCloseTo(scores.get(paper) ?? Number.NaN, 6);
      });
    }),
  );
});

function length(stem: number): number {
  return (arrays.postings.starts[stem + 1] ?? 0) - (arrays.postings.starts[stem] ?? 0);
}

test("the k best are those that sorting gives, of equals the lower keys", () => {
  const scores = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.boolean(), fc.integer({ min: 1, max: 30 }), (values, upwards, k) => {
      const all = values.map((score, key) => ({ key, score }));
      const best = new Best(k);
      for (const { key, score } of upwards ? all : all.toReversed()) best.add(score, key);
      const inOrder = all.toSorted((a, b) => b.score - a.score || a.key - b.key);
      expect(best.sorted()).toEqual(inOrder.slice(0, k));
      expect(best.least).toBe(inOrder[k - 1]?.score ?? 0);
    }),
  );
});
