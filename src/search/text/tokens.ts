/** From what stands between two spaces to the terms under which it is found. */

import { COMPOUND, HEAD, NAMED, STOP } from "../indexing/layout.ts";
import { isScale, latinName, otherForms, SCALES, stem } from "./forms.ts";
import { Numbers } from "./numbers.ts";
import { isFunctionWord } from "./smallwords.ts";
import { finished, HASH_SEED, mixed, TermWriter } from "./terms.ts";
import { plainWord, words } from "./text.ts";

/** Scripts without spaces make whole sentences of a token; those do not come twice. */
const LONGEST_REMEMBERED = 40;

/** Kinds of a token besides the code of the letter that it stands for as a scale word: `t` for trillion. */
const OTHER = 0;
const NUMBER = 1;
/** A number of three digits, which may go on with the one before: `20 211`. */
const THREE_DIGITS = 2;
/** Before the terms of a token that is more than one plain word: its kind, how many terms, how many compounds follow. */
const HEADER = 3;

/** The words of all texts read: what is known of each term so far. */
export class TokenReader {
  readonly terms = new TermWriter();
  /** By term: see layout. */
  readonly stemOf = new Numbers();
  readonly marks = new Numbers();
  readonly forms = new Map<number, readonly number[]>();
  readonly compounds = new Map<number, readonly number[]>();
  /** What has been read, term after term. */
  readonly stream = new Numbers();
  readonly #tokens = new TermWriter();
  /** By token: twice its term where it is one plain word, as most are; else twice its place in `#taken`, and 1. */
  readonly #values = new Numbers();
  readonly #taken = new Numbers();
  /** Words with other forms, by their capitals: what they are found under is settled when they are first seen. */
  readonly #written = new Set<string>();

  /**
   * Appends the terms of a text to the stream; those of a title or name are heads. Texts repeat their words, punctuation
   * and all, so each token is taken apart once and then remembered: this loop is where building spends its time.
   */
  read(text: string, head: boolean): void {
    let afterNumber = false;
    for (let at = 0; at < text.length; at++) {
      const from = at;
      let hash = HASH_SEED;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (isSpace(code)) break;
        hash = mixed(hash, code);
      }
      if (at === from) continue;
      const value = this.#valueOf(text, from, at, finished(hash));
      if ((value & 1) === 1) afterNumber = this.#pushTaken(value >>> 1, head, afterNumber);
      else {
        this.push(value >>> 1, head);
        afterNumber = false;
      }
    }
  }

  push(term: number, head: boolean): void {
    if (head) this.#mark(term, HEAD);
    this.stream.push(term);
  }

  /** The term of a word, given out on first sight. */
  term(word: string): number {
    const before = this.terms.size;
    const term = this.terms.add(word);
    if (term < before) return term;
    this.marks.push(isFunctionWord(word) ? STOP : 0);
    this.stemOf.push(term);
    const stemmed = stem(word);
    if (stemmed !== word) {
      const stemTerm = this.term(stemmed);
      this.stemOf.set(term, stemTerm);
      this.stemOf.set(stemTerm, stemTerm); // A stem is its own stem, whatever Porter would make of it.
    }
    return term;
  }

  /** See `#values`. */
  #valueOf(text: string, from: number, to: number, hash: number): number {
    if (to - from > LONGEST_REMEMBERED) {
      const value = this.#take(text.slice(from, to));
      if ((value & 1) === 1) this.#taken.cut(value >>> 1); // pushed before anything else is taken
      return value;
    }
    const token = this.#tokens.add(text, from, to, hash);
    if (token === this.#values.length) this.#values.push(this.#take(text.slice(from, to)));
    return this.#values.at(token);
  }

  #take(token: string): number {
    const plain = plainWord(token);
    const word = plain?.toLowerCase();
    if (plain !== undefined && word !== undefined && !isScale(word))
      return 2 * this.#termWritten(plain, word);
    const terms: number[] = [];
    const compounds: number[] = [];
    const found = words(token);
    for (const { written } of found) {
      const parts = written.map((part) => this.#termWritten(part));
      if (parts.length > 1) compounds.push(...this.#compoundsOf(written, parts));
      terms.push(...parts);
    }
    const only = found.length === 1 && found[0]?.parts.length === 1 ? (found[0].parts[0] ?? "") : "";
    const kind = /^\d{3}$/.test(only)
      ? THREE_DIGITS
      : /^\d/.test(only)
        ? NUMBER
        : (SCALES.get(only)?.charCodeAt(0) ?? OTHER);
    if (terms.length === 1 && kind === OTHER) return 2 * (terms[0] as number);
    const place = this.#taken.length;
    for (const number of [kind, terms.length, compounds.length, ...terms, ...compounds])
      this.#taken.push(number);
    return 2 * place + 1;
  }

  /** `afterNumber`: whether the token before was a number; returns the same of this one. */
  #pushTaken(place: number, head: boolean, afterNumber: boolean): boolean {
    const taken = this.#taken;
    const kind = taken.at(place);
    const compounds = place + HEADER + taken.at(place + 1);
    if (afterNumber && kind > NUMBER) {
      const number = this.stream.at(this.stream.length - 1);
      const before = this.terms.text(number);
      const term = taken.at(place + HEADER);
      if (kind > THREE_DIGITS) this.#compound(before + String.fromCharCode(kind), [number, term]);
      else if (before.length <= 3) this.#compound(before + this.terms.text(term), [number, term]);
    }
    for (let at = place + HEADER; at < compounds; at++) this.push(taken.at(at), head);
    if (head)
      for (let at = compounds; at < compounds + taken.at(place + 2); at++) this.#mark(taken.at(at), HEAD);
    return kind === NUMBER || kind === THREE_DIGITS;
  }

  /** A name written in one, with its Greek letters and without; `1-6` is two numbers, and 16 a third. */
  #compoundsOf(written: readonly string[], parts: readonly number[]): number[] {
    const whole = written.join("").toLowerCase();
    if (/^[\d.]+$/.test(whole)) return [];
    const latin = latinName(written);
    return (latin === undefined ? [whole] : [whole, latin]).map((name) => this.#compound(name, parts));
  }

  #compound(whole: string, parts: readonly number[]): number {
    const term = this.term(whole);
    this.#mark(term, COMPOUND);
    if (!this.compounds.has(term)) this.compounds.set(term, parts);
    return term;
  }

  #termWritten(written: string, word = written.toLowerCase()): number {
    const term = this.term(word);
    const forms = otherForms(written, word);
    if (forms.length === 0 || this.#written.has(written)) return term;
    this.#written.add(written);
    const stems = forms.map((form) => this.stemOf.at(this.term(form)));
    const others = stems.filter((other) => other !== this.stemOf.at(term));
    const all = [...new Set([...(this.forms.get(term) ?? []), ...others])];
    this.forms.set(term, all);
    if (all.length > 1) this.#mark(term, NAMED);
    return term;
  }

  #mark(term: number, mark: number): void {
    this.marks.set(term, this.marks.at(term) | mark);
  }
}

/** White space as the regular expression \\s has it, for the common part of Unicode; letters are told by two looks. */
function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  return code >= 160 && (code === 160 || (code >= 0x2000 && code <= 0x200a) || code === 0x3000);
}
