/** Author names for comparing: however a source writes them, a surname and what is known of the given names. */

import { cleanLine, fold } from "./text.ts";

/** A name reduced to what can be compared; all folded. */
export interface Person {
  readonly surname: string;
  /** Given names or initials, in order; may be empty. */
  readonly given: readonly string[];
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md)$/;
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|zu|af|av|bin|ibn|al|el)$/;
const ET_AL = /(?:,|;|\band\b|&)?\s*\bet\.? ?al\b\.?|(?:,|;|\band\b|&)\s*others\b\.?/gi;

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
  return names.map(personOf).filter((person) => person.surname.length > 1);
}

/** Splits one string of names; a list in which every second part is initials is surname-first. */
export function splitNames(text: string): string[] {
  const clean = cleanLine(text)
    .replace(ET_AL, "")
    .replace(/[\s.,;]+$/, "");
  if (clean === "") return [];
  if (clean.includes(";")) return clean.split(/\s*;\s*/).filter((name) => name !== "");
  const byAnd = clean.split(/,?\s+(?:and|&|und|et)\s+|\s*&\s*/i).filter((name) => name !== "");
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
      byAnd.length > 1 &&
      !/ /.test(pieces[0] ?? "") &&
      !/ \p{L}{2,}/u.test(pieces[1] ?? "");
    if (!alternating && !onePair) return pieces;
    return seconds.map((given, index) => `${pieces[index * 2]}, ${given}`);
  });
}

function isInitials(text: string): boolean {
  return /^(?:\p{L}\.[\s-]*|\p{L}(?=[\s-]|$)[\s-]*|\p{Lu}{2,3}$){1,4}$/u.test(text);
}

/** One name, surname last or before a comma; `Smith JA` and `J.A. Smith` come out alike. */
export function personOf(name: string): Person {
  const comma = name.split(/\s*,\s*/);
  const words = (text: string) =>
    fold(text.replace(/(?<=\p{Lu})\.(?=\p{L})/gu, ". ")).match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  if (comma.length >= 2 && comma[1] !== undefined && !SUFFIX.test(fold(comma[1]).replace(/\W/g, ""))) {
    const surname = words(comma[0] ?? "").filter((word) => !PARTICLE.test(word));
    return { surname: surname.join("") || words(comma[0] ?? "").join(""), given: words(comma[1]) };
  }
  const all = words(comma[0] ?? "").filter((word) => !SUFFIX.test(word));
  const original = cleanLine(comma[0] ?? "").split(/\s+/);
  // `Smith JA`: a surname followed by capitals only.
  const tail = original.at(-1) ?? "";
  if (
    all.length === 2 &&
    /^\p{Lu}{1,3}$/u.test(tail) &&
    !/^\p{Lu}{1,3}$/u.test(original[0] ?? "") &&
    (original[0] ?? "").length > 2
  )
    return { surname: all[0] ?? "", given: [...fold(tail)] };
  const surname = all.at(-1) ?? "";
  return {
    surname: surname.replace(/['’-]/g, ""),
    given: all.slice(0, -1).filter((word) => !PARTICLE.test(word)),
  };
}

/** 0 when they cannot be one person, up to 1 when nothing speaks against it. */
export function personAgreement(a: Person, b: Person): number {
  // Some sources swap given and family name.
  return Math.max(oneWay(a, b), 0.9 * oneWay(a, { surname: b.given[0] ?? "", given: [b.surname] }));
}

function oneWay(a: Person, b: Person): number {
  const close =
    a.surname === b.surname
      ? 1
      : a.surname.length >= 5 &&
          b.surname.length >= 5 &&
          withinEdits(a.surname, b.surname, a.surname.length >= 8 ? 2 : 1)
        ? 0.85
        : 0;
  if (close === 0 || a.surname === "") return 0;
  const [x, y] = [a.given[0], b.given[0]];
  if (x === undefined || y === undefined) return close * 0.9;
  if (x[0] !== y[0])
    return a.given.some((name) => name[0] === y[0]) || b.given.some((name) => name[0] === x[0])
      ? close * 0.7
      : close * 0.25;
  if (
    x.length > 1 &&
    y.length > 1 &&
    x !== y &&
    !x.startsWith(y) &&
    !y.startsWith(x) &&
    !withinEdits(x, y, 2)
  )
    return close * 0.5;
  return close;
}

/** Whether optimal string alignment (one swap counts once) needs at most `limit` edits. O(n·limit). */
export function withinEdits(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return false;
    before = last;
    last = row;
  }
  return (last[b.length] ?? limit + 1) <= limit;
}

/** How two lists of people agree. */
export interface PeopleAgreement {
  /** `unknown` when one list is empty. */
  readonly known: boolean;
  /** Sum of the best one-to-one agreements over the shorter list, 0..1. */
  readonly share: number;
  /** How many agree, about. */
  readonly count: number;
  /** Over the longer list, 0..1. */
  readonly whole: number;
}

/** Compares two lists one to one; lists cut off by "et al." may differ in length. O(n·m) for at most forty names each. */
export function comparePeople(a: readonly Person[], b: readonly Person[]): PeopleAgreement {
  const [few, many] =
    a.length <= b.length ? [a.slice(0, 40), b.slice(0, 40)] : [b.slice(0, 40), a.slice(0, 40)];
  if (few.length === 0) return { known: false, share: 0, count: 0, whole: 0 };
  const taken = new Set<number>();
  let sum = 0;
  for (const person of few) {
    let best = 0;
    let at = -1;
    many.forEach((other, index) => {
      const agreement = taken.has(index) ? 0 : personAgreement(person, other);
      if (agreement > best) [best, at] = [agreement, index];
    });
    if (at >= 0) taken.add(at);
    sum += best;
  }
  return { known: true, share: sum / few.length, count: sum, whole: sum / many.length };
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
