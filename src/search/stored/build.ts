/** Fills a stored index, some papers at a time, so that memory holds no more than these. */

import { IndexWriter } from "../indexing/build.ts";
import { AUTHORS, BREAK, FIELDS, HEAD, type IndexArrays, listOf, STOP } from "../indexing/layout.ts";
import { dateOf, Known, keyFormsOf } from "../indexing/segment.ts";
import type { SourcePaper } from "../source.ts";
import { Terms } from "../text/terms.ts";
import { canBeMistyped, deletionKeys, isWorthCorrecting } from "../words/deletions.ts";
import type { Place, Table, Value } from "./rows.ts";
import { TABLES } from "./schema.ts";
import type { Whole } from "./segment.ts";

/** Papers read at once: more make fewer rows to merge, fewer take less memory. */
const AT_ONCE = 5_000;
/** Terms read at once for their slips. */
const TERMS = 20_000;

/** Fills the empty tables of a place. */
export class StoredWriter {
  readonly #place: Place;
  readonly #known = new Known();
  /** By field: terms in all, and papers that have any. */
  readonly #lengths = FIELDS.map(() => ({ terms: 0, papers: 0 }));
  #papers = 0;
  readonly #waiting: SourcePaper[] = [];

  constructor(place: Place) {
    this.#place = place;
  }

  /** Adds papers after those added before. O(words). */
  async add(papers: readonly SourcePaper[]): Promise<void> {
    this.#waiting.push(...papers);
    if (this.#waiting.length >= AT_ONCE) await this.#write(this.#waiting.splice(0));
  }

  async #write(papers: readonly SourcePaper[]): Promise<void> {
    const writer = new IndexWriter();
    for (const paper of papers) {
      writer.add(paper);
      this.#known.add(paper);
    }
    const arrays = writer.finish();
    const first = this.#papers;
    const terms = new Terms(arrays.terms);
    const documents = papers.map((_, paper) => [first + paper, ...this.#document(paper, arrays, terms)]);
    await this.#insert(this.#place.dialect.words, documents);
    await this.#insert(TABLES.terms, termRows(arrays, terms), MERGE);
    await this.#insert(TABLES.names, nameRows(arrays, first));
    await this.#insert(
      TABLES.papers,
      papers.map((paper, i) => [first + i, paper.id, dateOf(paper)]),
    );
    const keys = papers.flatMap((paper, i) => [...keyFormsOf(paper)].map((key) => [key, first + i]));
    await this.#insert(TABLES.keys, keys);
    this.#papers += papers.length;
  }

  /** The last to be called. */
  async finish(fingerprint: string): Promise<void> {
    await this.#write(this.#waiting.splice(0));
    await this.#place.query(
      "update terms set head = 1 where (marks & ?) = ? and length(term) > 2",
      HEAD | STOP,
      HEAD,
    );
    for (let after = 0; ; ) {
      const terms = await this.#place.query(
        "select t.id, t.term, t.marks, s.papers from terms t join terms s on s.term = t.stem where t.id > ? order by t.id limit ?",
        after,
        TERMS,
      );
      if (terms.length === 0) break;
      const slips = terms
        .filter(({ marks, papers }) => isWorthCorrecting(Number(marks), Number(papers), this.#papers))
        .filter(({ term }) => canBeMistyped(String(term)))
        .flatMap(({ id, term }) => deletionKeys(String(term)).map((key) => [key, Number(id)]));
      await this.#insert(TABLES.slips, slips);
      after = Number(terms.at(-1)?.["id"]);
    }
    for (const sql of this.#place.dialect.filled) await this.#place.query(sql);
    const { affiliations, categories } = this.#known;
    const whole: Whole = {
      lengths: this.#lengths,
      affiliations: [...affiliations],
      categories: [...categories],
    };
    await this.#insert(TABLES.meta, [
      ["whole", JSON.stringify(whole)],
      ["fingerprint", fingerprint],
    ]);
  }

  async #insert(table: Table, rows: readonly (readonly Value[])[], more = ""): Promise<void> {
    const { most, insert } = this.#place.dialect;
    for (let from = 0; from < rows.length; from += most) {
      const { sql, values } = insert(table, rows.slice(from, from + most), more);
      await this.#place.query(sql, ...values);
    }
  }

  /** The stems of a paper's fields, as postings have them. */
  #document(paper: number, arrays: IndexArrays, terms: Terms): readonly Value[] {
    const { fields, stream, marks, stemOf, forms } = arrays;
    const words = FIELDS.map((_, field) => {
      const found: string[] = [];
      const from = fields[paper * FIELDS.length + field] as number;
      const to = fields[paper * FIELDS.length + field + 1] as number;
      const length = this.#lengths[field];
      if (length !== undefined && to > from) {
        length.terms += to - from;
        length.papers++;
      }
      for (const term of stream.subarray(from, to)) {
        if (((marks[term] as number) & STOP) !== 0 && (field !== AUTHORS || term === BREAK)) continue;
        found.push(terms.text(stemOf[term] as number));
        for (const form of listOf(forms, term)) found.push(terms.text(form));
      }
      return found;
    });
    return this.#place.dialect.documentOf(words);
  }
}

/** A stem is its own stem, whatever it was where no other word had it. */
const MERGE = `on conflict (term) do update set papers = terms.papers + excluded.papers,
  marks = terms.marks | excluded.marks, stem = case when excluded.stem = excluded.term then excluded.stem else terms.stem end,
  parts = case when terms.parts = '' then excluded.parts else terms.parts end`;

function termRows(arrays: IndexArrays, terms: Terms): Value[][] {
  const { starts } = arrays.postings;
  const rows: Value[][] = [];
  for (let term = 1; term < terms.size; term++) {
    const papers = (starts[term + 1] as number) - (starts[term] as number);
    const parts = [...listOf(arrays.compounds, term)].map((part) => terms.text(part)).join(" ");
    rows.push([
      terms.text(term),
      terms.text(arrays.stemOf[term] as number),
      papers,
      arrays.marks[term] as number,
      parts,
    ]);
  }
  return rows;
}

function nameRows({ aliases, aliasPapers }: IndexArrays, first: number): Value[][] {
  const names = new Terms(aliases);
  const rows: Value[][] = [];
  for (let name = 0; name < names.size; name++)
    for (const packed of listOf(aliasPapers, name))
      rows.push([names.text(name), first + (packed >>> 8), packed & 255]);
  return rows;
}
