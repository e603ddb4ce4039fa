/**
 * What an arXiv id looks like. Source: arXiv, "Understanding the arXiv identifier" (YYMM.NNNN from April 2007, five digits
 * from 2015; archive/YYMMNNN before, with an optional class behind the archive that is no part of the id).
 */

import { archives } from "./arxiv-classes.ts";

const MONTH = "(?:0[1-9]|1[0-2])";
const ARCHIVE = `(?:${archives().join("|")})`;

/** `2501.12948`, as it may be typed: with as many digits as any year had. */
const ARXIV_NEW = `\\d{2}${MONTH}\\.\\d{4,5}`;
/** The same where nothing but its form tells it from a price: with the digits of its year. */
export const ARXIV_NEW_ALONE = `(?:(?:0[7-9]|1[0-4])${MONTH}\\.\\d{4}|(?:1[5-9]|[2-9]\\d)${MONTH}\\.\\d{5})`;
/** `math/0309136`, `math.GT/0309136`. */
export const ARXIV_OLD = `${ARCHIVE}(?:\\.[a-z-]{2,12})?/(?:9[1-9]|0[0-7])${MONTH}\\d{3}`;
export const ARXIV_ID = `(?:${ARXIV_NEW}|${ARXIV_OLD})`;
/** The end of an id that is not cut short: a version, then no further digit. */
export const ARXIV_END = "(?:v\\d+)?(?!\\d)";

/** An id as arXiv writes it now: lower case, without the class. */
export function canonicalArxivId(id: string): string {
  return id.toLowerCase().replace(/^([a-z-]+)\.[a-z-]+\//, "$1/");
}
