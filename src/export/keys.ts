/** Citation keys: readable, the same for a paper in every export, unique within one. */

import { fold } from "../core/fold.ts";
import { type Paper, yearOf } from "../core/paper.ts";
import { listedAuthors, nameParts } from "./names.ts";

/**
 * `xin2024deepseekproverv15`: first family name, year, and the paper's id, which no other paper of the collection has; so
 * the key is the same whatever else is cited. ASCII letters and digits.
 */
function citationKey(paper: Paper): string {
  const [first] = listedAuthors(paper).names;
  const family = first === undefined ? "" : ascii(nameParts(first).family);
  return `${family || "anonymous"}${yearOf(paper) ?? ""}${ascii(paper.id)}`;
}

/** The keys of papers cited together; should two be the same all the same, they get letters, in order of paper id. */
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
  return fold(text).replace(/[^a-z0-9]/gu, "");
}
