/**
 * Papers that have the words of a question in a row, or every one of them. Of common words each is in too many papers, and
 * in other papers' titles, for the sum of their weights to name the one that has them all.
 */

import { ABSTRACT, FIELDS, type IndexArrays, TITLE } from "../indexing/layout.ts";
import { lowerBound } from "../words/deletions.ts";
import type { Question } from "./question.ts";

/** Words in a row, small ones too, that are no coincidence. */
const PASSAGE = 5;
/** Of a question this much must stand in a row. */
const SHARE = 0.6;
/** Looked for among papers that have so many of its rarest words, */
const RAREST = 4;
/** unless the rarest of all is in more papers than this. */
const MOST_READ = 2000;

/** At most `limit` papers, by number. O(papers with the rarest word), and a look through those that have the others, too. */
export function withPassage(question: Question, index: IndexArrays, limit: number): number[] {
  const typed = question.terms;
  if (typed.length < PASSAGE) return [];
  const { starts, values } = index.postings;
  const count = (stem: number): number => (starts[stem + 1] as number) - (starts[stem] as number);
  const known = question.units.filter(({ term, variants }) => term >= 0 && variants[0]?.weight === 1);
  const rarest = known
    .map(({ term }) => ({ term, stem: index.stemOf[term] as number }))
    .sort((a, b) => count(a.stem) - count(b.stem))
    .slice(0, RAREST);
  const [first, ...others] = rarest;
  if (first === undefined || rarest.length < 3 || count(first.stem) > MOST_READ) return [];
  const least = Math.max(PASSAGE, Math.ceil(SHARE * typed.length));
  const places = typed.flatMap((term, place) => (term === first.term ? [place] : []));
  const has = (stem: number, paper: number): boolean =>
    values[lowerBound(values, paper, starts[stem], (starts[stem + 1] as number) - 1)] === paper;
  const found: number[] = [];
  for (let at = starts[first.stem] as number; at < (starts[first.stem + 1] as number); at++) {
    const paper = values[at] as number;
    if (others.some(({ stem }) => !has(stem, paper))) continue;
    if (places.some((place) => longest(typed, place, index, paper) >= least)) found.push(paper);
    if (found.length === limit) break;
  }
  return found;
}

/** More words are rarely all there, */
const FEW = 4;
/** and where the rarest of them is in more papers than this, its weight must do. */
const MOST_JOINED = 4000;

/** At most `limit` papers that have every word of a short question, by number. O(papers with the rarest word * log n). */
export function withEvery({ units }: Question, { postings }: IndexArrays, limit: number): number[] {
  if (units.length < 2 || units.length > FEW) return [];
  const { starts, values } = postings;
  const lists = units
    .map(({ variants }) => variants.find(({ weight }) => weight === 1)?.stem ?? -1)
    .map((stem) => (stem < 0 ? values.subarray(0, 0) : values.subarray(starts[stem], starts[stem + 1])))
    .sort((a, b) => a.length - b.length);
  const [rarest, ...others] = lists;
  if (rarest === undefined || rarest.length > MOST_JOINED) return [];
  // All ascend, so that each is walked through once.
  const reached = others.map(() => 0);
  const found: number[] = [];
  for (const paper of rarest) {
    const all = others.every((list, i) => {
      reached[i] = reach(list, paper, reached[i] ?? 0);
      return list[reached[i] ?? 0] === paper;
    });
    if (all) found.push(paper);
    if (found.length === limit) break;
  }
  return found;
}

/** The first place from `from` on whose paper is not before this one; it is not far. O(log of the distance). */
function reach(list: Uint32Array, paper: number, from: number): number {
  let [low, high] = [from, from];
  for (let step = 1; high < list.length && (list[high] as number) < paper; step *= 2) {
    low = high + 1;
    high += step;
  }
  return lowerBound(list, paper, low, Math.min(high, list.length));
}

/** The longest run of words around one of them that a paper's title or abstract has as well. */
function longest(typed: readonly number[], place: number, index: IndexArrays, paper: number): number {
  const { fields, stream } = index;
  const from = fields[paper * FIELDS.length + TITLE] as number;
  const to = fields[paper * FIELDS.length + ABSTRACT + 1] as number;
  let most = 0;
  for (let at = from; at < to; at++) {
    if (stream[at] !== typed[place]) continue;
    let before = 0;
    while (before < Math.min(place, at - from) && stream[at - before - 1] === typed[place - before - 1])
      before++;
    let after = 0;
    while (at + after + 1 < to && stream[at + after + 1] === typed[place + after + 1]) after++;
    most = Math.max(most, before + 1 + after);
  }
  return most;
}
