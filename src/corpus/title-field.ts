/** In which field of a record its title stands, and what stands around it there. */

import { areNames, readReference } from "./reference.ts";
import { readVenue } from "./venues.ts";

/** A title, and what stands around it in its field. */
export interface FoundTitle {
  readonly title: string;
  /** The year and the names before it. */
  readonly year: number | undefined;
  readonly names: string | undefined;
  /** What is named as the venue behind it. */
  readonly venue: string | undefined;
  /** The field that holds it. */
  readonly from: "title" | "authors" | "venue";
}

/** Characters of a field read; what follows is not a title any more. */
const LONGEST_TITLE = 2_000;
/** `(1998) Title`, as some styles of citation have it. */
const LEADING_YEAR = /^\s*[([]?\s*((?:19|20)\d\d)[a-z]?\s*[)\]][.,:]?\s*(?=\S)/;
/** `Title [Review]`: what indexes add. */
const BRACKETED = /\s*\[\s*(?:review|see comments?|article|abstract|letter|in process citation)\s*\][\s.]*$/i;

/** Where the title ends and a venue is named. */
const IN_VENUE = /[.?!]["”]?\s+in:?\s+(?=\S{2})/i;

/** Finds the title in its field, or in another when there is none, and takes off what stands before and behind it. */
export function titleOf(
  inTitle: string,
  names: readonly string[] | string | undefined,
  place: string,
): FoundTitle {
  const from = (where: FoundTitle["from"], whole: string): FoundTitle => {
    const text = whole.slice(0, LONGEST_TITLE);
    const cited =
      where === "authors" || names === undefined || names.length === 0 ? readReference(text) : undefined;
    const rest = cited?.title ?? text;
    const year = LEADING_YEAR.exec(rest);
    const title = year === null ? rest : rest.slice(year[0].length);
    const end = place === "" || where === "venue" ? IN_VENUE.exec(title) : null;
    const kept = end === null || end.index < 8 ? title : title.slice(0, end.index);
    return {
      title: kept.replace(BRACKETED, ""),
      year: cited?.year ?? (year === null ? undefined : Number(year[1])),
      names: cited?.names,
      venue: end === null || kept === title ? undefined : title.slice(end.index + end[0].length),
      from: where,
    };
  };
  if (inTitle !== "") return from("title", inTitle);
  // Without a title, the field that holds more than names or a venue holds it as well.
  const people = typeof names === "string" ? names : "";
  if (people.split(/[\s,]+/).length >= 4 && !areNames(people.slice(0, LONGEST_TITLE)))
    return from("authors", people);
  const { kind, words } = readVenue(place.split(/[,.]\s|\sin\s+proc/i)[0] ?? "");
  return kind === undefined && words.length >= 3 ? from("venue", place) : from("title", "");
}
