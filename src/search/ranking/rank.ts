/** From evidence to a score: a short sum of named features. The weights stand in one table, each with its reason. */

import { ABSTRACT, AUTHORS, FACTS, TITLE } from "../indexing/layout.ts";
import type { Question } from "../question/question.ts";
import { isVersion, isYear } from "../text/text.ts";
import type { Evidence } from "./evidence-of.ts";

export const WEIGHTS = {
  /** Words found anywhere, by what they say: the ground of every answer. */
  cover: 4,
  /** Words found in the title: what a paper is about, not what it mentions. */
  title: 2,
  /** Every word in title or names: nothing is left unexplained. */
  allHead: 1.3,
  /** Neighbours that stay neighbours: a phrase is more than its words. */
  pairs: 1,
  /** A name the paper goes by, by its strength: whoever says a name means it. */
  alias: 3,
  /** Words of the first author's name: that is who a paper is cited by; half of it only if the other words are its title's. */
  firstAuthor: 2,
  /** The question word for word. */
  run: 3,
  /** The retrieval score: rare words in short fields. */
  retrieval: 0.5,
  /** Another version of what is asked for, which merely mentions the one that is. */
  otherVersion: -2,
} as const;

export interface Alias {
  readonly strength: number;
  /** Units that the name explains, as bits. */
  readonly bits: number;
  /** Those of them that are the paper's own name or part of it. */
  readonly own: number;
  /** Those that the paper writes, and not only its title's initials. */
  readonly written: number;
  /** The name is the whole question. */
  readonly whole: boolean;
  /** So few papers go by it that each of them is worth a look. */
  readonly rare: boolean;
}

export interface Ranked {
  readonly evidence: Evidence;
  readonly score: number;
  /** Share of the question, by weight, that the paper has. */
  readonly cover: number;
  readonly alias: Alias | undefined;
  /** Units the paper lacks, as bits. */
  readonly missing: number;
}

/**
 * Long questions are sentences: which words the title has says little, how much all words weigh says most. From
 * `begins` to `ends` units the sum below gives way to plain BM25 over title and abstract with the pairs of neighbours
 * (D. Metzler, W. B. Croft, A Markov random field model for term dependencies, 2005).
 */
const LONG = { begins: 5, ends: 8, k1: 1.2, b: 0.65, title: 0.5, pair: 0.12, scale: 14 } as const;

/** A word is in a title as it was meant from here on: `predicting` is not in `prediction`. */
const PLAINLY = 0.8;

/** Words from outside the documents count less. */
const FACT_COVER = 0.7;

/** Scores one paper for one question; `retrieval` is 0..1. */
export function rank(
  question: Question,
  evidence: Evidence,
  alias: Alias | undefined,
  retrieval: number,
  yearApart: number | undefined,
): Ranked {
  const { units } = question;
  const length = LONG.k1 * (1 - LONG.b + LONG.b * evidence.relativeLength);
  let total = 0;
  let cover = 0;
  let title = 0;
  let pairs = 0;
  let pairTotal = 0;
  let author = 0;
  let about = 0;
  let bm25 = 0;
  let missing = 0;
  let allHead = true;
  units.forEach(({ word, weight, bound, exact, halved }, unit) => {
    const bit = 1 << unit;
    const has = (bits = 0): boolean => (bits & bit) !== 0;
    const inTitle = evidence.found(TITLE, unit);
    const inHead = Math.max(inTitle, has(alias?.own) ? 1 : 0);
    const byName = evidence.found(AUTHORS, unit);
    const inAuthor = has(evidence.author.people) ? Math.max(byName, 0.9) : byName * 0.6;
    const inFacts = has(evidence.factAuthor.bits) ? 1 : evidence.found(FACTS, unit);
    // A number typed in one with a word means nothing apart from it.
    const loose = bound && exact && !has(evidence.pairs);
    // Nor does half a word in the middle of a text: `codeforces` is not what codes and forces have in common.
    const inAbstract = halved && !has(evidence.pairs) ? 0 : evidence.found(ABSTRACT, unit);
    const inText = loose ? 0 : Math.max(inTitle, inAbstract, inFacts * FACT_COVER);
    // People misremember a year by one: the preprint's, the conference's.
    const asYear = isYear(word) && yearApart !== undefined && yearApart <= 1 ? 1 - 0.3 * yearApart : 0;
    const best = Math.max(inText, inAuthor, asYear, has(alias?.bits) ? 1 : 0);
    total += weight;
    cover += weight * best;
    title += weight * inHead;
    if (best === 0) missing |= bit;
    if (Math.max(inHead, inAuthor) < PLAINLY) allHead = false;
    if (has(evidence.author.people)) author += weight;
    else about += weight * inHead;
    const said = evidence.count(unit) + inTitle * LONG.title;
    bm25 += (weight * said) / (said + length);
    if (unit === 0) return;
    const before = units[unit - 1]?.weight ?? 0;
    pairTotal += weight + before;
    if (!has(evidence.pairs)) return;
    pairs += weight + before;
    bm25 += LONG.pair * Math.min(weight, before);
  });
  const share = (part: number, of = total): number => (of === 0 ? 0 : part / of);
  const long = Math.max(0, Math.min(1, (units.length - LONG.begins) / (LONG.ends - LONG.begins)));
  const others = total - author;
  const topic = others < 1e-9 ? 1 : about / others;
  const words =
    WEIGHTS.cover * share(cover) +
    WEIGHTS.title * share(title) +
    WEIGHTS.allHead * (allHead ? 1 : 0) +
    WEIGHTS.pairs * share(pairs, pairTotal) +
    WEIGHTS.retrieval * retrieval +
    // In a sentence a word that happens to be some paper's name is a word.
    WEIGHTS.alias * (alias?.strength ?? 0);
  const score =
    words * (1 - long) +
    LONG.scale * share(bm25) * long +
    WEIGHTS.firstAuthor * (evidence.author.leads ? share(author) * (0.5 + 0.5 * topic) : 0) +
    WEIGHTS.run * evidence.run ** 2 * Math.min(1, question.terms.length / 6) +
    WEIGHTS.otherVersion * (evidence.otherVersion && versionOutside(question, evidence) ? 1 : 0);
  return { evidence, score, cover: share(cover), alias, missing };
}

function versionOutside({ units }: Question, evidence: Evidence): boolean {
  return units.some(({ word }, unit) => isVersion(word) && evidence.found(TITLE, unit) === 0);
}
