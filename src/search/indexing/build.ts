/** Builds the arrays of an index from papers. */

import type { SourcePaper } from "../source.ts";
import { findAliases } from "../text/aliases.ts";
import { alphabetical } from "../text/alphabet.ts";
import { Numbers, uint32 } from "../text/numbers.ts";
import { Terms, TermWriter } from "../text/terms.ts";
import { TokenReader } from "../text/tokens.ts";
import { deletions } from "../words/deletions.ts";
import { vocabulary } from "../words/trigrams.ts";
import {
  ABSTRACT,
  AUTHORS,
  BREAK,
  flatten,
  grouped,
  HEAD,
  type IndexArrays,
  STOP,
  WRITTEN,
} from "./layout.ts";
import { postings } from "./postings.ts";

/** Longer names are not typed in one word. */
const LONGEST_ALIAS_TERM = 24;

const NONE = { starts: new Uint32Array(1), values: new Uint32Array(0) };
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
  readonly #reader = new TokenReader();
  /** See layout. */
  readonly #fields = new Numbers();
  readonly #years: number[] = [];
  readonly #aliases = new TermWriter();
  /** Pairs: an alias, and a paper with the strength of the name. */
  readonly #aliased = new Numbers();
  /** By alias: where among the pairs the latest paper stands. */
  readonly #latest = new Numbers();

  constructor() {
    this.#reader.marks.set(this.#reader.term(""), STOP); // BREAK
  }

  /** How many words it knows. */
  get words(): number {
    return this.#reader.terms.size;
  }

  /** `named`: whether the paper is to be found by its names as well. */
  add(paper: SourcePaper, named = true): void {
    const { title, abstract, authors, year, facts } = paper;
    const fields = [
      [title],
      [abstract ?? ""],
      // The year is asked for beside the authors: Vaswani 2017.
      year === undefined ? authors : [...authors, String(year)],
      [...(facts?.authors ?? []), facts?.venue ?? "", facts?.title ?? ""],
    ];
    for (const [field, texts] of fields.entries()) {
      this.#fields.push(this.#reader.stream.length);
      for (const text of texts) {
        this.#reader.read(text, field !== ABSTRACT);
        if (field >= AUTHORS) this.#reader.push(BREAK, true);
      }
    }
    if (named) findAliases(paper, (name, strength) => this.#name(name, strength));
    this.#years.push(year ?? 0);
  }

  /** Of a name that the paper being added has twice, the larger strength counts. */
  #name(name: string, strength: number): void {
    const paper = this.#years.length;
    const packed = paper * 256 + Math.round(strength);
    const alias = this.#aliases.add(name);
    const at = alias < this.#latest.length ? this.#latest.at(alias) : -1;
    if (at >= 0 && this.#aliased.at(at) >>> 8 === paper) {
      this.#aliased.set(at, Math.max(packed, this.#aliased.at(at)));
      return;
    }
    this.#aliased.pushPair(alias, packed);
    if (at < 0) this.#latest.push(this.#aliased.length - 1);
    else this.#latest.set(alias, this.#aliased.length - 1);
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
        uint32(names.size).map((_, alias) => alias),
        aliases,
      ),
      aliasPapers: grouped(this.#aliased, names.size),
      deletions: deletions(terms, judged.postings, judged),
      ...vocabulary(judged.terms, judged.marks),
    };
  }

  /**
   * What is needed to judge the papers added since the last time: no names, no corrections. Forgets the papers and
   * remembers their words, so that the next ones are read the faster.
   */
  take(means?: readonly number[]): IndexArrays {
    const reader = this.#reader;
    this.#fields.push(reader.stream.length);
    const stemOf = reader.stemOf.copy();
    const text = {
      stream: reader.stream.copy(),
      fields: this.#fields.copy(),
      stemOf,
      marks: reader.marks.bytes(),
      forms: flatten(reader.forms, stemOf.length),
    };
    for (const term of text.stream) text.marks[term] = (text.marks[term] as number) | WRITTEN;
    const surfaces = new Numbers();
    for (let term = 0; term < stemOf.length; term++) {
      surfaces.pushPair(stemOf[term] as number, term);
      for (const form of reader.forms.get(term) ?? []) surfaces.pushPair(form, term);
    }
    const years = Uint16Array.from(this.#years);
    reader.stream.cut(0);
    this.#fields.cut(0);
    this.#years.length = 0;
    return {
      ...text,
      ...postings(text, means),
      ...NOTHING_ELSE,
      surfaces: grouped(surfaces, stemOf.length),
      terms: reader.terms.freeze(),
      compounds: flatten(reader.compounds, stemOf.length),
      years,
    };
  }
}
