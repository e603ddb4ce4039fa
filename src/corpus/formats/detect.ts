/** Tells a document's format by what stands in it, never by its name. */

import type { Parsed, ParseOptions } from "../entry.ts";
import { isAuthorPage, parseAuthorPage } from "./author-page.ts";
import { isAbstractLine, parseBareAbstracts } from "./bare-abstracts.ts";
import { isListingHeader, parseListing } from "./listing.ts";

export type SeedFormat = "listing" | "author-page" | "bare-abstracts";

type Parser = (lines: readonly string[], options: ParseOptions) => Parsed;

const PARSERS: Readonly<Record<SeedFormat, Parser>> = {
  listing: parseListing,
  "author-page": parseAuthorPage,
  "bare-abstracts": parseBareAbstracts,
};

/** How many lines decide. */
const LOOKED_AT = 2_000;

/** The format of a seed document, or undefined when it is none of them. */
export function detectSeedFormat(lines: readonly string[]): SeedFormat | undefined {
  if (isAuthorPage(lines)) return "author-page";
  const head = lines.slice(0, LOOKED_AT);
  const headers = head.filter(isListingHeader).length;
  const abstracts = head.filter(isAbstractLine).length;
  if (headers === 0 && abstracts === 0) return undefined;
  return headers >= abstracts ? "listing" : "bare-abstracts";
}

/** The parser of a format. */
export function seedParser(format: SeedFormat): Parser {
  return PARSERS[format];
}
