/** BibTeX, through citation-js, one record at a time so that a broken one spoils nothing else. */

import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { partialDate } from "../dates.ts";
import { type Entry, type ParseOptions, type Reject, reject } from "../entry.ts";
import type { Line } from "../import-lines.ts";
import { arxivIdIn, doiIn } from "../links.ts";
import { withoutMarkup } from "../markup.ts";
import { peopleStrings } from "../people.ts";
import { cleanLine, readable } from "../text.ts";
import { bibtexRecords, Macros } from "./bibtex-records.ts";
import { categoriesOf, dateOf } from "./record-entry.ts";

/** Reads record after record. Macros hold from where they are defined. */
export async function* readBibtex(
  lines: AsyncIterable<Line>,
  { file }: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  const macros = new Macros();
  let count = 0;
  for await (const record of bibtexRecords(lines)) {
    if ("reason" in record) {
      yield reject(file, record.line, record.reason, record.text);
      continue;
    }
    const { type, text, line, endLine } = record;
    if (type === "comment" || type === "preamble") continue;
    if (type === "string") {
      const refused = macros.define(text);
      if (refused !== undefined) yield reject(file, line, refused, text);
      continue;
    }
    count += 1;
    const before = macros.usedBy(text);
    yield before === undefined
      ? reject(file, line, "the macros in it make the record too long", text)
      : readRecord(before + text, text, { file, entry: count, line, endLine });
  }
}

function readRecord(
  source: string,
  text: string,
  place: { file: string; entry: number; line: number; endLine: number },
): Entry | Reject {
  let raw: unknown;
  let csl: unknown;
  try {
    raw = first(plugins.input.chain(source, options("@bibtex/entries+list")));
    csl = first(plugins.input.chain(source, options("@csl/list+object")));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unreadable";
    return reject(place.file, place.line, `not BibTeX: ${why.slice(0, 120)}`, text);
  }
  const property = (...names: string[]): string | undefined => {
    const properties: unknown = get(raw, "properties");
    for (const name of names) {
      const found = get(properties, name);
      const value = typeof found === "number" ? String(found) : found;
      if (typeof value === "string" && cleanLine(value) !== "") return cleanLine(value);
    }
    return undefined;
  };
  const title = get(csl, "title");
  const plainTitle = typeof title === "string" ? unmarked(title) : property("title");
  const abstract = property("abstract");
  if (plainTitle === undefined && abstract === undefined)
    return reject(place.file, place.line, "the record has neither a title nor an abstract", text);
  const authors = peopleStrings(get(csl, "author")).map(unmarked);
  const complete = authors.filter((name) => !/^(?:others|et al\.?)$/i.test(name));
  const eprint = property("eprint", "arxivid");
  const doi = doiIn(property("doi") ?? "") ?? doiIn(property("url") ?? "");
  const isArxiv = /arxiv/i.test(`${property("archiveprefix", "eprinttype") ?? "arxiv"}`);
  const arxivId =
    (eprint !== undefined && isArxiv ? arxivIdIn(eprint) : undefined) ??
    arxivIdIn(doi ?? "") ??
    arxivIdIn(
      [property("journal"), property("number"), property("url"), property("note"), property("howpublished")]
        .filter((one) => one !== undefined && /arxiv/i.test(one))
        .join(" "),
    );
  const container = get(csl, "container-title");
  const venue =
    typeof container === "string" && container !== ""
      ? unmarked(container)
      : property("booktitle", "journal");
  const year = /\d{4}/.exec(property("year", "date") ?? "")?.[0];
  const published =
    dateOf(get(csl, "issued")) ?? (year === undefined ? undefined : partialDate(Number(year)));
  const url = property("url");
  const categories = categoriesOf(property("primaryclass", "eprintclass"));
  return {
    ...place,
    ...(plainTitle === undefined ? {} : { title: plainTitle }),
    ...(complete.length === 0
      ? {}
      : { authors: complete, authorsComplete: complete.length === authors.length }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(venue === undefined || /^(?:arxiv|corr)\b/i.test(venue) ? {} : { venue }),
    ...(published === undefined ? {} : { published }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(doi === undefined || /^10\.48550\/arxiv/i.test(doi) ? {} : { doi }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(url !== undefined && /^https?:\/\//i.test(url) ? { url } : {}),
  };
}

function options(target: string) {
  return { forceType: "@bibtex/text", target, generateGraph: false, maxChainLength: 10, strict: true };
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function get(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** citation-js marks small capitals and the like with HTML. */
function unmarked(text: string): string {
  return readable(withoutMarkup(text));
}
