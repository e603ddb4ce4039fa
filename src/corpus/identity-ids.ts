/**
 * What ids alone settle. One arXiv id in any version, or one DOI: the same, unless the titles have nothing in common, for a DOI
 * can be that of whole proceedings, or a slip. Two arXiv ids: different, unless one DOI names both. Two DOIs settle nothing,
 * for a preprint's and its publication's name one work; two of publications weigh against (other-evidence.ts).
 */

import type { Verdict } from "./identity.ts";
import type { Prepared } from "./prepared.ts";
import { align } from "./title-alignment.ts";
import { weightOf } from "./word-weights.ts";

/** The verdict that the ids of two records give, if any. Symmetric. */
export function judgeIds(a: Prepared, b: Prepared): Verdict | undefined {
  const [x, y] = [a.words, b.words];
  const [arxivA, arxivB] = [a.arxiv, b.arxiv];
  const [doiA, doiB] = [a.doi, b.doi];
  const what =
    arxivA !== undefined && arxivA === arxivB
      ? `the same arXiv id ${arxivA}`
      : doiA !== undefined && doiA === doiB
        ? `the same DOI ${doiA}`
        : undefined;
  if (what !== undefined) {
    if (x.length > 0 && y.length > 0 && !related(x, y))
      return { verdict: "doubtful", score: 0.4, why: [what, "but the titles have little in common"] };
    return { verdict: "same", score: 1, why: [what] };
  }
  if (x.length + y.length === 0 && a.url !== undefined && a.url === b.url)
    return { verdict: "same", score: 1, why: ["the same address"] };
  if (arxivA !== undefined && arxivB !== undefined)
    return {
      verdict: "different",
      score: 0.02,
      why: [`two arXiv ids, ${[arxivA, arxivB].toSorted().join(" and ")}`],
    };
  return undefined;
}

/** Whether two titles share enough to be forms of one. */
function related(x: readonly string[], y: readonly string[]): boolean {
  const [a, b] = x.join(" ") <= y.join(" ") ? [x, y] : [y, x];
  const { both } = align(a, b);
  const weight = (words: readonly string[]) => words.reduce((sum, word) => sum + weightOf(word), 0);
  return both >= 0.3 * (weight(a) + weight(b) - both) || both >= 0.8 * Math.min(weight(a), weight(b));
}
