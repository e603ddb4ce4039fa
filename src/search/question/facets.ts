/** Questions for papers by what is known about them rather than by their words: date, category, place, code. */

import type { MatchedField } from "../../core/corpus.ts";
import type { SourcePaper } from "../source.ts";
import { arxivPattern } from "../text/keys.ts";
import { FUNCTION_WORDS, PAPER_WORDS, TALK_WORDS } from "../text/smallwords.ts";
import { words } from "../text/text.ts";
import { categoriesNamed } from "./categories.ts";
import { type DateRange, dateRangeIn, within } from "./dates.ts";

export interface Filter {
  readonly field: MatchedField;
  readonly typed: string;
  /** What the documents say; papers of which they say nothing do not pass. */
  test(paper: SourcePaper): boolean;
  /** What is said elsewhere, asked only when no document's paper passes. */
  testFacts?(paper: SourcePaper): boolean;
}

export interface Facets {
  readonly filters: readonly Filter[];
  /** A date that is a year alone, which may belong to the words instead. */
  readonly year?: DateRange;
  readonly order?: "newest" | "oldest";
  /** The paper that had the name first: `the original GAN paper`. */
  readonly original?: boolean;
  /** What is left of the question. */
  readonly rest: string;
}

/** Names of places as listings abbreviate them. */
const PLACES = new Map([
  ["peking university", "pku"],
  ["beijing university", "pku"],
]);

/** `first` alone begins too many titles. */
const ORIGINAL = /^\W*(?:the\s+)?(?:original|seminal)\b|\b(?:original|seminal|first)(?=\s[^.?!]*\bpaper\b)/i;

/** Takes facets out of a question. `affiliations` and `categories` are those that some paper has. */
export function readFacets(
  text: string,
  known: { affiliations: ReadonlySet<string>; categories: ReadonlySet<string> },
): Facets {
  const filters: Filter[] = [];
  let rest = text;
  let year: DateRange | undefined;
  const range = arxivPattern.test(text) ? undefined : dateRangeIn(text);
  if (range?.bare) year = range;
  else if (range !== undefined) {
    filters.push(dateFilter(range));
    rest = rest.replace(range.typed, " ");
  }
  let order: Facets["order"];
  rest = rest.replace(
    /\b(?:(newest|latest|most recent|recent)|(oldest|earliest))\b/i,
    (typed, newest, _oldest, at: number) => {
      // In the middle of a title these are ordinary words.
      if (at > 25 || content(rest.replace(typed, " ")).length > 3) return typed;
      order = newest ? "newest" : "oldest";
      return " ";
    },
  );
  const original = ORIGINAL.test(rest) && order === undefined;
  if (original) rest = rest.replace(ORIGINAL, " ");
  const code = codeFilter(rest);
  if (code !== undefined) return { filters: [...filters, code], ...extras(year, order), rest: "" };
  const explicit =
    /(?<![\w.])((?:cs|math|stat|eess|q-bio|q-fin|physics|econ)\.[A-Za-z]{2}|hep-th|quant-ph|gr-qc)(?!\w)/i.exec(
      rest,
    );
  if (explicit?.[1] !== undefined) {
    filters.push(categoryFilter([explicit[1]], explicit[1]));
    rest = rest.replace(explicit[0], " ");
  }
  const left = content(year === undefined ? rest : rest.replace(year.typed, " "));
  const phrase = left.join(" ");
  const named = [...categoriesNamed(phrase), ...[...known.categories].filter((code) => isCode(code, rest))];
  if (left.length > 0 && named.some((code) => known.categories.has(code.toLowerCase()))) {
    filters.push(categoryFilter(named, phrase));
    rest = year?.typed ?? "";
  }
  for (let place = placeIn(rest, known.affiliations); place !== undefined; ) {
    const { name, typed, pattern } = place;
    filters.push({
      field: "affiliation",
      typed,
      test: (paper) =>
        paper.affiliations?.some((own) => slug(own).replaceAll("-", " ").includes(name)) ?? false,
    });
    rest = rest.replace(pattern, " ");
    place = placeIn(rest, known.affiliations);
  }
  return { filters, ...extras(year, order), ...(original ? { original } : {}), rest };
}

function extras(year: DateRange | undefined, order: Facets["order"]): Pick<Facets, "year" | "order"> {
  return { ...(year === undefined ? {} : { year }), ...(order === undefined ? {} : { order }) };
}

export function dateFilter(range: DateRange): Filter {
  return {
    field: "date",
    typed: range.typed.trim(),
    test: (paper) =>
      within(paper.date ?? String(paper.year ?? "~"), range) && (paper.date ?? paper.year) !== undefined,
    testFacts: (paper) => paper.facts?.date !== undefined && within(paper.facts.date, range),
  };
}

function categoryFilter(codes: readonly string[], typed: string): Filter {
  const wanted = new Set(codes.map((code) => code.toLowerCase()));
  return {
    field: "category",
    typed,
    test: (paper) => paper.categories?.some((code) => wanted.has(code.toLowerCase())) ?? false,
    testFacts: (paper) =>
      paper.facts?.category !== undefined && wanted.has(paper.facts.category.toLowerCase()),
  };
}

/** `SE` alone, in capitals, is the class cs.SE when some paper has it. */
function isCode(code: string, rest: string): boolean {
  const asked = /^(?:category\s+)?([A-Z]{2})$/.exec(rest.trim())?.[1];
  return asked !== undefined && code.endsWith(`.${asked.toLowerCase()}`);
}

/** "which papers have code", "papers with code", "no code": nothing else may be asked in the same breath. */
function codeFilter(text: string): Filter | undefined {
  const all = words(text).flatMap((word) => word.parts);
  const rest = content(text).filter(
    (word) => !/^(available|public|official|github|repo|repository|open|source)$/.test(word),
  );
  if (rest.length !== 1 || rest[0] !== "code" || all.length < 2) return undefined;
  if (!all.some((word) => /^(papers?|has|have|with|without|no|available|which)$/.test(word)))
    return undefined;
  const wanted = !all.some((word) => /^(no|not|without|lacks?)$/.test(word));
  return { field: "code", typed: "code", test: (paper) => paper.code === wanted };
}

function placeIn(
  text: string,
  affiliations: ReadonlySet<string>,
): { name: string; typed: string; pattern: RegExp } | undefined {
  const parts = words(text).flatMap((word) => word.parts);
  for (let length = Math.min(4, parts.length); length > 0; length--)
    for (let from = 0; from + length <= parts.length; from++) {
      const run = parts.slice(from, from + length);
      const phrase = run.join(" ");
      const name = PLACES.get(phrase) ?? phrase;
      if (affiliations.has(name))
        return { name, typed: phrase, pattern: new RegExp(run.map(escaped).join("[^\\p{L}]+"), "iu") };
    }
  return undefined;
}

const escaped = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "\\$&");

/** The words by which the places of some papers are asked for: each whole name, and its first word. */
export function placeNames(papers: readonly SourcePaper[]): Set<string> {
  const names = new Set<string>();
  for (const paper of papers)
    for (const place of paper.affiliations ?? []) {
      const parts = slug(place).split("-");
      names.add(parts.join(" "));
      if ((parts[0]?.length ?? 0) > 2) names.add(parts[0] ?? "");
    }
  return names;
}

function slug(place: string): string {
  return words(place)
    .flatMap((word) => word.parts)
    .join("-");
}

/** Words that say what is looked for. */
function content(text: string): string[] {
  return words(text)
    .flatMap((word) => word.parts)
    .filter((word) => !FUNCTION_WORDS.has(word) && !PAPER_WORDS.has(word) && !TALK_WORDS.has(word));
}
