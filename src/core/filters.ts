/** Narrowing a list of papers by what the documents say of them. */

import { type Paper, type PaperId, yearOf } from "./paper.ts";

export interface Filters {
  readonly author?: string | undefined;
  readonly year?: number | undefined;
  readonly category?: string | undefined;
  readonly affiliation?: string | undefined;
  readonly code?: "yes" | "no" | undefined;
  /** A tag of the team's. Which papers bear it stands in `tagged`, looked up before. */
  readonly tag?: string | undefined;
  readonly tagged?: ReadonlySet<PaperId> | undefined;
}

/** Those papers that meet every filter given, in the order they came. Names compare without case and accents. */
export function filterPapers(papers: readonly Paper[], filters: Filters): readonly Paper[] {
  const author = filters.author === undefined ? [] : folded(filters.author).split(/[\s,]+/u);
  const category = filters.category?.toLowerCase();
  const affiliation = filters.affiliation === undefined ? undefined : folded(filters.affiliation);
  return papers.filter(
    (paper) =>
      (author.length === 0 ||
        paper.authors.some((name) => author.every((word) => folded(name).includes(word)))) &&
      (filters.year === undefined || yearOf(paper) === filters.year) &&
      (category === undefined ||
        paper.categories.some((found) => inCategory(found.toLowerCase(), category))) &&
      (affiliation === undefined ||
        paper.affiliations.some((found) => folded(found).includes(affiliation))) &&
      (filters.tag === undefined || filters.tagged?.has(paper.id) === true) &&
      (filters.code === undefined || (paper.code === true) === (filters.code === "yes")),
  );
}

/** `cs.cl` is in `cs.cl`, in `cs`, and in `cl`. */
function inCategory(found: string, wanted: string): boolean {
  return found === wanted || found.startsWith(`${wanted}.`) || found.endsWith(`.${wanted}`);
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
