/** What the titles of two records say: the same, cut short, in another field, or of two papers. */

import { withinEdits } from "./people.ts";
import type { Prepared } from "./prepared.ts";
import { wordsOf } from "./text.ts";
import {
  alike,
  conflictOf,
  likenessOf,
  type TitleLikeness,
  weightOf,
  withoutAdded,
} from "./title-likeness.ts";
import { isVenueWord } from "./venues.ts";

/** Log odds. */
const TITLE = { exact: 4.2, generic: 0.6, cut: 3, conflict: -5, different: -7 } as const;

/** Titles that many papers bear. */
const GENERIC =
  /^(?:(?:guest )?editors?(?:ial)?s?(?: s)?(?: (?:notes?|introduction|message|corner|foreword|foreward|letter))?|introduction|preface|foreword|book reviews?(?: column)?|chair s message|letters?(?: to| from) the editor|reminiscences on influential papers|research problems|in memoriam|obituary|panel(?: session)?|keynote(?: address| talk)?|invited talk|abstracts?|index|contents|news|conclusions?|technical correspondence|title(?: page)?|author index|workshop summary|conference report|treasurer s message|errata|erratum|corrigendum|special issue)\b/;

export interface Evidence {
  readonly odds: number;
  readonly why: string;
  readonly likeness?: TitleLikeness;
  /** Many papers bear the title, a new one each year. */
  readonly generic?: boolean;
  /** The title was found outside its field, so that the other fields hold more than they should. */
  readonly moved?: boolean;
}

/** The evidence of the titles; undefined when there is none to compare. */
export function titleEvidence(a: Prepared, b: Prepared): Evidence | undefined {
  const direct = a.words.length > 0 && b.words.length > 0 ? directTitle(a, b) : undefined;
  if (direct !== undefined && (direct.odds > 0 || direct.likeness?.conflict !== undefined)) return direct;
  // The title may stand in another field.
  const moved = Math.max(heldBy(a, b), heldBy(b, a));
  if (moved >= 0.85 && (isGeneric(a) || isGeneric(b)))
    return { odds: TITLE.generic, why: "a title that many papers bear, in another field", generic: true };
  if (moved >= 0.85)
    return {
      odds: moved >= 0.99 ? 3.2 : 2.4,
      why: "one holds the title of the other in another field",
      moved: true,
    };
  if (direct !== undefined) return direct;
  const tangled = (one: Prepared) => (one.words.length === 0 ? holdsText(one) : one.people.length === 0);
  if ((a.words.length === 0 || b.words.length === 0) && tangled(a) && tangled(b)) {
    const { both, onlyA, onlyB } = likenessOf(a.all, b.all);
    const shared = both / (both + Math.min(onlyA, onlyB));
    const odds = shared >= 0.85 ? 3.2 : shared >= 0.7 ? 1 : TITLE.different;
    return { odds, why: "the records compared as a whole", moved: true };
  }
  if (a.shingles !== undefined && b.shingles !== undefined) return undefined;
  return a.words.length > 0 || b.words.length > 0
    ? { odds: TITLE.different, why: "the title of one is nowhere in the other" }
    : undefined;
}

function directTitle(a: Prepared, b: Prepared): Evidence {
  const likeness = likenessOf(a.words, b.words, excuse(a, b), excuse(b, a));
  const generic = isGeneric(a) || isGeneric(b);
  if (likeness.conflict !== undefined)
    return { odds: TITLE.conflict, why: `the titles differ in kind: ${likeness.conflict}`, likeness };
  if (a.squashed === b.squashed || likeness.onlyA + likeness.onlyB < 0.35)
    return {
      odds: generic ? TITLE.generic : TITLE.exact,
      why: generic ? "one title, but one that many papers bear" : "the same title",
      likeness,
      generic,
    };
  const length = Math.min(a.squashed.length, b.squashed.length);
  if (length >= 12 && withinEdits(a.squashed, b.squashed, length >= 40 ? 3 : length >= 20 ? 2 : 1))
    return { odds: 3.2, why: "the same title but for slips", likeness };
  const { onlyA, onlyB, both, shared, cut } = likeness;
  const less = Math.min(onlyA, onlyB);
  const more = Math.max(onlyA, onlyB);
  if (cut && both >= 2.2)
    return {
      odds: Math.max(0.8, TITLE.cut - 0.18 * more),
      why: "one title is the other cut short",
      likeness,
    };
  if (cut && both >= 1)
    return { odds: more <= 3 ? 0.6 : 0, why: "one title is a short beginning of the other", likeness };
  // Words on one side only are something left out; on both sides they are another paper.
  if (less < 0.35 && both >= 2.5)
    return { odds: Math.max(-2, 2.6 - 1.1 * more), why: "one title has words more", likeness };
  const odds = Math.max(
    TITLE.different,
    -1.2 - 2.2 * less + 6 * Math.max(0, shared - 0.75) - 8 * Math.max(0, 0.75 - shared),
  );
  return {
    odds,
    why: shared > 0.6 ? "the titles are alike but differ in words that matter" : "other titles",
    likeness,
  };
}

/**
 * Words that only the title of `a` has and that belong elsewhere: the authors, the venue or the year that `a` lacks, run into
 * its title behind what both titles begin with.
 */
function excuse(a: Prepared, b: Prepared): ((word: string) => boolean) | undefined {
  const noPeople = a.people.length === 0;
  const noVenue = a.record.venue === undefined;
  const noYear = a.record.year === undefined;
  if (!noPeople && !noVenue && !noYear) return undefined;
  const start = b.people.length > 0 || b.record.venue !== undefined ? lastShared(a, b) : firstApart(a, b);
  const behind = new Set(a.words.slice(start));
  if ((start < 2 && b.squashed.length < 8) || start === 0 || behind.size === 0) return undefined;
  const names = b.rest.filter((word) => word.length > 1);
  const full = new Set([...names, ...b.words.slice(start)].map((word) => word[0] ?? ""));
  const initials = new Set([...b.rest, ...b.words.slice(start)].filter((word) => word.length === 1));
  return (word) =>
    behind.has(word) &&
    ((noYear && /^(?:19|20)\d\d$/.test(word)) ||
      (noVenue && isVenueWord(word)) ||
      ((noPeople || noVenue) && names.some((other) => alike(word, other))) ||
      // One writes the given name, the other its initial.
      (noPeople &&
        (word.length === 1
          ? full.has(word) || initials.has(word)
          : initials.has(word[0] ?? "") && !/^[ivx]+$/.test(word))));
}

/** How many words both titles begin with. */
function firstApart(a: Prepared, b: Prepared): number {
  let start = 0;
  while (start < a.words.length && alike(a.words[start] ?? "", b.words[start] ?? "")) start += 1;
  return start;
}

/** Where the words of `a` go on that the title of `b` has nothing of. */
function lastShared(a: Prepared, b: Prepared): number {
  return (
    a.words.findLastIndex((word) => weightOf(word) >= 0.7 && b.words.some((other) => alike(word, other))) + 1
  );
}

/** Whether authors or venue hold more than a name or two in one place: perhaps the title. */
function holdsText({ record: { authors, venue } }: Prepared): boolean {
  const parts = [...(typeof authors === "string" ? authors.split(",") : (authors ?? [])), venue ?? ""];
  return parts.some((part) => wordsOf(part).length >= 5);
}

/** A title that says nothing by itself: one that many papers bear, or a single short word. */
function isGeneric({ words, squashed }: Prepared): boolean {
  if (words.length === 0) return false;
  const content = words.reduce((sum, word) => sum + weightOf(word), 0);
  return GENERIC.test(words.join(" ")) || (content < 1.4 && squashed.length < 14 && !/\d/.test(squashed));
}

/** Share of the title of `a` that stands in one run of the other fields of `b`; 0 when that run belongs to another title. */
function heldBy(a: Prepared, b: Prepared): number {
  const { rest } = b;
  const own = withoutAdded(a.words);
  const size = own.length;
  if (size < 2 || a.squashed.length < 8 || rest.length + 1 < size) return 0;
  let best = 0;
  let at = 0;
  for (let start = 0; start + size <= rest.length + 1 && start < 200; start += 1) {
    if (!own.slice(0, 2).some((word) => alike(word, rest[start] ?? ""))) continue;
    const run = rest.slice(start, start + size + 1);
    const share = own.filter((word) => run.some((other) => alike(word, other))).length / size;
    if (share > best) [best, at] = [share, start];
  }
  // The run may go on as another title does: "…, Part II" after it, "Erratum:" before it.
  const found = rest.slice(at, at + size + 2).filter((word) => !own.some((title) => alike(title, word)));
  const missing = own.filter((word) => !rest.slice(at, at + size + 1).some((other) => alike(other, word)));
  const before = rest.slice(Math.max(0, at - 3), at).filter((word) => word.length > 3);
  return (conflictOf(missing, found) ?? conflictOf([], before)) ? 0 : best;
}
