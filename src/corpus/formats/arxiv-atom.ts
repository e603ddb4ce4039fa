/** arXiv's Atom, as its API answers. Source: arXiv API User's Manual, section 4. */

import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type Entry, type ParseOptions, type Reject, reject } from "../entry.ts";
import { type Line, wholeText } from "../import-lines.ts";
import { arxivIdIn, doiIn } from "../links.ts";
import { cleanLine } from "../text.ts";
import { categoriesOf, dateOf } from "./record-entry.ts";

const LARGEST = 32 * 1024 * 1024;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  removeNSPrefix: true,
  // No entities but XML's own: a document type can make a few lines grow without end.
  processEntities: true,
  isArray: (name) => ["entry", "author", "category", "link"].includes(name),
});

/** Reads all entries of one feed. */
export async function* readArxivAtom(
  lines: AsyncIterable<Line>,
  { file }: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  const whole = await wholeText(lines, LARGEST);
  if ("reason" in whole) yield reject(file, whole.line, whole.reason);
  else yield* parseArxivAtom(whole.text, file);
}

/** The same from text; throws nothing. */
export function parseArxivAtom(text: string, file: string): (Entry | Reject)[] {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    return [
      reject(file, 1, "the feed declares a document type, which feeds do not need and which is not read"),
    ];
  const valid = XMLValidator.validate(text);
  if (valid !== true) return [reject(file, valid.err.line, `not XML: ${valid.err.msg}`)];
  const starts = [...text.matchAll(/<(?:\w+:)?entry[\s>]/g)].map((match) => match.index);
  const entries = list(get(get(parser.parse(text), "feed"), "entry"));
  let [line, at] = [1, 0];
  return entries.map((entry, index) => {
    for (const start = starts[index] ?? at; at < start; at += 1) if (text[at] === "\n") line += 1;
    return entryOf(entry, { file, entry: index + 1, line, endLine: line });
  });
}

function entryOf(
  entry: unknown,
  place: { file: string; entry: number; line: number; endLine: number },
): Entry | Reject {
  const title = textOf(get(entry, "title"));
  const id = textOf(get(entry, "id")) ?? "";
  if (/\/api\/errors/.test(id))
    return reject(
      place.file,
      place.line,
      `the source reports: ${textOf(get(entry, "summary")) ?? "an error"}`,
    );
  if (title === undefined) return reject(place.file, place.line, "the entry has no title");
  const authors = list(get(entry, "author"))
    .map((author) => textOf(get(author, "name")))
    .filter((name) => name !== undefined);
  const abstract = textOf(get(entry, "summary")) ?? textOf(get(entry, "content"));
  const terms = list(get(entry, "category")).map((category) => get(category, "@term"));
  const primary = get(get(entry, "primary_category"), "@term");
  const categories = categoriesOf([primary, ...terms].filter((term) => typeof term === "string"));
  const doi = doiIn(textOf(get(entry, "doi")) ?? "");
  const arxivId = arxivIdIn(id);
  const published = dateOf(textOf(get(entry, "published"))?.slice(0, 10));
  const venue = textOf(get(entry, "journal_ref"));
  return {
    ...place,
    title,
    ...(authors.length === 0 ? {} : { authors, authorsComplete: true }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(published === undefined ? {} : { published }),
    ...(venue === undefined ? {} : { venue }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
  };
}

function textOf(value: unknown): string | undefined {
  const inner = typeof value === "object" && value !== null ? get(value, "#text") : value;
  return typeof inner === "string" && cleanLine(inner) !== "" ? cleanLine(inner) : undefined;
}

function get(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
