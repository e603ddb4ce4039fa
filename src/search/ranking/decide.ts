/** Whether the best papers answer the question: found, several fit, or nothing does. */

import { ABSTRACT, AUTHORS, TITLE } from "../indexing/layout.ts";
import type { Question, Unit } from "../question/question.ts";
import { isVersion, isYear } from "../text/text.ts";
import type { Evidence } from "./evidence-of.ts";
import { countBits } from "./names.ts";
import type { Ranked } from "./rank.ts";

/** The limits were set on labelled questions; see test/search. */
export const LIMITS = {
  /** A single word may be read as another only when it is this likely. */
  guess: 0.66,
  /** Share of the question's weight a paper must have. */
  cover: 0.42,
  /** A word more likely than this was typed so, or in parts; the rest are guesses. */
  typed: 0.92,
  /** One more likely than this is a single slip. */
  slip: 0.75,
  /** So many letters of a word tell which it is. */
  begun: 5,
  /** A citation has no more words: who, when, and a name for it. */
  cited: 3,
  /** A sentence is answered when less than one paper is expected by chance; words alone, when 1 / papers ** this are. */
  odds: 0.6,
  /** From here on so much is said that a missing number or name is a detail. */
  long: 6,
  /** A second paper this near the first, as a share of its score, fits as well. */
  near: 0.9,
  /** What is written as a title must be in the paper's, at least so much of it. */
  ofTitle: 0.8,
  /** Whoever asks for the original takes an older paper this near the first, as a share of its score. */
  original: 0.55,
  /** What falls this far behind the first is not worth showing. */
  worth: 0.2,
};

/** True when the paper may be given as an answer. */
export function fits(question: Question, ranked: Ranked, papers: number): boolean {
  const { units } = question;
  const { missing, alias, cover } = ranked;
  if (units.length === 0) return false;
  const all = (1 << units.length) - 1;
  if (contradictsAny(question, ranked)) return false;
  if (alias !== undefined && alias.bits === all) return true;
  if (missing === 0)
    return (
      strongEnough(question, ranked) && (!isGuesswork(question) || surprise(question, ranked, papers) > 0)
    );
  if (question.form === "title") return titleShare(question, ranked) >= LIMITS.ofTitle;
  const odds = surprise(question, ranked, papers);
  if (question.form === "sentence" && odds > 0) return true;
  if (units.length > 2 && cover >= LIMITS.cover && odds > LIMITS.odds * Math.log(papers)) return true;
  return units.length < LIMITS.long && about(question, ranked, papers);
}

/**
 * How much of the question the paper's title, names and authors have, by weight; or the question of the title, if that is
 * more: noise may stand around it.
 */
function titleShare({ units }: Question, { evidence, alias, missing }: Ranked): number {
  let total = 0;
  let found = 0;
  let inTitle = 0;
  units.forEach(({ weight }, unit) => {
    const named = (((alias?.bits ?? 0) | evidence.author.people) & (1 << unit)) !== 0;
    // The last word may have been cut off.
    if (unit === units.length - 1 && (missing & (1 << unit)) !== 0) return;
    total += weight;
    found += weight * (named ? 1 : evidence.found(TITLE, unit));
    inTitle += evidence.found(TITLE, unit);
  });
  return Math.max(found / total, evidence.titleWords < 4 ? 0 : inTitle / evidence.titleWords);
}

/**
 * How unlikely it is that some paper of this many has as many of the words by mere chance, whichever they are, as a
 * logarithm: above 0, fewer than one paper is expected to. Words that stand side by side are seven times (e^2) less often
 * there by chance.
 */
function surprise({ units }: Question, { missing, evidence, alias }: Ranked, papers: number): number {
  const most = Math.log(papers);
  let sum = 2 * (countBits(evidence.pairs) + ((alias?.written ?? 0) === 0 ? 0 : 1)) - most;
  for (let lacking = 1; lacking <= countBits(missing); lacking++)
    sum -= Math.log((units.length + 1 - lacking) / lacking);
  units.forEach((unit, i) => {
    if ((missing & (1 << i)) === 0) sum += Math.min(unit.weight, most) * certainty(unit);
  });
  return sum;
}

/** How much of a word's weight is left when it is not known as typed: among many words some is always near. */
function certainty({ variants, word }: Unit): number {
  const best = Math.max(0, ...variants.map(({ weight }) => weight));
  // A word not typed to its end yet is no slip.
  const begun = word.length >= LIMITS.begun && variants.some(({ readAs }) => readAs?.startsWith(word));
  return best > LIMITS.typed ? 1 : best > LIMITS.slip || begun ? 0.75 : 0.25;
}

/** Two or three words, and one of them read as another that is far from it; more words bear each other out. */
function isGuesswork({ units }: Question): boolean {
  return units.length > 1 && units.length <= LIMITS.cited && units.some((unit) => certainty(unit) < 0.5);
}

/**
 * With a word missing the others must be known as they were typed, and be about the paper: in its title or name, rare
 * and side by side, or its first author.
 */
function about({ units }: Question, { evidence, missing, alias, cover }: Ranked, papers: number): boolean {
  // Some side by side is no chance, as long as what is missing may have been damaged beyond repair.
  const damaged = units.every((unit, i) => (missing & (1 << i)) === 0 || certainty(unit) < 1);
  if (units.length > LIMITS.cited && damaged && evidence.pairs !== 0 && cover >= LIMITS.cover) return true;
  // `gcn kipf`: a nickname that others gave it, and who wrote it.
  if (
    isCited(units, evidence) &&
    units.every(({ head, exact, bound }, i) => (missing & (1 << i)) === 0 || ((head || exact) && !bound))
  )
    return true;
  return units.some((unit, i) => {
    const bit = 1 << i;
    const rare = unit.weight >= Math.log(1 + papers / 5);
    const guessed = units.length <= LIMITS.cited && certainty(unit) < 1;
    if ((missing & bit) !== 0 || !rare || guessed) return false;
    const head = evidence.found(TITLE, i) > 0.5 || ((alias?.written ?? 0) & bit) !== 0;
    const name = ((unit.exact && !isYear(unit.word)) || unit.named) && evidence.found(ABSTRACT, i) > 0.9;
    return name || (head && cover >= LIMITS.cover);
  });
}

/** Few words, and the first author's name among them. */
function isCited(units: readonly Unit[], { author }: Evidence): boolean {
  return units.length <= LIMITS.cited && author.leads && author.fit === 1;
}

/** One word alone, guessed by two edits or found only inside a name of an author, is too little. */
function strongEnough(question: Question, { evidence, alias }: Ranked): boolean {
  if (question.units.length > 1 || alias !== undefined) return true;
  const best = Math.max(...[TITLE, ABSTRACT, AUTHORS].map((field) => evidence.found(field, 0)));
  return best === 0 || best > 0.7 || evidence.found(TITLE, 0) > LIMITS.guess;
}

/** Whether the paper is not the one that is asked for, whatever else it has. */
export function contradictsAny(question: Question, ranked: Ranked): boolean {
  return question.units.some((_, unit) => contradicts(question, ranked, unit));
}

/** Numbers are never guessed: DeepSeek R2 is not R1, nor is Prover V3 the V3 that some prover uses. */
function contradicts(question: Question, ranked: Ranked, unit: number): boolean {
  const { units } = question;
  const { exact, word, bound, follows } = units[unit] as Unit;
  if (!exact) return false;
  const version = isVersion(word) || (/^\d\d?$/.test(word) && units[unit - 1]?.head === true);
  const long = units.length >= LIMITS.long;
  if ((ranked.missing & (1 << unit)) !== 0) {
    // `td3 fujimoto`: a nickname that others gave it.
    if (!version && /[a-z]/.test(word) && isCited(units, ranked.evidence)) return false;
    // In a sentence a number is a detail; a version, written in one with its name, never is.
    if (bound) return version || !long;
    return !long && (version || question.form !== "sentence") && (units.length <= 3 || !/^\d+$/.test(word));
  }
  if (!version || !follows || long) return false;
  return strayName(question, ranked.missing, unit) || !versionStands(question, ranked, unit);
}

/** The name before the version is some other paper's: `prover` in `prover v3`. */
function strayName({ units }: Question, missing: number, unit: number): boolean {
  const before = units[unit - 1];
  return before?.head === true && !before.exact && (missing & (1 << (unit - 1))) !== 0;
}

/** A version after a name must follow that name in the paper, or be the paper's own. */
function versionStands({ units }: Question, { evidence, alias }: Ranked, unit: number): boolean {
  if (unit === 0 || (evidence.pairs & (1 << unit)) !== 0) return true;
  // Who wrote it: `doudna cas9`.
  if ((evidence.author.people & (1 << (unit - 1))) !== 0) return true;
  if (alias !== undefined && (alias.bits & (1 << unit)) !== 0) return true;
  // A title has few words: `pyruvate kinase M2` is its `M2 isoform of pyruvate kinase`.
  if (evidence.found(TITLE, unit) === 1 && evidence.found(TITLE, unit - 1) === 1) return true;
  return units[unit - 1]?.exact ?? true;
}
