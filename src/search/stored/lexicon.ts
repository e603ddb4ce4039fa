/** The words of a stored index, each looked up when it is asked for. */

import { IndexWriter } from "../build.ts";
import { type Neighbour, nearest } from "../deletions.ts";
import { stem } from "../forms.ts";
import { HEAD } from "../layout.ts";
import { Lexicon } from "../lexicon.ts";
import type { Dialect, Row, Rows } from "./rows.ts";

interface Term {
  readonly id: number;
  readonly text: string;
  readonly stem: string;
  readonly papers: number;
  readonly marks: number;
  readonly named: boolean;
  readonly parts: string;
}

/** Words remembered between questions; then all are forgotten at once. */
const REMEMBERED = 20_000;
/** More papers that go by one name are not told apart; see Retriever. */
const NAMESAKES = 201;
const BEGINNINGS = 200;
const ALIKE = 100;
/** Above every letter, for the end of what begins with a prefix. */
const LAST = "\u{10ffff}";
const COLUMNS = "id, term, stem, papers, marks, named, parts";

export class StoredLexicon extends Lexicon {
  readonly #rows: Rows;
  readonly #dialect: Dialect;
  readonly #size: number;
  readonly #byText = new Map<string, Term | undefined>();
  readonly #byId = new Map<number, Term>();

  constructor(rows: Rows, dialect: Dialect, papers: number) {
    super(new IndexWriter().finish());
    this.#rows = rows;
    this.#dialect = dialect;
    this.#size = papers;
  }

  override get papers(): number {
    return this.#size;
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
      const places = keys.map(() => "?").join(", ");
      return this.#kept(
        `select ${COLUMNS} from terms where id in (select term_id from slips where key in (${places})) order by id`,
        ...keys,
      ).map(({ id, text }) => ({ term: id, text }));
    });
  }

  override alikeTerms(word: string): readonly number[] {
    const asked = word.length < 4 ? undefined : this.#dialect.alike(word, ALIKE);
    return asked === undefined ? [] : this.#rows.all(asked.sql, ...asked.values).map(({ id }) => Number(id));
  }

  override beginningTerms(word: string): readonly number[] {
    return this.#kept(
      `select ${COLUMNS} from terms where head = 1 and term >= ? and term < ? order by term limit ?`,
      word,
      word + LAST,
      BEGINNINGS,
    )
      .map(({ id }) => id)
      .filter((id) => this.count(this.stemTermOf(id)) > 0);
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

  override aliased(name: string): { paper: number; strength: number }[] {
    return this.#rows
      .all("select paper, strength from names where name = ? order by paper limit ?", name, NAMESAKES)
      .map(({ paper, strength }) => ({ paper: Number(paper), strength: Number(strength) / 255 }));
  }

  #find(text: string): Term | undefined {
    if (this.#byText.has(text)) return this.#byText.get(text);
    const [found] = this.#kept(`select ${COLUMNS} from terms where term = ?`, text);
    if (found === undefined) this.#byText.set(text, undefined);
    return found;
  }

  #at(id: number): Term | undefined {
    return this.#byId.get(id) ?? this.#kept(`select ${COLUMNS} from terms where id = ?`, id)[0];
  }

  #kept(sql: string, ...values: readonly (string | number)[]): Term[] {
    if (this.#byText.size > REMEMBERED) {
      this.#byText.clear();
      this.#byId.clear();
    }
    const terms = this.#rows.all(sql, ...values).map(termIn);
    for (const term of terms) {
      this.#byText.set(term.text, term);
      this.#byId.set(term.id, term);
    }
    return terms;
  }
}

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
