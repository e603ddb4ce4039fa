/** Papers whose words, names and keys are asked of a database. */

import { ABSTRACT, TITLE } from "../indexing/layout.ts";
import { type Aliased, NAMES_READ, type Segment } from "../indexing/segment.ts";
import type { Retriever, Scored } from "../ranking/retrieve.ts";
import type { SourcePaper } from "../source.ts";
import type { Lexicon } from "../words/lexicon.ts";
import { StoredLexicon } from "./lexicon.ts";
import { StoredRetriever } from "./retriever.ts";
import { LAST, learn, places, type Rows, type Value } from "./rows.ts";

/** More papers that go by one name are not told apart; see namedBy. */
const NAMESAKES = 201;
/** Names remembered between questions. */
const REMEMBERED = 20_000;

export class StoredSegment implements Segment {
  readonly papers: readonly SourcePaper[];
  readonly lexicon: Lexicon;
  readonly retriever: Retriever;
  readonly means: readonly number[];
  readonly known: Segment["known"];
  readonly #rows: Rows;
  readonly #names = new Map<string, readonly Aliased[]>();

  /** `papers` are those that the tables were filled with. Throws when the tables are not whole. */
  constructor(rows: Rows, papers: readonly SourcePaper[]) {
    const { lengths, affiliations, categories } = wholeIn(rows);
    this.#rows = rows;
    this.papers = papers;
    this.known = { affiliations: new Set(affiliations), categories: new Set(categories) };
    this.means = lengths.map((field) => field.terms / Math.max(1, field.papers) || 1);
    this.lexicon = new StoredLexicon(rows, papers.length);
    const length = [TITLE, ABSTRACT].reduce((sum, field) => sum + (lengths[field]?.terms ?? 0), 0);
    this.retriever = new StoredRetriever(this, length, rows);
  }

  namesakes(name: string): number {
    return this.aliased(name).length;
  }

  aliased(name: string): readonly Aliased[] {
    this.#learn([name]);
    return this.#names.get(name) ?? [];
  }

  expectNames(names: readonly string[]): void {
    if (this.#names.size > REMEMBERED) this.#names.clear();
    if (this.#rows.expect !== undefined) this.#learn(names);
  }

  byKey(key: string): readonly number[] {
    return this.#numbers("select paper from keys where key = ? order by paper", key);
  }

  begins(typed: string): readonly Scored[] {
    const select =
      "select name, paper, strength from names where name >= ? and name < ? order by name limit ?";
    const rows = this.#rows.all(select, typed, typed + LAST, NAMES_READ);
    return rows.map(({ name, paper, strength }) => ({
      paper: Number(paper),
      score: Number(strength) / 255 + typed.length / String(name).length,
    }));
  }

  newest(limit: number): readonly number[] {
    return this.#numbers("select id as paper from papers order by date desc, slug limit ?", limit);
  }

  /** Has the papers that go by these names here. */
  #learn(names: readonly string[]): void {
    learn(this.#names, names, (some) => {
      const select = `select name, paper, strength from (select name, paper, strength,
        row_number() over (partition by name order by paper) as place from names where name in (${places(some)})) found
        where place <= ? order by name, paper`;
      const rows = this.#rows.all(select, ...some, NAMESAKES);
      const found = Map.groupBy(rows, ({ name }) => name);
      return some.map((name) => [
        name,
        (found.get(name) ?? []).map(({ paper, strength }) => ({
          paper: Number(paper),
          strength: Number(strength) / 255,
        })),
      ]);
    });
  }

  #numbers(sql: string, value: Value): number[] {
    return this.#rows.all(sql, value).map(({ paper }) => Number(paper));
  }
}

/** What is kept of all papers together. */
export interface Whole {
  /** By field: terms in all, and papers that have any. */
  readonly lengths: readonly { readonly terms: number; readonly papers: number }[];
  readonly affiliations: readonly string[];
  readonly categories: readonly string[];
}

/** Throws when the tables are not there or not whole. */
function wholeIn(rows: Rows): Whole {
  const [row] = rows.all("select value from meta where name = 'whole'");
  if (row === undefined) throw new Error("The stored index is not whole.");
  return JSON.parse(String(row["value"])) as Whole; // as it was written
}
