/** The words of a stored index, looked up when they are asked for and kept for a while. */

import { IndexWriter } from "../build.ts";
import { canBeMistyped, deletionKeys, type Neighbour, nearest } from "../deletions.ts";
import { stem } from "../forms.ts";
import { HEAD } from "../layout.ts";
import { Lexicon } from "../lexicon.ts";
import { RESCUED_UP_TO } from "../question.ts";
import type { Dialect, Query, Row, Rows, Value } from "./rows.ts";

interface Term {
  readonly id: number;
  readonly text: string;
  readonly stem: string;
  readonly papers: number;
  readonly marks: number;
  readonly named: boolean;
  readonly parts: string;
}

interface Aliased {
  readonly paper: number;
  readonly strength: number;
}

/** Words remembered between questions; then all are forgotten at once. */
const REMEMBERED = 20_000;
/** More papers that go by one name are not told apart; see Retriever. */
const NAMESAKES = 201;
const BEGINNINGS = 200;
const ALIKE = 100;
/** Values of one query: both databases take twice as many. */
const AT_ONCE = 10_000;
/** Above every letter, for the end of what begins with a prefix. */
const LAST = "\u{10ffff}";
const COLUMNS = "id, term, stem, papers, marks, named, parts";

export class StoredLexicon extends Lexicon {
  readonly #rows: Rows;
  readonly #dialect: Dialect;
  readonly #size: number;
  readonly #byText = new Map<string, Term | undefined>();
  readonly #byId = new Map<number, Term>();
  /** By single-deletion key, and by name. */
  readonly #slips = new Map<number, readonly Term[]>();
  readonly #names = new Map<string, readonly Aliased[]>();

  constructor(rows: Rows, dialect: Dialect, papers: number) {
    super(new IndexWriter().finish());
    this.#rows = rows;
    this.#dialect = dialect;
    this.#size = papers;
  }

  override get papers(): number {
    return this.#size;
  }

  /** All that reading these words as a question looks up, in a few queries instead of one for each. */
  override expect(words: readonly string[], completing = false): void {
    if (this.#byText.size + this.#slips.size + this.#names.size > REMEMBERED) {
      for (const known of [this.#byText, this.#byId, this.#slips, this.#names]) known.clear();
    }
    if (this.#rows.expect === undefined) return;
    const written = words.flatMap((_, i) => [1, 2, 3].map((n) => words.slice(i, i + n).join("")));
    const stems = written.map(stem);
    this.expectTerms([...written, ...stems, ...stems.map(stem)]);
    const strange = words.filter((word) => this.stemOf(word) < 0 && this.partsOf(word).length < 2);
    const mistyped = strange.filter((word) => canBeMistyped(word));
    this.#expectSlips(mistyped.flatMap(deletionKeys));
    const damaged = mistyped.filter((word) => this.corrections(word).length === 0);
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
      ...repaired.map((word) => this.#dialect.alike(word, ALIKE)),
      ...(completing || strange.includes(last) ? [beginning(last)] : []),
    ]);
  }

  override expectTerms(texts: readonly string[]): void {
    if (this.#rows.expect !== undefined) this.#learn(texts);
  }

  override expectNames(names: readonly string[]): void {
    if (this.#rows.expect !== undefined) this.#learnNames(names);
  }

  /** Has these words here. */
  #learn(texts: readonly string[]): void {
    const absent = [...new Set(texts)].filter((text) => !this.#byText.has(text));
    for (let from = 0; from < absent.length; from += AT_ONCE) {
      const some = absent.slice(from, from + AT_ONCE);
      this.#noted(withStems(`select 0 as key, ${COLUMNS} from terms where term in (${places(some)})`, some));
      for (const text of some) if (!this.#byText.has(text)) this.#byText.set(text, undefined);
    }
  }

  /** Has the papers that go by these names here. */
  #learnNames(names: readonly string[]): void {
    const absent = [...new Set(names)].filter((name) => !this.#names.has(name));
    if (absent.length === 0) return;
    const rows = this.#rows.all(
      `select name, paper, strength from (select name, paper, strength,
        row_number() over (partition by name order by paper) as place from names where name in (${places(absent)})) found
        where place <= ? order by name, paper`,
      ...absent,
      NAMESAKES,
    );
    const found = Map.groupBy(rows, ({ name }) => name);
    for (const name of absent)
      this.#names.set(
        name,
        (found.get(name) ?? []).map(({ paper, strength }) => ({
          paper: Number(paper),
          strength: Number(strength) / 255,
        })),
      );
  }

  override stemOf(word: string): number {
    for (const form of [word, stem(word)]) {
      const term = this.#find(form);
      const found = term === undefined ? undefined : this.#find(term.stem);
      if (found !== undefined && found.papers > 0) return found.id;
    }
    return -1;
  }

  override count(stemTerm: number): number {
    return this.#at(stemTerm)?.papers ?? 0;
  }

  override termOf(word: string): number {
    return this.#find(word)?.id ?? -1;
  }

  override textOf(term: number): string {
    return this.#at(term)?.text ?? "";
  }

  override stemTermOf(term: number): number {
    return this.#find(this.#at(term)?.stem ?? "")?.id ?? -1;
  }

  override marksOf(term: number): number {
    return this.#at(term)?.marks ?? 0;
  }

  override nearTerms(word: string): readonly Neighbour[] {
    return nearest(word, (keys) => {
      this.#expectSlips(keys);
      return keys
        .flatMap((key) => this.#slips.get(key) ?? [])
        .sort((a, b) => a.id - b.id)
        .map(({ id, text }) => ({ term: id, text }));
    });
  }

  override alikeTerms(word: string): readonly number[] {
    if (word.length < 4) return [];
    const { sql, values } = this.#dialect.alike(word, ALIKE);
    const ids = this.#rows.all(sql, ...values).map(({ id }) => Number(id));
    const absent = ids.filter((id) => !this.#byId.has(id));
    if (absent.length > 0)
      this.#noted(
        withStems(`select 0 as key, ${COLUMNS} from terms where id in (${places(absent)})`, absent),
      );
    return ids;
  }

  override beginningTerms(word: string): readonly number[] {
    return this.#noted(beginning(word))
      .map(({ term }) => term)
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ id }) => id)
      .filter((id) => this.count(this.stemTermOf(id)) > 0);
  }

  /** Hundreds of prefixes are not asked of a database; slips of whole words are. */
  override nearlyBeginningTerms(): readonly number[] {
    return [];
  }

  override isHead(word: string): boolean {
    return ((this.#find(word)?.marks ?? 0) & HEAD) !== 0;
  }

  override isNamed(word: string): boolean {
    return this.#find(word)?.named ?? false;
  }

  override partsOf(word: string): string[] {
    return (this.#find(word)?.parts ?? "").split(" ").filter((part) => part !== "");
  }

  override namesakes(name: string): number {
    return this.aliased(name).length;
  }

  override aliased(name: string): { paper: number; strength: number }[] {
    this.#learnNames([name]);
    return [...(this.#names.get(name) ?? [])];
  }

  #expectSlips(keys: readonly number[]): void {
    const absent = [...new Set(keys)].filter((key) => !this.#slips.has(key));
    if (absent.length === 0) return;
    const columns = COLUMNS.split(", ").map((column) => `t.${column}`);
    const found = this.#noted(
      withStems(
        `select key, ${columns} from slips join terms t on t.id = term_id where key in (${places(absent)})`,
        absent,
      ),
    );
    const byKey = Map.groupBy(found, ({ key }) => key);
    for (const key of absent)
      this.#slips.set(
        key,
        (byKey.get(key) ?? []).map(({ term }) => term),
      );
  }

  #find(text: string): Term | undefined {
    if (!this.#byText.has(text)) this.#learn([text]);
    return this.#byText.get(text);
  }

  #at(id: number): Term | undefined {
    if (id < 0 || this.#byId.has(id)) return this.#byId.get(id);
    return this.#noted(withStems(`select 0 as key, ${COLUMNS} from terms where id in (?)`, [id]))[0]?.term;
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

/** Words of titles and names that begin so. */
function beginning(word: string): Query {
  return withStems(
    `select 0 as key, ${COLUMNS} from terms where head = 1 and term >= ? and term < ? order by term limit ?`,
    [word, word + LAST, BEGINNINGS],
  );
}

/** The same terms, and then the stems of them all, whose key is null. */
function withStems(select: string, values: readonly Value[]): Query {
  const sql = `with found as (${select}) select key, ${COLUMNS} from found
    union all select null, ${COLUMNS} from terms where term in (select stem from found)`;
  return { sql, values };
}

const places = (values: readonly Value[]): string => values.map(() => "?").join(", ");

function termIn({ id, term, stem, papers, marks, named, parts }: Row): Term {
  return {
    id: Number(id),
    text: String(term),
    stem: String(stem),
    papers: Number(papers),
    marks: Number(marks),
    named: Number(named) === 1,
    parts: String(parts),
  };
}
