/** Builds the arrays of an index from papers. */

import { aliasesOf } from "./aliases.ts";
import { deletions } from "./deletions.ts";
import { otherForms, SCALES, stem } from "./forms.ts";
import {
  ABSTRACT,
  AUTHORS,
  COMPOUND,
  FACTS,
  FIELDS,
  flatten,
  HEAD,
  type IndexArrays,
  STOP,
  TITLE,
} from "./layout.ts";
import { postings } from "./postings.ts";
import { FUNCTION_WORDS } from "./smallwords.ts";
import type { SourcePaper } from "./source.ts";
import { TermWriter } from "./terms.ts";
import { words } from "./text.ts";
import { vocabulary } from "./trigrams.ts";

/** Reads papers one at a time, so that whoever calls may pause in between. */
export class IndexWriter {
  readonly #terms = new TermWriter();
  readonly #written = new Map<string, number>();
  readonly #stemOf: number[] = [];
  readonly #marks: number[] = [];
  readonly #forms: number[][] = [];
  readonly #compounds: number[][] = [];
  readonly #years: number[] = [];
  readonly #fields: number[] = [];
  readonly #aliases = new TermWriter();
  readonly #aliasPapers: number[][] = [];
  #stream = new Uint32Array(1024);
  #length = 0;
  #papers = 0;

  constructor() {
    this.#term(""); // BREAK
    this.#marks[0] = STOP;
  }

  add(paper: SourcePaper): void {
    const fields = [
      [paper.title],
      [paper.abstract ?? ""],
      paper.authors,
      [...(paper.facts?.authors ?? []), paper.facts?.venue ?? "", paper.facts?.title ?? ""],
    ];
    for (let field = 0; field < FIELDS.length; field++) {
      this.#fields.push(this.#length);
      for (const text of fields[field] ?? []) {
        this.#read(text, field);
        if (field >= AUTHORS) this.#push(0);
      }
    }
    this.#years.push(paper.year ?? 0);
    for (const [name, strength] of aliasesOf(paper)) {
      const alias = this.#aliases.add(name);
      this.#aliasPapers[alias] ??= [];
      this.#aliasPapers[alias].push(this.#papers * 256 + Math.round(strength));
    }
    this.#papers++;
  }

  finish(): IndexArrays {
    this.#fields.push(this.#length);
    // Aliases are corrected like words, so those of one word must be terms.
    for (const alias of this.#aliases.strings)
      if (alias.length < 24) {
        const term = this.#terms.get(alias);
        if (term !== undefined) this.#marks[term] = (this.#marks[term] ?? 0) | HEAD;
      }
    const stream = this.#stream.slice(0, this.#length);
    const fields = Uint32Array.from(this.#fields);
    const stemOf = Uint32Array.from(this.#stemOf);
    const marks = Uint8Array.from(this.#marks);
    const forms = flatten(this.#forms, stemOf.length);
    const text = { stream, fields, stemOf, marks, forms };
    const posted = postings(text);
    return {
      ...text,
      ...posted,
      terms: this.#terms.freeze(),
      compounds: flatten(this.#compounds, stemOf.length),
      years: Uint16Array.from(this.#years),
      aliases: this.#aliases.freeze(),
      aliasPapers: flatten(this.#aliasPapers, this.#aliases.size),
      ...deletions(this.#terms.strings, posted.postings, text),
      ...vocabulary(this.#terms.strings, marks),
    };
  }

  #read(text: string, field: number): void {
    let previous = "";
    for (const { written } of words(text)) {
      const first = this.#length;
      for (const part of written) {
        const term = this.#writtenTerm(part);
        if (field === TITLE || field === AUTHORS || field === FACTS)
          this.#marks[term] = (this.#marks[term] ?? 0) | HEAD;
        this.#push(term);
      }
      if (written.length > 1) this.#compound(written.join("").toLowerCase(), first, field);
      const scale = SCALES[(written[0] ?? "").toLowerCase()];
      if (scale !== undefined && /^\d/.test(previous)) this.#compound(previous + scale, first - 1, field);
      previous = written.length === 1 ? (written[0] ?? "") : "";
    }
  }

  #compound(whole: string, first: number, field: number): void {
    const term = this.#term(whole);
    this.#marks[term] = (this.#marks[term] ?? 0) | COMPOUND | (field === ABSTRACT ? 0 : HEAD);
    this.#compounds[term] ??= [...this.#stream.subarray(first, this.#length)];
  }

  /** The term of a word as written; the written forms are remembered, for folding case is the dear part. */
  #writtenTerm(written: string): number {
    const known = this.#written.get(written);
    if (known !== undefined) return known;
    const term = this.#term(written.toLowerCase());
    this.#written.set(written, term);
    for (const form of otherForms(written)) {
      const other = this.#stemOf[this.#term(form)] ?? 0;
      this.#forms[term] ??= [];
      if (other !== this.#stemOf[term] && !this.#forms[term].includes(other)) this.#forms[term].push(other);
    }
    return term;
  }

  #term(word: string): number {
    const before = this.#terms.size;
    const term = this.#terms.add(word);
    if (term < before) return term;
    this.#marks[term] = FUNCTION_WORDS.has(word) ? STOP : 0;
    this.#stemOf[term] = term;
    const stemmed = stem(word);
    if (stemmed !== word) {
      const stemTerm = this.#term(stemmed);
      this.#stemOf[term] = stemTerm;
      this.#stemOf[stemTerm] = stemTerm; // A stem is its own stem, whatever Porter would make of it.
    }
    return term;
  }

  #push(term: number): void {
    if (this.#length === this.#stream.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#stream);
      this.#stream = larger;
    }
    this.#stream[this.#length++] = term;
  }
}
