/** Papers whose words, names and keys are asked of a database. */

import { IndexWriter } from "../build.ts";
import type { WeightedStem } from "../candidates.ts";
import type { IndexArrays } from "../layout.ts";
import { Lexicon } from "../lexicon.ts";
import { type Near, Segment, type Shelf } from "../shelf.ts";
import { similarTo } from "../similar.ts";
import type { SourcePaper } from "../source.ts";
import { Terms } from "../terms.ts";
import { StoredLexicon } from "./lexicon.ts";
import { StoredRetriever, type Whole } from "./retriever.ts";
import type { Dialect, Rows } from "./rows.ts";

/** Names looked at for one prefix. */
const NAMES_READ = 400;
const LAST = "\u{10ffff}";
/** Papers compared with one to find those near to it, found by so many of its weightiest words. */
const COMPARED = 100;
const COMPARED_BY = 60;

interface Meta extends Whole {
  readonly fingerprint: string;
  readonly known: Shelf["known"];
}

export class StoredSegment extends Segment {
  readonly fingerprint: string;
  readonly #rows: Rows;
  readonly #words: StoredLexicon;
  readonly #stored: StoredRetriever;
  readonly #meta: Meta;

  /** `papers`: the same in memory, where there is room for them. Throws when the tables are not whole. */
  constructor(rows: Rows, dialect: Dialect, papers?: readonly SourcePaper[]) {
    const meta = metaIn(rows, papers);
    const lexicon = new StoredLexicon(rows, dialect, meta.papers);
    const retriever = new StoredRetriever(lexicon, rows, dialect, meta);
    super(lexicon.arrays, papers ?? [], lexicon, retriever);
    this.#words = lexicon;
    this.#stored = retriever;
    this.fingerprint = meta.fingerprint;
    this.#rows = rows;
    this.#meta = meta;
  }

  override get known(): Shelf["known"] {
    return this.#meta.known;
  }

  override numbers(): Iterable<number> {
    return Array.from({ length: this.#meta.papers }, (_, number) => number);
  }

  override paper(number: number): SourcePaper | undefined {
    return this.#meta.read([number])[0];
  }

  override byKey(key: string): readonly number[] {
    return this.#numbers("select paper from keys where key = ? order by paper", key);
  }

  override begins(typed: string): readonly { readonly paper: number; readonly score: number }[] {
    const rows = this.#rows.all(
      "select name, paper, strength from names where name >= ? and name < ? order by name limit ?",
      typed,
      typed + LAST,
      NAMES_READ,
    );
    const scores = new Map<number, number>();
    for (const { name, paper, strength } of rows) {
      const score = Number(strength) / 255 + typed.length / String(name).length;
      scores.set(Number(paper), Math.max(score, scores.get(Number(paper)) ?? 0));
    }
    return [...scores].map(([paper, score]) => ({ paper, score }));
  }

  override newest(limit: number): readonly number[] {
    return this.#numbers("select id as paper from papers order by date desc, slug limit ?", limit);
  }

  override similar(number: number, limit: number): Near[] {
    const own = this.paper(number);
    if (own === undefined) return [];
    const words = this.#weightiest(own).map((stem) => [stem]);
    const others = this.#stored.matching(words, COMPARED).filter((other) => other !== number);
    const numbers = [number, ...others];
    const writer = new IndexWriter();
    const papers = this.#meta.read(numbers);
    for (const paper of papers) writer.add(paper, false);
    const arrays = writer.take();
    this.#words.expectTerms(textsOf(arrays));
    const few = new Segment(arrays, papers, new Weighed(arrays, this.lexicon));
    return similarTo(0, limit, few).map((near) => ({ ...near, paper: numbers[near.paper] ?? 0 }));
  }

  /** What a paper says most about, by tf-idf. */
  #weightiest(paper: SourcePaper): WeightedStem[] {
    const times = new Map<number, number>();
    const stems = stemsOf(paper);
    this.#words.expectTerms(stems);
    for (const text of stems) {
      const stem = this.lexicon.termOf(text);
      times.set(stem, (times.get(stem) ?? 0) + 1);
    }
    return [...times]
      .map(([stem, n]) => ({
        stem,
        weight: (1 + Math.log(n)) * this.lexicon.idf(this.lexicon.count(stem)),
        papers: this.lexicon.count(stem),
      }))
      .filter(({ papers }) => papers > 1)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, COMPARED_BY);
  }

  #numbers(sql: string, value: string | number): number[] {
    return this.#rows.all(sql, value).map(({ paper }) => Number(paper));
  }
}

/** Few papers, whose words weigh what they weigh among all. */
class Weighed extends Lexicon {
  readonly #whole: Lexicon;

  constructor(arrays: Lexicon["arrays"], whole: Lexicon) {
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

function textsOf(arrays: IndexArrays): string[] {
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

/** Throws when the tables are not there or not whole. */
function metaIn(rows: Rows, held: readonly SourcePaper[] | undefined): Meta {
  const values = new Map(
    rows.all("select name, value from meta").map(({ name, value }) => [name, String(value)]),
  );
  const of = (name: string): string => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The stored index has no ${name}.`);
    return value;
  };
  // As they were written.
  const known = JSON.parse(of("known")) as { affiliations: readonly string[]; categories: readonly string[] };
  return {
    papers: Number(of("papers")),
    lengths: JSON.parse(of("lengths")) as Whole["lengths"],
    known: { affiliations: new Set(known.affiliations), categories: new Set(known.categories) },
    fingerprint: of("fingerprint"),
    read: (numbers) =>
      held === undefined ? papersIn(rows, numbers) : numbers.flatMap((number) => held[number] ?? []),
  };
}

function papersIn(rows: Rows, numbers: readonly number[]): SourcePaper[] {
  if (numbers.length === 0) return [];
  const places = numbers.map(() => "?").join(", ");
  const found = rows.all(`select id, source from papers where id in (${places})`, ...numbers);
  const papers = new Map(found.map(({ id, source }) => [id, JSON.parse(String(source)) as SourcePaper]));
  return numbers.flatMap((number) => papers.get(number) ?? []);
}
