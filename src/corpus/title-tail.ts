/** What sources add behind a title: venue, publisher, year, pages, "(extended abstract)". */

import { ACRONYMS, SERIES, SIZES_BY_LAST, TITLE_LIKE } from "./venue-series.ts";
import { JOINING, weightOf } from "./word-weights.ts";

/** Words sources add behind a title. */
const ADDED =
  /^(?:extended|abstract|full|paper|version|preliminary|draft|short|technical|report|invited|talk|poster|demo|demonstration|preprint|arxiv|tr|thesis|phd|et|al|others|hellip|appear|submitted|pages|pp|vol|no|unpublished|manuscript|january|february|april|june|july|august|september|october|november|december)$/;
/** A venue or publisher stands here. */
const STRONG =
  /^(?:proc|proceedings|conference|conf|symposium|journal|trans|acm|ieee|siam|usenix|verlag|springer|elsevier|kluwer|wiley|kaufmann|university|department|thesis|dissertation|ph|phd|technical|appear|pages|pp)$/;
/** Publishers and their towns, of several words, by their last. */
const PUBLISHERS: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  [
    "association of computing machinery",
    "association for computing machinery",
    "morgan kaufmann",
    "san mateo",
    "san francisco",
    "north holland",
    "academic press",
    "computer society",
    "oxford university",
    "cambridge university",
    "addison wesley",
    "prentice hall",
    "lecture notes",
    "working paper",
  ],
  (name) => name.split(" ").at(-1) ?? "",
);
/** May stand before the word that gives a venue away. */
const LEADING =
  /^(?:in|the|of|proc|proceedings|international|intl|int|annual|acm|ieee|european|national|first|second|third|[a-z]*eenth|\d+(?:st|nd|rd|th)|(?:19|20)\d\d|to|an|j|advances|workshop|meeting)$/;
/** Words between a strong one and the end that may be of anything. */
const MOST_BETWEEN = 4;

/** A title's words without what sources add behind it, such as "(extended abstract)". */
export function withoutAdded(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 2 && ADDED.test(words[end - 1] ?? "")) end -= 1;
  return words.slice(0, end);
}

export function isAddedWord(word: string): boolean {
  return ADDED.test(word);
}

/** A title's words with the marks between them. */
export interface Pieces {
  readonly words: readonly string[];
  /** Places of words before which a comma or semicolon stands. */
  readonly commas: readonly number[];
}

/** What stands behind the title in its field. */
export interface Tail {
  /** How many words belong to the title; the rest looks added. */
  readonly from: number;
  /** Names found between title and venue, as written. */
  readonly names: readonly string[];
  /** The words that look like a venue. */
  readonly venue: readonly string[];
  readonly year: number | undefined;
}

/**
 * Takes the end of a title's field apart: year, venue, and, where the record has no authors elsewhere, names. A hint: words so
 * found count for less where one title alone has them. Linear in the words.
 */
export function tailOf(
  { words, commas }: Pieces,
  lacks: { readonly authors: boolean; readonly year: boolean },
): Tail {
  const last = words.length - 1;
  const yearText = last >= 2 && /^(?:19|20)\d\d$/.test(words[last] ?? "") ? words[last] : undefined;
  const end = yearText === undefined ? words.length : last;
  const venueFrom = addedFrom(words.slice(0, end));
  const found = lacks.authors ? namesBefore(words, commas, venueFrom, venueFrom < words.length) : undefined;
  return {
    from:
      found?.from ??
      (venueFrom < end ? venueFrom : yearText !== undefined && lacks.year ? last : words.length),
    names: found?.names ?? [],
    venue: words.slice(venueFrom, end).every(isAddedWord) ? [] : words.slice(venueFrom, end),
    year: yearText === undefined ? undefined : Number(yearText),
  };
}

/**
 * The place from which the words look like a venue or pages rather than a title; their number when none do.
 */
function addedFrom(words: readonly string[]): number {
  let start = words.length;
  let between = 0;
  for (let at = words.length - 1; at >= 1 && between <= MOST_BETWEEN; at -= 1) {
    const word = words[at] ?? "";
    const named = nameEndingAt(words, at);
    if (named > 0 && at - named + 1 >= 1) {
      at = at - named + 1;
      start = at;
      between = 0;
    } else if (word === "press") {
      // `MIT Press`.
      at = Math.max(1, at - 1);
      start = at;
      between = 0;
    } else if (STRONG.test(word) || ACRONYMS.has(word) || (at >= words.length - 2 && SERIES.has(word))) {
      start = at;
      between = 0;
    } else if (!LEADING.test(word) && !/^\d+$/.test(word)) between += 1;
  }
  while (start < words.length && start > 1 && LEADING.test(words[start - 1] ?? "")) start -= 1;
  return start;
}

/** How many words the name of a venue or publisher has that ends at the place; single words are left to the acronyms. */
function nameEndingAt(words: readonly string[], at: number): number {
  for (const name of PUBLISHERS.get(words[at] ?? "") ?? []) {
    const size = name.split(" ").length;
    if (size <= at + 1 && words.slice(at - size + 1, at + 1).join(" ") === name) return size;
  }
  for (const size of SIZES_BY_LAST.get(words[at] ?? "") ?? []) {
    if (size < 2 || size > at + 1) continue;
    const name = words.slice(at - size + 1, at + 1).join(" ");
    const [one = "", other = ""] = [words[at - size], words[at - size - 1]];
    if (
      SERIES.has(name) &&
      (!TITLE_LIKE.has(name) || STRONG.test(one) || (/^(?:on|of|in|for)$/.test(one) && STRONG.test(other)))
    )
      return size;
  }
  return 0;
}

/** A list of names that ends at the place: pieces of two to five words between commas, none of them a word of titles. */
function namesBefore(
  words: readonly string[],
  commas: readonly number[],
  end: number,
  followed: boolean,
): { from: number; names: string[] } | undefined {
  const isName = (from: number, to: number) => {
    if (to - from < 2 || to - from > 5) return false;
    for (let at = from; at < to; at += 1) if (!nameLike(words[at] ?? "")) return false;
    return true;
  };
  const names: string[] = [];
  let from = end;
  for (const comma of commas.toReversed()) {
    if (comma >= from) continue;
    if (!isName(comma, from)) break;
    names.unshift(words.slice(comma, from).join(" "));
    from = comma;
  }
  if (from === end && !initialsOnly(words[end - 2] ?? "")) return undefined;
  if (names.length === 1 && !followed && !words.slice(from, end).some(initialsOnly)) return undefined;
  // The first name stands right behind the title.
  const short = names.length === 0 || names.some((name) => initialsOnly(name.split(" ")[0] ?? ""));
  let first = from - 1;
  if (first < 1 || !nameLike(words[first] ?? "") || initialsOnly(words[first] ?? ""))
    return names.length === 0 ? undefined : { from, names };
  if (short) {
    while (first > 1 && initialsOnly(words[first - 1] ?? "") && words[first - 2] !== "part") first -= 1;
    // Initials with a vowel among them.
    const before = words[first - 1] ?? "";
    if (first === from - 1 && first > 1 && before.length <= 3 && nameLike(before) && !JOINING.has(before))
      first -= 1;
  } else {
    while (first > 2 && (words[first - 1] ?? "").length === 1 && words[first - 2] !== "part") first -= 1;
    if (first > 1 && nameLike(words[first - 1] ?? "")) first -= 1;
  }
  if (first === from - 1) return names.length === 0 ? undefined : { from, names };
  names.unshift(words.slice(first, from).join(" "));
  return { from: first, names };
}

/** No number, and no word that titles use everywhere. */
function nameLike(word: string): boolean {
  return !/\d|^(?:i[ivx]|iii|vii?|viii)$/.test(word) && (word.length <= 2 || weightOf(word) >= 1);
}

/** `j`, `jm`, `cts`: initials, glued or not. */
function initialsOnly(word: string): boolean {
  return word.length === 1
    ? !/\d/.test(word)
    : word.length <= 3 && /^[^\d\W]+$/.test(word) && !/[aeiou]/.test(word);
}
