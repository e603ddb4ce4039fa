/**
 * Candidates from a store. It names the papers that have the words; these few are then indexed in memory, so that impacts,
 * evidence and ranking are those of any other index, with the frequencies of all papers.
 */

import { IndexWriter } from "../indexing/build.ts";
import type { Segment } from "../indexing/segment.ts";
import type { Question } from "../question/question.ts";
import type { WeightedStem } from "../ranking/candidates.ts";
import type { Ranked } from "../ranking/rank.ts";
import {
  localTo,
  MemoryRetriever,
  type Retriever,
  readingsOf,
  renumbered,
  type Scored,
  type Shortlist,
} from "../ranking/retrieve.ts";
import type { SourcePaper } from "../source.ts";
import { stem } from "../text/forms.ts";
import type { Lexicon } from "../words/lexicon.ts";
import { MemoryLexicon } from "../words/memory-lexicon.ts";
import type { Rows, WeightedWord } from "./rows.ts";

/** The store weighs words a little differently: so many times the candidates are read, and those kept that weigh most. */
const SPARE = 2;
/** So many papers are scored for one question, by its rarest words; the rest by having all of its words. */
const MOST_SCORED = 20_000;
/** Words remembered from one question to the next; more would take longer to lay out than to read anew. */
const WORDS_KEPT = 30_000;

export class StoredRetriever implements Retriever {
  readonly length: number;
  readonly #papers: readonly SourcePaper[];
  readonly #means: readonly number[];
  readonly #lexicon: Lexicon;
  readonly #rows: Rows;
  #writer = new IndexWriter();
  /** What the last candidates were found in. */
  #last: Few | undefined;

  /** `length` and `means` are those of all papers. */
  constructor(
    { papers, lexicon, means }: Pick<Segment, "papers" | "lexicon" | "means">,
    length: number,
    rows: Rows,
  ) {
    this.length = length;
    this.#papers = papers;
    this.#means = means;
    this.#lexicon = lexicon;
    this.#rows = rows;
  }

  candidates(question: Question, most: number): Scored[] {
    const few = this.#indexed(this.#matching(readingsOf(question), most * SPARE), question);
    this.#last = few;
    return few.retriever
      .candidates(few.local, most)
      .map(({ paper, score }) => ({ paper: few.numbers[paper] ?? 0, score }));
  }

  judge(list: Shortlist): Ranked[] {
    const { question, retrieved, named } = list;
    // Nearly all were read to find them among the candidates; names may add others.
    const last = this.#last?.question === question ? this.#last : undefined;
    const others = ascending([...retrieved.keys(), ...named.keys()]).filter((one) => !last?.place.has(one));
    const parts = others.length === 0 ? [] : [this.#indexed(others, question)];
    if (last !== undefined) parts.push(last);
    return parts.flatMap(({ retriever, local, numbers, place }) => {
      const here = <T>(map: ReadonlyMap<number, T>): ReadonlyMap<number, T> =>
        new Map(
          [...map].flatMap(([number, value]) => {
            const own = place.get(number);
            return own === undefined ? [] : [[own, value]];
          }),
        );
      return retriever
        .judge({ ...list, question: local, retrieved: here(retrieved), named: here(named) })
        .map((ranked) => renumbered(ranked, numbers[ranked.evidence.paper] ?? 0));
    });
  }

  withWords(words: readonly WeightedStem[], most: number): readonly number[] {
    return this.#matching(
      words.map((word) => [word]),
      most,
    );
  }

  /**
   * Papers by their words, each word in one of several readings, ascending: those that fit best by the rarest readings,
   * and those that have every word.
   */
  #matching(words: readonly (readonly WeightedStem[])[], limit: number): number[] {
    const stems = words.flatMap((readings) => readings.map(({ stem: term }) => this.#lexicon.textOf(term)));
    this.#lexicon.expectTerms(stems.map(stem));
    const groups = words
      .map((readings) => readings.flatMap(({ stem, weight }) => this.#weighted(stem, weight)))
      .filter((group) => group.length > 0);
    const rarest = groups.flat().sort((a, b) => a.papers - b.papers);
    const [first, ...others] = rarest;
    if (first === undefined) return [];
    let scored = first.papers;
    const rare = [first];
    for (const word of others) {
      scored += word.papers;
      if (scored <= MOST_SCORED) rare.push(word);
    }
    const singly = rare.map((word) => [word]);
    const asked = [this.#rows.dialect.match(singly, false, limit)];
    if (rare.length < rarest.length) asked.push(this.#rows.dialect.match(groups, true, limit));
    this.#rows.expect?.(asked);
    return ascending(
      asked.flatMap(({ sql, values }) => this.#rows.all(sql, ...values).map(({ paper }) => Number(paper))),
    );
  }

  /** What is its own stem among all papers, for it is another word's stem as well, may not be among some. */
  #weighted(stemTerm: number, weight: number): (WeightedWord & { readonly papers: number })[] {
    const text = this.#lexicon.textOf(stemTerm);
    return [...new Set([text, stem(text)])].flatMap((word) => {
      const papers = this.#lexicon.count(this.#lexicon.termOf(word));
      return papers === 0 ? [] : [{ text: word, weight, papers }];
    });
  }

  /** An index of just these papers, and the question in its numbers. */
  #indexed(numbers: readonly number[], question: Question): Few {
    if (this.#writer.words > WORDS_KEPT) this.#writer = new IndexWriter();
    for (const number of numbers) {
      const paper = this.#papers[number];
      if (paper !== undefined) this.#writer.add(paper, false);
    }
    const arrays = this.#writer.take(this.#means);
    const lexicon = new MemoryLexicon(arrays);
    const toFew = (term: number) => (term < 0 ? -1 : lexicon.termOf(this.#lexicon.textOf(term)));
    const local = localTo(question, toFew, (stem) => {
      const term = toFew(stem);
      return term < 0 ? -1 : lexicon.stemTermOf(term); // stems that are stems here, too
    });
    const place = new Map(numbers.map((number, i) => [number, i]));
    return { retriever: new MemoryRetriever(arrays), question, local, numbers, place };
  }
}

/** Few papers with an index of their own. */
interface Few {
  readonly retriever: Retriever;
  /** The question it was made for, and the same in its words. */
  readonly question: Question;
  readonly local: Question;
  readonly numbers: readonly number[];
  readonly place: ReadonlyMap<number, number>;
}

const ascending = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);
