/**
 * Cuts `…Monte-Carlo Tree SearchHuajian Xin, Z. Z. Ren, Junxiao Song` into title and authors.
 *
 * Nothing stands between the last word of the title and the first author, so every place inside a word is a candidate.
 * From the right: the text after the comma-separated first author must be names; the first author must look like one;
 * the word before the cut must look like the end of a title. Each candidate is weighed by a short linear sum, with
 * evidence from the rest of the corpus where there is any: titles and names seen elsewhere, words of the abstract.
 * Listings show up to three authors, so with "et al." three are likeliest.
 */

import { fold, titleKey } from "../text.ts";
import { innerSeam, isGroupName, nameShape } from "./name-shape.ts";
import { COMMON_TITLE_WORDS } from "./title-words.ts";

/** What is known from elsewhere in the corpus; all of it may be empty. */
export interface CutEvidence {
  /** `titleKey` of titles that stand on their own in some document. */
  readonly titles: ReadonlySet<string>;
  /** Folded names that stand on their own in some document. */
  readonly names: ReadonlySet<string>;
  /** Words that abstracts hold, as they are written there. */
  readonly words: ReadonlySet<string>;
}

export interface Cut {
  readonly title: string;
  readonly authors: readonly string[];
  /** How clearly this cut beats the next best one; below 0.5 it is a guess. */
  readonly margin: number;
}

/** No title with its authors is longer, in UTF-16 units; it also bounds the work. */
const LONGEST_LINE = 2_000;

/** Weights of the sum. Only their relation matters. */
const WEIGHTS = {
  /** The same title stands on its own elsewhere: as good as settled. */
  knownTitle: 12,
  knownName: 3,
  /** For each author after the first. */
  otherName: 1,
  /** The last word of the title is a known word. */
  knownWord: 2.2,
  /** What would be the last word of the title is a word with the beginning of a name stuck to it. */
  stuckWord: -2.5,
  /** The name begins with a piece of what is a known word when taken whole. */
  splitsWord: -3.5,
} as const;

/** The best cut of a title-and-authors text; undefined when no place in it can be one. */
export function cutTitle(
  glued: string,
  complete: boolean,
  evidence: CutEvidence,
  abstract = "",
): Cut | undefined {
  if (glued.length > LONGEST_LINE) return undefined;
  const segments = glued.split(/,\s+/);
  const local = new Set([...evidence.words, ...plainWords(abstract)]);
  const candidates: { cut: Omit<Cut, "margin">; score: number }[] = [];
  let end = glued.length;
  let later = 0;
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const segment = segments[index] ?? "";
    const start = end - segment.length;
    const count = segments.length - index;
    const prior = authorCountPrior(count, complete);
    for (const at of boundaries(segment)) {
      const title = glued.slice(0, start + at);
      const first = segment.slice(at);
      const score =
        prior +
        later +
        firstAuthorScore(first, segment, at, evidence, local) +
        titleScore(title, segment, at, evidence, local);
      candidates.push({ cut: { title, authors: [first, ...segments.slice(index + 1)] }, score });
    }
    // Everything right of an earlier cut has to be a name.
    const name = nameShape(segment);
    later += WEIGHTS.otherName * Math.min(name, 1.5) + (evidence.names.has(fold(segment)) ? 1 : 0);
    if (name < -3 || count > 12) break;
    end = start - (glued.slice(0, start).match(/,\s+$/)?.[0].length ?? 0);
  }
  candidates.sort((a, b) => b.score - a.score || b.cut.title.length - a.cut.title.length);
  const [best, second] = candidates;
  if (best === undefined || best.score < -4) return undefined;
  return { ...best.cut, margin: second === undefined ? Number.POSITIVE_INFINITY : best.score - second.score };
}

/** Places inside a word where a name could begin: never after a space, a hyphen or an opening bracket. */
function boundaries(segment: string): number[] {
  const places: number[] = [];
  for (const match of segment.matchAll(
    /(?<=[^\s\-‐–—/(["“'’:,;@&.+])(?=\p{Lu})|(?<=[\p{Ll}\p{N})?!"”])(?=\d+\.? ?AI)/gu,
  ))
    places.push(match.index);
  // A full stop ends few titles, but an initial far more often: `J.K. Smith` is one name.
  for (const match of segment.matchAll(/(?<=[\p{Ll}\p{N})]{2}\.)(?=\p{Lu})/gu)) places.push(match.index);
  return places;
}

function authorCountPrior(count: number, complete: boolean): number {
  if (count > 3) return -2.5 - 0.3 * Math.min(count, 10);
  if (complete) return 0;
  return count === 3 ? 2.5 : -1.5;
}

function firstAuthorScore(
  name: string,
  segment: string,
  at: number,
  { names }: CutEvidence,
  words: ReadonlySet<string>,
): number {
  let score = nameShape(name) + (names.has(fold(name)) ? WEIGHTS.knownName : 0);
  const firstWord = name.split(" ")[0] ?? "";
  const wholeWord = /\S*$/.exec(segment.slice(0, at))?.[0] + firstWord;
  // `StarCraft`, `PyTorch`, `DeepSeek-V3`: a word of the field, not a seam.
  if (isKnown(wholeWord, words)) score += WEIGHTS.splitsWord;
  const others = name.split(" ").slice(1);
  // Names are rarely English words in lower case elsewhere in the abstract.
  if (!isGroupName(name)) {
    for (const word of others) if (word.length > 3 && words.has(word.toLowerCase())) score -= 0.8;
    if (firstWord.length > 3 && COMMON_TITLE_WORDS.has(firstWord.toLowerCase())) score -= 1.5;
    for (const word of others) if (COMMON_TITLE_WORDS.has(word.toLowerCase())) score -= 1;
  }
  return score;
}

function titleScore(
  title: string,
  segment: string,
  at: number,
  { titles }: CutEvidence,
  words: ReadonlySet<string>,
): number {
  let score = titles.has(titleKey(title)) ? WEIGHTS.knownTitle : 0;
  const before = segment[at - 1] ?? "";
  const last = /[\p{L}\p{M}\p{N}+*.'’-]*$/u.exec(title.replace(/[)\]?!"”.]+$/u, ""))?.[0] ?? "";
  score += seam(before, segment.slice(at));
  if (isKnown(last, words)) score += WEIGHTS.knownWord;
  else if (last.length === 1 && /\p{Lu}/u.test(last)) score -= 0.8;
  // A seam left inside the title's last words is one that nobody explains.
  for (const word of title.split(" ").slice(-4)) score += stuckness(word, words);
  // Half a word: `Deep` of `DeepSeek`, `Mc` of `McKay`.
  if (/^(?:Mc|Mac|De|Di|Le|La|Van|O)$/.test(last)) score -= 2;
  if (title.split(/\s+/).length < 2) score -= 1.5;
  return score;
}

/** Negative when a word of the title looks like the end of a title with a name stuck to it: `ModelDeep`, `IIBig`. */
function stuckness(word: string, words: ReadonlySet<string>): number {
  const plain = word.replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, "");
  const at = innerSeam(plain);
  if (at < 0 || isKnown(plain, words)) return 0;
  const [before, after] = [plain.slice(0, at), plain.slice(at)];
  if (isKnown(before, words)) return WEIGHTS.stuckWord;
  // `LongtermismDeep`: what names are made of is short (`PyTorch`, `GitHub`, `CheckList`).
  if (/\p{Ll}{7}$/u.test(before)) return WEIGHTS.stuckWord * 0.6;
  // `RLBig`: capitals do not usually run into a capitalised word; `PyTorch` and `CycleGAN` are how the field names things.
  return /\p{Lu}{2}$/u.test(before) && /^\p{Lu}\p{Ll}{2}/u.test(after) ? WEIGHTS.stuckWord * 0.8 : -0.3;
}

/** What the two characters at the seam say. */
function seam(before: string, after: string): number {
  const next = after.slice(0, 2);
  if (/[\p{Ll}]/u.test(before)) return 1.5;
  if (/[)?!"”\]]/u.test(before)) return 2.5;
  if (/\p{N}/u.test(before)) return 1.6;
  // A capital before the seam: fine when a name starts there (`IIXiangjun`), poor before an initial.
  if (/\p{Lu}/u.test(before)) return /^\p{Lu}[\p{Ll}’']/u.test(next) ? 1 : /^\p{Lu}\./u.test(next) ? 0.6 : -2;
  return before === "." ? -0.5 : 0.5;
}

function isKnown(word: string, words: ReadonlySet<string>): boolean {
  if (word === "") return false;
  const lower = word.toLowerCase();
  return (
    COMMON_TITLE_WORDS.has(lower) ||
    words.has(word) ||
    words.has(lower) ||
    words.has(singular(lower)) ||
    words.has(`${lower}s`)
  );
}

function singular(word: string): string {
  return word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
}

/** The words of a text as written and in lower case, with the halves of hyphenated ones. */
export function plainWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}+'’.-]*/gu)) {
    const word = match[0].replace(/[.'’-]+$/, "");
    words.add(word);
    if (!/\p{Ll}\p{Lu}/u.test(word)) words.add(word.toLowerCase());
    for (const half of word.split("-")) if (half.length > 3) words.add(half.toLowerCase());
  }
  return words;
}
