/** What an engine asks of papers, be they one index or several asked as one; and the one index. */

import { compareText } from "../core/compare.ts";
import type { WeightedStem } from "./candidates.ts";
import { placeNames } from "./facets.ts";
import { keyForms } from "./keys.ts";
import { type IndexArrays, listOf } from "./layout.ts";
import { Lexicon } from "./lexicon.ts";
import { meanLengths } from "./postings.ts";
import type { Question } from "./question.ts";
import type { Ranked } from "./rank.ts";
import { Retriever } from "./retrieve.ts";
import { similarTo } from "./similar.ts";
import { inSlices } from "./slices.ts";
import type { SourcePaper } from "./source.ts";

/** Papers by number; numbers mean something on their shelf alone. */
export interface Shelf {
  readonly lexicon: Lexicon;
  /** The numbers of all papers. */
  numbers(): Iterable<number>;
  paper(number: number): SourcePaper | undefined;
  /** Which of two comes first where nothing else decides. */
  order(a: number, b: number): number;
  /** Papers by their answer to a question, best first; see Retriever. */
  rank(question: Question, text: string, year?: number, most?: number): Ranked[];
  /** Papers known by an id, a DOI or an address, in one of its forms. */
  byKey(key: string): readonly number[];
  /** The places and classes that can be asked for, in lower case. */
  readonly known: { readonly affiliations: ReadonlySet<string>; readonly categories: ReadonlySet<string> };
  /** Papers with a name or title that begins so, in no order; strong names and nearly finished ones score higher. */
  begins(typed: string, limit: number): readonly { readonly paper: number; readonly score: number }[];
  newest(limit: number): readonly number[];
  /** Papers near to one, best first, each with words that it shares. */
  similar(paper: number, limit: number): Near[];
  /** The indexes it consists of. */
  readonly parts: readonly ShelfPart[];
}

/** A paper near to another, with cosine 0..1. */
export interface Near {
  readonly paper: number;
  readonly score: number;
  readonly shared: string[];
}

/** One index of a shelf: its papers' numbers there begin at `offset`, its stems have other numbers on the shelf. */
export interface ShelfPart {
  readonly lexicon: Lexicon;
  readonly offset: number;
  readonly has: (number: number) => boolean;
  readonly toShelf: (stem: number) => number;
  /** -1 for a stem that this index does not have. */
  readonly toPart: (stem: number) => number;
}

/** Names looked at for one prefix; a single letter begins thousands. */
const NAMES_READ = 400;
/** More than are ever offered at once. */
const NEWEST_KEPT = 200;

/** One index and exactly its papers, in its order. */
export class Segment implements Shelf {
  readonly lexicon: Lexicon;
  readonly papers: readonly SourcePaper[];
  readonly retriever: Retriever;
  readonly parts: readonly ShelfPart[];
  /** Its words are in a database, and only there. */
  readonly isStored: boolean = false;
  #gathered: Gathered | undefined;
  #means: readonly number[] | undefined;

  constructor(
    arrays: IndexArrays,
    papers: readonly SourcePaper[],
    lexicon = new Lexicon(arrays),
    retriever = new Retriever(lexicon),
  ) {
    this.lexicon = lexicon;
    this.papers = papers;
    this.retriever = retriever;
    const same = (stem: number) => stem;
    this.parts = [{ lexicon: this.lexicon, offset: 0, has: () => true, toShelf: same, toPart: same }];
  }

  /** Works out, in short pieces, what the first question of its kind would have to wait for. */
  async prepare(): Promise<void> {
    const gathered = new Gathered();
    await inSlices(this.papers, (some) => {
      for (const paper of some) gathered.add(paper);
    });
    this.#gathered = gathered;
  }

  get #all(): Gathered {
    if (this.#gathered === undefined) {
      this.#gathered = new Gathered();
      for (const paper of this.papers) this.#gathered.add(paper);
    }
    return this.#gathered;
  }

  numbers(): Iterable<number> {
    return this.papers.keys();
  }

  paper(number: number): SourcePaper | undefined {
    return this.papers[number];
  }

  order(a: number, b: number): number {
    return a - b;
  }

  rank(question: Question, text: string, year?: number, most?: number): Ranked[] {
    return this.retriever.rank(question, text, year, most);
  }

  byKey(key: string): readonly number[] {
    return this.#all.keys.get(key) ?? [];
  }

  /** Mean lengths of the fields: what smaller collections beside this one are weighed by. */
  get means(): readonly number[] {
    this.#means ??= meanLengths(this.lexicon.arrays.fields);
    return this.#means;
  }

  get known(): Shelf["known"] {
    return this.#all;
  }

  begins(typed: string, limit: number): readonly { readonly paper: number; readonly score: number }[] {
    const { sortedAliases, aliasPapers } = this.lexicon.arrays;
    const { aliases } = this.lexicon;
    const [from, to] = aliases.beginning(typed, sortedAliases);
    const scores = new Map<number, number>();
    for (let at = from; at < Math.min(to, from + NAMES_READ); at++) {
      const alias = sortedAliases[at] as number;
      for (const packed of listOf(aliasPapers, alias)) {
        const score = (packed & 255) / 255 + typed.length / aliases.length(alias);
        scores.set(packed >>> 8, Math.max(score, scores.get(packed >>> 8) ?? 0));
      }
    }
    return [...scores]
      .map(([paper, score]) => ({ paper, score }))
      .sort((a, b) => b.score - a.score || a.paper - b.paper)
      .slice(0, limit);
  }

  similar(paper: number, limit: number): Near[] {
    return similarTo(paper, limit, this);
  }

  /** The papers that have most of these words. */
  withWords(words: readonly WeightedStem[], most: number): readonly number[] {
    return this.retriever.top(words, most).map(({ paper }) => paper);
  }

  newest(limit: number): readonly number[] {
    if (limit <= NEWEST_KEPT) return this.#all.newest().slice(0, limit);
    return this.papers
      .map((paper, number) => ({ paper, number }))
      .sort((a, b) => latestFirst(a.paper, b.paper))
      .slice(0, limit)
      .map(({ number }) => number);
  }
}

/** The date that is known, from the documents or elsewhere; empty when none is. */
export function dateOf(paper: SourcePaper | undefined): string {
  return paper?.date ?? paper?.facts?.date ?? String(paper?.year ?? "");
}

/** By the date that is known, from the documents or elsewhere; then by id. */
export function latestFirst(a: SourcePaper | undefined, b: SourcePaper | undefined): number {
  return descending(dateOf(a), dateOf(b)) || compareText(a?.id ?? "", b?.id ?? "");
}

/** As a corpus is ordered: by the date in the documents alone, then by id. */
export function newestFirst(a: SourcePaper | undefined, b: SourcePaper | undefined): number {
  return descending(a?.date ?? "", b?.date ?? "") || compareText(a?.id ?? "", b?.id ?? "");
}

const descending = (a: string, b: string): number => compareText(b, a);

/** What a paper is known by exactly, its own and what its abstract links to. */
export function keyFormsOf({ keys, abstract }: SourcePaper): ReadonlySet<string> {
  const links = (abstract ?? "").match(/https?:\/\/[^\s<>)\]]+/g) ?? [];
  return new Set([...(keys ?? []), ...links].flatMap(keyForms));
}

/** The places and classes that some paper has. */
export class Known {
  readonly affiliations = new Set<string>();
  readonly categories = new Set<string>();

  add(paper: SourcePaper): void {
    for (const place of placeNames([paper])) this.affiliations.add(place);
    for (const code of [...(paper.categories ?? []), paper.facts?.category ?? ""])
      this.categories.add(code.toLowerCase());
  }
}

/** All that is asked of the papers of an index and not of their words. */
class Gathered extends Known {
  readonly keys = new Map<string, number[]>();
  #latest: { readonly paper: SourcePaper; readonly number: number }[] = [];
  /** The last of those when they were last sorted, and as many as are kept: what is older is not among them. */
  #last: SourcePaper | undefined;
  #papers = 0;

  override add(paper: SourcePaper): void {
    super.add(paper);
    const number = this.#papers++;
    for (const form of keyFormsOf(paper)) {
      const same = this.keys.get(form);
      if (same === undefined) this.keys.set(form, [number]);
      else same.push(number);
    }
    // Of papers that come the newest first, as a corpus has them, few are looked at twice.
    if (this.#last === undefined || latestFirst(paper, this.#last) < 0) this.#latest.push({ paper, number });
    if (this.#latest.length === 2 * NEWEST_KEPT) this.newest();
  }

  /** The newest papers, as many as are kept. */
  newest(): readonly number[] {
    this.#latest = this.#latest.sort((a, b) => latestFirst(a.paper, b.paper)).slice(0, NEWEST_KEPT);
    this.#last = this.#latest[NEWEST_KEPT - 1]?.paper;
    return this.#latest.map(({ number }) => number);
  }
}
