/**
 * Several indexes asked as one, so that papers join and leave without a rebuild: a large one that stays as it is and may
 * be shared, small ones of what came since, and a list of what has gone from each. The question is read once, with the
 * words and the frequencies of all; each index finds and judges its own candidates; the best of all are the answer. The
 * large index is neither copied nor changed. What differs from one index of the same papers: impacts are rounded against
 * the mean lengths of each part, and papers that have gone still count where frequencies are asked.
 */

import { CommonLexicon } from "./common-lexicon.ts";
import type { Question } from "./question.ts";
import type { Ranked } from "./rank.ts";
import { mostFor, relative } from "./retrieve.ts";
import { latestFirst, type Near, newestFirst, type Segment, type Shelf, type ShelfPart } from "./shelf.ts";
import { similarTo } from "./similar.ts";
import type { SourcePaper } from "./source.ts";
import { similarByWords } from "./stored/similar.ts";

/** One index, and the numbers of those of its papers that are not there any more. */
export interface Layer {
  readonly segment: Segment;
  readonly gone: ReadonlySet<number>;
}

interface Part extends ShelfPart, Layer {}

/** More candidates are asked for in the place of those that have gone, up to so many. */
const MOST_GONE = 200;

export class Layers implements Shelf {
  readonly lexicon: CommonLexicon;
  readonly parts: readonly Part[];
  readonly size: number;
  readonly #meanLength: number;
  #known: Shelf["known"] | undefined;

  /** The largest first. O(1) in the papers. */
  constructor(layers: readonly [Layer, ...Layer[]]) {
    const lexicons = layers.map(({ segment }) => segment.lexicon);
    const papers = layers.reduce((sum, { segment, gone }) => sum + segment.papers.length - gone.size, 0);
    const [first, ...rest] = layers;
    const lexicon = new CommonLexicon(
      [first.segment.lexicon, ...rest.map(({ segment }) => segment.lexicon)],
      papers,
    );
    let offset = 0;
    this.parts = layers.map(({ segment, gone }, part): Part => {
      const from = offset;
      offset += segment.papers.length;
      return {
        segment,
        gone,
        lexicon: lexicons[part] ?? lexicon,
        offset: from,
        has: (number) => !gone.has(number - from),
        toShelf: (stem) => lexicon.common(part, stem),
        toPart: (stem) => lexicon.local(part, stem),
      };
    });
    this.lexicon = lexicon;
    this.size = papers;
    const terms = layers.reduce((sum, { segment }) => sum + segment.retriever.length, 0);
    this.#meanLength = terms / Math.max(1, offset) || 1;
  }

  *numbers(): Generator<number> {
    for (const { segment, offset, has } of this.parts)
      for (let number = offset; number < offset + segment.papers.length; number++)
        if (has(number)) yield number;
  }

  paper(number: number): SourcePaper | undefined {
    const part = this.parts.findLast(({ offset }) => offset <= number);
    return part?.has(number) === true ? part.segment.papers[number - part.offset] : undefined;
  }

  order(a: number, b: number): number {
    return a === b ? 0 : newestFirst(this.paper(a), this.paper(b));
  }

  rank(question: Question, text: string, year?: number, most?: number): Ranked[] {
    const many = mostFor(question, most);
    const namesakes = (name: string) =>
      this.parts.reduce((sum, { lexicon }) => sum + lexicon.namesakes(name), 0);
    const asked = this.parts.map((part) => {
      const local = localTo(question, part);
      const { retriever } = part.segment;
      return {
        part,
        local,
        found: retriever
          .candidates(local, many + Math.min(part.gone.size, MOST_GONE))
          .filter(({ paper }) => !part.gone.has(paper)),
        names: new Map(
          [...retriever.names(question, text, namesakes)].filter(([paper]) => !part.gone.has(paper)),
        ),
      };
    });
    const best = asked
      .flatMap(({ part, found }) => found.map(({ paper, score }) => ({ paper: paper + part.offset, score })))
      .sort((a, b) => b.score - a.score || this.order(a.paper, b.paper))
      .slice(0, many);
    const retrieved = relative(best);
    return asked
      .flatMap(({ part, local, names }) => {
        const here = [...retrieved].flatMap(([number, score]): [number, number][] =>
          number >= part.offset && number < part.offset + part.segment.papers.length
            ? [[number - part.offset, score]]
            : [],
        );
        return part.segment.retriever
          .judge(local, new Map(here), names, year, this.#meanLength)
          .map((ranked) => moved(ranked, part.offset));
      })
      .sort((a, b) => b.score - a.score || this.order(a.evidence.paper, b.evidence.paper));
  }

  byKey(key: string): readonly number[] {
    return this.#each(({ segment }) => segment.byKey(key)).sort((a, b) => this.order(a, b));
  }

  get known(): Shelf["known"] {
    const all = this.parts.map(({ segment }) => segment.known);
    this.#known ??= {
      affiliations: new Set(all.flatMap(({ affiliations }) => [...affiliations])),
      categories: new Set(all.flatMap(({ categories }) => [...categories])),
    };
    return this.#known;
  }

  begins(typed: string, limit: number): readonly { readonly paper: number; readonly score: number }[] {
    return this.parts.flatMap(({ segment, gone, offset }) =>
      segment
        .begins(typed, limit + gone.size)
        .filter(({ paper }) => !gone.has(paper))
        .map(({ paper, score }) => ({ paper: paper + offset, score })),
    );
  }

  similar(paper: number, limit: number): Near[] {
    if (!this.parts.some(({ segment }) => segment.isStored)) return similarTo(paper, limit, this);
    return similarByWords(paper, limit, this, (words, most) =>
      this.#each(({ segment, toPart }) =>
        segment.withWords(
          words.flatMap((word) => (toPart(word.stem) < 0 ? [] : [{ ...word, stem: toPart(word.stem) }])),
          most,
        ),
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

/** A question in the numbers of one part; meanings that the part does not have are left out. */
export function localTo(question: Question, { toPart }: Pick<ShelfPart, "toPart">): Question {
  return {
    ...question,
    terms: question.terms.map(toPart),
    units: question.units.map((unit) => ({
      ...unit,
      term: toPart(unit.term),
      variants: unit.variants.flatMap((variant) => {
        const stem = toPart(variant.stem);
        return stem < 0 ? [] : [{ ...variant, stem }];
      }),
    })),
  };
}

export function moved(ranked: Ranked, by: number): Ranked {
  return by === 0
    ? ranked
    : { ...ranked, evidence: { ...ranked.evidence, paper: ranked.evidence.paper + by } };
}
