/** Bibliographic records made ready for comparing. */

import { compareText } from "../core/compare.ts";
import { type Person, peopleIn, personOf, saysOthers } from "./people.ts";
import { arxivOf, doiOf } from "./record-ids.ts";
import { plain } from "./record-text.ts";
import { surelyNames } from "./reference.ts";
import { fold, readable, wordsOf } from "./text.ts";
import { titleOf } from "./title-field.ts";
import { isGenericTitle } from "./title-kinds.ts";
import { tailOf } from "./title-tail.ts";
import { type ComparedVenue, firstPageIn, readVenue } from "./venues.ts";
import { weightOf } from "./word-weights.ts";

/** A record as any source may give it; everything may be absent, and fields may hold what belongs in others. */
export interface BibliographicRecord {
  readonly title?: string | undefined;
  /** Names, or one string of names in any usual form. */
  readonly authors?: readonly string[] | string | undefined;
  readonly venue?: string | undefined;
  readonly year?: number | undefined;
  /** `524-532`, or the first alone. */
  readonly pages?: string | undefined;
  readonly abstract?: string | undefined;
  /** In any form, with or without version. */
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
  /** Tells papers apart only where there is nothing else. */
  readonly url?: string | undefined;
}

/** A record made ready for comparing; prepare once when a record is judged often. */
export interface Prepared {
  /** Ids in the form of `record-ids.ts`. */
  readonly arxiv: string | undefined;
  readonly doi: string | undefined;
  readonly url: string | undefined;
  /** A number that differs where nothing but the spelling of a title or name does. */
  readonly tie: number;
  /** The title's words, or those of the only field that holds text when there is no title. */
  readonly words: readonly string[];
  readonly squashed: string;
  /** Places of words before which a part of the title ends: a colon, a dash, a question mark. */
  readonly breaks: readonly number[];
  /** There are dots in the title, as in one cut by its source. */
  readonly cutOff: boolean;
  /** Many papers bear the title. */
  readonly generic: boolean;
  /** The place from which words look added by a source: venue, year, pages, publisher. */
  readonly addedFrom: number;
  readonly people: readonly Person[];
  /** The people were found behind the title; where the first name begins is a guess. */
  readonly namesInTitle: boolean;
  /** The list says that there are more people. */
  readonly morePeople: boolean;
  /** The words of authors and venue alone. */
  readonly rest: readonly string[];
  readonly year: number | undefined;
  readonly venue: ComparedVenue | undefined;
  readonly firstPage: number | undefined;
  readonly shingles: Uint32Array | undefined;
}

/** Negative when the first comes before the second, in an order that does not depend on where they came from; 0 when they are alike. */
export function compareRecords(a: Prepared, b: Prepared): number {
  return (
    compareText(a.squashed, b.squashed) ||
    compareText(a.rest.join(" "), b.rest.join(" ")) ||
    (a.year ?? 0) - (b.year ?? 0) ||
    a.tie - b.tie
  );
}

/** A title's pieces that matter: runs of letters and digits, and the marks at which its parts end. */
const PIECES = /[\p{L}\p{N}]+|\+\+|[:?,;]| [-–—] ?/gu;
/** The s of `editor's` says nothing, and alone it looks like an initial. */
const POSSESSIVE = /\s?['’]\s?s\b/gi;
/** Words of a title kept; what follows is not a title any more. */
const LONGEST = 80;

/** Gets a record ready for `judgePrepared`. Linear in its text. */
export function prepare(record: BibliographicRecord): Prepared {
  const place = record.venue === undefined ? "" : plain(record.venue);
  const fromField = typeof record.authors === "string" ? plain(record.authors) : record.authors?.map(plain);
  const text = record.title !== undefined && /[\p{L}\p{N}]/u.test(record.title) ? plain(record.title) : "";
  // Authors in the title's field, and the title in the venue's.
  const moved = text !== "" && place !== "" && (fromField ?? "").length === 0 && surelyNames(text);
  const names = moved ? text : fromField;
  const held = titleOf(moved ? "" : text, names, place);
  const { title } = held;
  const { words, breaks, commas } = piecesOf(title);
  const authors = held.from === "authors" ? held.names : (names ?? held.names);
  const given = peopleIn(authors);
  const tail = tailOf({ words, commas }, { authors: given.length === 0, year: record.year === undefined });
  const venueText = place !== "" && held.from !== "venue" ? place : (held.venue ?? tail.venue.join(" "));
  const venue = venueText === "" ? undefined : readVenue(venueText);
  const found = given.length > 0 ? [] : tail.names.length > 0 ? tail.names : namesIn(place);
  let rest: readonly string[] | undefined;
  let tie: number | undefined;
  let weight = 0;
  for (let at = 0; at < tail.from; at += 1) weight += weightOf(words[at] ?? "");
  return {
    arxiv: arxivOf(record),
    doi: doiOf(record),
    url: record.url,
    get tie() {
      tie ??= hashOf(JSON.stringify([record.title, record.authors, record.venue]));
      return tie;
    },
    words,
    squashed: words.join(""),
    breaks,
    cutOff: /(?:\.\s?){3}|…/.test(title),
    generic: isGenericTitle(words.slice(0, tail.from), weight),
    addedFrom: tail.from,
    people: given.length > 0 ? given : found.map(personOf),
    namesInTitle: given.length === 0 && tail.names.length > 0,
    morePeople: typeof authors === "string" && saysOthers(authors),
    // Seldom asked for.
    get rest() {
      rest ??= wordsOf(`${typeof authors === "string" ? authors : (authors ?? []).join(" ")} ${place}`);
      return rest;
    },
    year: yearOf(record) ?? tail.year ?? venue?.years[0] ?? held.year,
    venue: venue === undefined || venue.words.length === 0 ? undefined : venue,
    firstPage:
      firstPageIn(record.pages === undefined ? (words.length > 3 ? title : "") : `p ${record.pages}`) ??
      venue?.firstPage,
    shingles: record.abstract === undefined ? undefined : shingles(record.abstract),
  };
}

function piecesOf(title: string): { words: string[]; breaks: number[]; commas: number[] } {
  const words: string[] = [];
  const breaks: number[] = [];
  const commas: number[] = [];
  const text = /[&'’]/.test(title) ? title.replace(POSSESSIVE, "").replaceAll("&", " and ") : title;
  for (const piece of fold(text).match(PIECES) ?? []) {
    if (words.length >= LONGEST) break;
    if (piece === "++") words.push("plusplus");
    else if (piece === "," || piece === ";") commas.push(words.length);
    else if (/^[:? ]/.test(piece)) breaks.push(words.length);
    else words.push(piece);
  }
  return { words, breaks, commas };
}

/** The names with which a venue's field begins, when it holds the authors as well. */
function namesIn(place: string): readonly string[] {
  if (!place.includes(",")) return [];
  const { names, from } = tailOf(piecesOf(place), { authors: true, year: false });
  return names.length >= 2 && from <= 2 ? names : [];
}

function yearOf({ year }: BibliographicRecord): number | undefined {
  return year === undefined || !Number.isFinite(year) ? undefined : Math.round(year);
}

/** Words in a row that are compared. */
const SHINGLE = 5;

/** Hashes of the distinct five-word runs of a text, LaTeX resolved, in order of size: four bytes a word, however long. */
export function shingles(text: string): Uint32Array {
  const words = wordsOf(readable(text)).map(hashOf);
  const runs = new Set<number>();
  for (let index = 0; index + SHINGLE <= words.length; index += 1) {
    let hash = 0;
    for (let at = index; at < index + SHINGLE; at += 1)
      hash = (Math.imul(hash, 0x01000193) ^ (words[at] ?? 0)) >>> 0;
    runs.add(hash);
  }
  return Uint32Array.from(runs).sort();
}

/** FNV-1a, 32 bits. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
