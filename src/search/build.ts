/** Builds the arrays of an index from papers. */

import { aliasesOf } from "./aliases.ts";
import { alphabetical } from "./alphabet.ts";
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
  type Lists,
  STOP,
} from "./layout.ts";
import { postings } from "./postings.ts";
import { FUNCTION_WORDS } from "./smallwords.ts";
import type { SourcePaper } from "./source.ts";
import { doubled, finished, HASH_SEED, mixed, Terms, TermWriter } from "./terms.ts";
import { words } from "./text.ts";
import { vocabulary } from "./trigrams.ts";

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
/** Longer names are not typed in one word. */
const LONGEST_ALIAS_TERM = 24;

const NONE: Lists = { starts: new Uint32Array(1), values: new Uint32Array(0) };
const NOTHING_ELSE = {
  aliases: new TermWriter().freeze(),
  sortedAliases: NONE.values,
  aliasPapers: NONE,
  deletions: NONE,
  sorted: NONE.values,
  trigrams: NONE,
} as const;

/** Reads papers one at a time, so that whoever calls may pause in between. */
export class IndexWriter {
  readonly #terms = new TermWriter();
  /** Words as written, each with its term + 1. */
  readonly #written = new TermWriter();
  /** What stands between spaces: its term + 1 where it is one plain word, as most are; else -1 - its place in `#taken`. */
  readonly #tokens = new TermWriter();
  readonly #taken: Token[] = [];
  readonly #stemOf: number[] = [];
  readonly #marks: number[] = [];
  readonly #forms: number[][] = [];
  readonly #compounds: number[][] = [];
  readonly #years: number[] = [];
  readonly #fields: number[] = [];
  readonly #aliases = new TermWriter();
  /** Pairs: an alias, and a paper with the strength of the name. */
  readonly #aliased: number[] = [];
  #stream = new Uint32Array(1024);
  #length = 0;
  #papers = 0;

  constructor() {
    this.#term(""); // BREAK
    this.#marks[0] = STOP;
  }

  /** How many words it knows. */
  get words(): number {
    return this.#terms.size;
  }

  /** `named`: whether the paper is to be found by its names as well. */
  add(paper: SourcePaper, named = true): void {
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
    for (const [name, strength] of named ? aliasesOf(paper) : [])
      this.#aliased.push(this.#aliases.add(name), this.#papers * 256 + Math.round(strength));
    this.#papers++;
  }

  /** The index of all papers added. `means`: see postings. */
  finish(means?: readonly number[]): IndexArrays {
    const judged = this.take(means);
    const terms = new Terms(judged.terms);
    const aliases = this.#aliases.freeze();
    const names = new Terms(aliases);
    // Aliases are corrected like words, so those of one word must be terms.
    for (let alias = 0; alias < names.size; alias++) {
      const term = names.length(alias) < LONGEST_ALIAS_TERM ? terms.find(names.text(alias)) : -1;
      if (term >= 0) judged.marks[term] = (judged.marks[term] as number) | HEAD;
    }
    return {
      ...judged,
      aliases,
      sortedAliases: alphabetical(
        Uint32Array.from({ length: names.size }, (_, alias) => alias),
        aliases,
      ),
      aliasPapers: inverted(names.size, (each) => {
        for (let i = 0; i < this.#aliased.length; i += 2)
          each(this.#aliased[i + 1] as number, this.#aliased[i] as number);
      }),
      deletions: deletions(terms, judged.postings, judged),
      ...vocabulary(judged.terms, judged.marks),
    };
  }

  /**
   * What is needed to judge the papers added since the last time: no names, no corrections. Forgets the papers and
   * remembers their words, so that the next ones are read the faster.
   */
  take(means?: readonly number[]): IndexArrays {
    this.#fields.push(this.#length);
    const stemOf = Uint32Array.from(this.#stemOf);
    const text = {
      stream: this.#stream.slice(0, this.#length),
      fields: Uint32Array.from(this.#fields),
      stemOf,
      marks: Uint8Array.from(this.#marks),
      forms: flatten(this.#forms, stemOf.length),
    };
    const years = Uint16Array.from(this.#years);
    this.#length = 0;
    this.#fields.length = 0;
    this.#years.length = 0;
    return {
      ...text,
      ...postings(text, means),
      ...NOTHING_ELSE,
      surfaces: inverted(stemOf.length, (each) => {
        for (let term = 0; term < stemOf.length; term++) {
          each(term, stemOf[term] as number);
          for (const form of this.#forms[term] ?? []) each(term, form);
        }
      }),
      terms: this.#terms.freeze(),
      compounds: flatten(this.#compounds, stemOf.length),
      years,
    };
  }

  /**
   * Texts repeat their words, punctuation and all, so what stands between two spaces is taken apart once and then
   * remembered: this loop is where building spends its time.
   */
  #read(text: string, field: number): void {
    let number = "";
    for (let at = 0; at < text.length; at++) {
      const from = at;
      let hash = HASH_SEED;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (isSpace(code)) break;
        hash = mixed(hash, code);
      }
      if (at === from) continue;
      if (at - from > LONGEST_REMEMBERED) {
        number = this.#pushAll(this.#parse(text.slice(from, at)), number, field);
        continue;
      }
      const id = this.#tokens.add(text, from, at, finished(hash));
      const token = this.#tokens.value(id) || this.#remember(id, text.slice(from, at));
      if (token < 0) number = this.#pushAll(this.#taken[-1 - token] as Token, number, field);
      else {
        this.#push(token - 1, field);
        number = "";
      }
    }
  }

  /** See `#tokens`. */
  #remember(id: number, text: string): number {
    const token = this.#parse(text);
    const { terms, compounds, scale, number } = token;
    const isPlain = terms.length === 1 && compounds.length === 0 && number === "" && !SCALES.has(scale);
    const value = isPlain ? (terms[0] as number) + 1 : -1 - this.#taken.length;
    if (value < 0) this.#taken.push(token);
    this.#tokens.setValue(id, value);
    return value;
  }

  /** `number` is what the token before may have been; returns the same of this one. */
  #pushAll({ terms, compounds, scale: word, number: next }: Token, number: string, field: number): string {
    const scale = number === "" ? undefined : SCALES.get(word);
    if (scale !== undefined) this.#compound(number + scale, [this.#last, ...terms.slice(0, 1)]);
    for (const term of terms) this.#push(term, field);
    if (field !== ABSTRACT)
      for (const term of compounds) this.#marks[term] = (this.#marks[term] as number) | HEAD;
    return next;
  }

  get #last(): number {
    return this.#stream[this.#length - 1] ?? 0;
  }

  #parse(token: string): Token {
    const terms: number[] = [];
    const compounds: number[] = [];
    const found = words(token);
    for (const { written } of found) {
      const parts = written.map((part) => this.#termWritten(part));
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
  #termWritten(written: string): number {
    const id = this.#written.add(written);
    const known = this.#written.value(id) - 1;
    if (known >= 0) return known;
    const term = this.#term(written.toLowerCase());
    this.#written.setValue(id, term + 1);
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
