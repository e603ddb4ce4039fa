/** How alike two titles are, word by word: what both have, what only one has, and whether they contradict each other. */

import { COMMON_TITLE_WORDS } from "./formats/title-words.ts";
import { withinEdits } from "./people.ts";

export interface TitleLikeness {
  /** Weighted share of words that both have, 0..1. */
  readonly shared: number;
  /** Weight of the words that only the first or the second has. */
  readonly onlyA: number;
  readonly onlyB: number;
  /** Weight of the words both have. */
  readonly both: number;
  /** The shorter title is the beginning or end of the longer one. */
  readonly cut: boolean;
  /** One says part 1 where the other says part 2, or only one of them is an erratum. */
  readonly conflict: string | undefined;
}

const JOINING = new Set(
  "a an and are as at be by can do for from how in into is it its of on or over the their to toward towards under using via we what when where which with without s".split(
    " ",
  ),
);
const ROMAN = new Map(
  ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].map((numeral, index) => [
    numeral,
    String(index + 1),
  ]),
);
/** Papers about a paper: never the paper itself. */
const ABOUT =
  /^(?:erratum|errata|corrigendum|corrigenda|correction|corrections|addendum|comment|comments|reply|rejoinder|response|retraction|retracted|discussion|review|summary|preface|foreword|editorial)$/;
/** Words sources add behind a title. */
const ADDED =
  /^(?:extended|abstract|full|paper|version|preliminary|draft|short|technical|report|invited|talk|poster|demo|demonstration|preprint|arxiv|tr|thesis|phd|et|al|others)$/;

/** A title's words without what sources add behind it, such as "(extended abstract)". */
export function withoutAdded(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 2 && ADDED.test(words[end - 1] ?? "")) end -= 1;
  return words.slice(0, end);
}

/** Weight of a word: joining words say little, common ones less than rare ones. */
export function weightOf(word: string): number {
  if (JOINING.has(word)) return 0.1;
  if (/\d/.test(word)) return 1.1;
  if (COMMON_TITLE_WORDS.has(word) || COMMON_TITLE_WORDS.has(`${word}s`)) return 0.75;
  return word.length <= 2 ? 0.5 : 1;
}

/**
 * Compares titles given as folded words; what one alone has and `excuse` names does not count. Symmetric. O(n·m) in their
 * words, of which the first sixty count.
 */
export function likenessOf(
  a: readonly string[],
  b: readonly string[],
  excuseA: (word: string) => boolean = () => false,
  excuseB: (word: string) => boolean = () => false,
): TitleLikeness {
  const [x, y] = [a.slice(0, 60), b.slice(0, 60)];
  const restB: (string | undefined)[] = [...y];
  const leftA: string[] = [];
  let both = 0;
  for (const word of x) {
    const at = restB.indexOf(word);
    if (at < 0) leftA.push(word);
    else {
      restB[at] = undefined;
      both += weightOf(word);
    }
  }
  const left = { a: leftA, b: restB.filter((word) => word !== undefined) };
  both += matchJoined(left, x, y) + matchAlike(left);
  const contentA = left.a.filter((word) => !ADDED.test(word) && !excuseA(word));
  const contentB = left.b.filter((word) => !ADDED.test(word) && !excuseB(word));
  const onlyA = weigh(contentA);
  const onlyB = weigh(contentB);
  const total = both + onlyA + onlyB;
  return {
    shared: total === 0 ? 0 : both / total,
    onlyA,
    onlyB,
    both,
    cut: isCut(x, y) || isCut(y, x),
    conflict: conflictOf(
      left.a.filter((word) => !excuseA(word)),
      left.b.filter((word) => !excuseB(word)),
    ),
  };
}

function weigh(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + weightOf(word), 0);
}

/** `data base` and `database`, `real-time` and `realtime`: joins of neighbours, either way. */
function matchJoined(left: { a: string[]; b: string[] }, x: readonly string[], y: readonly string[]): number {
  let gained = 0;
  const join = (single: string[], pairs: string[], order: readonly string[]) => {
    for (let index = 0; index + 1 < order.length; index += 1) {
      const [first, second] = [order[index] ?? "", order[index + 1] ?? ""];
      const at = single.indexOf(first + second);
      if (at < 0 || !pairs.includes(first) || !pairs.includes(second)) continue;
      gained += weightOf(first + second);
      single.splice(at, 1);
      pairs.splice(pairs.indexOf(first), 1);
      pairs.splice(pairs.indexOf(second), 1);
    }
  };
  join(left.a, left.b, y);
  join(left.b, left.a, x);
  return gained;
}

/** Misspelt, misread, shortened and inflected words. */
function matchAlike(left: { a: string[]; b: string[] }): number {
  let gained = 0;
  for (const word of [...left.a]) {
    const at = left.b.findIndex((other) => alike(word, other));
    if (at < 0) continue;
    gained += 0.9 * weightOf(word);
    left.b.splice(at, 1);
    left.a.splice(left.a.indexOf(word), 1);
  }
  return gained;
}

/** Whether two words are one, misspelt, misread, shortened or inflected. */
export function alike(a: string, b: string): boolean {
  if (a === b || (JOINING.has(a) && JOINING.has(b))) return true;
  const [x, y] = [asRead(a), asRead(b)];
  if (x === y) return true;
  // Digits are never a slip: version 2 is not version 3.
  if (/\d/.test(a) || /\d/.test(b)) return false;
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 4 && inflected(a, b)) return true;
  // A word cut short by its source: `distrib` for `distributed`.
  if (shorter >= 5 && Math.abs(a.length - b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))) return true;
  return near(a, b, shorter) || near(x, y, shorter);
}

function near(a: string, b: string, shorter: number): boolean {
  if (shorter >= 8) return withinEdits(a, b, 2);
  const enough = shorter >= 5 || (shorter === 4 && a.length + b.length === 9 && a[0] === b[0]);
  return enough && withinEdits(a, b, 1);
}

function inflected(a: string, b: string): boolean {
  const base = (word: string) => word.replace(/(?:ies|es|s|ed|ing|y)$/, "");
  return base(a) === base(b);
}

/** What optical reading confuses. */
function asRead(word: string): string {
  const letters = /\p{L}/u.test(word) ? word.replaceAll("0", "o").replaceAll("1", "l") : word;
  return letters.replaceAll("rn", "m").replaceAll("vv", "w").replaceAll("cl", "d").replaceAll("ii", "n");
}

function isCut(short: readonly string[], long: readonly string[]): boolean {
  if (short.length >= long.length || short.length < 2) return false;
  const head = short.every(
    (word, index) =>
      word === long[index] || (index === short.length - 1 && (long[index] ?? "").startsWith(word)),
  );
  const tail = short.every((word, index) => word === long[long.length - short.length + index]);
  return head || tail;
}

/** Why titles that differ in these words are two papers: parts, versions, notes about a paper. */
export function conflictOf(onlyA: readonly string[], onlyB: readonly string[]): string | undefined {
  const about = onlyA.some((word) => ABOUT.test(word)) !== onlyB.some((word) => ABOUT.test(word));
  if (about) return "one is a note about the other";
  const numbers = (words: readonly string[]) =>
    words
      .map((word) => ROMAN.get(word) ?? word)
      .filter((word) => /^\d{1,3}$/.test(word) || /^\D{1,3}\d{1,2}$/.test(word));
  const [a, b] = [numbers(onlyA), numbers(onlyB)];
  if (a.length > 0 && b.length > 0 && a.join() !== b.join())
    return `one says ${a.join(" ")}, the other ${b.join(" ")}`;
  const only = [...a, ...b].filter((number) => /^(?:[2-9]|1\d)$/.test(number));
  if (only.length > 0 && onlyA.length + onlyB.length <= 2) return `only one is number ${only[0]}`;
  return undefined;
}
