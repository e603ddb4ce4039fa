/** What one title has beyond the other, without what belongs to other fields: authors, venue and year run into it. */

import type { Prepared } from "./prepared.ts";
import type { Alone } from "./title-kinds.ts";
import { isAddedWord } from "./title-tail.ts";
import { abbreviates } from "./venues.ts";
import { weightOf } from "./word-weights.ts";

export interface Leftover {
  /** Weight of the words that stand alone and belong to the title. */
  readonly weight: number;
  /** Weight of a name before the colon that stands alone with nothing else there; counted in `weight` too. */
  readonly nickname: number;
  /** The words that stand alone and belong to the title, and ordinals among the added ones. */
  readonly alone: readonly Alone[];
  /** Places of the first and last of them that weigh, and of the first and last word that has a partner. */
  readonly first: number;
  readonly last: number;
  readonly firstPartner: number;
  readonly lastPartner: number;
}

/** Words of a name before the colon, at most. */
const LONGEST_NICKNAME = 4;

/** Sorts the words of `a` without a partner in the title of `b`. O(n·m) in the words of both records. */
export function leftover(a: Prepared, b: Prepared, partners: readonly number[]): Leftover {
  const alone: Alone[] = [];
  let [weight, nickname] = [0, 0];
  let [first, last, firstPartner, lastPartner] = [-1, -1, -1, -1];
  const { words, addedFrom } = a;
  for (let at = 0; at < addedFrom; at += 1) {
    if (partners[at] === -1) continue;
    if (firstPartner < 0) firstPartner = at;
    lastPartner = at;
  }
  const belongs = ownersOf(a, b, partners, firstPartner, lastPartner);
  let elsewhere = false;
  for (let at = 0; at < words.length; at += 1) {
    if (partners[at] !== -1) {
      elsewhere = false;
      continue;
    }
    const word = words[at] ?? "";
    const worth = weightOf(word);
    elsewhere =
      at >= addedFrom ||
      isAddedWord(word) ||
      belongs?.(word, at) === true ||
      (elsewhere && /^\d+$/.test(word)) ||
      // The year behind a title that has it in its field as well.
      (at === addedFrom - 1 && at > lastPartner && isYear(word) && Number(word) === b.year);
    if (!elsewhere) {
      weight += worth;
      if (worth >= 0.25) {
        if (first < 0) first = at;
        last = at;
      }
    }
    const edge =
      at < 2 ||
      at >= words.length - 2 ||
      at === addedFrom - 1 ||
      a.breaks.includes(at) ||
      a.breaks.includes(at + 1);
    if (!elsewhere || /^\d+(?:st|nd|rd|th)$/.test(word))
      alone.push({
        word,
        before: words[at - 1],
        edge,
        front: at < 2 || a.breaks.includes(at),
        added: elsewhere,
      });
  }
  const colon = a.breaks[0] ?? 0;
  if (colon > 0 && colon <= LONGEST_NICKNAME && firstPartner >= colon) {
    for (let at = 0; at < colon; at += 1) nickname += weightOf(words[at] ?? "");
    if (last < colon) [first, last] = [-1, -1];
    else first = Math.max(first, colon);
  }
  return {
    weight,
    nickname: Math.min(nickname, weight),
    alone,
    first,
    last,
    firstPartner,
    lastPartner,
  };
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}

/** Tells of a word of `a` whether it is one of the authors or of the venue that `a` lacks in their fields. */
function ownersOf(
  a: Prepared,
  b: Prepared,
  partners: readonly number[],
  firstPartner: number,
  lastPartner: number,
): ((word: string, at: number) => boolean) | undefined {
  const noPeople = a.people.length === 0;
  const noVenue = a.venue === undefined;
  if (!partners.includes(-1)) return undefined;
  const initials = new Set<string>();
  const names = new Set<string>();
  if (noPeople || b.people.length > 0) {
    for (const { surname, last, given } of b.people) {
      names.add(surname).add(last);
      for (const name of given) {
        initials.add(name[0] ?? "");
        for (const part of name.split("-")) if (part.length > 1) names.add(part);
      }
    }
    if (b.people.length === 0) {
      for (const word of b.rest) if (word.length > 1) names.add(word);
      // Both have their people in the title: one writes the given name, the other its initial.
      for (const word of b.words) if (word.length > 1) initials.add(word[0] ?? "");
    }
  }
  // `Cesa` and `Bianchi` for `Cesa-Bianchi`.
  const isName = (word: string | undefined) =>
    word !== undefined &&
    word.length > 1 &&
    (names.has(word) ||
      (word.length >= 3 &&
        b.people.some(({ surname }) => surname.startsWith(word) || surname.endsWith(word))));
  const isInitials = (word: string) =>
    word.length === 1
      ? initials.has(word)
      : word.length <= 3 && !/[aeiou]/.test(word) && [...word].every((letter) => initials.has(letter));
  return (word, at) =>
    // An author who stands at one end of a title that has its authors is a slip of the source.
    (!noPeople && (at < firstPartner || at > lastPartner) && isName(word)) ||
    (noPeople &&
      (isName(word) ||
        isInitials(word) ||
        // A given name of which the other has the initial.
        (initials.has(word[0] ?? "") && b.people.length > 0 && isName(a.words[at + 1])))) ||
    (noVenue &&
      (b.venue !== undefined && at > lastPartner
        ? b.venue.words.some((other) => abbreviates(word, other))
        : // Beside a word of the other's venue.
          !/\d/.test(word) &&
          ((partners[at - 1] ?? -1) >= b.addedFrom || (partners[at + 1] ?? -1) >= b.addedFrom)));
}
