/** Reads a question: which words carry it, and what each of them may mean in this index. */

import {
  ALWAYS_AROUND,
  FOREIGN_WORDS,
  FUNCTION_WORDS,
  GREETINGS,
  PAPER_WORDS,
  TALK_WORDS,
} from "../text/smallwords.ts";
import { isExact, type Word, words } from "../text/text.ts";
import { join, joinSmall } from "../words/joined.ts";
import type { Correction, Lexicon } from "../words/lexicon.ts";
import { isSmallMistyped, slipsOf, smallMeant } from "../words/slips.ts";
import { isAcronym, isGenus, mayBeSurname, particled, romanOne } from "../words/typed-names.ts";

/** What a word is taken for: a stem of the index, and how sure that is, 0..1. */
export interface Variant {
  readonly stem: number;
  readonly weight: number;
  /** The word it is read as, when that is not what was typed. */
  readonly readAs?: string;
}

/** One word of the question. */
export interface Unit {
  readonly typed: string;
  readonly word: string;
  /** A number or a version: never corrected, and its absence weighs. */
  readonly exact: boolean;
  /** In some title, name or alias. */
  readonly head: boolean;
  /** Written as a name in some paper, capitals or digits inside: AlphaStar. */
  readonly named: boolean;
  /** Written in one with the unit before it, as `5` in `GPT-5`. */
  readonly bound: boolean;
  /** The second half of a word taken apart on the guess that two were typed in one: `attention` of `nativeattention`. */
  readonly halved: boolean;
  /** Right behind the unit before it, no small word between them. */
  readonly follows: boolean;
  /** The term exactly as typed, or -1. */
  readonly term: number;
  readonly variants: Variant[];
  /** How much it says: the idf of its likeliest meaning, of an unknown word when it has none. */
  weight: number;
}

export interface Question {
  readonly text: string;
  readonly units: readonly Unit[];
  /** Every word, small ones too, as the term of exactly that word, or -1. */
  readonly terms: readonly number[];
  /**
   * How it is written. Whoever pastes a title, capitals and all, means that paper alone; whoever writes a sentence, up to
   * its full stop, means any that bears on it.
   */
  readonly form: "title" | "sentence" | "words";
  /** `usage` when nothing is asked, `empty` when only small words are. */
  readonly kind: "words" | "usage" | "empty";
}

/** More words than fit a mask of bits would not make a question clearer. */
const MOST_UNITS = 30;

/** Words read of a pasted text: its beginning says which it is. */
const MOST_WORDS = 120;

/** In a longer text a word beyond repair is not missed, and repairing is the dearest thing done to a word. */
export const RESCUED_UP_TO = 10;

/** Fewer words in capitals may be a headline, or somebody's habit. */
const TITLE_WORDS = 5;

/** What makes a sentence of words: a verb, or a word that asks. Titles have neither, but for a few. */
const STATING = /^\W*(?:wh\w+|how)\s|(?:^|\s)(?:is|are|was|were|has|have|do|does|did|can|could|may|will)\s/i;

/** Fewer words are no sentence, whatever stands behind them. */
const SENTENCE_WORDS = 3;

/** How much of a correction is left where the word may merely go on. */
const UNFINISHED = 0.7;
/** Among fewer words one of three or four letters is not guessed, nor one read over that looks like a small word mistyped. */
const GUESSED_AMONG = 3;

/** Beyond this nothing is taken apart or repaired. */
const LONGEST_WORD = 60;

/** A word of the question, or a part of one. */
export interface Piece {
  typed: string;
  word: string;
  written: string;
  bound: boolean;
  /** Which of the words typed it is, or is part of. */
  place: number;
  halved?: boolean;
}

/** `completing`: the text is still being typed, so that even a known last word may go on. */
export function readQuestion(text: string, lexicon: Lexicon, completing = false): Question {
  const all: Piece[] = words(text)
    .slice(0, MOST_WORDS)
    .flatMap((word, place) => piecesOf(word, place));
  lexicon.expect(
    all.map(({ word }) => word),
    completing,
  );
  const nothing = { text, units: [], terms: [], form: "words" as const };
  if (all.length === 0) return { ...nothing, kind: /[*%]/.test(text) ? "empty" : "usage" };
  const isSmall = ({ word, written, bound }: Piece, i: number): boolean =>
    FUNCTION_WORDS.has(word) ||
    (all.length >= GUESSED_AMONG && !isExact(word) && lexicon.stemOf(word) < 0 && isSmallMistyped(word)) ||
    (FOREIGN_WORDS.has(word) && written === word && !bound && all[i + 1]?.bound !== true);
  const small = all.filter(isSmall);
  if (
    !completing &&
    small.length < all.length &&
    all.every((piece, i) => GREETINGS.has(piece.word) || PAPER_WORDS.has(piece.word) || isSmall(piece, i))
  )
    return { ...nothing, kind: "usage" };
  // A single small word among others may be a surname: He 2015.
  const [only] = small.length === 1 && all.length > 1 && all.length < 5 ? small : [];
  const surname = only !== undefined && mayBeSurname(only.written) && lexicon.stemOf(only.word) >= 0;
  const said = surname || completing ? all : all.filter((piece) => !small.includes(piece));
  const first = all.find(({ word }) => !isAround(word));
  let begun = false;
  const asked = said.filter((piece) => {
    begun ||= piece === first;
    if (completing && piece === all.at(-1)) return true;
    const after = all[all.indexOf(piece) + 1];
    if (!piece.bound && after?.bound === false && isGenus(piece.word, after.written, lexicon)) return false;
    // `search` and `document` are subjects, too, once the question has begun.
    return (
      (surname && small.includes(piece)) ||
      !isAround(piece.word) ||
      (begun && !ALWAYS_AROUND.has(piece.word) && lexicon.isHead(piece.word))
    );
  });
  const pieces = distinct(asked.flatMap((piece) => known(piece, lexicon)));
  if (!completing && pieces.length === 1 && pieces[0]?.word.length === 1)
    return { ...nothing, kind: "empty" };
  if (pieces.length === 0)
    return { ...nothing, kind: said.some(({ word }) => PAPER_WORDS.has(word)) ? "usage" : "empty" };
  // The last word may not be typed to its end.
  const open = /[\p{L}\p{N}]$/u.test(text) ? pieces.at(-1) : undefined;
  const rescued = pieces.length <= RESCUED_UP_TO;
  const guesses = { rescued, guessed: rescued && all.length >= GUESSED_AMONG };
  const units = pieces.map((piece, i): Unit => {
    const follows = piece.place - (pieces[i - 1]?.place ?? -2) <= 1;
    return {
      ...unitOf(piece, lexicon, piece === open, completing, guesses),
      follows,
    };
  });
  // Of what an unknown word would say nothing is known: no more than the others do, however.
  const most = Math.max(...units.map(({ variants, weight }) => (variants.length === 0 ? 0 : weight)));
  if (most > 0)
    for (const unit of units) if (unit.variants.length === 0) unit.weight = Math.min(unit.weight, most);
  join(units, pieces, lexicon);
  for (const [i, { word, variants }] of units.entries())
    variants.push(...romanOne(word, units[i - 1]?.word, lexicon));
  joinSmall(units, pieces, all, lexicon);
  return {
    text,
    units: heaviest(units),
    terms: all.map(({ word }) => {
      const meant = units.find((unit) => unit.word === word)?.variants[0]?.readAs ?? smallMeant(word);
      const term = lexicon.termOf(word);
      return term >= 0 || meant === undefined ? term : lexicon.termOf(meant);
    }),
    form: formOf(text, pieces),
    kind: "words",
  };
}

function formOf(text: string, pieces: readonly Piece[]): Question["form"] {
  const long = pieces.length >= SENTENCE_WORDS;
  if (/[.?!]\W*$/.test(text)) return long ? "sentence" : "words";
  if (/^\W*[^\s:]*[\p{Lu}\d][^\s:]*:\s/u.test(text) && pieces.length >= 3) return "title";
  const capital = pieces.filter(({ written, bound }) => bound || /^[\p{Lu}\d]/u.test(written));
  if (pieces.length >= TITLE_WORDS && capital.length >= 0.85 * pieces.length) return "title";
  return long && STATING.test(text) ? "sentence" : "words";
}

/** Said around a question: which paper, find me, the one about. */
function isAround(word: string): boolean {
  return PAPER_WORDS.has(word) || TALK_WORDS.has(word) || FUNCTION_WORDS.has(word);
}

/** The parts of a word, each a word of its own. */
function piecesOf({ parts, written }: Word, place: number): Piece[] {
  return parts.map((word, i) => {
    const own = written[i] ?? word;
    return { word, written: own, typed: own, bound: i > 0, place };
  });
}

/** A word that no paper has may be several written in one: a compound, a name, a title glued to its author. */
function known(piece: Piece, lexicon: Lexicon): Piece[] {
  const { word, bound, typed, place } = piece;
  if (word.length > LONGEST_WORD) return [piece];
  const split = (parts: readonly string[]): Piece[] =>
    parts.map((part, i) => ({
      typed: i === 0 ? typed : part,
      word: part,
      written: part,
      bound: i > 0 || bound,
      place,
    }));
  const bare = /^(\d+(?:\.\d+)*)x$|^(\d+)\.0$/.exec(word);
  const number = bare?.[1] ?? bare?.[2];
  if (number !== undefined && lexicon.stemOf(word) < 0) return [{ ...piece, word: number }];
  const compound = lexicon.partsOf(word);
  if (compound.length > 1) return split(compound);
  if (lexicon.stemOf(word) >= 0) return [piece];
  // A citation key: vaswani2017attention.
  const key = /^([a-z]{2,})((?:19|20)\d\d)([a-z]*)$/.exec(word);
  if (key)
    return split(key.slice(1).filter((part) => part !== "")).map((part) => ({ ...part, bound: false }));
  // `text2image` is text to image.
  const short = /^([a-z]{3,})[24]([a-z]{3,})$/.exec(word);
  if (short) return split(short.slice(1));
  const versioned = /^([a-z]{2,})(\d+(?:\.\d+)*)$/.exec(word);
  if (versioned) {
    // `lean4` is Lean 4 if both are known; that they stand together is asked of each paper.
    const halves = [versioned[1] ?? "", versioned[2] ?? ""];
    if (halves.every((half) => lexicon.stemOf(half) >= 0)) return split(halves);
  }
  if (word.length >= 7 && !isExact(word)) {
    const corrections = lexicon.corrections(word);
    // A compound written in one and misspelt as well: `hyperconections`.
    const parts = lexicon.partsOf(corrections[0]?.word ?? "");
    if (parts.length > 1) return split(parts);
    const halves = corrections.length === 0 ? [...lexicon.splitOf(word), ...particled(word, lexicon)] : [];
    if (halves.length > 1) return split(halves).map((half, i) => ({ ...half, halved: i > 0 }));
  }
  return [piece];
}

/**
 * The first occurrence of each word; saying it twice does not make it say more. But what is written in one stays whole:
 * `IL-17 IL-22` are two names.
 */
function distinct(pieces: readonly Piece[]): Piece[] {
  const seen = new Set<string>();
  const isNew = ({ word }: Piece): boolean => !seen.has(word) && seen.add(word) !== undefined;
  return pieces.filter((piece, i) => {
    const after = pieces[i + 1];
    return isNew(piece) || (after?.bound === true && isExact(after.word) && !seen.has(after.word));
  });
}

function unitOf(
  { typed, word, written, bound, halved = false }: Piece,
  lexicon: Lexicon,
  open: boolean,
  completing: boolean,
  { rescued, guessed }: { readonly rescued: boolean; readonly guessed: boolean },
): Omit<Unit, "follows"> {
  const exact = isExact(word);
  const stem = lexicon.stemOf(word);
  const term = lexicon.termOf(word);
  const acronym = isAcronym(written);
  const { rather, also } = slipsOf(word, lexicon, { guessed: guessed && !acronym, acronym });
  // A form that no paper has, of a word that next to none has, is a slip: `sclaing` is not to `scla`.
  const found = term < 0 && rather.length > 0 ? -1 : stem;
  let meant = found < 0 ? rather : also;
  // A name with digits goes on only while it is typed: `c9or` of C9orf72.
  if (open && (exact ? completing && stem < 0 && /^\p{L}/u.test(word) : completing || word.length >= 3)) {
    const often = completing || found < 0 ? 0 : lexicon.count(found);
    const endings = lexicon.endings(word, completing);
    // What is still being typed is unfinished rather than mistyped.
    if (completing && endings.some((ending) => ending.word.startsWith(word)))
      meant = meant.map((slip) =>
        slip.word.startsWith(word) ? slip : { ...slip, weight: slip.weight * UNFINISHED },
      );
    meant = [...meant, ...endings.filter((ending) => lexicon.count(ending.stem) > often)];
  }
  if (found < 0 && rescued && meant.length === 0 && !acronym) meant = lexicon.rescues(word);
  const variants: Variant[] = [];
  const add = (corrections: readonly Correction[]): void => {
    for (const { stem, word: readAs, weight } of corrections)
      if (!variants.some((variant) => variant.stem === stem) && lexicon.count(stem) > 0)
        variants.push({ stem, weight, readAs });
  };
  // The likelier first: `deper` is `deeper` more often than the middle of some DeperNet.
  if (found >= 0) {
    add(rather);
    if (!variants.some((variant) => variant.stem === found)) variants.push({ stem: found, weight: 1 });
  }
  add(meant);
  // A misspelt word may not weigh more than the word it stands for.
  const [likeliest] = variants;
  const idf = lexicon.idf(likeliest === undefined ? 1 : lexicon.count(likeliest.stem));
  const weight = completing && FUNCTION_WORDS.has(word) ? idf * 0.1 : idf;
  return {
    typed,
    word,
    exact,
    bound,
    halved,
    head: lexicon.isHead(word),
    named: lexicon.isNamed(word),
    term,
    variants,
    weight,
  };
}

function heaviest(units: readonly Unit[]): Unit[] {
  if (units.length <= MOST_UNITS) return [...units];
  const kept = new Set([...units].sort((a, b) => b.weight - a.weight).slice(0, MOST_UNITS));
  return units.filter((unit) => kept.has(unit));
}
