/** Names as they are typed: cut, in one, in capitals, with figures for letters. */

import type { Lexicon } from "./lexicon.ts";

/**
 * Whether a letter is what a species' genus is cut to, which says nothing beside the species: `S. pyogenes`. Whoever has
 * the name is no species.
 */
export function isGenus(word: string, after: string, lexicon: Lexicon): boolean {
  if (!/^\p{L}$/u.test(word) || !/^\p{Ll}{5,}$/u.test(after)) return false;
  return lexicon.stemOf(after) >= 0 && !lexicon.isHead(after);
}

/** A surname written in one with what stands before it: `vandijk`. */
export function particled(word: string, lexicon: Lexicon): string[] {
  const [, particle = "", surname = ""] =
    /^(van|von|de[lr]?|di|la|le|el|al|ben|st)(\p{L}{4,})$/u.exec(word) ?? [];
  return surname !== "" && lexicon.isHead(particle) && lexicon.isHead(surname) ? [particle, surname] : [];
}

/** Small words that are also surnames (He, An, Will) may be meant as such; these are seldom, and then with a capital. */
const PREPOSITIONS = new Set("in of for on with from by as at to and or the a".split(" "));

/** Whether a small word may be somebody. */
export function mayBeSurname(written: string): boolean {
  return !PREPOSITIONS.has(written);
}

/** Written in capitals and short: longer ones are words. */
export function isAcronym(written: string): boolean {
  return /^\p{Lu}{5,6}$/u.test(written);
}

/** Of these the first is often written with a letter: phase I. */
const COUNTED = new Set(["type", "phase", "class", "stage", "grade", "group", "part"]);

/** What a 1 behind such a word may mean. */
export function romanOne(word: string, before: string | undefined, lexicon: Lexicon) {
  const stem = word === "1" && COUNTED.has(before ?? "") ? lexicon.stemOf("i") : -1;
  return stem < 0 ? [] : [{ stem, weight: 0.95, readAs: "I" }];
}
