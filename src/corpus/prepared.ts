/** Bibliographic records made ready for comparing. */

import { type Person, peopleIn } from "./people.ts";
import { readable, wordsOf } from "./text.ts";

/** A record as any source may give it; everything may be absent, and fields may hold what belongs in others. */
export interface BibliographicRecord {
  readonly title?: string | undefined;
  /** Names, or one string of names in any usual form. */
  readonly authors?: readonly string[] | string | undefined;
  readonly venue?: string | undefined;
  readonly year?: number | undefined;
  readonly abstract?: string | undefined;
  /** Without version. */
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
  /** Tells papers apart only where there is nothing else. */
  readonly url?: string | undefined;
}

/** A record made ready for comparing; prepare once when a record is judged often. */
export interface Prepared {
  readonly record: BibliographicRecord;
  readonly words: readonly string[];
  readonly squashed: string;
  readonly people: readonly Person[];
  /** All words of title, authors and venue: fields are sometimes in each other's place. */
  readonly all: readonly string[];
  /** The words of authors and venue alone. */
  readonly rest: readonly string[];
  readonly shingles: Uint32Array | undefined;
}

/** Gets a record ready for `judgePrepared`. Linear in its text. */
export function prepare(record: BibliographicRecord): Prepared {
  const title = plain(record.title ?? "");
  const words = wordsOf(title.replaceAll("&", " and "));
  const authors = typeof record.authors === "string" ? plain(record.authors) : record.authors?.map(plain);
  const rest = wordsOf(
    `${typeof authors === "string" ? authors : (authors ?? []).join(" ")} ${plain(record.venue ?? "")}`,
  );
  return {
    record,
    words,
    squashed: words.join(""),
    people: peopleIn(authors),
    all: [...words, ...rest],
    rest,
    shingles: record.abstract === undefined ? undefined : shingles(record.abstract),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  szlig: "ß",
  oslash: "ø",
  Oslash: "Ø",
  aelig: "æ",
};

/** Markup out: LaTeX, HTML entities and tags. */
function plain(text: string): string {
  const decoded = text
    .replace(/<\/?[a-z][^<>]{0,40}>/gi, " ")
    .replace(/&([A-Za-z])(?:uml|acute|grave|circ|tilde|cedil|ring|caron);/g, "$1")
    .replace(/&([A-Za-z]+);/g, (whole, name: string) =>
      Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : " ",
    );
  return readable(decoded);
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
