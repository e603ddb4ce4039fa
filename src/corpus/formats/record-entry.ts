/** From a record of any JSON dialect to an entry: the fields identity knows, and those only a card needs. */

import type { PublishedDate } from "../../core/paper.ts";
import { arxivClass } from "../arxiv-classes.ts";
import { calendarDate, monthNumber, partialDate } from "../dates.ts";
import type { Entry } from "../entry.ts";
import { arxivIdIn, doiIn, linkOf } from "../links.ts";
import { withoutMarkup } from "../markup.ts";
import { peopleStrings, splitNames } from "../people.ts";
import { cleanLine, nameInOrder } from "../text.ts";

/** Where an entry stands. */
export interface Place {
  readonly file: string;
  readonly entry: number;
  readonly line: number;
  readonly endLine: number;
}

/** Fields by the names that JSON sources use, in order of preference. */
export const NAMES = {
  title: ["title", "display_name"],
  authors: ["authors", "author", "authorships"],
  abstract: ["abstractOriginal", "abstract", "summary", "paperAbstract"],
  venue: ["venue", "journal-ref", "container-title", "journal", "booktitle", "publicationVenue"],
  date: ["published", "publicationDate", "publication_date", "issued", "date", "update_date", "year"],
  url: ["url", "URL", "link"],
  doi: ["doi", "DOI"],
  arxiv: ["arxivId", "arxiv_id", "arxiv", "eprint"],
} as const;

/** Reads one JSON object; a text says why it is no record of a paper. */
export function entryFromJson(value: unknown, place: Place): Entry | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "not a JSON object";
  const field = (names: readonly string[]): unknown => {
    for (const name of names) {
      const found: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
      if (found !== undefined && found !== null && found !== "") return found;
    }
    return undefined;
  };
  const text = (names: readonly string[]): string | undefined => {
    const found = field(names);
    const first: unknown = Array.isArray(found) ? found[0] : found;
    return typeof first === "string" && cleanLine(first) !== "" ? first.trim() : undefined;
  };
  const said = (names: readonly string[]): string | undefined => {
    const found = text(names);
    return found === undefined ? undefined : withoutMarkup(found).trim() || undefined;
  };
  const external = field(["externalIds", "ids"]);
  const idOf = (name: string): string | undefined => {
    if (typeof external !== "object" || external === null) return undefined;
    const found: unknown = Reflect.get(external, name);
    return typeof found === "string" ? found : undefined;
  };
  const title = said(NAMES.title);
  const abstract = said(NAMES.abstract);
  if (title === undefined && abstract === undefined) return "neither a title nor an abstract";
  const url = text(NAMES.url);
  const page = url === undefined ? undefined : linkOf(url);
  const doi =
    doiIn(text(NAMES.doi) ?? idOf("DOI") ?? idOf("doi") ?? "") ??
    (page?.kind === "doi" ? page.id : undefined);
  const id = text(["id"]);
  const arxivId =
    arxivIdIn(text(NAMES.arxiv) ?? idOf("ArXiv") ?? "") ??
    (id !== undefined && /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/.test(id)
      ? arxivIdIn(id)
      : undefined) ??
    arxivIdIn(doi ?? "") ??
    (page?.kind === "arxiv" ? page.id : undefined);
  const authors = authorsOf(field(NAMES.authors));
  const complete = field(["authorsComplete"]);
  const code = field(["code"]);
  const published = dateOf(field(NAMES.date)) ?? dateOf(field(["year"]));
  const venue = said(NAMES.venue);
  const categories = categoriesOf(field(["categories", "category", "primary_category"]));
  const affiliations = field(["affiliations"]);
  return {
    ...place,
    ...(title === undefined || field(["titleSource"]) === "derived" ? {} : { title }),
    ...(authors.names.length === 0
      ? {}
      : { authors: authors.names, authorsComplete: complete !== false && authors.complete }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(venue === undefined ? {} : { venue: cleanLine(venue) }),
    ...(published === undefined ? {} : { published }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(Array.isArray(affiliations)
      ? { affiliations: affiliations.filter((one) => typeof one === "string") }
      : {}),
    ...(typeof code === "boolean" ? { code } : {}),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined || /^10\.48550\/arxiv/i.test(doi) ? {} : { doi }),
    ...(url === undefined || !/^https?:\/\//i.test(url) ? {} : { url }),
  };
}

function authorsOf(value: unknown): { names: string[]; complete: boolean } {
  if (typeof value === "string")
    return { names: splitNames(value).map(nameInOrder), complete: !/\bet\.? al\b|\bothers\b/i.test(value) };
  const names = peopleStrings(value).map(nameInOrder);
  const kept = names.filter((name) => name !== "" && !/^(?:others|et al\.?)$/i.test(name));
  return { names: kept, complete: kept.length === names.length };
}

/** Reads `2024-05-07`, `2024`, 2024, `{date: …}`, CSL's `{"date-parts": [[2024, 5, 7]]}` and `7 May 2024`. */
export function dateOf(value: unknown): PublishedDate | undefined {
  if (typeof value === "number") return partialDate(value);
  if (typeof value === "string") {
    const iso = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d])/.exec(value);
    if (iso !== null)
      return partialDate(
        Number(iso[1]),
        iso[2] === undefined ? undefined : Number(iso[2]),
        iso[3] === undefined ? undefined : Number(iso[3]),
      );
    const words = /(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.?,? (?:(\d{1,2}),? )?(\d{4})/.exec(value);
    const month = monthNumber(words?.[2] ?? "");
    if (words !== null && month !== undefined) {
      const day = words[1] ?? words[3];
      return partialDate(Number(words[4]), month, day === undefined ? undefined : Number(day));
    }
    const year = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/.exec(value)?.[1];
    return year === undefined ? undefined : partialDate(Number(year));
  }
  if (typeof value !== "object" || value === null) return undefined;
  const own: unknown = Reflect.get(value, "date");
  if (typeof own === "string") {
    const read = dateOf(own);
    return read === undefined
      ? undefined
      : { ...read, inferredYear: Reflect.get(value, "inferredYear") === true };
  }
  const parts: unknown = Reflect.get(value, "date-parts");
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  if (Array.isArray(first)) {
    const [year, month, day] = first.map(Number);
    if (
      year !== undefined &&
      month !== undefined &&
      day !== undefined &&
      calendarDate(year, month, day) === undefined
    )
      return partialDate(year);
    return partialDate(year, month, day);
  }
  return dateOf(Reflect.get(value, "literal") ?? Reflect.get(value, "raw"));
}

/** arXiv classes from a list or a text with spaces; what arXiv does not know is left out. */
export function categoriesOf(value: unknown): string[] {
  const list =
    typeof value === "string"
      ? value.split(/[\s,;]+/)
      : Array.isArray(value)
        ? value.flatMap((item: unknown) => (typeof item === "string" ? item.split(/[\s,;]+/) : []))
        : [];
  return [...new Set(list.map(arxivClass).filter((one) => one !== undefined))];
}
