/** What a made literature is built of. Two worlds share no list, so that what is set on one can be tried on the other. */

/** A person as the title page has it. */
export interface Name {
  readonly given: readonly string[];
  readonly family: string;
}

export type VenueKind = "conference" | "journal" | "preprint";

export interface Venue {
  readonly kind: VenueKind;
  /** As sources write it, the usual short form first; `#` stands for the number of the meeting, `@` for the year. */
  readonly forms: readonly string[];
}

/** Words for one field; a group of authors works in one field. */
export interface Field {
  readonly objects: readonly string[];
  readonly tasks: readonly string[];
  readonly places: readonly string[];
}

export interface World {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly fields: readonly Field[];
  readonly qualities: readonly string[];
  readonly methods: readonly string[];
  readonly things: readonly string[];
  /** Parts of coined system names. */
  readonly syllables: readonly string[];
  /** Titles with slots: Q quality, T task, O object, M method, P place, H thing, N coined name. */
  readonly patterns: readonly string[];
  readonly venues: readonly Venue[];
  /** Titles that many papers bear. */
  readonly generic: readonly string[];
  /** What a survey is called: O, P and T as above. */
  readonly surveys: readonly string[];
  readonly publishers: readonly string[];
  /** Titles of notes about a paper, of parts and of sequels; `*` stands for the title. */
  readonly notes: readonly string[];
  readonly parts: readonly (readonly [one: string, other: string])[];
  readonly sequels: readonly (readonly [before: string, after: string])[];
  /** Reports that come each year; `@` stands for the year, `#` for a number. */
  readonly yearly: readonly string[];
  /** What the same paper is called in another language, word for word of no use. */
  readonly abroad: readonly string[];
  readonly years: readonly [first: number, last: number];
}

/** The pieces of a text, one between semicolons or line ends. */
export function pieces(text: string): string[] {
  return text
    .split(/[;\n]+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

/** The words of a text. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
