/** One index and exactly its papers, in its order; papers are known by their numbers there. */

import { compareText } from "../../core/compare.ts";
import { runInTurns, runToEnd, type Steps } from "../../core/steps.ts";
import { placeNames } from "../question/facets.ts";
import { MemoryRetriever, type Retriever, type Scored } from "../ranking/retrieve.ts";
import type { SourcePaper } from "../source.ts";
import { keyForms } from "../text/keys.ts";
import { Terms } from "../text/terms.ts";
import type { Lexicon } from "../words/lexicon.ts";
import { MemoryLexicon } from "../words/memory-lexicon.ts";
import { type IndexArrays, listOf } from "./layout.ts";
import { meanLengths } from "./postings.ts";

export interface Segment {
  readonly papers: readonly SourcePaper[];
  readonly lexicon: Lexicon;
  readonly retriever: Retriever;
  /** Mean lengths of the fields: what smaller collections beside this one are weighed by. */
  readonly means: readonly number[];
  /** The index, where it is in memory. */
  readonly arrays?: IndexArrays;
  /** How many papers are known by a name; `v2` may be part of the names of every tenth. */
  namesakes(name: string): number;
  /** Papers known by a name, with the strength of the name 0..1. */
  aliased(name: string): readonly Aliased[];
  /** Says that these names are about to be asked for: a store then looks them up together. */
  expectNames(names: readonly string[]): void;
  /**
   * Papers with a name or title that begins so, in no order, once for each name; strong names and nearly finished ones
   * score higher.
   */
  begins(typed: string): readonly Scored[];
  /** Papers known by an id, a DOI or an address, in one of its forms. */
  byKey(key: string): readonly number[];
  /** The places and classes that can be asked for, in lower case. */
  readonly known: { readonly affiliations: ReadonlySet<string>; readonly categories: ReadonlySet<string> };
  newest(limit: number): readonly number[];
}

export interface Aliased {
  readonly paper: number;
  readonly strength: number;
}

/** Papers looked through before the event loop turns. */
const TOGETHER = 500;
/** Of the newest papers so many are known beforehand. */
const NEWEST_KEPT = 200;
/** Names looked at for one prefix; a single letter begins thousands. */
export const NAMES_READ = 400;

/** The index in memory. */
export class MemorySegment implements Segment {
  readonly papers: readonly SourcePaper[];
  readonly arrays: IndexArrays;
  readonly lexicon: Lexicon;
  readonly retriever: MemoryRetriever;
  readonly #aliases: Terms;
  #gathered: Gathered | undefined;
  #means: readonly number[] | undefined;

  constructor(arrays: IndexArrays, papers: readonly SourcePaper[]) {
    this.arrays = arrays;
    this.papers = papers;
    this.lexicon = new MemoryLexicon(arrays);
    this.retriever = new MemoryRetriever(arrays);
    this.#aliases = new Terms(arrays.aliases);
  }

  /** Works out, in short pieces, what the first question of its kind would have to wait for. */
  async prepare(): Promise<void> {
    this.#gathered = await runInTurns(gather(this.papers), TOGETHER);
  }

  get means(): readonly number[] {
    this.#means ??= meanLengths(this.arrays.fields);
    return this.#means;
  }

  namesakes(name: string): number {
    const alias = this.#aliases.find(name);
    return alias < 0 ? 0 : listOf(this.arrays.aliasPapers, alias).length;
  }

  aliased(name: string): readonly Aliased[] {
    const alias = this.#aliases.find(name);
    return alias < 0 ? [] : this.#under(alias);
  }

  expectNames(): void {}

  begins(typed: string): readonly Scored[] {
    const { sortedAliases } = this.arrays;
    const [from, to] = this.#aliases.beginning(typed, sortedAliases);
    return [...sortedAliases.subarray(from, Math.min(to, from + NAMES_READ))].flatMap((alias) => {
      const typedOf = typed.length / this.#aliases.length(alias);
      return this.#under(alias).map(({ paper, strength }) => ({ paper, score: strength + typedOf }));
    });
  }

  byKey(key: string): readonly number[] {
    return this.#all.keys.get(key) ?? [];
  }

  get known(): Segment["known"] {
    return this.#all.known;
  }

  newest(limit: number): readonly number[] {
    if (limit <= NEWEST_KEPT) return this.#all.newest.slice(0, limit);
    return latest(this.papers, [...this.papers.keys()]).slice(0, limit);
  }

  #under(alias: number): Aliased[] {
    const { starts, values } = this.arrays.aliasPapers;
    const found: Aliased[] = [];
    for (let at = starts[alias] as number; at < (starts[alias + 1] as number); at++) {
      const packed = values[at] as number;
      found.push({ paper: packed >>> 8, strength: (packed & 255) / 255 });
    }
    return found;
  }

  get #all(): Gathered {
    this.#gathered ??= runToEnd(gather(this.papers));
    return this.#gathered;
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

/** What is asked of the papers of an index, and not of their words. */
interface Gathered {
  readonly known: Known;
  readonly keys: ReadonlyMap<string, readonly number[]>;
  readonly newest: readonly number[];
}

/** Looks through all papers, one in a step. */
function* gather(papers: readonly SourcePaper[]): Steps<Gathered> {
  const known = new Known();
  const keys = new Map<string, number[]>();
  let newest: number[] = [];
  for (const [number, paper] of papers.entries()) {
    newest.push(number);
    if (newest.length === 2 * NEWEST_KEPT) newest = latest(papers, newest).slice(0, NEWEST_KEPT);
    known.add(paper);
    for (const form of keyFormsOf(paper)) {
      const same = keys.get(form);
      if (same === undefined) keys.set(form, [number]);
      else same.push(number);
    }
    yield;
  }
  return { known, keys, newest: latest(papers, newest) };
}

/** The newest first. */
function latest(papers: readonly SourcePaper[], numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => latestFirst(papers[a], papers[b]));
}
