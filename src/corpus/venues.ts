/** Whether two venues are one, however they are shortened. Weak evidence by nature, and used as such. */

import { wordsOf } from "./text.ts";

/** Names under which a venue goes besides its initials. */
const SAME: readonly (readonly [short: string, words: string])[] = [
  ["sigmod", "management of data"],
  ["vldb", "very large data bases"],
  ["icde", "data engineering"],
  ["tods", "transactions on database systems"],
  ["tkde", "knowledge and data engineering"],
  ["kdd", "knowledge discovery and data mining"],
  ["pods", "principles of database systems"],
  ["nips", "neural information processing systems"],
  ["neurips", "neural information processing systems"],
  ["icml", "machine learning"],
  ["iclr", "learning representations"],
  ["acl", "association for computational linguistics"],
  ["emnlp", "empirical methods in natural language processing"],
  ["naacl", "north american chapter of the association"],
  ["aaai", "artificial intelligence"],
  ["ijcai", "joint conference on artificial intelligence"],
  ["cvpr", "computer vision and pattern recognition"],
  ["iccv", "conference on computer vision"],
  ["colt", "computational learning theory"],
  ["stoc", "theory of computing"],
  ["focs", "foundations of computer science"],
  ["cacm", "communications of the acm"],
  ["jacm", "journal of the acm"],
  ["www", "world wide web"],
  ["corr", "arxiv"],
];
const EMPTY = new Set(
  "proc proceedings of the in on and for international conference conf intl int annual acm ieee symposium workshop journal j trans transactions th st nd rd first second third".split(
    " ",
  ),
);

const KNOWN = new Set(SAME.flatMap(([short, words]) => [short, ...words.split(" ")]));

/** Whether the word is one that venues' names are made of. Many are words of titles as well. */
export function isVenueWord(word: string): boolean {
  return KNOWN.has(word) || EMPTY.has(word);
}

/** 1 the same, 0 nothing in common, between for a likeness; undefined when one is missing. */
export function venueAgreement(a: string | undefined, b: string | undefined): number | undefined {
  const [x, y] = [wordsOf(a ?? "").slice(0, 40), wordsOf(b ?? "").slice(0, 40)];
  if (x.length === 0 || y.length === 0) return undefined;
  const [wholeX, wholeY] = [x.join(" "), y.join(" ")];
  if (wholeX === wholeY) return 1;
  for (const [short, words] of SAME) {
    const [inX, inY] = [
      x.includes(short) || wholeX.includes(words),
      y.includes(short) || wholeY.includes(words),
    ];
    if (inX && inY) return 1;
  }
  if (isInitialsOf(x, y) || isInitialsOf(y, x)) return 0.9;
  const meaning = (words: readonly string[]) =>
    words.filter((word) => !EMPTY.has(word) && !/^\d+(?:st|nd|rd|th)?$/.test(word));
  const [meanX, meanY] = [meaning(x), meaning(y)];
  if (meanX.length === 0 || meanY.length === 0) return undefined;
  const [few, many] = meanX.length <= meanY.length ? [meanX, meanY] : [meanY, meanX];
  // `Commun.` for `Communications`.
  const found = few.filter((word) =>
    many.some(
      (other) =>
        other === word ||
        (word.length >= 3 && other.startsWith(word)) ||
        (other.length >= 3 && word.startsWith(other)),
    ),
  );
  return found.length / few.length;
}

function isInitialsOf(short: readonly string[], long: readonly string[]): boolean {
  const letters = long
    .filter((word) => !/^(?:of|the|on|in|and|for|\d+\w*)$/.test(word))
    .map((word) => word[0] ?? "")
    .join("");
  return short.some(
    (word) => word.length >= 3 && word.length <= 8 && (letters === word || letters.endsWith(word)),
  );
}
