/** Papers near to one where an index is in a database: those that have its weightiest words are compared in memory. */

import { IndexWriter } from "../build.ts";
import type { WeightedStem } from "../candidates.ts";
import type { IndexArrays } from "../layout.ts";
import { Lexicon } from "../lexicon.ts";
import { type Near, Segment, type Shelf } from "../shelf.ts";
import { similarTo } from "../similar.ts";
import type { SourcePaper } from "../source.ts";
import { Terms } from "../terms.ts";

/** Papers compared with one to find those near to it, found by so many of its weightiest words. */
const COMPARED = 100;
const COMPARED_BY = 60;

/** Asks `find` for papers with some of these words, and `read` for papers by their numbers, in their order. */
export function similarByWords(
  number: number,
  limit: number,
  shelf: Pick<Shelf, "lexicon" | "paper">,
  find: (words: readonly WeightedStem[], most: number) => readonly number[],
  read = (numbers: readonly number[]): readonly SourcePaper[] =>
    numbers.flatMap((one) => shelf.paper(one) ?? []),
): Near[] {
  const { lexicon } = shelf;
  const [own] = read([number]);
  if (own === undefined) return [];
  const others = find(weightiest(own, lexicon), COMPARED).filter((other) => other !== number);
  const numbers = [number, ...others];
  const writer = new IndexWriter();
  const papers = read(numbers);
  for (const one of papers) writer.add(one, false);
  const arrays = writer.take();
  lexicon.expectTerms(textsIn(arrays));
  const few = new Segment(arrays, papers, new Weighed(arrays, lexicon));
  return similarTo(0, limit, few).map((near) => ({ ...near, paper: numbers[near.paper] ?? 0 }));
}

/** What a paper says most about, by tf-idf. */
function weightiest(paper: SourcePaper, lexicon: Lexicon): WeightedStem[] {
  const times = new Map<number, number>();
  const stems = stemsOf(paper);
  lexicon.expectTerms(stems);
  for (const text of stems) {
    const stem = lexicon.termOf(text);
    if (stem >= 0) times.set(stem, (times.get(stem) ?? 0) + 1);
  }
  return [...times]
    .map(([stem, n]) => ({
      stem,
      weight: (1 + Math.log(n)) * lexicon.idf(lexicon.count(stem)),
      papers: lexicon.count(stem),
    }))
    .filter(({ papers }) => papers > 1)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, COMPARED_BY);
}

/** Few papers, whose words weigh what they weigh among all. */
class Weighed extends Lexicon {
  readonly #whole: Lexicon;

  constructor(arrays: IndexArrays, whole: Lexicon) {
    super(arrays);
    this.#whole = whole;
  }

  override get papers(): number {
    return this.#whole.papers;
  }

  override count(stem: number): number {
    return this.#whole.count(this.#whole.termOf(this.textOf(stem)));
  }
}

function textsIn(arrays: IndexArrays): string[] {
  const terms = new Terms(arrays.terms);
  return Array.from({ length: terms.size }, (_, term) => terms.text(term));
}

function stemsOf(paper: SourcePaper): string[] {
  const writer = new IndexWriter();
  writer.add(paper, false);
  const { stream, stemOf, terms } = writer.take();
  const known = new Terms(terms);
  return [...stream].map((term) => known.text(stemOf[term] as number));
}
