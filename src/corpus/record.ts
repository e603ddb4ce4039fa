/** Bibliographic records out of JSON that anybody wrote. */

import { peopleStrings } from "./people.ts";
import type { BibliographicRecord } from "./prepared.ts";
import { cleanLine } from "./text.ts";

/** Reads a record from untrusted JSON: other usual names of fields, authors as strings or objects, years in text. */
export function recordFrom(value: unknown): BibliographicRecord {
  const fields = new Map<string, unknown>(
    typeof value === "object" && value !== null
      ? Object.entries(value).map(([name, field]) => [name.toLowerCase(), field])
      : [],
  );
  const text = (...names: string[]): string | undefined => {
    for (const name of names) {
      const field = fields.get(name);
      const found = typeof field === "number" ? String(field) : Array.isArray(field) ? field[0] : field;
      if (
        typeof found === "string" &&
        cleanLine(found) !== "" &&
        !/^(?:null|nan|none|n\/a)$/i.test(found.trim())
      )
        return cleanLine(found);
    }
    return undefined;
  };
  const year = /(?<!\d)(1[6-9]|20)\d{2}(?!\d)/.exec(text("year", "published", "date", "issued") ?? "")?.[0];
  const arxiv = /(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/.exec(
    text("arxivid", "arxiv_id", "arxiv", "eprint") ?? "",
  )?.[1];
  const doi = /10\.\d{4,9}\/\S+/.exec(text("doi") ?? "")?.[0];
  return {
    title: text("title", "name"),
    authors: authorsFrom(fields.get("authors") ?? fields.get("author")),
    venue: text("venue", "journal", "booktitle", "container-title", "conference", "publication"),
    year: year === undefined ? undefined : Number(year),
    pages: text("pages", "page"),
    abstract: text("abstract", "summary"),
    arxivId: arxiv,
    doi: doi?.toLowerCase(),
  };
}

function authorsFrom(value: unknown): readonly string[] | string | undefined {
  if (typeof value === "string")
    return cleanLine(value) === "" || /^(?:null|nan|none)$/i.test(value.trim()) ? undefined : value;
  if (!Array.isArray(value)) return undefined;
  const kept = peopleStrings(value).filter((name) => name !== "");
  return kept.length === 0 ? undefined : kept;
}
