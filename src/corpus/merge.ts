/**
 * One record from several sources. A draft is the set of all that sources claim about a paper; merging is the union of
 * such sets, so it is commutative, associative and idempotent by construction. What the paper then says is a function of
 * the set: for each field the fullest and best-sourced claim, ties broken by content, never by order.
 */

import { compareText } from "../core/compare.ts";
import type { Occurrence, PublishedDate } from "../core/paper.ts";
import type { Entry } from "./entry.ts";
import { cleanLine, fold, readable } from "./text.ts";

interface AuthorList {
  readonly names: readonly string[];
  readonly complete: boolean;
}

/** The fields a source can claim, with what they hold. */
interface Fields {
  readonly title: string;
  readonly authors: AuthorList;
  readonly affiliations: readonly string[];
  readonly categories: readonly string[];
  readonly published: PublishedDate;
  readonly code: boolean;
  readonly codeUrl: string;
  readonly abstract: string;
  readonly arxivId: string;
  readonly doi: string;
  readonly venue: string;
  readonly url: string;
}

type FieldName = keyof Fields;

/** One statement of one source. */
export interface Claim<Name extends FieldName = FieldName> {
  readonly field: Name;
  readonly value: Fields[Name];
  /** `000.txt:3`: file and line. */
  readonly source: string;
}

/** All that is claimed about one paper, sorted and without repeats. */
export interface Draft {
  readonly claims: readonly Claim[];
  readonly occurrences: readonly Occurrence[];
}

/** What the claims come to. */
export interface Resolved {
  readonly fields: { readonly [Name in FieldName]?: Fields[Name] };
  /** As the source has it, when reading it changed it. */
  readonly abstractOriginal?: string;
  readonly provenance: Readonly<Record<string, readonly string[]>>;
  /** arXiv ids and DOIs that other sources give; absent when there are none. */
  readonly otherIds?: readonly string[];
}

/** The draft that one entry makes. */
export function draftOf(entry: Entry): Draft {
  return unionOf([claimsOf(entry)]);
}

/** The same with its claims as they come: for a union. */
export function claimsOf(entry: Entry): Draft {
  const source = `${entry.file}:${entry.line}`;
  const claims: Claim[] = [];
  const claim = <Name extends FieldName>(field: Name, value: Fields[Name] | undefined) => {
    if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0))
      claims.push({ field, value, source });
  };
  claim("title", entry.title === undefined ? undefined : cleanLine(entry.title));
  if (entry.authors !== undefined && entry.authors.length > 0)
    claim("authors", { names: entry.authors.map(readable), complete: entry.authorsComplete ?? true });
  claim("affiliations", entry.affiliations);
  claim("categories", entry.categories);
  claim("published", entry.published);
  claim("code", entry.code);
  claim("codeUrl", entry.codeUrl);
  claim("abstract", entry.abstract === undefined ? undefined : cleanLine(entry.abstract));
  claim("arxivId", entry.arxivId);
  claim("doi", entry.doi?.toLowerCase());
  claim("venue", entry.venue);
  claim("url", entry.url);
  const { file, line } = entry;
  return { claims, occurrences: [{ file, entry: entry.entry, line }] };
}

/** The union of two drafts. O(n log n) in their claims. */
export function mergeDrafts(a: Draft, b: Draft): Draft {
  return unionOf([a, b]);
}

/** The union of any number of drafts. Of values that are alike one is held. O(n log n) in their claims. */
export function unionOf(drafts: Iterable<Draft>): Draft {
  const values = new Map<string, { readonly claim: Claim; readonly sources: Map<string, string> }>();
  const occurrences = new Map<string, Occurrence>();
  for (const draft of drafts) {
    for (const claim of draft.claims) {
      const key = JSON.stringify([claim.field, claim.value]);
      const known = values.get(key);
      const sources = known?.sources ?? new Map<string, string>();
      if (known === undefined) values.set(key, { claim, sources });
      sources.set(JSON.stringify(claim.source), claim.source);
    }
    for (const one of draft.occurrences) occurrences.set(`${one.file}\0${one.entry}\0${one.line}`, one);
  }
  return {
    claims: byKey(values).flatMap(([, { claim, sources }]) =>
      byKey(sources).map(([, source]) => (source === claim.source ? claim : { ...claim, source })),
    ),
    occurrences: [...occurrences.values()].sort(
      (x, y) => compareText(x.file, y.file) || x.entry - y.entry || x.line - y.line,
    ),
  };
}

function byKey<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}

/** Works out what a draft says. */
export function resolveDraft(draft: Draft): Resolved {
  const provenance: Record<string, readonly string[]> = {};
  const fields: { -readonly [Name in FieldName]?: Fields[Name] } = {};
  const settle = <Name extends FieldName>(
    field: Name,
    better: (a: Fields[Name], b: Fields[Name]) => number,
  ) => {
    // The cast only says that claims of a field hold that field's values, which `Claim` guarantees.
    const claims = draft.claims.filter((claim) => claim.field === field) as unknown as readonly Claim<Name>[];
    // Sources that say the same share the value.
    const values = [...new Set(claims.map((claim) => claim.value))];
    const best = values.reduce<Fields[Name] | undefined>(
      (a, b) => (a === undefined || order(better, a, b) > 0 ? b : a),
      undefined,
    );
    if (best === undefined) return;
    fields[field] = best;
    const text = JSON.stringify(best);
    const alike = new Set(values.filter((value) => JSON.stringify(value) === text));
    provenance[field] = [
      ...new Set(claims.filter(({ value }) => alike.has(value)).map((claim) => claim.source)),
    ];
  };
  settle("title", (a, b) => shouting(a) - shouting(b) || b.length - a.length);
  // Fuller as people read it: markup makes nothing fuller.
  settle("abstract", (a, b) => readable(b).length - readable(a).length || a.length - b.length);
  settle(
    "authors",
    (a, b) =>
      Number(b.complete) - Number(a.complete) ||
      b.names.length - a.names.length ||
      b.names.join().length - a.names.join().length,
  );
  settle("categories", (a, b) => b.length - a.length);
  settle(
    "published",
    (a, b) =>
      Number(a.inferredYear) - Number(b.inferredYear) ||
      b.date.length - a.date.length ||
      compareText(a.date, b.date),
  );
  settle("code", (a, b) => Number(b) - Number(a));
  for (const field of ["codeUrl", "arxivId", "doi", "venue", "url"] as const)
    settle(field, (a, b) => b.length - a.length);

  const affiliations = draft.claims.filter(
    (claim): claim is Claim<"affiliations"> => claim.field === "affiliations",
  );
  if (affiliations.length > 0) {
    fields.affiliations = [...new Set(affiliations.flatMap((claim) => claim.value))].sort(compareText);
    provenance["affiliations"] = [...new Set(affiliations.map((claim) => claim.source))];
  }
  addMissingAuthors(draft, fields, provenance);
  const others = otherIdsIn(draft, fields);
  if (fields.title !== undefined) fields.title = readable(fields.title);
  const original = fields.abstract;
  if (original === undefined) return { fields, provenance, ...others };
  fields.abstract = readable(original);
  return {
    fields,
    provenance,
    ...others,
    ...(fields.abstract === original ? {} : { abstractOriginal: original }),
  };
}

/** The ids that were not taken, so that the paper is found under them, too. */
function otherIdsIn(
  { claims }: Draft,
  { arxivId, doi }: Resolved["fields"],
): { readonly otherIds?: readonly string[] } {
  const ids = claims.flatMap(({ field, value }) =>
    (field === "arxivId" || field === "doi") && typeof value === "string" ? [value] : [],
  );
  const others = new Set(ids.filter((id) => id !== arxivId && id !== doi));
  return others.size === 0 ? {} : { otherIds: [...others].sort(compareText) };
}

/** An incomplete list gets the authors whom only other sources name, in alphabetical order behind it. */
function addMissingAuthors(
  draft: Draft,
  fields: { authors?: AuthorList },
  provenance: Record<string, readonly string[]>,
): void {
  const { authors } = fields;
  if (authors === undefined || authors.complete) return;
  const lists = draft.claims.filter((claim): claim is Claim<"authors"> => claim.field === "authors");
  const have = new Set(authors.names.map(nameKey));
  const missing = new Map<string, string>();
  for (const name of lists.flatMap((claim) => claim.value.names).sort(compareText)) {
    if (!have.has(nameKey(name)) && !missing.has(nameKey(name))) missing.set(nameKey(name), name);
  }
  if (missing.size === 0) return;
  fields.authors = { names: [...authors.names, ...missing.values()], complete: false };
  const sources = lists.filter((claim) => claim.value.names.some((name) => missing.has(nameKey(name))));
  provenance["authors"] = [
    ...new Set([...(provenance["authors"] ?? []), ...sources.map((claim) => claim.source)]),
  ];
}

/** Surname and first initial: `D. Guo` and `Daya Guo` are not listed twice. */
function nameKey(name: string): string {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  return `${words.at(-1) ?? ""} ${words[0]?.[0] ?? ""}`;
}

function shouting(title: string): number {
  return /\p{Ll}/u.test(title) ? 0 : 1;
}

/** By `better` (negative when `a` is), then by content, so that equals stay equal whatever their order. */
function order<Value>(better: (a: Value, b: Value) => number, a: Value, b: Value): number {
  return better(a, b) || compareText(JSON.stringify(a), JSON.stringify(b));
}
