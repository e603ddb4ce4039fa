/** Builds the arrays of an index from papers. */

import { aliasesOf } from "./aliases.ts";
import { deletions } from "./deletions.ts";
import { otherForms, SCALES, stem } from "./forms.ts";
import {
  ABSTRACT,
  AUTHORS,
  BREAK,
  COMPOUND,
  FIELDS,
  flatten,
  HEAD,
  type IndexArrays,
  inverted,
  STOP,
} from "./layout.ts";
import { postings } from "./postings.ts";
import { FUNCTION_WORDS } from "./smallwords.ts";
import type { SourcePaper } from "./source.ts";
import { TermWriter } from "./terms.ts";
import { words } from "./text.ts";
import { doubled, PieceTable } from "./tokens.ts";
import { alphabetical, vocabulary } from "./trigrams.ts";

/** What stands between two spaces, taken apart. */
interface Token {
  readonly terms: readonly number[];
  /** The terms of its words that have several parts, written in one. */
  readonly compounds: readonly number[];
  /** The word when it is the only one; a number separately, for the scale word that may follow. */
  readonly scale: string;
  readonly number: string;
}

/** Scripts without spaces make whole sentences of a token; those do not come twice. */
const LONGEST_REMEMBERED = 40;

/** Reads papers one at a time, so that whoever calls may pause in between. */
export class IndexWriter {
  readonly #terms = new TermWriter();
  readonly #written = new Map<string, number>();
  readonly #pieces = new PieceTable();
  readonly #tokens: Token[] = [];
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
      // The year is asked for beside the authors: Vaswani 2017.
      paper.year === undefined ? paper.authors : [...paper.authors, String(paper.year)],
      [...(paper.facts?.authors ?? []), paper.facts?.venue ?? "", paper.facts?.title ?? ""],
    ];
    for (let field = 0; field < FIELDS.length; field++) {
      this.#fields.push(this.#length);
      for (const text of fields[field] ?? []) {
        this.#read(text, field);
        if (field >= AUTHORS) this.#push(BREAK, field);
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

  /** `means`: see postings. */
  finish(means?: readonly number[]): IndexArrays {
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
    const posted = postings(text, means);
    return {
      ...text,
      ...posted,
      surfaces: inverted(stemOf.length, (each) => {
        for (let term = 0; term < stemOf.length; term++) {
          each(term, stemOf[term] as number);
          for (const form of this.#forms[term] ?? []) each(term, form);
        }
      }),
      terms: this.#terms.freeze(),
      compounds: flatten(this.#compounds, stemOf.length),
      years: Uint16Array.from(this.#years),
      aliases: this.#aliases.freeze(),
      sortedAliases: alphabetical(this.#aliases.strings),
      aliasPapers: flatten(this.#aliasPapers, this.#aliases.size),
      ...deletions(this.#terms.strings, posted.postings, text),
      ...vocabulary(this.#terms.strings, marks),
    };
  }

  /**
   * Texts repeat their words, punctuation and all, so what stands between two spaces is taken apart once and then
   * remembered: this loop is where building spends its time.
   */
  #read(text: string, field: number): void {
    let number = "";
    for (let from = 0; from < text.length; ) {
      while (from < text.length && isSpace(text.charCodeAt(from))) from++;
      let to = from;
      while (to < text.length && !isSpace(text.charCodeAt(to))) to++;
      if (to === from) break;
      const { terms, compounds, scale: word, number: next } = this.#token(text, from, to);
      from = to;
      const scale = number === "" ? undefined : SCALES.get(word);
      if (scale !== undefined) this.#compound(number + scale, [this.#last, ...terms.slice(0, 1)]);
      number = next;
      for (let i = 0; i < terms.length; i++) this.#push(terms[i] as number, field);
      if (field !== ABSTRACT)
        for (const term of compounds) this.#marks[term] = (this.#marks[term] as number) | HEAD;
    }
  }

  #token(text: string, from: number, to: number): Token {
    if (to - from > LONGEST_REMEMBERED) return this.#parse(text.slice(from, to));
    const hash = PieceTable.hash(text, from, to);
    const known = this.#pieces.find(text, from, to, hash);
    if (known >= 0) return this.#tokens[known] as Token;
    const token = this.#parse(text.slice(from, to));
    this.#tokens[this.#pieces.add(text, from, to, hash)] = token;
    return token;
  }

  get #last(): number {
    return this.#stream[this.#length - 1] ?? 0;
  }

  #parse(token: string): Token {
    const terms: number[] = [];
    const compounds: number[] = [];
    const found = words(token);
    for (const { written } of found) {
      const parts = written.map((part) => this.#writtenTerm(part));
      if (parts.length > 1) compounds.push(this.#compound(written.join("").toLowerCase(), parts));
      terms.push(...parts);
    }
    const only = found.length === 1 && found[0]?.parts.length === 1 ? (found[0].parts[0] ?? "") : "";
    return { terms, compounds, number: /^\d/.test(only) ? only : "", scale: only };
  }

  #compound(whole: string, parts: readonly number[]): number {
    const term = this.#term(whole);
    this.#marks[term] = (this.#marks[term] as number) | COMPOUND;
    this.#compounds[term] ??= [...parts];
    return term;
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

  #push(term: number, field: number): void {
    if (field !== ABSTRACT) this.#marks[term] = (this.#marks[term] as number) | HEAD;
    if (this.#length === this.#stream.length) this.#stream = doubled(this.#stream, Uint32Array);
    this.#stream[this.#length++] = term;
  }
}

/** White space as the regular expression \\s has it, for the common part of Unicode. */
function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 160 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x3000
  );
}
