/** Author names for comparing: however a source writes them, a surname and what is known of the given names. */

import { cleanLine, fold } from "./text.ts";

/** A name reduced to what can be compared; all folded. */
export interface Person {
  readonly surname: string;
  /** The last word of the surname, as it stands among other words. */
  readonly last: string;
  /** Given names or initials, in order; may be empty. */
  readonly given: readonly string[];
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md)$/;
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|zu|af|av|bin|ibn|al|el)$/;
const ET_AL =
  /(?:,|;|\band\b|&)?\s*\bet\.? ?al\b\s?\.?|(?:,|;|\band\b|&)\s*others\b\.?|(?:,|;|\band\b|&)?\s*(?:\.\.\.|…)/gi;

/** Whether a list of names says that it is not whole. */
export function saysOthers(authors: string): boolean {
  return /\bet\.? ?al\b|\bothers\b|\.\.\.|…/i.test(authors);
}

/**
 * The people in a list or in one string: `A. Smith, B. Jones`, `Smith, A and Jones, B`, `Smith A, Jones B`,
 * `Smith, A., Jones, B.`, `Smith; Jones`.
 */
export function peopleIn(authors: readonly string[] | string | undefined): Person[] {
  if (authors === undefined) return [];
  const names =
    typeof authors === "string"
      ? splitNames(authors)
      : authors.length === 1
        ? splitNames(authors[0] ?? "")
        : authors;
  return names.map(personOf).filter(({ surname }) => surname.length > 1 && /\p{L}/u.test(surname));
}

/** Splits one string of names; a list in which every second part is initials is surname-first. */
export function splitNames(text: string): string[] {
  // Data sets of words leave spaces before marks.
  const tight = / [.,;]/.test(text) ? cleanLine(text).replace(/\s+(?=[.,;])/g, "") : cleanLine(text);
  const clean = (saysOthers(tight) ? tight.replace(ET_AL, "") : tight).replace(/(?:[\s.,;&]+|\band)+$/, "");
  if (clean === "") return [];
  if (/[;|]/.test(clean)) return clean.split(/\s*[;|]\s*/).filter((name) => name !== "");
  const byAnd = clean.split(/,?\s+(?:and|&|und|et)\s+|\s*&\s*/i).filter((name) => name !== "");
  // `Smith, Ann and Jones, Bob`, however long the given names.
  if (byAnd.length > 1 && byAnd.every((part) => /^[^,]+,[^,]+$/.test(part))) return byAnd;
  return byAnd.flatMap((part) => {
    const pieces = part.split(/\s*,\s*/).filter((piece) => piece !== "");
    if (pieces.length < 2) return pieces;
    // `Smith, A` or `Smith, A., Jones, B.`: every second piece is initials, or there is just one pair between the ands.
    const seconds = pieces.filter((_, index) => index % 2 === 1);
    const alternating =
      pieces.length % 2 === 0 &&
      seconds.every(isInitials) &&
      !pieces.filter((_, index) => index % 2 === 0).some(isInitials);
    const onePair =
      pieces.length === 2 &&
      !/ /.test(pieces[0] ?? "") &&
      (byAnd.length > 1 ? !/ \p{L}{2,}/u.test(pieces[1] ?? "") : / \p{L}(?:\.|$)/u.test(pieces[1] ?? ""));
    if (!alternating && !onePair) return pieces;
    return seconds.map((given, index) => `${pieces[index * 2]}, ${given}`);
  });
}

function isInitials(text: string): boolean {
  return /^(?:\p{L}\.[\s-]*|\p{L}(?=[\s-]|$)[\s-]*|\p{Lu}{2,3}$){1,4}$/u.test(text);
}

const NAME_WORDS = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const PLAIN_NAME_WORDS = /[a-z0-9][a-z0-9'-]*/g;

function nameWords(text: string): string[] {
  const folded = fold(text);
  return folded.match(/[^ -~]/.test(folded) ? NAME_WORDS : PLAIN_NAME_WORDS) ?? [];
}

/** One name, surname last or before a comma; `Smith JA` and `J.A. Smith` come out alike. */
export function personOf(name: string): Person {
  const comma = name.indexOf(",");
  if (comma >= 0) {
    const given = nameWords(name.slice(comma + 1));
    // `King, Jr.` is a surname before its suffix, not before a given name.
    if (given.length > 0 && !(given.length === 1 && SUFFIX.test(given[0] ?? ""))) {
      const family = nameWords(name.slice(0, comma));
      const kept = family.filter((word) => !PARTICLE.test(word));
      return person(
        kept.length > 0 ? kept : family,
        given.filter((word) => !SUFFIX.test(word)),
      );
    }
  }
  const clean = comma >= 0 ? name.slice(0, comma) : name;
  const all = nameWords(clean).filter((word) => !SUFFIX.test(word));
  // `Smith JA`: a surname followed by capitals only.
  if (
    all.length >= 2 &&
    all.length <= 4 &&
    /\p{Lu}\p{Ll}.* \p{Lu}{1,3}\s*$/u.test(clean) &&
    !/^\p{Lu}{1,3}\s/u.test(clean)
  )
    return person(
      all.slice(0, -1).filter((word) => !PARTICLE.test(word)),
      [...(all.at(-1) ?? "")],
    );
  return person(
    all.slice(-1),
    all.slice(0, -1).filter((word) => !PARTICLE.test(word)),
  );
}

function person(family: readonly string[], given: readonly string[]): Person {
  const joined = family.join("");
  const surname = /['’-]/.test(joined) ? joined.replace(/['’-]/g, "") : joined;
  const end = family.at(-1) ?? "";
  return { surname, last: /['’-]/.test(end) ? (end.split(/['’-]/).at(-1) ?? end) : end, given };
}

/** Names out of untrusted JSON: strings, `{name}`, CSL's `{family, given}`, OpenAlex's `{author: {display_name}}`. */
export function peopleStrings(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown): string[] => {
    if (typeof item === "string") return [cleanLine(item)];
    if (typeof item !== "object" || item === null) return [];
    const inner: unknown = Reflect.get(item, "author");
    const of = typeof inner === "object" && inner !== null ? inner : item;
    const part = (...names: string[]): string => {
      for (const name of names) {
        const found: unknown = Reflect.get(of, name);
        if (typeof found === "string" && found.trim() !== "") return cleanLine(found);
      }
      return "";
    };
    const particle = part("non-dropping-particle", "dropping-particle");
    const family = [particle, part("family", "last", "lastName")].filter((word) => word !== "").join(" ");
    const given = part("given", "first", "firstName");
    if (family === "")
      return [part("name", "literal", "display_name", "raw_name")].filter((name) => name !== "");
    return [given === "" ? family : `${given} ${family}`];
  });
}
