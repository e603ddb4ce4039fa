/** arXiv's Atom, as its API answers. Source: arXiv API User's Manual, section 4. */

import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type Entry, type ParseOptions, type Reject, reject } from "../entry.ts";
import type { Line } from "../import-lines.ts";
import { arxivIdIn, doiIn } from "../links.ts";
import { cleanLine } from "../text.ts";
import { categoriesOf, dateOf } from "./record-entry.ts";

/** One entry may be this long, and all that stands outside of entries, in characters. */
const LONGEST = 4 * 1024 * 1024;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  removeNSPrefix: true,
  // No entities but XML's own: a document type can make a few lines grow without end.
  processEntities: true,
  isArray: (name) => ["entry", "author", "category", "link"].includes(name),
});

const BEGIN = /<(?:\w+:)?entry[\s>]/;
const END = /<\/(?:\w+:)?entry\s*>/;

/**
 * Reads the entries of one feed, each by itself, so that the feed may be of any size and a broken entry spoils no other.
 * Tags that open and close entries are looked for line by line, as if there were no comments.
 */
export async function* readArxivAtom(
  lines: AsyncIterable<Line>,
  { file }: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  const outside: string[] = [];
  let open: { readonly parts: string[]; readonly line: number; damage?: string } | undefined;
  let [count, size, end] = [0, 0, 1];
  for await (const { text, number, damage } of lines) {
    end = number;
    if (damage !== undefined && open === undefined) yield reject(file, number, damage);
    let rest = text;
    for (let found = true; found; ) {
      const tag = (open === undefined ? BEGIN : END).exec(rest);
      found = tag !== null;
      const cut = tag === null ? rest.length : tag.index + (open === undefined ? 0 : tag[0].length);
      const part = rest.slice(0, cut);
      rest = rest.slice(cut);
      size += part.length + 1;
      if (size > LONGEST) {
        yield reject(
          file,
          open?.line ?? number,
          `more than ${LONGEST} characters without the end of an entry`,
        );
        return;
      }
      if (open === undefined) {
        outside.push(part);
        if (DOCTYPE.test(part)) {
          yield reject(file, 1, NO_DOCTYPE);
          return;
        }
        if (found) open = { parts: [], line: number };
        continue;
      }
      open.parts.push(part);
      if (damage !== undefined) open.damage ??= damage;
      if (!found) continue;
      count += 1;
      const { line } = open;
      if (open.damage !== undefined) yield reject(file, line, open.damage);
      else yield* parseArxivAtom(`<feed>${open.parts.join("\n")}</feed>`, file, { line, entry: count });
      open = undefined;
      size = 0;
    }
  }
  if (open !== undefined) yield reject(file, open.line, "not XML: the entry is never closed");
  else {
    const valid = XMLValidator.validate(outside.join("\n"));
    if (valid !== true) yield reject(file, count === 0 ? valid.err.line : end, `not XML: ${valid.err.msg}`);
  }
}

const DOCTYPE = /<!(?:DOCTYPE|ENTITY)/i;
const NO_DOCTYPE = "the feed declares a document type, which feeds do not need and which is not read";

/** The entries of a text; `first`: the line on which it begins, and the number of its first entry. Throws nothing. */
export function parseArxivAtom(
  text: string,
  file: string,
  first = { line: 1, entry: 1 },
): (Entry | Reject)[] {
  if (DOCTYPE.test(text)) return [reject(file, 1, NO_DOCTYPE)];
  const valid = XMLValidator.validate(text);
  if (valid !== true) return [reject(file, first.line + valid.err.line - 1, `not XML: ${valid.err.msg}`)];
  const starts = [...text.matchAll(/<(?:\w+:)?entry[\s>]/g)].map((match) => match.index);
  const entries = list(get(get(parser.parse(text), "feed"), "entry"));
  let [line, at] = [first.line, 0];
  return entries.map((entry, index) => {
    for (const start = starts[index] ?? at; at < start; at += 1) if (text[at] === "\n") line += 1;
    return entryOf(entry, { file, entry: first.entry + index, line, endLine: line });
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
