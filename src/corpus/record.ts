/** Bibliographic records out of JSON that anybody wrote. */

import { peopleStrings } from "./people.ts";
import type { BibliographicRecord } from "./prepared.ts";
import { cleanLine } from "./text.ts";

/** What tables write where nothing is known. */
const NOTHING = /^(?:null|nan|<na>|na|n\/a|none|nil|undefined|unknown|[-–—?.]+)$/i;

/**
 * Reads a record from untrusted JSON: other usual names of fields, authors as strings or objects, years in text, numbers as
 * text and the other way round; a string alone is a title. What it does not know, and `NaN`, `null` and the like, is left out.
 */
export function recordFrom(value: unknown): BibliographicRecord {
  if (typeof value === "string") return recordFrom({ title: value });
  const fields = new Map<string, unknown>(
    typeof value === "object" && value !== null
      ? Object.entries(value).map(([name, field]) => [name.toLowerCase(), field])
      : [],
  );
  const text = (...names: string[]): string | undefined => {
    for (const name of names) {
      const field = fields.get(name);
      const found = typeof field === "number" ? String(field) : Array.isArray(field) ? field[0] : field;
      if (typeof found === "string" && cleanLine(found) !== "" && !NOTHING.test(found.trim()))
        return cleanLine(found);
    }
    return undefined;
  };
  const year = /(?<!\d)(1[6-9]|20)\d{2}(?!\d)/.exec(
    text("year", "pub_year", "publication_year", "published", "date", "issued") ?? "",
  )?.[0];
  const arxiv = /(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/.exec(
    text("arxivid", "arxiv_id", "arxiv", "eprint") ?? "",
  )?.[1];
  const doi = /10\.\d{4,9}\/\S+/.exec(text("doi") ?? "")?.[0];
  return {
    title: text("title", "name"),
    authors: authorsFrom(
      fields.get("authors") ?? fields.get("author") ?? fields.get("author(s)") ?? fields.get("creator"),
    ),
    venue: text(
      "venue",
      "journal",
      "booktitle",
      "container-title",
      "conference",
      "publication",
      "source",
      "tech",
      "school",
      "institution",
    ),
    year: year === undefined ? undefined : Number(year),
    pages: text("pages", "page"),
    abstract: text("abstract", "summary"),
    arxivId: arxiv,
    doi: doi?.toLowerCase(),
  };
}

/** A name in quotation marks; an apostrophe inside stands between letters. */
const QUOTED = /"([^"]*)"|'((?:[^']|(?<=\p{L})'(?=\p{L}))*)'/gu;

function authorsFrom(value: unknown): readonly string[] | string | undefined {
  if (typeof value === "string") {
    const text = value.trim();
    if (cleanLine(text) === "" || NOTHING.test(text)) return undefined;
    // A list written out as text: `['Ann Lee', 'Bo Xu']`.
    if (!/^\[\s*["']/.test(text) || !text.endsWith("]")) return value;
    return authorsFrom([...text.matchAll(QUOTED)].map(([, one, other]) => one ?? other ?? ""));
  }
  if (!Array.isArray(value)) return undefined;
  const kept = peopleStrings(value).filter((name) => name !== "" && !NOTHING.test(name));
  return kept.length === 0 ? undefined : kept;
}
