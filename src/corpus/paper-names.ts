/** From what sources claim to a paper with a title, its facts, and an id of its own. */

import { compareText } from "../core/compare.ts";
import type { Occurrence, Paper } from "../core/paper.ts";
import type { Steps } from "../core/steps.ts";
import { derivedName, deriveTitle } from "./derive.ts";
import type { FactsOfPaper } from "./facts.ts";
import { KNOWN_FILE } from "./known.ts";
import type { Resolved } from "./merge.ts";
import { nicknameOf, slugOf } from "./slug.ts";
import { sortWithTies } from "./ties.ts";

/** What is known of one paper before it is named. */
export interface Settled extends Resolved {
  readonly occurrences: readonly Occurrence[];
  /** The paper known already that it is. */
  readonly keeping: Paper | undefined;
}

export type Unnamed = Omit<Paper, "id">;

/** What decides which id a paper gets. */
export interface Claim {
  readonly base: string;
  /** A known paper keeps its id. */
  readonly fixed: boolean;
  readonly date: string | undefined;
  readonly title: string;
  readonly firstAuthor: string | undefined;
}

/** The paper that a draft comes to, without its id; `matched`: the facts that were found to be about it. */
export function paperFrom(
  { occurrences, keeping, fields, abstractOriginal, provenance, otherIds }: Settled,
  matched: FactsOfPaper | undefined,
): { readonly paper: Unnamed; readonly claim: Claim } {
  const added = matched ?? factsKept(keeping);
  const { title: written, authors, ...others } = fields;
  const title = written ?? added?.facts.officialTitle ?? deriveTitle(fields.abstract, idText(fields));
  const titleSource =
    written !== undefined ? "document" : added?.facts.officialTitle !== undefined ? "fact" : "derived";
  const nickname = titleSource === "derived" ? undefined : nicknameOf(title);
  const fromFact = titleSource === "fact" && others.arxivId === undefined ? added?.facts.arxivId : undefined;
  const paper: Unnamed = {
    ...others,
    title,
    titleSource,
    ...(nickname === undefined ? {} : { nickname }),
    authors: authors?.names ?? [],
    authorsComplete: authors?.complete ?? false,
    affiliations: others.affiliations ?? [],
    categories: others.categories ?? [],
    ...(abstractOriginal === undefined ? {} : { abstractOriginal }),
    ...(fromFact === undefined ? {} : { arxivId: fromFact }),
    ...alsoKnown(
      [keeping?.otherIds, otherIds],
      [keeping?.otherTitles],
      [others.arxivId ?? fromFact, others.doi, title],
    ),
    ...(added === undefined ? {} : { facts: added.facts }),
    occurrences: keeping === undefined ? occurrences : occurrencesOf(keeping, occurrences),
    provenance: sourcesOf(keeping, provenance),
  };
  const claim = {
    base: keeping?.id ?? added?.id ?? slugOf(titleSource === "derived" ? derivedName(title) : title),
    fixed: keeping !== undefined || added !== undefined,
    date: paper.published?.date,
    title,
    firstAuthor: paper.authors[0],
  };
  return { paper, claim };
}

/** Other ids and titles, without the paper's own; each absent when there are none. */
export function alsoKnown(
  ids: readonly (readonly string[] | undefined)[],
  titles: readonly (readonly string[] | undefined)[],
  own: readonly (string | undefined)[],
): Pick<Paper, "otherIds" | "otherTitles"> {
  const others = (lists: typeof ids) =>
    [...new Set(lists.flatMap((list) => list ?? []))].filter((one) => !own.includes(one)).sort();
  const [otherIds, otherTitles] = [others(ids), others(titles)];
  return {
    ...(otherIds.length === 0 ? {} : { otherIds }),
    ...(otherTitles.length === 0 ? {} : { otherTitles }),
  };
}

function factsKept(keeping: Paper | undefined): FactsOfPaper | undefined {
  return keeping?.facts === undefined ? undefined : { id: keeping.id, facts: keeping.facts };
}

/** Sources by field, those of the known paper under their own names. */
function sourcesOf(
  keeping: Paper | undefined,
  provenance: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  if (keeping === undefined) return provenance;
  const own = (field: string, source: string) =>
    source.startsWith(KNOWN_FILE) ? (keeping.provenance[field] ?? []) : [source];
  return Object.fromEntries(
    Object.entries(provenance).map(([field, sources]) => [
      field,
      [...new Set(sources.flatMap((source) => own(field, source)))],
    ]),
  );
}

/** The places a known paper stands in, and those that join it now. */
function occurrencesOf(keeping: Paper, joined: readonly Occurrence[]): readonly Occurrence[] {
  const places = [...keeping.occurrences, ...joined.filter(({ file }) => file !== KNOWN_FILE)];
  return [...new Map(places.map((place) => [`${place.file}:${place.entry}:${place.line}`, place])).values()];
}

/** How a paper that is known by its id alone is called. */
function idText({ arxivId, doi, url }: { arxivId?: string; doi?: string; url?: string }): string | undefined {
  return arxivId !== undefined
    ? `arXiv:${arxivId}`
    : doi !== undefined
      ? `doi:${doi}`
      : url?.replace(/^https?:\/\//, "");
}

/**
 * An id for every paper, by its number: the oldest keeps the plain one, others get year, then first author, then a number.
 * `paperAt` is asked for those that date and title do not tell apart.
 */
export function* giveIds(
  claims: readonly Claim[],
  paperAt: (number: number) => Pick<Unnamed, "authors" | "abstract">,
): Steps<string[]> {
  const of = (number: number) => claims[number] ?? NO_CLAIM;
  const inOrder = yield* sortWithTies(
    Uint32Array.from(claims.keys()),
    (p, q) =>
      Number(of(q).fixed) - Number(of(p).fixed) ||
      compareText(of(p).date ?? "9999", of(q).date ?? "9999") ||
      compareText(of(p).title, of(q).title),
    (number) => {
      const { authors, abstract } = paperAt(number);
      return `${authors.join()}\0${abstract ?? ""}`;
    },
  );
  const taken = new Set<string>();
  /** By plain id: the last number given. */
  const counts = new Map<string, number>();
  const ids: string[] = new Array(claims.length).fill("");
  for (const number of inOrder) {
    const { base, date, firstAuthor } = of(number);
    const year = date?.slice(0, 4);
    const surname = firstAuthor?.split(" ").at(-1);
    const tries = [base, year && `${base}-${year}`, surname && slugOf(`${base} ${surname}`)];
    let id = tries.find((candidate) => candidate !== undefined && candidate !== "" && !taken.has(candidate));
    for (let count = (counts.get(base) ?? 1) + 1; id === undefined; count += 1) {
      counts.set(base, count);
      if (!taken.has(`${base}-${count}`)) id = `${base}-${count}`;
    }
    taken.add(id);
    ids[number] = id;
    if (taken.size % 100 === 0) yield;
  }
  return ids;
}

const NO_CLAIM: Claim = { base: "", fixed: false, date: undefined, title: "", firstAuthor: undefined };
