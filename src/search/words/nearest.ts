/**
 * The one place of fuse.js: words too damaged for edit distance, judged among a few hundred candidates. Its Bitap score
 * tolerates more than two slips but reads every candidate, so it is kept to short lists; and it says nothing about
 * which of two good matches is the better paper, so ranking never asks it.
 */

import Fuse from "fuse.js";

/** A candidate and how far it is from what was typed: 0 is the same, 1 has nothing in common. */
export interface Near {
  readonly word: string;
  readonly far: number;
}

/** Beyond this a likeness is chance; set so that `sheduel` still finds `schedule` and `pizza` finds nothing. */
const FARTHEST = 0.5;

/** The candidates most like what was typed, the likest first. O(candidates * length). */
export function likest(typed: string, candidates: readonly string[], limit: number): Near[] {
  const fuse = new Fuse(candidates, {
    includeScore: true,
    ignoreDiacritics: true,
    ignoreLocation: true,
    threshold: FARTHEST,
    minMatchCharLength: Math.min(2, typed.length),
  });
  return fuse
    .search(typed.slice(0, 32))
    .map(({ item, score = 1 }): Near => ({ word: item, far: score }))
    .filter(({ word }) => Math.abs(word.length - typed.length) <= Math.max(2, typed.length / 2))
    .slice(0, limit);
}

/**
 * The words of a short list that were probably meant (an option, a command), best first, at most three. One that
 * begins as typed comes first when it is the only one.
 */
export function nearest(word: string, words: readonly string[]): readonly string[] {
  const typed = word.trim().toLowerCase();
  if (typed === "") return [];
  const begun = words.filter((known) => known.toLowerCase().startsWith(typed));
  const alike = likest(typed, words, 3).map((near) => near.word);
  return [...new Set([...(begun.length === 1 ? begun : []), ...alike])].slice(0, 3);
}
