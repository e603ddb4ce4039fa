/**
 * Prepared records in a fraction of their memory, for hundreds of thousands of them: words are numbers, and all that is known
 * of a record is one row of a few large arrays.
 */

import { RowPool } from "./number-lists.ts";
import type { Person } from "./people.ts";
import type { Prepared } from "./prepared.ts";
import { Strings } from "./strings.ts";
import type { VenueKind } from "./venue-series.ts";

/** Places in a row. Behind its head stand the lists: words, breaks, rest, the venue's words, people, shingles. */
const AT = {
  flags: 0,
  arxiv: 1,
  doi: 2,
  url: 3,
  tie: 4,
  year: 5,
  firstPage: 6,
  addedFrom: 7,
  series: 8,
  kind: 9,
  /** Sizes of the lists, in their order. */
  sizes: 10,
} as const;
const LISTS = { words: 0, breaks: 1, rest: 2, venue: 3, people: 4, shingles: 5 } as const;
const HEAD = AT.sizes + Object.keys(LISTS).length;
const FLAGS = ["cutOff", "generic", "namesInTitle", "morePeople"] as const;
const WITH_SHINGLES = 1 << FLAGS.length;

export class PreparedShelf {
  readonly #rows = new RowPool();
  readonly #strings = new Strings();

  get length(): number {
    return this.#rows.length;
  }

  /** Puts a record on the shelf and returns its number, from 0. Linear in its words. */
  add(record: Prepared): number {
    const { venue, shingles } = record;
    const of = (text: string | undefined) => this.#strings.of(text);
    const ofNumber = (value: number | undefined) => of(value === undefined ? undefined : String(value));
    const lists = [
      record.words.map(of),
      record.breaks,
      record.rest.map(of),
      venue?.words.map(of) ?? [],
      record.people.flatMap(({ surname, last, given }) => [
        of(surname),
        of(last),
        given.length,
        ...given.map(of),
      ]),
    ];
    let flags = shingles === undefined ? 0 : WITH_SHINGLES;
    for (const [bit, flag] of FLAGS.entries()) if (record[flag]) flags |= 1 << bit;
    // In the order of AT.
    const row = [
      flags,
      of(record.arxiv),
      of(record.doi),
      // It counts only where there is no title.
      of(record.words.length === 0 ? record.url : undefined),
      record.tie,
      ofNumber(record.year),
      ofNumber(record.firstPage),
      record.addedFrom,
      of(venue?.series),
      of(venue?.kind),
      ...lists.map((list) => list.length),
      shingles?.length ?? 0,
    ];
    for (const list of lists) for (const value of list) row.push(value);
    return this.#rows.push(row, shingles);
  }

  /** A hash of all that is compared of a record: equal for records between which nothing but the spelling differs. */
  hashOf(number: number): number {
    const { numbers, from, size } = this.#rows.at(number);
    let hash = 0x811c9dc5;
    for (let at = 0; at < size; at += 1)
      if (at !== AT.tie) hash = Math.imul(hash ^ (numbers[from + at] ?? 0), 0x01000193);
    return hash;
  }

  /** Whether all that is compared of two records is the same. */
  areAlike(one: number, other: number): boolean {
    const [a, b] = [this.#rows.at(one), this.#rows.at(other)];
    if (a.size !== b.size) return false;
    for (let at = 0; at < a.size; at += 1)
      if (at !== AT.tie && a.numbers[a.from + at] !== b.numbers[b.from + at]) return false;
    return true;
  }

  /** A record by its number, as it was. Throws RangeError when there is none. */
  at(number: number): Prepared {
    const { numbers, from } = this.#rows.at(number);
    const strings = this.#strings;
    const head = (at: number): number => numbers[from + at] ?? 0;
    const text = (at: number): string | undefined => strings.at(head(at));
    const listOf = (list: number): Uint32Array => {
      let start = from + HEAD;
      for (let before = 0; before < list; before += 1) start += head(AT.sizes + before);
      return numbers.subarray(start, start + head(AT.sizes + list));
    };
    const textsOf = (list: number): string[] => Array.from(listOf(list), (one) => strings.text(one));
    const flags = head(AT.flags);
    const is = (flag: (typeof FLAGS)[number]) => (flags & (1 << FLAGS.indexOf(flag))) !== 0;
    const words = textsOf(LISTS.words);
    let rest: readonly string[] | undefined;
    return {
      arxiv: text(AT.arxiv),
      doi: text(AT.doi),
      url: text(AT.url),
      tie: head(AT.tie),
      words,
      squashed: words.join(""),
      breaks: [...listOf(LISTS.breaks)],
      cutOff: is("cutOff"),
      generic: is("generic"),
      addedFrom: head(AT.addedFrom),
      people: peopleFrom(listOf(LISTS.people), strings),
      namesInTitle: is("namesInTitle"),
      morePeople: is("morePeople"),
      // Seldom asked for.
      get rest() {
        rest ??= textsOf(LISTS.rest);
        return rest;
      },
      year: numberFrom(text(AT.year)),
      venue: venueFrom(textsOf(LISTS.venue), text(AT.series), text(AT.kind)),
      firstPage: numberFrom(text(AT.firstPage)),
      shingles: (flags & WITH_SHINGLES) === 0 ? undefined : listOf(LISTS.shingles),
    };
  }
}

function peopleFrom(numbers: Uint32Array, strings: Strings): Person[] {
  const people: Person[] = [];
  for (let at = 0; at < numbers.length; ) {
    const [surname = 0, last = 0, given = 0] = numbers.subarray(at, at + 3);
    at += 3 + given;
    people.push({
      surname: strings.text(surname),
      last: strings.text(last),
      given: Array.from(numbers.subarray(at - given, at), (one) => strings.text(one)),
    });
  }
  return people;
}

function venueFrom(
  words: readonly string[],
  series: string | undefined,
  kind: string | undefined,
): Prepared["venue"] {
  // Only `add` writes kinds there, from venues.
  return words.length === 0
    ? undefined
    : { text: words.join(" "), words, series, kind: kind as VenueKind | undefined };
}

function numberFrom(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
