/** Which words of two titles answer each other, and which stand alone. */

import { withinEdits } from "./edits.ts";
import { JOINING, weightOf } from "./word-weights.ts";

/** Words of a title beyond these are not compared. */
export const MOST_WORDS = 80;

export interface Alignment {
  /** For each word of one title the place of its partner in the other; -1 for none. */
  readonly partnerOfA: readonly number[];
  readonly partnerOfB: readonly number[];
  /** Weight of the words that have a partner. */
  readonly both: number;
  /** Weight of those whose partner is written otherwise. */
  readonly slips: number;
  /** A title ends in the beginning of the word with which the other goes on. */
  readonly partial: boolean;
}

/**
 * Pairs the words off: neighbours run together first (`data base` and `database`), then equal ones, then misspelt, misread,
 * shortened and inflected ones. The order of words counts only among equal ones. O(n·m) in the words.
 * `endA` and `endB` tell where the titles end within their fields.
 */
export function align(
  a: readonly string[],
  b: readonly string[],
  endA: number = a.length,
  endB: number = b.length,
): Alignment {
  const partnerOfA: number[] = new Array(a.length).fill(-1);
  const partnerOfB: number[] = new Array(b.length).fill(-1);
  let [both, slips] = [0, 0];
  const match = (x: number, y: number, weight: number) => {
    partnerOfA[x] = y;
    partnerOfB[y] = x;
    both += weight;
  };
  const joined = (
    single: readonly string[],
    pair: readonly string[],
    ofSingle: number[],
    ofPair: number[],
  ) => {
    for (let y = 0; y + 1 < pair.length; y += 1) {
      if (ofPair[y] !== -1 && ofPair[y + 1] !== -1) continue;
      const whole = `${pair[y] ?? ""}${pair[y + 1] ?? ""}`;
      const x = single.findIndex((word, at) => ofSingle[at] === -1 && word === whole);
      if (x < 0 || pair.includes(whole) || ofPair[y] !== -1 || ofPair[y + 1] !== -1) continue;
      ofSingle[x] = y;
      ofPair[y] = x;
      ofPair[y + 1] = x;
      both += weightOf(whole);
    }
  };
  joined(a, b, partnerOfA, partnerOfB);
  joined(b, a, partnerOfB, partnerOfA);
  for (let x = 0; x < a.length; x += 1) {
    const word = a[x] ?? "";
    if (partnerOfA[x] !== -1) continue;
    // Straight ahead first: words that stand twice meet their own.
    for (let tried = 0; tried < b.length; tried += 1) {
      const y = (x + tried) % b.length;
      if (b[y] !== word || partnerOfB[y] !== -1) continue;
      match(x, y, weightOf(word));
      break;
    }
  }
  const partial =
    endsInside(a, endA, b, partnerOfA, partnerOfB, match) ||
    endsInside(b, endB, a, partnerOfB, partnerOfA, (y, x, weight) => match(x, y, weight));
  for (let x = 0; x < a.length; x += 1) {
    if (partnerOfA[x] !== -1) continue;
    const word = a[x] ?? "";
    for (let y = 0; y < b.length; y += 1) {
      if (partnerOfB[y] !== -1 || !alike(word, b[y] ?? "")) continue;
      // Joining words answer each other within the titles, and the A of "Part A" is none.
      if (JOINING.has(word) && (x >= endA || y >= endB || a[x - 1] === "part" || b[y - 1] === "part"))
        continue;
      const weight = weightOf(word);
      match(x, y, 0.9 * weight);
      slips += weight;
      break;
    }
  }
  return { partnerOfA, partnerOfB, both, slips, partial };
}

/** Matches the last word of `a` when it is only the beginning of the word that the other title has there. */
function endsInside(
  a: readonly string[],
  end: number,
  b: readonly string[],
  ofA: readonly number[],
  ofB: readonly number[],
  match: (x: number, y: number, weight: number) => void,
): boolean {
  const x = end - 1;
  const last = a[x] ?? "";
  const y = (ofA[x - 1] ?? -1) + 1;
  const other = b[y] ?? "";
  if (
    x < 2 ||
    y === 0 ||
    ofA[x] !== -1 ||
    ofB[y] !== -1 ||
    other.length <= last.length ||
    !other.startsWith(last)
  )
    return false;
  // A letter may be a number; `query` for `queries` is another matter.
  if (last.length === 1 && (x < 4 || /[aivx]/.test(last))) return false;
  if (last.length >= 4 && other.length - last.length <= 3 && y === b.length - 1) return false;
  match(x, y, weightOf(last));
  return true;
}

/** Whether two words are one, misspelt, misread, shortened or inflected. */
export function alike(a: string, b: string): boolean {
  if (a === b || (JOINING.has(a) && JOINING.has(b))) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return false;
  // Slips at both ends of one word are too rare to pay for.
  if (a[0] !== b[0] && a[a.length - 1] !== b[b.length - 1]) return false;
  const longer = Math.max(a.length, b.length);
  if (longer - shorter <= 2 || (shorter >= 5 && (a.startsWith(b) || b.startsWith(a)))) {
    const [x, y] = [asRead(a), asRead(b)];
    if (x === y) return true;
    // Digits are never a slip: version 2 is not version 3.
    if (/\d/.test(x) || /\d/.test(y)) return false;
    if (shorter >= 4 && inflected(a, b)) return true;
    // A word cut short by its source: `distrib` for `distributed`.
    if (longer - shorter >= 3) return true;
    return near(a, b, shorter) || near(x, y, shorter);
  }
  return shorter >= 4 && longer - shorter <= 3 && !/\d/.test(a) && !/\d/.test(b) && inflected(a, b);
}

function near(a: string, b: string, shorter: number): boolean {
  if (opposite(a, b)) return false;
  if (shorter >= 8) return withinEdits(a, b, 2);
  const enough = shorter >= 5 || (shorter === 4 && a.length + b.length === 9 && a[0] === b[0]);
  return enough && withinEdits(a, b, 1);
}

/** A prefix that turns a word round is no slip: `supervised` and `unsupervised`. */
export function opposite(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    long.endsWith(short) &&
    /^(?:un|in|im|ir|non|dis|de|re|sub|a)$/.test(long.slice(0, long.length - short.length))
  );
}

function inflected(a: string, b: string): boolean {
  return stem(a) === stem(b);
}

function stem(word: string): string {
  return word.replace(/(?:ies|es|s|ed|ing|y)$/, "");
}

/** What optical reading confuses. */
function asRead(word: string): string {
  if (!/[01ci]|rn|vv/.test(word)) return word;
  const letters = /\p{L}/u.test(word) ? word.replaceAll("0", "o").replaceAll("1", "l") : word;
  return letters
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("cl", "d")
    .replaceAll("ii", "n")
    .replaceAll("c", "e")
    .replaceAll("i", "l");
}
