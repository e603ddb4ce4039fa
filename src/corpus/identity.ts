/**
 * Whether two bibliographic records are one paper. Ids settle it; else title, authors, year, venue and abstract each add
 * their evidence to one sum of log odds (Fellegi and Sunter, "A theory for record linkage", 1969), with weights set on
 * generated variants (test/bench/identity-bench.ts). Precision first: two papers made one are worse than one left twice, so
 * what lies between is doubtful and asked about.
 */

import { comparePeople, type Person, peopleIn, withinEdits } from "./people.ts";
import { readable, wordsOf } from "./text.ts";
import {
  alike,
  conflictOf,
  likenessOf,
  type TitleLikeness,
  weightOf,
  withoutAdded,
} from "./title-likeness.ts";
import { venueAgreement } from "./venues.ts";

/** A record as any source may give it; everything may be absent, and fields may hold what belongs in others. */
export interface BibliographicRecord {
  readonly title?: string | undefined;
  /** Names, or one string of names in any usual form. */
  readonly authors?: readonly string[] | string | undefined;
  readonly venue?: string | undefined;
  readonly year?: number | undefined;
  readonly abstract?: string | undefined;
  /** Without version. */
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
  /** Tells papers apart only where there is nothing else. */
  readonly url?: string | undefined;
}

export interface Verdict {
  readonly verdict: "same" | "different" | "doubtful";
  /** 0..1, how likely the two are one paper. */
  readonly score: number;
  /** In words, strongest reason first. */
  readonly why: readonly string[];
}

/** Above this they are the same, below the other different. */
export const SAME_FROM = 0.62;
export const DIFFERENT_BELOW = 0.35;

/** Log odds that each piece of evidence adds. */
const ODDS = {
  base: -3,
  title: { exact: 4.2, generic: 0.6, cut: 3, different: -7 },
  authors: { all: 2.6, some: 1.3, none: -4.2 },
  year: [1, 0.3, -0.5, -1.1, -1.3, -2],
  venue: { same: 0.6, other: -0.4 },
  abstract: { same: 5, alike: 2, other: -2.5 },
  conflict: -5,
} as const;

/** Titles that many papers bear. */
const GENERIC =
  /^(?:(?:guest )?editors?(?:ial)?s?(?: s)?(?: (?:notes?|introduction|message|corner|foreword|foreward|letter))?|introduction|preface|foreword|book reviews?(?: column)?|chair s message|letters?(?: to| from) the editor|reminiscences on influential papers|research problems|in memoriam|obituary|panel(?: session)?|keynote(?: address| talk)?|invited talk|abstracts?|index|contents|news|conclusions?|technical correspondence|title(?: page)?|author index|workshop summary|conference report|treasurer s message|errata|erratum|corrigendum|special issue)\b/;

/** A record made ready for comparing; prepare once when a record is judged often. */
export interface Prepared {
  readonly record: BibliographicRecord;
  readonly words: readonly string[];
  readonly squashed: string;
  readonly people: readonly Person[];
  /** All words of title, authors and venue: fields are sometimes in each other's place. */
  readonly all: readonly string[];
  /** The words of authors and venue alone. */
  readonly rest: readonly string[];
  readonly shingles: Uint32Array | undefined;
}

/** Gets a record ready for `judgePrepared`. Linear in its text. */
export function prepare(record: BibliographicRecord): Prepared {
  const title = plain(record.title ?? "");
  const words = wordsOf(title.replaceAll("&", " and "));
  const authors = typeof record.authors === "string" ? plain(record.authors) : record.authors?.map(plain);
  const rest = wordsOf(
    `${typeof authors === "string" ? authors : (authors ?? []).join(" ")} ${plain(record.venue ?? "")}`,
  );
  return {
    record,
    words,
    squashed: words.join(""),
    people: peopleIn(authors),
    all: [...words, ...rest],
    rest,
    shingles: record.abstract === undefined ? undefined : shingles(record.abstract),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  szlig: "ß",
  oslash: "ø",
  Oslash: "Ø",
  aelig: "æ",
};

/** Markup out: LaTeX, HTML entities and tags. */
function plain(text: string): string {
  const decoded = text
    .replace(/<\/?[a-z][^<>]{0,40}>/gi, " ")
    .replace(/&([A-Za-z])(?:uml|acute|grave|circ|tilde|cedil|ring|caron);/g, "$1")
    .replace(/&([A-Za-z]+);/g, (whole, name: string) =>
      Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : " ",
    );
  return readable(decoded);
}

/** Judges two records. Symmetric. Linear in their text but for short windows. */
export function judge(a: BibliographicRecord, b: BibliographicRecord): Verdict {
  return judgePrepared(prepare(a), prepare(b));
}

/** The same for records already prepared. */
export function judgePrepared(one: Prepared, other: Prepared): Verdict {
  // One order, so that pairing words and names off greedily cannot depend on who comes first.
  const [a, b] = orderOf(one) <= orderOf(other) ? [one, other] : [other, one];
  const byId = judgeIds(a, b);
  if (byId !== undefined) return byId;
  const evidence: { odds: number; why: string }[] = [];
  const add = (odds: number, why: string) => evidence.push({ odds, why });
  const title = titleEvidence(a, b);
  if (title !== undefined) add(title.odds, title.why);
  const people = peopleEvidence(a, b, title);
  if (people !== undefined) add(people.odds, people.why);
  const years = yearGap(a, b);
  if (years !== undefined)
    add(
      ODDS.year[Math.min(years, 5)] ?? 0,
      years === 0 ? "the same year" : `${years} year${years === 1 ? "" : "s"} apart`,
    );
  const venue = venueAgreement(a.record.venue, b.record.venue);
  if (venue !== undefined && venue >= 0.6) add(ODDS.venue.same, "the same venue");
  if (venue !== undefined && venue < 0.3) add(ODDS.venue.other, "other venues");
  const text = containment(a.shingles, b.shingles);
  if (text !== undefined && text >= 0.6) add(ODDS.abstract.same, "one abstract holds the other");
  else if (text !== undefined && text >= 0.25) add(ODDS.abstract.alike, "the abstracts share whole passages");
  else if (text !== undefined && text < 0.05) add(ODDS.abstract.other, "other abstracts");
  // A title or an abstract is needed: authors, venue and year alone make no paper.
  if (title === undefined && (text === undefined || text < 0.25))
    return { verdict: "different", score: 0.05, why: ["no title or abstract to compare"] };
  const odds = evidence.reduce((sum, { odds }) => sum + odds, ODDS.base + (title === undefined ? 2 : 0));
  const score = Math.round(1000 / (1 + Math.exp(-odds))) / 1000;
  const verdict = score >= SAME_FROM ? "same" : score < DIFFERENT_BELOW ? "different" : "doubtful";
  const sign = verdict === "different" ? -1 : 1;
  const why = evidence.sort((x, y) => sign * (y.odds - x.odds)).map((one) => one.why);
  return { verdict, score, why };
}

function orderOf({ squashed, rest }: Prepared): string {
  return `${squashed} ${rest.join(" ")}`;
}

function judgeIds({ record: a, words: x }: Prepared, { record: b, words: y }: Prepared): Verdict | undefined {
  const [arxivA, arxivB] = [arxivOf(a), arxivOf(b)];
  const [doiA, doiB] = [a.doi?.toLowerCase(), b.doi?.toLowerCase()];
  const what =
    arxivA !== undefined && arxivA === arxivB
      ? `the same arXiv id ${arxivA}`
      : doiA !== undefined && doiA === doiB
        ? `the same DOI ${doiA}`
        : undefined;
  if (what !== undefined) {
    // A DOI can be that of the whole proceedings, or a slip.
    const likeness = likenessOf(x, y);
    if (x.length > 0 && y.length > 0 && likeness.shared < 0.3 && !likeness.cut)
      return { verdict: "doubtful", score: 0.5, why: [what, "but the titles have little in common"] };
    return { verdict: "same", score: 1, why: [what] };
  }
  if (x.length + y.length === 0 && a.url !== undefined && a.url === b.url)
    return { verdict: "same", score: 1, why: ["the same address"] };
  if (arxivA !== undefined && arxivB !== undefined)
    return { verdict: "different", score: 0.02, why: [`two arXiv ids, ${arxivA} and ${arxivB}`] };
  return undefined;
}

function arxivOf(record: BibliographicRecord): string | undefined {
  return record.arxivId ?? /^10\.48550\/arxiv\.(\d{4}\.\d{4,5})/i.exec(record.doi ?? "")?.[1];
}

interface Evidence {
  readonly odds: number;
  readonly why: string;
  readonly likeness?: TitleLikeness;
  /** The title was found outside its field, so that the other fields hold more than they should. */
  readonly moved?: boolean;
}

function titleEvidence(a: Prepared, b: Prepared): Evidence | undefined {
  const direct = a.words.length > 0 && b.words.length > 0 ? directTitle(a, b) : undefined;
  if (direct !== undefined && (direct.odds > 0 || direct.likeness?.conflict !== undefined)) return direct;
  // The title may stand in another field.
  const moved = Math.max(heldBy(a, b), heldBy(b, a));
  if (moved >= 0.85 && (isGeneric(a) || isGeneric(b)))
    return { odds: ODDS.title.generic, why: "a title that many papers bear, in another field" };
  if (moved >= 0.85)
    return {
      odds: moved >= 0.99 ? 3.2 : 2.4,
      why: "one holds the title of the other in another field",
      moved: true,
    };
  if (direct !== undefined) return direct;
  if (a.words.length === 0 && b.words.length === 0 && holdsText(a) && holdsText(b)) {
    const { both, onlyA, onlyB } = likenessOf(a.all, b.all);
    const shared = both / (both + Math.min(onlyA, onlyB));
    const odds = shared >= 0.85 ? 3.2 : shared >= 0.7 ? 1 : ODDS.title.different;
    return { odds, why: "the records compared as a whole", moved: true };
  }
  if (a.shingles !== undefined && b.shingles !== undefined) return undefined;
  return a.words.length > 0 || b.words.length > 0
    ? { odds: ODDS.title.different, why: "the title of one is nowhere in the other" }
    : undefined;
}

function directTitle(a: Prepared, b: Prepared): Evidence {
  const likeness = likenessOf(a.words, b.words);
  const generic = isGeneric(a) || isGeneric(b);
  if (likeness.conflict !== undefined)
    return { odds: ODDS.conflict, why: `the titles differ in kind: ${likeness.conflict}`, likeness };
  if (a.squashed === b.squashed || likeness.onlyA + likeness.onlyB < 0.35)
    return {
      odds: generic ? ODDS.title.generic : ODDS.title.exact,
      why: generic ? "one title, but one that many papers bear" : "the same title",
      likeness,
    };
  const length = Math.min(a.squashed.length, b.squashed.length);
  if (length >= 12 && withinEdits(a.squashed, b.squashed, length >= 40 ? 3 : length >= 20 ? 2 : 1))
    return { odds: 3.2, why: "the same title but for slips", likeness };
  const { onlyA, onlyB, both, shared, cut } = likeness;
  const less = Math.min(onlyA, onlyB);
  const more = Math.max(onlyA, onlyB);
  if (cut && both >= 2.2)
    return {
      odds: Math.max(0.8, ODDS.title.cut - 0.18 * more),
      why: "one title is the other cut short",
      likeness,
    };
  if (cut && both >= 1)
    return { odds: more <= 3 ? 0.6 : 0, why: "one title is a short beginning of the other", likeness };
  // Words on one side only are something left out; on both sides they are another paper.
  if (less < 0.35 && both >= 2.5)
    return { odds: Math.max(-2, 2.6 - 1.1 * more), why: "one title has words more", likeness };
  const odds = Math.max(
    ODDS.title.different,
    -1.2 - 2.2 * less + 6 * Math.max(0, shared - 0.75) - 8 * Math.max(0, 0.75 - shared),
  );
  return {
    odds,
    why: shared > 0.6 ? "the titles are alike but differ in words that matter" : "other titles",
    likeness,
  };
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

function peopleEvidence(a: Prepared, b: Prepared, title: Evidence | undefined): Evidence | undefined {
  const agreement = comparePeople(a.people, b.people);
  if (agreement.known && agreement.share >= 0.45) {
    const all = agreement.share >= 0.8;
    // More people in common, less chance; a list of one is less than a list of four.
    const odds =
      (all ? ODDS.authors.all : ODDS.authors.some) +
      Math.min(0.8, 0.25 * (agreement.count - 1)) -
      (agreement.whole < 0.5 ? 0.5 : 0);
    return { odds, why: all ? "the same authors" : "authors in common" };
  }
  // The surnames may stand in another field.
  const found = Math.max(surnamesIn(a.people, b), surnamesIn(b.people, a));
  if (found >= 0.6)
    return { odds: ODDS.authors.some, why: "the authors of one stand elsewhere in the other" };
  if (!agreement.known || title?.moved === true) return undefined;
  const likeness = title?.likeness;
  if (agreement.share >= 0.2) return { odds: -0.8, why: "hardly an author in common" };
  // The same long title by nobody in common is more often a damaged list than a second paper.
  const long = likeness !== undefined && likeness.both >= 5 && likeness.onlyA + likeness.onlyB < 0.35;
  return { odds: long ? ODDS.authors.none + 1.2 : ODDS.authors.none, why: "no author in common" };
}

function surnamesIn(people: readonly Person[], other: Prepared): number {
  const names = people.filter((person) => person.surname.length >= 3);
  if (names.length === 0) return 0;
  const title = new Set(other.words);
  const rest = new Set(other.all.filter((word) => !title.has(word) || other.people.length === 0));
  return names.filter((person) => rest.has(person.surname)).length / names.length;
}

function yearGap(a: Prepared, b: Prepared): number | undefined {
  const [x, y] = [a.record.year, b.record.year];
  return x === undefined || y === undefined ? undefined : Math.abs(Math.round(x) - Math.round(y));
}

/** Words in a row that are compared. */
const SHINGLE = 5;

/** Share of the shorter text's runs that the other holds; undefined when either is too short to say. Linear. */
function containment(a: Uint32Array | undefined, b: Uint32Array | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  const least = Math.min(a.length, b.length);
  if (least < 15) return undefined;
  let [x, y, shared] = [0, 0, 0];
  while (x < a.length && y < b.length) {
    const [one, other] = [a[x] ?? 0, b[y] ?? 0];
    if (one === other) shared += 1;
    if (one <= other) x += 1;
    if (other <= one) y += 1;
  }
  return shared / least;
}

/** Hashes of the distinct five-word runs of a text, LaTeX resolved, in order of size: four bytes a word, however long. */
export function shingles(text: string): Uint32Array {
  const words = wordsOf(readable(text)).map(hashOf);
  const runs = new Set<number>();
  for (let index = 0; index + SHINGLE <= words.length; index += 1) {
    let hash = 0;
    for (let at = index; at < index + SHINGLE; at += 1)
      hash = (Math.imul(hash, 0x01000193) ^ (words[at] ?? 0)) >>> 0;
    runs.add(hash);
  }
  return Uint32Array.from(runs).sort();
}

/** FNV-1a, 32 bits. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
