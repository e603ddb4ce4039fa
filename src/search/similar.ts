/** Papers near to a paper: cosine of tf-idf vectors over stems (Salton), the title counted twice. */

import { ABSTRACT, FIELDS, STOP, TITLE } from "./layout.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Shelf, ShelfPart } from "./shelf.ts";

/** How many of a paper's weightiest stems are followed into other papers; the rest are in every paper. */
const FOLLOWED = 60;

/** The nearest papers, best first, with cosine 0..1; the paper itself left out. */
export function similarTo(
  paper: number,
  limit: number,
  shelf: Shelf,
): { paper: number; score: number; shared: string[] }[] {
  const home = shelf.parts.findLast(({ offset }) => offset <= paper);
  if (home === undefined) return [];
  const { lexicon: whole } = shelf;
  const own = vectorOf(paper, home, whole);
  // What no other paper has weighs most, and leads nowhere.
  const followed = [...own]
    .filter(([stem]) => whole.count(stem) > 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, FOLLOWED);
  const near = shelf.parts.flatMap((part) => {
    const dots = new Map<number, number>();
    const { starts, values } = part.lexicon.arrays.postings;
    for (const [shared, weight] of followed) {
      const stem = part.toPart(shared);
      if (stem < 0) continue;
      const idf = whole.idf(whole.count(shared));
      for (let at = starts[stem] as number; at < (starts[stem + 1] as number); at++) {
        const other = (values[at] as number) + part.offset;
        dots.set(other, (dots.get(other) ?? 0) + weight * idf);
      }
    }
    return [...dots].filter(([other]) => other !== paper && part.has(other)).map((dot) => ({ part, dot }));
  });
  // The sum over shared stems picks who is compared in full.
  const nearest = near
    .sort((a, b) => b.dot[1] - a.dot[1] || shelf.order(a.dot[0], b.dot[0]))
    .slice(0, Math.max(50, limit * 5));
  return nearest
    .map(({ part, dot: [other] }) => {
      const vector = vectorOf(other, part, whole);
      const shared = [...own].filter(([stem]) => vector.has(stem));
      const score = shared.reduce((sum, [stem, weight]) => sum + weight * (vector.get(stem) ?? 0), 0);
      shared.sort((a, b) => b[1] * (vector.get(b[0]) ?? 0) - a[1] * (vector.get(a[0]) ?? 0));
      return {
        paper: other,
        score,
        shared: shared
          .slice(0, 4)
          .map(([stem]) => wordOf(other - part.offset, part.toPart(stem), part.lexicon)),
      };
    })
    .sort((a, b) => b.score - a.score || shelf.order(a.paper, b.paper))
    .slice(0, limit);
}

/** The word by which a paper has a stem. */
function wordOf(paper: number, stem: number, { arrays, terms }: Lexicon): string {
  const from = arrays.fields[paper * FIELDS.length] as number;
  const found = arrays.stream.subarray(from).findIndex((term) => arrays.stemOf[term] === stem);
  return terms.text(arrays.stream[from + found] as number);
}

/** Stem, by its number on the shelf, to weight; of length 1. */
function vectorOf(
  paper: number,
  { lexicon, offset, toShelf }: ShelfPart,
  whole: Lexicon,
): Map<number, number> {
  const { fields, stream, stemOf, marks } = lexicon.arrays;
  const counts = new Map<number, number>();
  for (const field of [TITLE, ABSTRACT]) {
    const at = (paper - offset) * FIELDS.length + field;
    for (let i = fields[at] as number; i < (fields[at + 1] as number); i++) {
      const term = stream[i] as number;
      if (((marks[term] as number) & STOP) !== 0) continue;
      const stem = stemOf[term] as number;
      counts.set(stem, (counts.get(stem) ?? 0) + (field === TITLE ? 2 : 1));
    }
  }
  let norm = 0;
  const vector = new Map<number, number>();
  for (const [stem, n] of counts) {
    const shared = toShelf(stem);
    const weight = (1 + Math.log(n)) * whole.idf(whole.count(shared));
    vector.set(shared, weight);
    norm += weight * weight;
  }
  for (const [stem, weight] of vector) vector.set(stem, weight / Math.sqrt(norm || 1));
  return vector;
}
