/** Titles that mislead: those that many papers bear, notes about a paper, parts, sequels and yearly reports. */

/** Titles that many papers bear, a new one with each issue. */
const GENERIC =
  /^(?:(?:(?:guest|from the|special issue) )*editor(?:ial)?s?(?: s)?(?: (?:notes?|introduction|message|corner|foreword|foreward|letter|page|preface|choice|board))*|(?:special issue )?(?:introduction|preface|foreword|foreward|prologue|epilogue)(?: to the special (?:issue|section))?|guest editors? (?:introduction|foreword)|book reviews?(?: column)?|(?:chair|president|treasurer|secretary|editor)s?(?: s)? (?:message|column|letter|report|notes)|message from the \w+|welcome(?: message)?|letters?(?: to| from)? the editors?|from the editors?|reminiscences on influential papers|influential papers|research problems|in memoriam|in this issue|obituary|panel(?: session)?|keynote(?: address| talk)?|invited (?:talk|paper)|abstracts?|index|author index|contents|table of contents|news(?: and views)?|notes|conclusions?|technical correspondence|correspondence|title(?: page)?|title foreword|workshop summary|conference reports?|calendar|errata|erratum|corrigendum|special issue(?: on [a-z ]{3,30})?|industry perspectives?|call for papers|acknowledge?ments?|reviewers)\b/;

/** Whether many papers bear this title, given as folded words: nothing but such words, or a few after them. */
export function isGenericTitle(words: readonly string[], weight: number): boolean {
  if (words.length === 0) return false;
  const text = words.join(" ");
  const found = GENERIC.exec(text)?.[0];
  // "Introduction to Boolean Functions" is a paper of its own.
  if (found !== undefined && (text.length - found.length <= 14 || /^(?:guest )?editor/.test(found)))
    return true;
  return weight < 0.75 && text.length < 14 && !/\d/.test(text);
}

/** Papers about a paper: never the paper itself. */
const NOTE =
  /^(?:erratum|errata|corrigendum|corrigenda|correction|corrections|addendum|comment|comments|commentary|reply|rejoinder|rebuttal|response|retraction|retracted|discussion|remark|remarks|review|summary|preface|foreword|editorial|re)$/;
/** The same, where they are so wherever a title ends in them. */
const ALWAYS_NOTE =
  /^(?:erratum|errata|corrigendum|corrigenda|addendum|retraction|retracted|rejoinder|reply|replies)$/;
/** Words of a paper that goes on from another. */
const SEQUEL =
  /^(?:revisited|revisiting|reconsidered|reconsidering|rethinking|further|more|beyond|improved|improving|faster|better|deeper|extending|extensions?|generalized|generalised|generalizing|redux|again|later|followup|follow|plusplus|multi|mask|super|hyper|new|next)$/;
const NUMERALS = new Map<string, string>([
  ...["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"].map(
    (numeral, index): [string, string] => [numeral, String(index + 1)],
  ),
  ...["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(
    (word, index): [string, string] => [word, String(index + 1)],
  ),
  ...["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].map(
    (word, index): [string, string] => [word, String(index + 1)],
  ),
]);

export type Clash = "note" | "number" | "year" | "part" | "sequel";

export interface Contradiction {
  readonly kind: Clash;
  readonly why: string;
}

/** A word that one title alone has, with the words beside it. */
export interface Alone {
  readonly word: string;
  /** The word before it in its title. */
  readonly before: string | undefined;
  /** It stands first or last, or beside a colon: where notes and parts are named. */
  readonly edge: boolean;
  /** It stands first, or right behind a colon: where notes say that they are notes. */
  readonly front: boolean;
  /** It stands among what a source added, such as the number of a conference. */
  readonly added?: boolean;
}

/** Why titles that differ in these words are two papers; undefined when nothing says so. Symmetric. */
export function contradictionOf(a: readonly Alone[], b: readonly Alone[]): Contradiction | undefined {
  if (a.length + b.length === 0) return undefined;
  const isNote = (alone: readonly Alone[]) =>
    alone.some(({ word, front, edge }) => (front && NOTE.test(word)) || (edge && ALWAYS_NOTE.test(word)));
  if (isNote(a) !== isNote(b)) return { kind: "note", why: "one is a note about the other" };
  const years = (alone: readonly Alone[]) =>
    alone.map(({ word }) => word).filter((word) => /^(?:19|20)\d\d$/.test(word));
  const [yearsA, yearsB] = [years(a), years(b)];
  if (yearsA.length > 0 && yearsB.length > 0)
    return { kind: "year", why: `one says ${yearsA.join(" ")}, the other ${yearsB.join(" ")}` };
  const [x, y] = [numbersIn(a), numbersIn(b)];
  if (x.length > 0 && y.length > 0 && x.join() !== y.join())
    return { kind: "number", why: `one says ${x.join(" ")}, the other ${y.join(" ")}` };
  const named = stemsClash(a, b) ?? stemsClash(b, a);
  if (named !== undefined) return { kind: "number", why: named };
  // Version 2.5 is not version 2.
  const decimal = [...a, ...b].find(({ word, before }) => /^\d{1,2}$/.test(word) && /\d$/.test(before ?? ""));
  if (decimal !== undefined)
    return { kind: "number", why: `only one says ${decimal.before}.${decimal.word}` };
  const numbered = [...a, ...b].filter(
    ({ word, before }) =>
      before !== undefined && /^(?:part|volume|chapter|version|v)$/.test(before) && isNumber(word),
  );
  if (a.length > 0 && b.length > 0 && numbered.length >= 2)
    return { kind: "number", why: "they are different parts" };
  const own = [...a, ...b].filter(({ added }) => added !== true);
  if (numbered.length > 0 && own.length <= 3)
    return { kind: "part", why: `only one is ${numbered[0]?.before} ${numbered[0]?.word}` };
  const only = numbersIn(own).find((number) => /^(?:[2-9]|1\d)$/.test(number));
  if (only !== undefined && a.length + b.length <= 3)
    return { kind: "part", why: `only one is number ${only}` };
  const sequel = [...a, ...b].find(({ word, edge }) => edge && SEQUEL.test(word));
  if (sequel !== undefined && a.length + b.length <= 4)
    return { kind: "sequel", why: `only one says "${sequel.word}"` };
  return undefined;
}

function isNumber(word: string): boolean {
  return /^\d{1,3}$/.test(NUMERALS.get(word) ?? word) || /^[a-d]$/.test(word);
}

function numbersIn(alone: readonly Alone[]): string[] {
  return alone
    .map(({ word, edge }) => (edge || word.length > 1 ? (NUMERALS.get(word) ?? word) : word))
    .map((word) => /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1] ?? word)
    .filter((word) => /^\d{1,3}$/.test(word));
}

/** `gpt3` against `gpt4` or `gpt`: one name with other numbers. */
function stemsClash(a: readonly Alone[], b: readonly Alone[]): string | undefined {
  for (const { word } of a) {
    const stem = /^(\p{L}{1,12}?)(\d{1,3})$/u.exec(word)?.[1];
    if (stem === undefined) continue;
    const other = b.find(
      ({ word: one }) => one === stem || (one.startsWith(stem) && /^\d{1,3}$/.test(one.slice(stem.length))),
    );
    if (other !== undefined) return `one says ${word}, the other ${other.word}`;
  }
  return undefined;
}
