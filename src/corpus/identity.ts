/**
 * Whether two bibliographic records are one paper. Ids settle it where both have them (identity-ids.ts); else title, authors,
 * year, venue, pages and abstract each add their evidence to one sum of log odds (Fellegi and Sunter, "A theory for record
 * linkage", 1969). Fellegi and Sunter take the pieces of evidence for independent; these are not, so their weights are
 * estimated together, by logistic regression on made pairs (test/bench/identity/fit.ts). Precision first: two papers made one
 * are worse than one left twice, so what lies between is doubtful and asked about.
 */

import { type Evidence, oddsOf, type Term } from "./evidence.ts";
import { judgeIds } from "./identity-ids.ts";
import { otherEvidence } from "./other-evidence.ts";
import { peopleEvidence } from "./people-evidence.ts";
import { type BibliographicRecord, compareRecords, type Prepared, prepare } from "./prepared.ts";
import { titleEvidence } from "./title-evidence.ts";

export type { BibliographicRecord, Prepared } from "./prepared.ts";

export interface Verdict {
  readonly verdict: "same" | "different" | "doubtful";
  /** 0..1, how likely the two are one paper among pairs that look alike; higher is likelier. */
  readonly score: number;
  /** In words, strongest reason first. */
  readonly why: readonly string[];
}

/** From this score on they are the same, below the other different. */
export const SAME_FROM = 0.7;
export const DIFFERENT_BELOW = 0.1;

/** Judges two records. Symmetric. Linear in their text but for short windows. */
export function judge(a: BibliographicRecord, b: BibliographicRecord): Verdict {
  return judgePrepared(prepare(a), prepare(b));
}

/** The same for records already prepared. */
export function judgePrepared(one: Prepared, other: Prepared): Verdict {
  const byId = judgeIds(one, other);
  if (byId !== undefined) return byId;
  const evidence = evidenceOf(one, other);
  // A title or an abstract is needed: authors, venue and year alone make no paper.
  if (evidence === undefined)
    return { verdict: "different", score: 0.02, why: ["no title or abstract to compare"] };
  const weighed = evidence.map(({ terms, why }) => ({ odds: oddsOf(terms), why }));
  let odds = 0;
  for (const one of weighed) odds += one.odds;
  const score = Math.round(1000 / (1 + Math.exp(-odds))) / 1000;
  const verdict = score >= SAME_FROM ? "same" : score < DIFFERENT_BELOW ? "different" : "doubtful";
  return { verdict, score, why: reasons(weighed, verdict) };
}

/** What weighs towards the verdict first; what weighs next to nothing is left out. */
function reasons(weighed: readonly { odds: number; why: string }[], verdict: Verdict["verdict"]): string[] {
  const sign = verdict === "different" ? -1 : 1;
  const said = weighed.filter(({ why }) => why !== "").toSorted((x, y) => sign * (y.odds - x.odds));
  const telling = said.filter(({ odds }) => Math.abs(odds) >= 0.3);
  return (telling.length > 0 ? telling : said.slice(0, 1)).map(({ why }) => why);
}

/**
 * All evidence on two records that their ids do not settle; undefined when there is neither a title nor an abstract to
 * compare. The first piece is what is believed of any two records that look alike.
 */
export function evidenceOf(one: Prepared, other: Prepared): Evidence[] | undefined {
  // One order, so that pairing words and names off greedily cannot depend on who comes first.
  const [a, b] = compareRecords(one, other) <= 0 ? [one, other] : [other, one];
  const title = titleEvidence(a, b);
  if (title?.apart === true) return [prior([]), title];
  const people = peopleEvidence(a, b, title);
  const others = otherEvidence(a, b, title);
  if (title === undefined && !others.some(({ settles }) => settles === true)) return undefined;
  return [
    prior(title === undefined ? [["title.absent", 1]] : []),
    ...[title, people].filter((piece) => piece !== undefined),
    ...others,
  ];
}

function prior(terms: readonly Term[]): Evidence {
  return { terms: [["base", 1], ...terms], why: "" };
}

export { Clusterer, type Clusters, cluster, type JudgedPair } from "./cluster.ts";
