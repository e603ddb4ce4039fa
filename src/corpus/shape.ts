/** Whether what was read from JSON is what its type says. */

import type { Occurrence, Paper, PaperFacts } from "../core/paper.ts";
import type { Reject } from "./entry.ts";
import type { Doubt, Merge } from "./join.ts";

type Check = (value: unknown) => boolean;

/** One check for each field of a type, so that no field is forgotten. */
type Shape<T> = { readonly [Field in keyof Required<T>]: Check };

const text: Check = (value) => typeof value === "string";
const truth: Check = (value) => typeof value === "boolean";
const number: Check = (value) => typeof value === "number";
const count: Check = (value) => Number.isInteger(value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const texts = list(text);
const pair =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length === 2 && value.every(check);
const record =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);

function shaped<T>(shape: Shape<T>): (value: unknown) => value is T {
  const fields = Object.entries<Check>(shape);
  return (value): value is T =>
    isObject(value) && fields.every(([field, check]) => check(Reflect.get(value, field)));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const place: Shape<Occurrence> = { file: text, entry: count, line: count };

const isFacts = shaped<PaperFacts>({
  officialTitle: maybe(text),
  arxivId: maybe(text),
  doi: maybe(text),
  submitted: maybe(text),
  primaryCategory: maybe(text),
  authors: maybe(texts),
  authorCount: maybe(count),
  codeUrl: maybe(text),
  modelUrls: maybe(texts),
  venue: maybe(text),
  nicknames: maybe(texts),
  sources: record(texts),
});

export const isPaper = shaped<Paper>({
  id: (value) => typeof value === "string" && value !== "",
  title: text,
  titleSource: (value) => value === "document" || value === "fact" || value === "derived",
  nickname: maybe(text),
  authors: texts,
  authorsComplete: truth,
  affiliations: texts,
  categories: texts,
  published: maybe(shaped({ date: text, inferredYear: truth })),
  code: maybe(truth),
  codeUrl: maybe(text),
  abstract: maybe(text),
  abstractOriginal: maybe(text),
  arxivId: maybe(text),
  doi: maybe(text),
  venue: maybe(text),
  url: maybe(text),
  otherIds: maybe(texts),
  otherTitles: maybe(texts),
  facts: maybe(isFacts),
  occurrences: list(shaped(place)),
  provenance: record(texts),
});

export const isMerge = shaped<Merge>({
  ...place,
  paper: text,
  into: shaped(place),
  score: number,
  why: texts,
});

export const isDoubt = shaped<Doubt>({
  papers: pair(text),
  entries: pair(shaped(place)),
  score: number,
  why: texts,
});

export const isReject = shaped<Reject>({ file: text, line: count, reason: text, text: maybe(text) });

/** What the first line of a kept corpus says of the rest. */
export interface Summary {
  readonly version: number;
  readonly fingerprint: string;
  readonly entries: number;
  readonly papers: number;
  readonly merges: number;
  readonly doubts: number;
  readonly rejects: number;
}

export const isSummary = shaped<Summary>({
  version: count,
  fingerprint: text,
  entries: count,
  papers: count,
  merges: count,
  doubts: count,
  rejects: count,
});
