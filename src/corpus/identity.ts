/**
 * Whether two bibliographic records are one paper. Ids settle it; else title, authors, year, venue and abstract each add
 * their evidence to one sum of log odds (Fellegi and Sunter, "A theory for record linkage", 1969), with weights set on
 * generated variants (test/bench/identity-bench.ts). Precision first: two papers made one are worse than one left twice, so
 * what lies between is doubtful and asked about.
 */

import { comparePeople, type Person } from "./people.ts";
import { type BibliographicRecord, type Prepared, prepare } from "./prepared.ts";
import { type Evidence, titleEvidence } from "./title-evidence.ts";
import { likenessOf } from "./title-likeness.ts";
import { venueAgreement } from "./venues.ts";

export type { BibliographicRecord, Prepared } from "./prepared.ts";

export interface Verdict {
  readonly verdict: "same" | "different" | "doubtful";
  /** 0..1, how likely the two are one paper. */
  readonly score: number;
  /** In words, strongest reason first. */
  readonly why: readonly string[];
}

/** Above this they are the same, below the other different. */
export const SAME_FROM = 0.62;
export const DIFFERENT_BELOW = 0.35;

/** Log odds that each piece of evidence adds. */
const ODDS = {
  base: -3,
  authors: { all: 2.6, some: 1.3, none: -4.2 },
  year: [1, 0.3, -0.5, -1.1, -1.3, -2],
  otherIssue: -2,
  venue: { same: 0.6, other: -0.4 },
  abstract: { same: 5, alike: 2, other: -2.5 },
} as const;

/** Judges two records. Symmetric. Linear in their text but for short windows. */
export function judge(a: BibliographicRecord, b: BibliographicRecord): Verdict {
  return judgePrepared(prepare(a), prepare(b));
}

/** The same for records already prepared. */
export function judgePrepared(one: Prepared, other: Prepared): Verdict {
  // One order, so that pairing words and names off greedily cannot depend on who comes first.
  const [a, b] = orderOf(one) <= orderOf(other) ? [one, other] : [other, one];
  const byId = judgeIds(a, b);
  if (byId !== undefined) return byId;
  const evidence: { odds: number; why: string }[] = [];
  const add = (odds: number, why: string) => evidence.push({ odds, why });
  const title = titleEvidence(a, b);
  if (title !== undefined) add(title.odds, title.why);
  const people = peopleEvidence(a, b, title);
  if (people !== undefined) add(people.odds, people.why);
  const years = yearGap(a, b);
  if (years !== undefined)
    add(
      ODDS.year[Math.min(years, 5)] ?? 0,
      years === 0 ? "the same year" : `${years} year${years === 1 ? "" : "s"} apart`,
    );
  // An editorial of the year after is another one, whoever writes it.
  if (title?.generic === true && years !== undefined && years > 0)
    add(ODDS.otherIssue, "so another issue of it");
  const venue = venueAgreement(a.record.venue, b.record.venue);
  if (venue !== undefined && venue >= 0.6) add(ODDS.venue.same, "the same venue");
  if (venue !== undefined && venue < 0.3) add(ODDS.venue.other, "other venues");
  const text = containment(a.shingles, b.shingles);
  if (text !== undefined && text >= 0.6) add(ODDS.abstract.same, "one abstract holds the other");
  else if (text !== undefined && text >= 0.25) add(ODDS.abstract.alike, "the abstracts share whole passages");
  else if (text !== undefined && text < 0.05) add(ODDS.abstract.other, "other abstracts");
  // A title or an abstract is needed: authors, venue and year alone make no paper.
  if (title === undefined && (text === undefined || text < 0.25))
    return { verdict: "different", score: 0.05, why: ["no title or abstract to compare"] };
  const odds = evidence.reduce((sum, { odds }) => sum + odds, ODDS.base + (title === undefined ? 2 : 0));
  const score = Math.round(1000 / (1 + Math.exp(-odds))) / 1000;
  const verdict = score >= SAME_FROM ? "same" : score < DIFFERENT_BELOW ? "different" : "doubtful";
  const sign = verdict === "different" ? -1 : 1;
  const why = evidence.sort((x, y) => sign * (y.odds - x.odds)).map((one) => one.why);
  return { verdict, score, why };
}

function orderOf({ squashed, rest }: Prepared): string {
  return `${squashed} ${rest.join(" ")}`;
}

function judgeIds({ record: a, words: x }: Prepared, { record: b, words: y }: Prepared): Verdict | undefined {
  const [arxivA, arxivB] = [arxivOf(a), arxivOf(b)];
  const [doiA, doiB] = [a.doi?.toLowerCase(), b.doi?.toLowerCase()];
  const what =
    arxivA !== undefined && arxivA === arxivB
      ? `the same arXiv id ${arxivA}`
      : doiA !== undefined && doiA === doiB
        ? `the same DOI ${doiA}`
        : undefined;
  if (what !== undefined) {
    // A DOI can be that of the whole proceedings, or a slip.
    const likeness = likenessOf(x, y);
    if (x.length > 0 && y.length > 0 && likeness.shared < 0.3 && !likeness.cut)
      return { verdict: "doubtful", score: 0.5, why: [what, "but the titles have little in common"] };
    return { verdict: "same", score: 1, why: [what] };
  }
  if (x.length + y.length === 0 && a.url !== undefined && a.url === b.url)
    return { verdict: "same", score: 1, why: ["the same address"] };
  if (arxivA !== undefined && arxivB !== undefined)
    return { verdict: "different", score: 0.02, why: [`two arXiv ids, ${arxivA} and ${arxivB}`] };
  return undefined;
}

function arxivOf(record: BibliographicRecord): string | undefined {
  return record.arxivId ?? /^10\.48550\/arxiv\.(\d{4}\.\d{4,5})/i.exec(record.doi ?? "")?.[1];
}

function peopleEvidence(a: Prepared, b: Prepared, title: Evidence | undefined): Evidence | undefined {
  const agreement = comparePeople(a.people, b.people);
  if (agreement.known && agreement.share >= 0.45) {
    const all = agreement.share >= 0.8;
    // More people in common, less chance; a list of one is less than a list of four.
    const odds =
      (all ? ODDS.authors.all : ODDS.authors.some) +
      Math.min(0.8, 0.25 * (agreement.count - 1)) -
      (agreement.whole < 0.5 ? 0.5 : 0);
    return { odds, why: all ? "the same authors" : "authors in common" };
  }
  // The surnames may stand in another field.
  const found = Math.max(surnamesIn(a.people, b), surnamesIn(b.people, a));
  if (found >= 0.6)
    return { odds: ODDS.authors.some, why: "the authors of one stand elsewhere in the other" };
  if (!agreement.known || title?.moved === true) return undefined;
  const likeness = title?.likeness;
  if (agreement.share >= 0.2) return { odds: -0.8, why: "hardly an author in common" };
  // The same long title by nobody in common is more often a damaged list than a second paper.
  const long = likeness !== undefined && likeness.both >= 5 && likeness.onlyA + likeness.onlyB < 0.35;
  return { odds: long ? ODDS.authors.none + 1.2 : ODDS.authors.none, why: "no author in common" };
}

function surnamesIn(people: readonly Person[], other: Prepared): number {
  const names = people.filter((person) => person.surname.length >= 3);
  if (names.length === 0) return 0;
  const title = new Set(other.words);
  const rest = new Set(other.all.filter((word) => !title.has(word) || other.people.length === 0));
  return names.filter((person) => rest.has(person.surname)).length / names.length;
}

function yearGap(a: Prepared, b: Prepared): number | undefined {
  const [x, y] = [a.record.year, b.record.year];
  return x === undefined || y === undefined ? undefined : Math.abs(Math.round(x) - Math.round(y));
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

export { Clusterer, type Clusters, cluster, type JudgedPair } from "./cluster.ts";
