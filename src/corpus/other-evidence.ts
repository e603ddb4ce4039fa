/** What year, venue, pages, DOI and abstract of two records say. */

import type { Evidence, Term } from "./evidence.ts";
import { byInitials } from "./people-evidence.ts";
import type { Prepared } from "./prepared.ts";
import { isPreprintDoi } from "./record-ids.ts";
import type { TitleEvidence } from "./title-evidence.ts";
import { agreementOf } from "./venues.ts";

export interface OtherEvidence extends Evidence {
  /** Enough to judge by where a title is missing. */
  readonly settles?: boolean;
}

/** The evidence of all fields but title and authors. Linear in the abstracts, else constant. */
export function otherEvidence(a: Prepared, b: Prepared, title: TitleEvidence | undefined): OtherEvidence[] {
  const found: OtherEvidence[] = [];
  const gap = a.year === undefined || b.year === undefined ? undefined : Math.abs(a.year - b.year);
  if (gap !== undefined)
    found.push({
      terms: [yearTerm(gap)],
      why: gap === 0 ? "the same year" : `${gap} year${gap === 1 ? "" : "s"} apart`,
    });
  const venue = a.venue === undefined || b.venue === undefined ? undefined : agreementOf(a.venue, b.venue);
  const kinds = [a.venue?.kind, b.venue?.kind];
  const preprint = kinds.includes("preprint") && kinds[0] !== kinds[1];
  const other = venue !== undefined && venue < 0.3 && !preprint;
  if (venue !== undefined && venue >= 0.6) found.push({ terms: [["venue.same", 1]], why: "the same venue" });
  else if (other) found.push({ terms: [["venue.other", 1]], why: "other venues" });
  // The journal's version of what a conference printed is longer, and a work of its own.
  const versions = other && kinds.includes("conference") && kinds.includes("journal");
  if (versions && gap !== undefined && gap > 0)
    found.push({
      terms: [[byInitials(a) || byInitials(b) ? "versions.initials" : "versions.later", 1]],
      why: "so the journal's version of a conference paper",
    });
  if (title?.generic === true) found.push(...genericTerms(gap, venue));
  if (a.firstPage !== undefined && b.firstPage !== undefined)
    found.push(
      a.firstPage === b.firstPage
        ? { terms: [["pages.same", 1]], why: "the same pages" }
        : { terms: [["pages.other", 1]], why: "other pages" },
    );
  const [doiA, doiB] = [a.doi, b.doi];
  if (doiA !== undefined && doiB !== undefined && !isPreprintDoi(doiA) && !isPreprintDoi(doiB))
    found.push({ terms: [["doi.other", 1]], why: "two DOIs" });
  const text = containment(a.shingles, b.shingles);
  if (text !== undefined) found.push(...abstractTerms(text));
  return found;
}

function yearTerm(gap: number): Term {
  return [
    gap === 0
      ? "year.same"
      : gap === 1
        ? "year.one"
        : gap === 2
          ? "year.two"
          : gap <= 4
            ? "year.few"
            : "year.many",
    1,
  ];
}

/** An editorial of the year after is another one, whoever writes it. */
function genericTerms(gap: number | undefined, venue: number | undefined): OtherEvidence[] {
  const terms: Term[] = [];
  let why = "";
  if (gap !== undefined && gap > 0) {
    terms.push(["generic.otherYear", 1]);
    why = "so another issue of it";
  }
  if (gap === undefined) terms.push(["generic.noYear", 1]);
  if (venue !== undefined && venue >= 0.6 && gap === 0) terms.push(["generic.issue", 1]);
  return terms.length === 0 ? [] : [{ terms, why }];
}

function abstractTerms(text: number): OtherEvidence[] {
  if (text >= 0.6)
    return [{ terms: [["abstract.same", 1]], why: "one abstract holds the other", settles: true }];
  if (text >= 0.25)
    return [{ terms: [["abstract.alike", 1]], why: "the abstracts share whole passages", settles: true }];
  if (text < 0.05) return [{ terms: [["abstract.other", 1]], why: "other abstracts" }];
  return [];
}

/** Share of the shorter text's runs that the other holds; undefined when either is too short to say. Linear. */
function containment(a: Uint32Array | undefined, b: Uint32Array | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  const least = Math.min(a.length, b.length);
  if (least < 15) return undefined;
  let [x, y, shared] = [0, 0, 0];
  while (x < a.length && y < b.length) {
    const [one, other] = [a[x] ?? 0, b[y] ?? 0];
    if (one === other) shared += 1;
    if (one <= other) x += 1;
    if (other <= one) y += 1;
  }
  return shared / least;
}
