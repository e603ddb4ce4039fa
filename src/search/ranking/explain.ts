/** Why a paper is a hit, in the words of the question. */

import type { Match, MatchedField } from "../../core/corpus.ts";
import { ABSTRACT, AUTHORS, FACTS, TITLE } from "../indexing/layout.ts";
import type { Question } from "../question/question.ts";
import type { Ranked } from "./rank.ts";

/** One match for each run of words found in the same field, the best field of each word. */
export function explain(question: Question, { evidence, alias }: Ranked): Match[] {
  const matches: { field: MatchedField; typed: string; readAs?: string }[] = [];
  question.units.forEach((unit, i) => {
    const field = fieldOf(i);
    if (field === undefined) return;
    const corrected = unit.variants.find(({ readAs }) => readAs !== undefined)?.readAs;
    const readAs = unit.variants.some(({ readAs: other }) => other === undefined) ? undefined : corrected;
    const last = matches.at(-1);
    if (last !== undefined && last.field === field && last.readAs === readAs) {
      last.typed = `${last.typed} ${unit.typed}`;
      return;
    }
    matches.push({ field, typed: unit.typed, ...(readAs === undefined ? {} : { readAs }) });
  });
  return matches;

  function fieldOf(unit: number): MatchedField | undefined {
    const bit = 1 << unit;
    if (alias !== undefined && (alias.bits & bit) !== 0) return "nickname";
    if (evidence.found(TITLE, unit) > 0) return "title";
    const isYear = /^\d{4}$/.test(question.units[unit]?.word ?? "");
    if (isYear && evidence.found(AUTHORS, unit) > 0) return "date";
    if ((evidence.author.bits & bit) !== 0 || evidence.found(AUTHORS, unit) > 0) return "author";
    if (evidence.found(ABSTRACT, unit) > 0) return "abstract";
    return evidence.found(FACTS, unit) > 0 || (evidence.factAuthor.bits & bit) !== 0 ? "fact" : undefined;
  }
}
