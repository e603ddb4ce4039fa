/** Papers near to a paper: cosine of tf-idf vectors over stems (Salton), the title counted twice. */

import { IndexWriter } from "../indexing/build.ts";
import { ABSTRACT, FIELDS, type IndexArrays, STOP, TITLE } from "../indexing/layout.ts";
import type { Part, Shelf } from "../indexing/shelf.ts";
import type { SourcePaper } from "../source.ts";
import { Terms } from "../text/terms.ts";
import type { Lexicon } from "../words/lexicon.ts";
import type { WeightedStem } from "./candidates.ts";

/** A paper near to another, with cosine 0..1. */
export interface Near {
  readonly paper: number;
  readonly score: number;
  readonly shared: string[];
}

/** An index in memory, as a part of a shelf. */
type Held = Pick<Part, "offset" | "gone" | "toShelf" | "toPart"> & { readonly arrays: IndexArrays };

/** How words are weighed among all papers. */
type Weights = Pick<Lexicon, "idf" | "count">;

/** How many of a paper's weightiest stems are followed into other papers; the rest are in every paper. */
const FOLLOWED = 60;
/** Where words are in a database, so many papers that have them are compared. */
const COMPARED = 100;

/** The nearest papers, best first; the paper itself left out. `order`: which of two comes first where nothing else decides. */
export function similarTo(
  paper: number,
  limit: number,
  parts: readonly Held[],
  whole: Weights,
  order: (a: number, b: number) => number,
): Near[] {
  const home = parts.findLast(({ offset }) => offset <= paper);
  if (home === undefined) return [];
  const own = vectorOf(paper, home, whole);
  // What no other paper has weighs most, and leads nowhere.
  const followed = [...own]
    .filter(([stem]) => whole.count(stem) > 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, FOLLOWED);
  const near = parts.flatMap((part) => {
    const dots = new Map<number, number>();
    const { starts, values } = part.arrays.postings;
    for (const [shared, weight] of followed) {
      const stem = part.toPart(shared);
      if (stem < 0) continue;
      const idf = whole.idf(whole.count(shared));
      for (let at = starts[stem] as number; at < (starts[stem + 1] as number); at++) {
        const other = (values[at] as number) + part.offset;
        dots.set(other, (dots.get(other) ?? 0) + weight * idf);
      }
    }
    return [...dots]
      .filter(([other]) => other !== paper && !part.gone.has(other - part.offset))
      .map((dot) => ({ part, dot }));
  });
  // The sum over shared stems picks who is compared in full.
  const nearest = near
    .sort((a, b) => b.dot[1] - a.dot[1] || order(a.dot[0], b.dot[0]))
    .slice(0, Math.max(50, limit * 5));
  return nearest
    .map(({ part, dot: [other] }) => {
      const vector = vectorOf(other, part, whole);
      const shared = [...own].filter(([stem]) => vector.has(stem));
      const score = shared.reduce((sum, [stem, weight]) => sum + weight * (vector.get(stem) ?? 0), 0);
      shared.sort((a, b) => b[1] * (vector.get(b[0]) ?? 0) - a[1] * (vector.get(a[0]) ?? 0));
      const words = shared
        .slice(0, 4)
        .map(([stem]) => wordOf(other - part.offset, part.toPart(stem), part.arrays));
      return { paper: other, score, shared: words };
    })
    .sort((a, b) => b.score - a.score || order(a.paper, b.paper))
    .slice(0, limit);
}

/** The same where words are in a database: papers that have the weightiest ones are indexed anew, and compared. */
export function similarByWords(number: number, limit: number, shelf: Shelf): Near[] {
  const { lexicon } = shelf;
  const own = shelf.paper(number);
  if (own === undefined) return [];
  const others = shelf.withWords(weightiest(own, lexicon), COMPARED).filter((other) => other !== number);
  const numbers = [number, ...others];
  const arrays = indexed(numbers.flatMap((one) => shelf.paper(one) ?? []));
  const texts = textsIn(arrays);
  lexicon.expectTerms(texts);
  const same = (stem: number) => stem;
  const few: Held = { arrays, offset: 0, gone: new Set(), toShelf: same, toPart: same };
  const whole: Weights = {
    idf: (frequency) => lexicon.idf(frequency),
    count: (stem) => lexicon.count(lexicon.termOf(texts[stem] ?? "")),
  };
  return similarTo(0, limit, [few], whole, (a, b) => a - b).map((near) => ({
    ...near,
    paper: numbers[near.paper] ?? 0,
  }));
}

/** What a paper says most about, by tf-idf. */
function weightiest(paper: SourcePaper, lexicon: Lexicon): WeightedStem[] {
  const arrays = indexed([paper]);
  const texts = textsIn(arrays);
  const stems = Array.from(arrays.stream, (term) => texts[arrays.stemOf[term] as number] ?? "");
  lexicon.expectTerms(stems);
  return [...Map.groupBy(stems, (stem) => lexicon.termOf(stem))]
    .filter(([stem]) => lexicon.count(stem) > 1)
    .map(([stem, { length }]) => ({
      stem,
      weight: (1 + Math.log(length)) * lexicon.idf(lexicon.count(stem)),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, FOLLOWED);
}

function indexed(papers: readonly SourcePaper[]): IndexArrays {
  const writer = new IndexWriter();
  for (const paper of papers) writer.add(paper, false);
  return writer.take();
}

function textsIn(arrays: IndexArrays): string[] {
  const terms = new Terms(arrays.terms);
  return Array.from({ length: terms.size }, (_, term) => terms.text(term));
}

/** The word by which a paper has a stem. */
function wordOf(paper: number, stem: number, { stream, stemOf, fields, terms }: IndexArrays): string {
  const from = fields[paper * FIELDS.length] as number;
  const found = stream.subarray(from).findIndex((term) => stemOf[term] === stem);
  return new Terms(terms).text(stream[from + found] as number);
}

/** Stem, by its number on the shelf, to weight; of length 1. */
function vectorOf(paper: number, { arrays, offset, toShelf }: Held, whole: Weights): Map<number, number> {
  const { fields, stream, stemOf, marks } = arrays;
  const counts = new Map<number, number>();
  for (const field of [TITLE, ABSTRACT]) {
    const at = (paper - offset) * FIELDS.length + field;
    for (const term of stream.subarray(fields[at], fields[at + 1])) {
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
