/**
 * Papers in which a passage of the question stands word for word. Of common words each is in too many papers, and in other
 * papers' titles, for the sum of their weights to name the one that has them in a row.
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
