/** Papers whose words, names and keys are asked of a database. */

import type { WeightedStem } from "../candidates.ts";
import { type Near, Segment, type Shelf } from "../shelf.ts";
import type { SourcePaper } from "../source.ts";
import { StoredLexicon } from "./lexicon.ts";
import { StoredRetriever, type Whole } from "./retriever.ts";
import type { Dialect, Rows } from "./rows.ts";
import { similarByWords } from "./similar.ts";

/** Names looked at for one prefix. */
const NAMES_READ = 400;
const LAST = "\u{10ffff}";

interface Meta extends Whole {
  readonly fingerprint: string;
  readonly known: Shelf["known"];
}

export class StoredSegment extends Segment {
  readonly fingerprint: string;
  override readonly isStored = true;
  readonly #rows: Rows;
  readonly #stored: StoredRetriever;
  readonly #meta: Meta;

  /** `papers`: the same in memory, where there is room for them. Throws when the tables are not whole. */
  constructor(rows: Rows, dialect: Dialect, papers?: readonly SourcePaper[]) {
    const meta = metaIn(rows, papers);
    const lexicon = new StoredLexicon(rows, dialect, meta.papers);
    const retriever = new StoredRetriever(lexicon, rows, dialect, meta);
    super(lexicon.arrays, papers ?? [], lexicon, retriever);
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
    const find = (words: readonly WeightedStem[], most: number) => this.withWords(words, most);
    return similarByWords(number, limit, this, find, this.#meta.read);
  }

  override withWords(words: readonly WeightedStem[], most: number): readonly number[] {
    return this.#stored.matching(
      words.map((word) => [word]),
      most,
    );
  }

  #numbers(sql: string, value: string | number): number[] {
    return this.#rows.all(sql, value).map(({ paper }) => Number(paper));
  }
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
