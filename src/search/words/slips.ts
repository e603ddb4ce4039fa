/** What mistyped words may be meant for; small ones (`yuo`, `olny`, `isall`) say no more than what they stand for. */

import { FUNCTION_WORDS } from "../text/smallwords.ts";
import { isSwap } from "./deletions.ts";
import type { Correction, Lexicon } from "./lexicon.ts";

/** One word in so many is mistyped, about. */
const MISTYPED = 50;

/** What a word may be a slip of: what it is rather than what it seems to be, and what it may be as well. */
export function slipsOf(
  word: string,
  lexicon: Lexicon,
  { guessed, acronym }: { readonly guessed: boolean; readonly acronym: boolean },
): { readonly rather: readonly Correction[]; readonly also: readonly Correction[] } {
  if (!lexicon.isDoubtful(word)) return { rather: [], also: [] };
  const stem = lexicon.stemOf(word);
  // Another letter in an acronym makes another acronym; one too many or too few, or two swapped, is a slip.
  const slips = [...lexicon.corrections(word), ...(guessed ? lexicon.guesses(word) : [])].filter(
    (slip) => !acronym || slip.word.length !== word.length || isSwap(word, slip.word),
  );
  if (stem < 0) return { rather: slips, also: [] };
  const often = slips.filter((slip) => lexicon.count(slip.stem) > MISTYPED * lexicon.count(stem));
  return lexicon.isWritten(word) ? { rather: [], also: often } : { rather: often, also: slips };
}

/** Slips in words of fewer letters are words themselves, more often than not. */
const SHORTEST_LOST = 5;

/** Words in their own right. */
const NO_SLIPS: ReadonlySet<string> = new Set(["won", "nay", "amy", "ehr", "aws", "rae", "btu"]);

/** Small words with two neighbours swapped, and long ones with a letter lost, to the words meant. */
const SLIPS: ReadonlyMap<string, string> = new Map(
  [...FUNCTION_WORDS].flatMap((word) => {
    const places = [...word].map((_, at) => at).slice(1);
    const swapped = places.map(
      (at) => word.slice(0, at - 1) + word.slice(at, at + 1) + word.slice(at - 1, at) + word.slice(at + 1),
    );
    const lost =
      word.length < SHORTEST_LOST ? [] : places.map((at) => word.slice(0, at) + word.slice(at + 1));
    return [...swapped, ...lost]
      .filter((slip) => !NO_SLIPS.has(slip))
      .map((slip): [string, string] => [slip, word]);
  }),
);

/** The small word that one which no paper has may stand for. */
export const smallMeant = (word: string): string | undefined => SLIPS.get(word);

/** Whether a word that no paper has may be a small word mistyped, or two of them in one. */
export function isSmallMistyped(word: string): boolean {
  if (SLIPS.has(word)) return true;
  for (let at = 2; at <= word.length - 2; at++)
    if (FUNCTION_WORDS.has(word.slice(0, at)) && FUNCTION_WORDS.has(word.slice(at))) return true;
  return false;
}
