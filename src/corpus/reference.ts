/** A reference that stands in one field, as reference lists write it: authors, perhaps the year, then the title and what follows it. */

import { splitNames } from "./people.ts";
import { wordsOf } from "./text.ts";
import { JOINING, weightOf } from "./word-weights.ts";

export interface Reference {
  readonly names: string;
  readonly year: number | undefined;
  /** The title, and what follows it. */
  readonly title: string;
}

/** `(1998)` or `(1998a).` behind the names. */
const YEAR = /\s*[([]((?:19|20)\d\d)[a-z]?[)\]]\s*[.,:;]*\s*/;
/** An opening quotation mark behind the names. */
const QUOTE = /[.,:;]\s*["“”„«]\s*/;
/** Commas and initials, and what joins two names: without them a short title looks like a name. */
const MARKED = /,|(?<!\p{L})\p{L}(?!\p{L})/u;
const NAMES = new RegExp(`${MARKED.source}| (?:and|&) `, "u");
const STOP = /[.:]\s+/g;
/** Characters in which the names end, at most. */
const LONGEST = 600;

/**
 * Takes names off the front of a text; undefined when it does not begin with names. Cautious: a title that looks like a name
 * stays a title. Linear but for short heads.
 */
export function readReference(whole: string): Reference | undefined {
  const text = whole
    .replace(/\s+(?=[.,;:)\]])/g, "")
    .replace(/(?<=[([])\s+/g, "")
    .trim();
  const of = (names: string, title: string, year?: string): Reference | undefined =>
    wordsOf(title).length >= 1 && areNames(names)
      ? {
          names,
          title: title.replace(/^[\s"'“”.,:;]+/, ""),
          year: year === undefined ? undefined : Number(year),
        }
      : undefined;
  const head = text.slice(0, LONGEST);
  const year = YEAR.exec(head);
  const quote = QUOTE.exec(head);
  const mark = year !== null && (quote === null || year.index < quote.index) ? year : quote;
  if (mark !== null) {
    const found = of(text.slice(0, mark.index), text.slice(mark.index + mark[0].length), mark[1]);
    if (found !== undefined) return found;
  }
  // Initials end in stops as well: the longest head that is names throughout.
  for (const { index, 0: stop } of [...head.matchAll(STOP)].toReversed()) {
    const [names, title] = [text.slice(0, index), text.slice(index + stop.length)];
    const found = NAMES.test(names) && titleLike(title) ? of(names, title) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether this can be the title that names stand before: no more names. */
function titleLike(text: string): boolean {
  return wordsOf(text).length >= 2 && !surelyNames(text.split(STOP)[0] ?? "");
}

/** Whether the text is a list of names beyond doubt: there are initials or commas. */
export function surelyNames(text: string): boolean {
  return text.length <= LONGEST && MARKED.test(text) && areNames(text);
}

/** Whether the text is a list of names and nothing else. */
export function areNames(text: string): boolean {
  const names = splitNames(text.replace(/[,.\s]*\(?\beds?(?:itors?)?\b\.?\)?[.,\s]*$/i, ""));
  if (names.length === 0 || !/\p{L}{2}/u.test(names[0] ?? "")) return false;
  // `Ann B. Clark, David E`: the last surname is missing.
  if (names.some((name) => GIVEN_FIRST.test(name)) && names.some((name) => /\p{L}{2} \p{L}\.?$/u.test(name)))
    return false;
  return names.every((name) => {
    const words = wordsOf(name);
    if (words.length > 5 || (words.length < 2 && names.length < 2)) return false;
    // Behind initials stands one surname, with its particle.
    const long = words.filter((word) => word.length > 3);
    if (words.some((word) => word.length === 1) && long.length > 2) return false;
    return words.every(
      (word) => !/\d/.test(word) && !JOINING_WORD.has(word) && (word.length <= 2 || weightOf(word) >= 1),
    );
  });
}

const GIVEN_FIRST = /^\p{L}{2,} \p{L}\.? \p{L}{2,}/u;
/** Words that join words of titles and are no initials. */
const JOINING_WORD: ReadonlySet<string> = new Set(
  [...JOINING].filter((word) => word.length > 1 && word !== "do"),
);
