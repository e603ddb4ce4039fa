/**
 * The listing: three lines a paper. Category code, date and `Code` run together (`CLAug 15, 2024Code`); title and
 * authors run together, then perhaps ` et al.` and ` · affiliations`; the abstract on one line.
 */

import { arxivClass } from "../arxiv-classes.ts";
import { calendarDate, inferYear, monthNumber } from "../dates.ts";
import { type Entry, type Parsed, type ParseOptions, type Reject, reject } from "../entry.ts";

const HEADER =
  /^([A-Za-z][A-Za-z.-]{1,20}?)(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{1,2})(?:, (\d{4}))?(Code)?$/;

interface Header {
  readonly line: number;
  readonly code: string;
  readonly month: number;
  readonly day: number;
  readonly year?: number;
  readonly hasCode: boolean;
}

/** Whether the line opens an entry of a listing. */
export function isListingHeader(line: string): boolean {
  const found = HEADER.exec(line.trim());
  return found !== null && arxivClass(found[1] ?? "") !== undefined;
}

function headerOf(text: string, line: number): Header | undefined {
  const found = HEADER.exec(text.trim());
  const month = monthNumber(found?.[2] ?? "");
  if (found === null || month === undefined) return undefined;
  const year = found[4] === undefined ? {} : { year: Number(found[4]) };
  return { line, code: found[1] ?? "", month, day: Number(found[3]), hasCode: found[5] === "Code", ...year };
}

/** Reads a listing. After an entry that cannot be read it goes on at the next category and date. */
export function parseListing(lines: readonly string[], { file, today }: ParseOptions): Parsed {
  const entries: Entry[] = [];
  const rejects: Reject[] = [];
  const headers = lines.map((line, index) => headerOf(line, index + 1));
  const years = headers.flatMap((header) => (header?.year === undefined ? [] : [header.year]));
  const newestYear = years.length === 0 ? undefined : years.reduce((a, b) => Math.max(a, b));
  let entry = 0;
  let index = 0;
  while (index < lines.length) {
    const header = headers[index];
    const body: { text: string; line: number }[] = [];
    const start = index;
    if (header !== undefined) index += 1;
    while (index < lines.length && headers[index] === undefined) {
      const text = lines[index] ?? "";
      if (text.trim() !== "") body.push({ text: text.trim(), line: index + 1 });
      index += 1;
    }
    const stray = header === undefined ? body : body.slice(2);
    if (header !== undefined) {
      entry += 1;
      const read = readEntry(header, body.slice(0, 2), { file, entry, newestYear, today });
      if (typeof read === "string") rejects.push(reject(file, header.line, read, lines[start]));
      else entries.push(read);
    }
    const first = stray[0];
    if (first !== undefined) {
      entry += 1;
      rejects.push(
        reject(
          file,
          first.line,
          "expected a category and a date such as `CLJan 22, 2025` at the start of an entry",
          first.text,
        ),
      );
    }
  }
  return { entries, rejects };
}

interface Place {
  readonly file: string;
  readonly entry: number;
  readonly newestYear: number | undefined;
  readonly today: string;
}

function readEntry(
  header: Header,
  body: readonly { text: string; line: number }[],
  place: Place,
): Entry | string {
  const category = arxivClass(header.code);
  if (category === undefined) return `\`${header.code}\` is not a class of arXiv`;
  const date =
    header.year === undefined
      ? inferYear(header.month, header.day, place.newestYear, place.today)
      : { date: calendarDate(header.year, header.month, header.day), inferredYear: false };
  if (date?.date === undefined) return "there is no such day in the calendar";
  const [byline, abstract] = body;
  if (byline === undefined) return "the entry ends before its title";
  const { glued, complete, affiliations } = splitByline(byline.text);
  return {
    file: place.file,
    entry: place.entry,
    line: header.line,
    endLine: abstract?.line ?? byline.line,
    glued,
    authorsComplete: complete,
    affiliations,
    categories: [category],
    published: { date: date.date, inferredYear: date.inferredYear },
    code: header.hasCode,
    ...(abstract === undefined ? {} : { abstract: abstract.text }),
  };
}

/** Takes ` et al.` and the affiliations off the end of a title-and-authors line. */
export function splitByline(byline: string): {
  readonly glued: string;
  readonly complete: boolean;
  readonly affiliations: readonly string[];
} {
  const dot = byline.lastIndexOf(" · ");
  const after = dot < 0 ? "" : byline.slice(dot + 3).trim();
  // Affiliations are short slugs; a title may hold the same dot.
  const isSlugs = /^[\p{Ll}\p{N}][\p{Ll}\p{N}&.'-]*(?:, ?[\p{Ll}\p{N}][\p{Ll}\p{N}&.'-]*)*$/u.test(after);
  const head = (isSlugs ? byline.slice(0, dot) : byline).trim();
  const open = /(?:,? et al\.?|,? and others)$/.exec(head);
  return {
    glued: open === null ? head : head.slice(0, open.index),
    complete: open === null,
    affiliations: isSlugs ? after.split(/, ?/) : [],
  };
}
