/** Citation keys: readable, stable for a paper, unique within one export. */

import { type Paper, yearOf } from "../core/paper.ts";
import { nameParts } from "./names.ts";

const SKIPPED = new Set([
  "a",
  "an",
  "the",
  "on",
  "in",
  "of",
  "for",
  "to",
  "and",
  "with",
  "towards",
  "toward",
  "is",
]);

/** `xin2024deepseekproverv15`: first family name, year, nickname or first telling word; ASCII letters and digits. */
export function citationKey(paper: Paper): string {
  const first = paper.authors[0] ?? paper.facts?.authors?.[0];
  const family = first === undefined ? "anonymous" : ascii(nameParts(first).family);
  const word =
    paper.nickname ??
    paper.title.split(/\s+/u).find((candidate) => !SKIPPED.has(candidate.toLowerCase())) ??
    "";
  return `${family || "anonymous"}${yearOf(paper) ?? ""}${ascii(word)}`;
}

/** The same keys for the same papers in the same order; a clash gets a letter, in order of paper id. */
export function citationKeys(papers: readonly Paper[]): ReadonlyMap<string, string> {
  const byKey = new Map<string, Paper[]>();
  for (const paper of papers) {
    const key = citationKey(paper);
    byKey.set(key, [...(byKey.get(key) ?? []), paper]);
  }
  const keys = new Map<string, string>();
  for (const [key, sharing] of byKey) {
    const sorted = sharing.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    for (const [index, paper] of sorted.entries())
      keys.set(paper.id, sorted.length === 1 ? key : key + suffix(index));
  }
  return keys;
}

/** a, b, …, z, aa, ab, … */
function suffix(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : suffix(Math.floor(index / 26) - 1) + letter;
}

function ascii(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, "");
}
