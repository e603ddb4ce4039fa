/** The words of a stored index, looked up when they are asked for and kept for a while. */

import { RESCUED_UP_TO } from "../question/question.ts";
import { stem } from "../text/forms.ts";
import { isExact } from "../text/text.ts";
import { canBeMistyped, deletionKeys, type Neighbour, nearest } from "../words/deletions.ts";
import { Lexicon, MOST_BEGINNING, RESCUED_AMONG } from "../words/lexicon.ts";
import { LAST, learn, places, type Query, type Row, type Rows, type Value } from "./rows.ts";

interface Term {
  readonly id: number;
  readonly text: string;
  readonly stem: string;
  readonly papers: number;
  readonly marks: number;
  readonly parts: string;
}

/** Words remembered between questions; then all are forgotten at once. */
const REMEMBERED = 20_000;
const COLUMNS = "id, term, stem, papers, marks, parts";

export class StoredLexicon extends Lexicon {
  readonly papers: number;
  readonly #rows: Rows;
  readonly #byText = new Map<string, Term | undefined>();
  readonly #byId = new Map<number, Term>();
  /** By single-deletion key. */
  readonly #slips = new Map<number, readonly Term[]>();

  constructor(rows: Rows, papers: number) {
    super();
    this.#rows = rows;
    this.papers = papers;
  }

  /** All that reading these words as a question looks up, in a few queries instead of one for each. */
  override expect(words: readonly string[], completing = false): void {
    if (this.#byText.size + this.#slips.size > REMEMBERED)
      for (const known of [this.#byText, this.#byId, this.#slips]) known.clear();
    if (this.#rows.expect === undefined) return;
    const written = words.flatMap((_, i) => [1, 2, 3].map((n) => words.slice(i, i + n).join("")));
    const stems = written.map(stem);
    this.expectTerms([...written, ...stems, ...stems.map(stem)]);
    const strange = words.filter((word) => this.stemOf(word) < 0 && this.partsOf(word).length < 2);
    const doubtful = words.filter((word) => !isExact(word) && this.isDoubtful(word));
    this.#learnSlips(doubtful.flatMap(deletionKeys));
    const damaged = strange.filter((word) => canBeMistyped(word) && this.corrections(word).length === 0);
    const halves = damaged.flatMap((word) =>
      Array.from({ length: Math.max(0, word.length - 5) }, (_, i) => [
        word.slice(0, i + 3),
        word.slice(i + 3),
      ]),
    );
    this.expectTerms(halves.flat().flatMap((half) => [half, stem(half)]));
    const last = words.at(-1) ?? "";
    const repaired = words.length > RESCUED_UP_TO ? [] : damaged;
    this.#rows.expect([
      ...repaired.map((word) => this.#rows.dialect.alike(word, RESCUED_AMONG)),
      ...(completing || strange.includes(last) ? [beginning(last)] : []),
    ]);
  }

  override expectTerms(texts: readonly string[]): void {
    if (this.#rows.expect !== undefined) this.#learn(texts);
  }

  termOf(word: string): number {
    return this.#find(word)?.id ?? -1;
  }

  textOf(term: number): string {
    return this.#at(term)?.text ?? "";
  }

  stemTermOf(term: number): number {
    return this.termOf(this.#at(term)?.stem ?? "");
  }

  marksOf(term: number): number {
    return this.#at(term)?.marks ?? 0;
  }

  count(stemTerm: number): number {
    return this.#at(stemTerm)?.papers ?? 0;
  }

  partsOf(word: string): string[] {
    return (this.#find(word)?.parts ?? "").split(" ").filter((part) => part !== "");
  }

  nearTerms(word: string, guessing = false): readonly Neighbour[] {
    const find = (keys: readonly number[]) => {
      this.#learnSlips(keys);
      return keys
        .flatMap((key) => this.#slips.get(key) ?? [])
        .sort((a, b) => a.id - b.id)
        .map(({ id, text }) => ({ term: id, text }));
    };
    return nearest(word, find, guessing);
  }

  alikeTerms(word: string): readonly number[] {
    if (word.length < 4) return [];
    const { sql, values } = this.#rows.dialect.alike(word, RESCUED_AMONG);
    const ids = this.#rows.all(sql, ...values).map(({ id }) => Number(id));
    const absent = ids.filter((id) => !this.#byId.has(id));
    if (absent.length > 0) this.#noted(termsBy("id", absent));
    return ids;
  }

  beginningTerms(word: string): readonly number[] {
    return this.#noted(beginning(word))
      .map(({ term }) => term)
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ id }) => id)
      .filter((id) => this.count(this.stemTermOf(id)) > 0);
  }

  /** Hundreds of prefixes are not asked of a database that is elsewhere; slips of whole words are. */
  override nearlyBeginningTerms(word: string): readonly number[] {
    return this.#rows.expect === undefined ? super.nearlyBeginningTerms(word) : [];
  }

  /** Has these words here. */
  #learn(texts: readonly string[]): void {
    learn(this.#byText, texts, (some) => {
      this.#noted(termsBy("term", some));
      return some.filter((text) => !this.#byText.has(text)).map((text) => [text, undefined]);
    });
  }

  #learnSlips(keys: readonly number[]): void {
    learn(this.#slips, keys, (some) => {
      const columns = COLUMNS.split(", ").map((column) => `t.${column}`);
      const select = `select key, ${columns} from slips join terms t on t.id = term_id where key in (${places(some)})`;
      const byKey = Map.groupBy(this.#noted(withStems(select, some)), ({ key }) => key);
      return some.map((key) => [key, (byKey.get(key) ?? []).map(({ term }) => term)]);
    });
  }

  #find(text: string): Term | undefined {
    if (!this.#byText.has(text)) this.#learn([text]);
    return this.#byText.get(text);
  }

  #at(id: number): Term | undefined {
    if (id < 0 || this.#byId.has(id)) return this.#byId.get(id);
    return this.#noted(termsBy("id", [id]))[0]?.term;
  }

  /** Keeps the terms of a query that `withStems` made; gives back those that were asked for. */
  #noted({ sql, values }: Query): { readonly key: number; readonly term: Term }[] {
    const asked: { key: number; term: Term }[] = [];
    for (const row of this.#rows.all(sql, ...values)) {
      const term = termIn(row);
      this.#byText.set(term.text, term);
      this.#byId.set(term.id, term);
      if (row["key"] !== null) asked.push({ key: Number(row["key"]), term });
    }
    return asked;
  }
}

function termsBy(column: "id" | "term", values: readonly Value[]): Query {
  return withStems(`select 0 as key, ${COLUMNS} from terms where ${column} in (${places(values)})`, values);
}

/** Words of titles and names that begin so. */
function beginning(word: string): Query {
  return withStems(
    `select 0 as key, ${COLUMNS} from terms where head = 1 and term >= ? and term < ? order by term limit ?`,
    [word, word + LAST, MOST_BEGINNING],
  );
}

/** The same terms, and then the stems of them all, whose key is null. */
function withStems(select: string, values: readonly Value[]): Query {
  const sql = `with found as (${select}) select key, ${COLUMNS} from found
    union all select null, ${COLUMNS} from terms where term in (select stem from found)`;
  return { sql, values };
}

function termIn({ id, term, stem, papers, marks, parts }: Row): Term {
  return {
    id: Number(id),
    text: String(term),
    stem: String(stem),
    papers: Number(papers),
    marks: Number(marks),
    parts: String(parts),
  };
}
