/** What a venue is, and whether two are one, however they are shortened. Weak evidence by nature, and used as such. */

import { wordsOf } from "./text.ts";
import { ACRONYMS, SERIES, type Series, SIZES_BY_FIRST, type VenueKind } from "./venue-series.ts";

/** A venue ready for comparing. */
export interface Venue {
  readonly text: string;
  readonly words: readonly string[];
  readonly series: string | undefined;
  readonly kind: VenueKind | undefined;
  /** Years that the name itself holds. */
  readonly years: readonly number[];
  readonly firstPage: number | undefined;
}

/** What of a venue is compared. */
export type ComparedVenue = Pick<Venue, "text" | "words" | "series" | "kind">;

const PREPRINT =
  /\b(?:preprint|e prints?|eprints?|tech(?:nical)? rep(?:ort)?|research report|working papers?|discussion papers?|manuscript|unpublished|submitted|thesis|dissertation|memo|tr \d)\b/;
const JOURNAL =
  /\b(?:journal|j|trans|transactions|letters|lett|magazine|mag|review|rev|record|annals|ann|bulletin|bull|commun|communications|acta|quarterly|archives|arch)\b/;
const CONFERENCE =
  /\b(?:conference|conf|proc|proceedings|symposium|symp|workshop|wkshp|meeting|congress|advances in|int conf|intl conf)\b/;

const PUBLISHER =
  /\b(?:ieee computer society(?: press)?|(?:[a-z]+ )?press|(?:morgan )?kaufmann(?: publishers)?|springer(?: verlag)?|elsevier|kluwer(?: academic publishers)?|(?:john )?wiley|north holland|association (?:of|for) computing machinery$|addison wesley|prentice hall)\b/g;
/** `Softw. Pract. Exp.`: words all cut short are a journal's. */
const ABBREVIATED = /^(?:\p{L}{2,8} ?\. ?){2,}$/u;

const EMPTY = new Set(
  "proc proceedings of the in on and for at a an international conference conf intl int annual annu acm ieee symposium symp workshop journal j trans transactions th st nd rd first second third fourth fifth sixth seventh eighth ninth tenth pages pp vol volume no to appear".split(
    " ",
  ),
);
const CACHED = 4096;
const cache = new Map<string, Venue>();

/** Reads a venue's name. Kept for the last few thousand names, as few name many papers. */
export function readVenue(name: string): Venue {
  const kept = cache.get(name);
  if (kept !== undefined) return kept;
  const all = wordsOf(name).slice(0, 40).join(" ");
  const left = all.replace(PUBLISHER, " ").trim();
  // A publisher and its town are no venue.
  const text =
    left === all || JOURNAL.test(left) || CONFERENCE.test(left) || seriesIn(left.split(" ")) ? left : "";
  const words = text === "" ? [] : text.split(/ +/);
  const series = seriesIn(words) ?? (/…|\.\s?\.\s?\./.test(name) ? seriesBegunIn(words) : undefined);
  const venue: Venue = {
    text,
    words,
    series: series?.id,
    kind:
      series?.kind ??
      (PREPRINT.test(text)
        ? "preprint"
        : JOURNAL.test(text) || (ABBREVIATED.test(name) && !CONFERENCE.test(text))
          ? "journal"
          : CONFERENCE.test(text)
            ? "conference"
            : undefined),
    years: words.filter((word) => /^(?:19|20)\d\d$/.test(word)).map(Number),
    firstPage: firstPageIn(name),
  };
  if (cache.size >= CACHED) cache.clear();
  cache.set(name, venue);
  return venue;
}

/** The series that the longest known name in the words belongs to. */
function seriesIn(words: readonly string[]): Series | undefined {
  let best: Series | undefined;
  let longest = 0;
  for (let at = 0; at < words.length; at += 1)
    for (const size of SIZES_BY_FIRST.get(words[at] ?? "") ?? []) {
      if (size <= longest || at + size > words.length) continue;
      const found = SERIES.get(size === 1 ? (words[at] ?? "") : words.slice(at, at + size).join(" "));
      // Names that are words elsewhere count where they stand first.
      if (
        found !== undefined &&
        (size > 1 || at === 0 || (at === 1 && words[0] === "the") || ACRONYMS.has(words[at] ?? ""))
      )
        [best, longest] = [found, size];
    }
  if (best !== undefined) return best;
  // The journal that shares its name with the field.
  if (/^machine learning(?: \d+)*$/.test(words.join(" "))) return { id: "machine-learning", kind: "journal" };
  return undefined;
}

/** The series whose name the end of the words begins: names cut by their source. */
function seriesBegunIn(words: readonly string[]): Series | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const begun = words.slice(at).join(" ");
    if (begun.length < 8) return undefined;
    for (const [name, series] of SERIES) if (name.startsWith(begun)) return series;
  }
  return undefined;
}

/** `pages 524-532`, `pp. 524–532`: the first. */
export function firstPageIn(text: string): number | undefined {
  const found = /\b(?:pp?\.?|pages?)\s*(\d{1,5})\b/i.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** 1 the same, 0 nothing in common, between for a likeness; undefined when one says nothing. Symmetric. */
export function agreementOf(a: ComparedVenue, b: ComparedVenue): number | undefined {
  if (a.words.length === 0 || b.words.length === 0) return undefined;
  if (a.text === b.text) return 1;
  if (a.series !== undefined && b.series !== undefined) return a.series === b.series ? 1 : 0;
  if (isInitialsOf(a.words, b.words) || isInitialsOf(b.words, a.words)) return 0.9;
  const meaning = (words: readonly string[]) =>
    words.filter((word) => !EMPTY.has(word) && !/^\d+\D{0,2}$/.test(word));
  const [x, y] = [meaning(a.words), meaning(b.words)];
  if (x.length === 0 || y.length === 0) return undefined;
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  return few.filter((word) => many.some((other) => abbreviates(word, other))).length / few.length;
}

/** `Commun.` for `Communications`, either way. */
export function abbreviates(a: string, b: string): boolean {
  if (a === b) return true;
  return a.length < b.length ? a.length >= 2 && b.startsWith(a) : b.length >= 2 && a.startsWith(b);
}

function isInitialsOf(short: readonly string[], long: readonly string[]): boolean {
  if (!short.some((word) => word.length >= 3 && word.length <= 8) || long.length < 3) return false;
  let letters = "";
  for (const word of long) if (!/^(?:of|the|on|in|and|for|\d+\w*)$/.test(word)) letters += word[0] ?? "";
  return short.some(
    (word) => word.length >= 3 && word.length <= 8 && (letters === word || letters.endsWith(word)),
  );
}
