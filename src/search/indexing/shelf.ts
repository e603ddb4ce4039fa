/**
 * What an engine asks of papers: several indexes asked as one, so that papers join and leave without a rebuild. A large
 * one that stays as it is and may be shared, often the only one; small ones of what came since; and a list of what has gone
 * from each. The question is read once, with the words and the frequencies of all; each index finds and judges its own
 * candidates; the best of all are the answer. The large index is neither copied nor changed. What differs from one index of
 * the same papers: impacts are rounded against the mean lengths of each part, and papers that have gone still count where
 * frequencies are asked.
 */

import type { Question } from "../question/question.ts";
import type { WeightedStem } from "../ranking/candidates.ts";
import type { Ranked } from "../ranking/rank.ts";
import { localTo, mostFor, namedBy, relative, renumbered, type Scored } from "../ranking/retrieve.ts";
import { type Near, similarByWords, similarTo } from "../ranking/similar.ts";
import type { SourcePaper } from "../source.ts";
import { CommonLexicon } from "../words/common-lexicon.ts";
import type { Lexicon } from "../words/lexicon.ts";
import { latestFirst, newestFirst, type Segment } from "./segment.ts";

/** One index, and the numbers of those of its papers that are not there any more. */
export interface Layer {
  readonly segment: Segment;
  readonly gone: ReadonlySet<number>;
}

/** One index of a shelf: its papers' numbers there begin at `offset`, its stems have other numbers on the shelf. */
export interface Part extends Layer {
  readonly offset: number;
  readonly toShelf: (stem: number) => number;
  /** -1 for a stem that this index does not have. */
  readonly toPart: (stem: number) => number;
}

/** More candidates are asked for in the place of those that have gone, up to so many. */
const MOST_GONE = 200;

/** Papers by number; numbers mean something on their shelf alone. */
export class Shelf {
  readonly lexicon: Lexicon;
  readonly parts: readonly Part[];
  readonly size: number;
  readonly #meanLength: number;
  /** The only index, where it is whole: its words and papers are told sooner so. */
  readonly #alone: Segment | undefined;
  #known: Segment["known"] | undefined;

  /** The largest first. O(1) in the papers. */
  constructor(layers: readonly Layer[]) {
    this.size = layers.reduce((sum, { segment, gone }) => sum + segment.papers.length - gone.size, 0);
    const lexicon = new CommonLexicon(
      layers.map(({ segment }) => segment.lexicon),
      this.size,
    );
    let offset = 0;
    this.parts = layers.map((layer, part): Part => {
      const from = offset;
      offset += layer.segment.papers.length;
      return {
        ...layer,
        offset: from,
        toShelf: (stem) => lexicon.common(part, stem),
        toPart: (stem) => lexicon.local(part, stem),
      };
    });
    const [first, second] = layers;
    if (first !== undefined && second === undefined && first.gone.size === 0) this.#alone = first.segment;
    this.lexicon = this.#alone?.lexicon ?? lexicon;
    const terms = layers.reduce((sum, { segment }) => sum + segment.retriever.length, 0);
    this.#meanLength = terms / Math.max(1, offset) || 1;
  }

  /** The numbers of all papers. */
  numbers(): Iterable<number> {
    return this.#alone?.papers.keys() ?? this.#each(({ segment }) => [...segment.papers.keys()]);
  }

  paper(number: number): SourcePaper | undefined {
    if (this.#alone !== undefined) return this.#alone.papers[number];
    const { segment, gone, offset } = this.partOf(number);
    return gone.has(number - offset) ? undefined : segment.papers[number - offset];
  }

  /** The index that a paper is in. */
  partOf(number: number): Part {
    let part = this.parts.length - 1;
    while (part > 0 && (this.parts[part] as Part).offset > number) part--;
    return this.parts[part] as Part;
  }

  /** Which of two comes first where nothing else decides. */
  order(a: number, b: number): number {
    if (this.#alone !== undefined || this.partOf(a) === this.partOf(b)) return a - b;
    return newestFirst(this.paper(a), this.paper(b));
  }

  /**
   * Papers by their answer to a question, best first. `text` is the question as typed, for names that its words alone do
   * not show; papers of `year` are lifted. Evidence in the result is good until the next call.
   */
  rank(question: Question, text: string, year?: number, most?: number): Ranked[] {
    const many = mostFor(question, most);
    const namesakes = (name: string) =>
      this.parts.reduce((sum, { segment }) => sum + segment.namesakes(name), 0);
    const asked = this.parts.map((part) => {
      const { segment, gone } = part;
      const local = localTo(question, part.toPart);
      return {
        part,
        local,
        found: segment.retriever
          .candidates(local, many + Math.min(gone.size, MOST_GONE))
          .filter(({ paper }) => !gone.has(paper)),
        named: new Map(
          [...namedBy(question, text, segment, namesakes)].filter(([paper]) => !gone.has(paper)),
        ),
      };
    });
    const best = asked
      .flatMap(({ part, found }) => found.map(({ paper, score }) => ({ paper: paper + part.offset, score })))
      .sort((a, b) => b.score - a.score || this.order(a.paper, b.paper))
      .slice(0, many);
    const retrieved = relative(best);
    return asked
      .flatMap(({ part, local, named }) => {
        const here = [...retrieved].flatMap(([number, score]): [number, number][] =>
          this.partOf(number) === part ? [[number - part.offset, score]] : [],
        );
        return part.segment.retriever
          .judge({ question: local, retrieved: new Map(here), named, meanLength: this.#meanLength, year })
          .map((ranked) =>
            part.offset === 0 ? ranked : renumbered(ranked, ranked.evidence.paper + part.offset),
          );
      })
      .sort((a, b) => b.score - a.score || this.order(a.evidence.paper, b.evidence.paper));
  }

  /** Papers known by an id, a DOI or an address, in one of its forms. */
  byKey(key: string): readonly number[] {
    return this.#each(({ segment }) => segment.byKey(key)).sort((a, b) => this.order(a, b));
  }

  /** The places and classes that can be asked for, in lower case. */
  get known(): Segment["known"] {
    const all = this.parts.map(({ segment }) => segment.known);
    this.#known ??= {
      affiliations: new Set(all.flatMap(({ affiliations }) => [...affiliations])),
      categories: new Set(all.flatMap(({ categories }) => [...categories])),
    };
    return this.#known;
  }

  /** Papers with a name or title that begins so; see Segment. */
  begins(typed: string): readonly Scored[] {
    return this.parts.flatMap(({ segment, gone, offset }) =>
      segment
        .begins(typed)
        .filter(({ paper }) => !gone.has(paper))
        .map(({ paper, score }) => ({ paper: paper + offset, score })),
    );
  }

  /** Papers near to one, best first, each with words that it shares. */
  similar(paper: number, limit: number): Near[] {
    const all = this.parts.flatMap((part) => {
      const { arrays } = part.segment;
      return arrays === undefined ? [] : [{ ...part, arrays }];
    });
    return all.length === this.parts.length
      ? similarTo(paper, limit, all, this.lexicon, (a, b) => this.order(a, b))
      : similarByWords(paper, limit, this);
  }

  /** The papers that have most of these words; of each index so many. */
  withWords(words: readonly WeightedStem[], most: number): readonly number[] {
    return this.#each(({ segment, toPart }) =>
      segment.retriever.withWords(
        words.flatMap((word) => (toPart(word.stem) < 0 ? [] : [{ ...word, stem: toPart(word.stem) }])),
        most,
      ),
    );
  }

  newest(limit: number): readonly number[] {
    return this.#each(({ segment, gone }) => segment.newest(limit + gone.size))
      .sort((a, b) => latestFirst(this.paper(a), this.paper(b)))
      .slice(0, limit);
  }

  /** What each part finds, by numbers here, without those that have gone. */
  #each(find: (part: Part) => readonly number[]): number[] {
    return this.parts.flatMap((part) =>
      find(part)
        .filter((number) => !part.gone.has(number))
        .map((number) => number + part.offset),
    );
  }
}
