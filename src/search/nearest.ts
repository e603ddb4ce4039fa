/** The one file that knows fuse.js: what a damaged word may have been, among few candidates. */

import Fuse from "fuse.js";

/**
 * The words nearest to a mistyped one, best first, at most three, possibly none: for options, commands and
 * choices, where there are few words and any of them may be damaged anywhere. O(words × length).
 */
export function nearest(word: string, words: readonly string[]): readonly string[] {
  if (word === "") return [];
  const fuse = new Fuse(words, {
    threshold: 0.45,
    ignoreLocation: true,
    includeScore: true,
    minMatchCharLength: 1,
  });
  const found = fuse.search(word.slice(0, 32)).map((result) => result.item);
  // fuse.js asks whether the word occurs in the candidate; a longer word needs the question turned round.
  const turned = words.filter((candidate) => {
    if (found.includes(candidate) || candidate.length >= word.length) return false;
    return new Fuse([word], { threshold: 0.3, ignoreLocation: true }).search(candidate).length > 0;
  });
  return [...found, ...turned].slice(0, 3);
}
