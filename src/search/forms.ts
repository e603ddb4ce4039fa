/** Other ways to write a word: its stem, its number without the unit, the pieces of a name. */

import { stemmer } from "stemmer";
import { american } from "./spelling.ts";
import { humps } from "./text.ts";

/** Longer runs of letters are no words, and the stemmer's patterns are slow on them. */
const LATIN_WORD = /^[a-z]{4,40}$/;

/**
 * Porter's stem (M. F. Porter, An algorithm for suffix stripping, 1980) of a plain word, however it is spelt; anything
 * else is itself.
 */
export function stem(word: string): string {
  return LATIN_WORD.test(word) ? stemmer(american(word)) : word;
}

// Maps and not objects: any word of any paper is looked up here, `constructor` among them.
const ROMAN = new Map([
  ["ii", "2"],
  ["iii", "3"],
  ["iv", "4"],
  ["vi", "6"],
  ["vii", "7"],
  ["viii", "8"],
]);

/** Most words: none of the forms below. */
const PLAIN_WORD = /^[A-Za-z][a-z]*$/;

/** The letter that stands for a number word: `14.8 trillion` is `14.8t`. */
export const SCALES: ReadonlyMap<string, string> = new Map([
  ["thousand", "k"],
  ["million", "m"],
  ["billion", "b"],
  ["trillion", "t"],
]);

/**
 * Further words under which one part of a text is found, as whoever half remembers it would type them:
 * `v1.5` as 1.5, `3.0` as 3, `5.76x` as 5.76, `II` as 2, `DeepSeekMoE` as deepseek and moe.
 */
export function otherForms(written: string): string[] {
  const word = written.toLowerCase();
  const roman = ROMAN.get(word);
  if (roman !== undefined) return [roman];
  if (PLAIN_WORD.test(written)) return [];
  const version = /^v(\d+(?:\.\d+)*)$/.exec(word)?.[1];
  if (version !== undefined) return [version];
  const measured = /^(\d+(?:\.\d+)*)x$/.exec(word)?.[1];
  if (measured !== undefined) return [measured];
  if (/^\d+\.0$/.test(word)) return [word.slice(0, -2)];
  if (!/\p{Ll}\p{Lu}|\p{L}\d/u.test(written) || word.length < 5) return [];
  return camelForms(humps(written).map((piece) => piece.toLowerCase()));
}

/** Neighbouring humps joined in every way but the whole; single letters and bare digits are no words. */
function camelForms(pieces: readonly string[]): string[] {
  const forms: string[] = [];
  if (pieces.length < 2 || pieces.length > 6) return forms;
  const whole = pieces.join("");
  for (let from = 0; from < pieces.length; from++) {
    let form = "";
    for (const piece of pieces.slice(from)) {
      form += piece;
      const isWord = form.length > 1 && form.length < whole.length && !/^\d/.test(form);
      if (isWord && !forms.includes(form)) forms.push(form);
    }
  }
  return forms;
}
