/** Other ways to write a word: its stem, its number without the unit, the pieces of a name. */

import { stemmer } from "stemmer";
import { singular } from "./plurals.ts";
import { american } from "./spelling.ts";
import { GREEK, humps } from "./text.ts";

/** Longer runs of letters are no words, and the stemmer's patterns are slow on them. */
const LATIN_WORD = /^[a-z]{4,40}$/;

/**
 * Porter's stem (M. F. Porter, An algorithm for suffix stripping, 1980) of a plain word, however it is spelt; anything
 * else is itself.
 */
export function stem(word: string): string {
  return LATIN_WORD.test(word) ? stemmer(singular(american(word))) : word;
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

/** A Greek letter by its name, where it stands by itself beside capitals and digits: `1alpha`, `RORgammat`, `kappaB`. */
const GREEK_PART = new RegExp(`(?<=^|[A-Z\\d])(?:${GREEK.join("|")})(?=$|[A-Z\\d]|[a-z]$)`, "g");

/** The same with the Latin letter that is typed in its place, `TGFb`; itself when there is none. */
function latinised(written: string): string {
  return written.replace(GREEK_PART, (name) => (name === "mu" ? "u" : (name[0] ?? "")));
}

/**
 * A name of several parts written in one with Latin letters for its Greek ones, as genes are: `hif1a` for HIF-1alpha,
 * `nfkb` for NF-kappaB. Undefined when it has none, or is words rather than a name: `beta-cell` is no B cell.
 */
export function latinName(parts: readonly string[]): string | undefined {
  const [first = "", second = ""] = parts;
  if (GREEK.includes(first) && !/^[A-Z\d]{2}/.test(second)) return undefined;
  const whole = parts.map(latinised).join("");
  return whole.length < 3 || whole === parts.join("") ? undefined : whole.toLowerCase();
}

/** `1alpha` also as 1a and 1, `epsilon4` as e4 and 4. */
function greekForms(written: string): string[] {
  const latin = latinised(written);
  if (latin === written) return [];
  const bare = written.replace(GREEK_PART, " ").trim().split(/\s+/);
  return [latin.toLowerCase(), ...(bare.length === 1 ? bare : [])].flatMap((form) =>
    form === "" ? [] : [form.toLowerCase()],
  );
}

/** Most words: none of the forms below. */
const PLAIN_WORD = /^[A-Za-z][a-z]*$/;

/** The letter that stands for a number word: `14.8 trillion` is `14.8t`. */
export const SCALES: ReadonlyMap<string, string> = new Map([
  ["thousand", "k"],
  ["million", "m"],
  ["billion", "b"],
  ["trillion", "t"],
]);

const SCALE = new RegExp(`^(?:${[...SCALES.keys()].join("|")})$`);

/** Whether it is one of them; see isFunctionWord. */
export function isScale(word: string): boolean {
  return SCALE.test(word);
}

/**
 * Further words under which one part of a text is found, as whoever half remembers it would type them:
 * `v1.5` as 1.5, `3.0` as 3, `5.76x` as 5.76, `II` as 2, `DeepSeekMoE` as deepseek and moe, `TGFbeta` as tgfb and tgf.
 */
export function otherForms(written: string, word = written.toLowerCase()): string[] {
  const roman = word.length < 5 ? ROMAN.get(word) : undefined;
  if (roman !== undefined) return [roman];
  if (PLAIN_WORD.test(written)) return [];
  const greek = greekForms(written);
  if (greek.length > 0) return greek;
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
