/** Papers, answering questions. */

import type { Match, SearchOutcome } from "../core/corpus.ts";
import { TITLE } from "./indexing/layout.ts";
import { dateOf } from "./indexing/segment.ts";
import type { Shelf } from "./indexing/shelf.ts";
import { dateFilter, type Facets, type Filter, readFacets } from "./question/facets.ts";
import { type Question, readQuestion } from "./question/question.ts";
import { withoutVenue } from "./question/venues.ts";
import { contradictsAny, fits, LIMITS } from "./ranking/decide.ts";
import { explain } from "./ranking/explain.ts";
import { countBits } from "./ranking/names.ts";
import type { Ranked } from "./ranking/rank.ts";
import type { SourcePaper } from "./source.ts";
import { keysIn } from "./text/keys.ts";
import type { Lexicon } from "./words/lexicon.ts";

/** A paper by its number in the index. */
export interface Found {
  readonly paper: number;
  /** 0..1 within one answer. */
  readonly score: number;
  /** The sum of features behind it, comparable between answers to one question; 1 for facts alone. */
  readonly strength: number;
  readonly why: readonly Match[];
}

export interface Answer {
  readonly outcome: SearchOutcome;
  readonly hits: readonly Found[];
  readonly near: readonly Found[];
}

const CANDIDATES_TYPED = 30;
/** Asked for more than this, so many candidates are looked at. */
const MANY = 80;
/** Longer texts are cut: nobody types more, and a pasted abstract is known by its beginning. */
const LONGEST = 3000;

export class Engine {
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  get lexicon(): Lexicon {
    return this.#shelf.lexicon;
  }

  /** Answers a question. Never throws, whatever the text. */
  query(text: string, limit: number): Answer {
    const cut = text.slice(0, LONGEST);
    const named = keysIn(cut);
    if (named.keys.length > 0) {
      const papers = this.#byKeys(named.keys);
      if (papers.length > 0) return certain(papers, named.keys[0] ?? "", "id");
      if (readQuestion(named.rest, this.lexicon).kind !== "words") return NOTHING;
    }
    const facets = readFacets(named.rest, this.#shelf.known);
    const question = readQuestion(facets.rest, this.lexicon);
    if (facets.filters.length > 0 || facets.order !== undefined) {
      const answer = this.#faceted(facets, question, limit);
      if (answer.hits.length > 0 || question.units.length < LIMITS.long) return answer;
      // In a sentence `between 2007 and 2009` is part of what is said, not of what is asked for.
      return this.#worded(
        readQuestion(named.rest, this.lexicon),
        { filters: [], rest: named.rest },
        cut,
        limit,
      );
    }
    const { year } = facets;
    if (year !== undefined && question.units.every(({ word }) => word === year.from)) {
      const ofYear = this.#faceted(
        { filters: [dateFilter(year)], rest: "" },
        { ...question, units: [], kind: "empty" },
        limit,
      );
      return ofYear;
    }
    if (question.kind === "usage") return USAGE;
    if (question.kind === "empty") return NOTHING;
    return this.#worded(question, facets, cut, limit);
  }

  /** Papers for a text still being typed, best first. */
  complete(text: string, limit: number): number[] {
    const question = readQuestion(text.slice(0, LONGEST), this.lexicon, true);
    if (question.kind !== "words") return [];
    const ranked = this.#ranked(question, { filters: [], rest: text }, Math.max(limit, CANDIDATES_TYPED));
    return ranked
      .filter(({ cover }) => cover > 0.45)
      .slice(0, limit)
      .map(({ evidence }) => evidence.paper);
  }

  /** Ranked candidates for a question; a year asked for lifts those of that year. */
  #ranked(question: Question, { rest, year }: Facets, most?: number): Ranked[] {
    return this.#shelf.rank(question, rest, year === undefined ? undefined : Number(year.from), most);
  }

  #worded(question: Question, facets: Facets, text: string, limit: number): Answer {
    // Whoever asks for many gets all that fit, not the best of those that are looked at usually.
    const ranked = this.#ranked(question, facets, limit > MANY ? limit : undefined);
    const authors = this.#authorSet(question, ranked, facets);
    if (authors !== undefined)
      return several(
        authors.map((paper) => this.#found(question, paper, authors)),
        limit,
      );
    const fitting = ranked.filter((paper) => fits(question, paper, this.lexicon.papers));
    if (facets.original === true) this.#oldestFirst(fitting);
    const cited = fitting[0]?.missing === 0 ? undefined : this.#cited(text, limit);
    if (cited !== undefined) return cited;
    if (fitting.length === 0) {
      const near = ranked.filter(({ cover, alias }) => cover > 0.25 || alias !== undefined).slice(0, 3);
      return { ...NOTHING, near: near.map((paper) => this.#found(question, paper, ranked)) };
    }
    const [first, second] = fitting;
    const best = first?.score ?? 0;
    const leads = second === undefined || second.score < best * LIMITS.near;
    const worth = ranked.filter(({ score }) => score >= best * LIMITS.worth);
    // What many words lack is a shade; of a few it is what tells an answer from a near miss.
    const byScore =
      question.units.length > LIMITS.cited && ranked[0] !== undefined && !contradictsAny(question, ranked[0]);
    const shown = byScore ? worth : [...fitting, ...worth.filter((paper) => !fitting.includes(paper))];
    return {
      outcome: leads || text.length > 200 ? "found" : "ambiguous",
      hits: descending(shown.slice(0, limit).map((paper) => this.#found(question, paper, ranked))),
      near: [],
    };
  }

  /** What a citation names besides the place where it appeared, of which papers say nothing. */
  #cited(text: string, limit: number): Answer | undefined {
    const cited = withoutVenue(text);
    if (cited === undefined) return undefined;
    const answer = this.query(cited.rest, limit);
    const byAuthor = answer.hits[0]?.why.some(({ field }) => field === "author") ?? false;
    return answer.hits.length > 0 && (cited.sure || byAuthor) ? answer : undefined;
  }

  /** Of the papers that have the words about as well as the best one, the oldest comes first. */
  #oldestFirst(fitting: Ranked[]): void {
    const least = (fitting[0]?.score ?? 0) * LIMITS.original;
    const many = fitting.findIndex(({ score }) => score < least);
    const best = fitting.splice(0, many < 0 ? fitting.length : many);
    const date = ({ evidence }: Ranked): string => this.#date(evidence.paper) || "~";
    fitting.unshift(
      ...best.sort((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : b.score - a.score)),
    );
  }

  /** When the question is an author's name, the papers of that author and no other, newest first. */
  #authorSet(question: Question, ranked: readonly Ranked[], { year }: Facets): Ranked[] | undefined {
    const all = (1 << question.units.length) - 1;
    const asYear = question.units.findIndex(({ word }) => word === year?.from);
    const name = asYear < 0 ? all : all & ~(1 << asYear);
    if (name === 0) return undefined;
    const whole = (bits: number): boolean => (bits & name) === name;
    const inTitle = ranked.some(({ evidence }) =>
      question.units.every((_, unit) => evidence.found(TITLE, unit) > 0.9),
    );
    if (inTitle || (ranked[0]?.alias?.bits === all && (ranked[0]?.alias.strength ?? 0) > 0.9))
      return undefined;
    for (const side of ["author", "factAuthor"] as const) {
      const theirs = ranked.filter(({ evidence }) => whole(evidence[side].bits));
      if (
        theirs.length === 0 ||
        (side === "factAuthor" &&
          countBits(name) < 2 &&
          ranked.some(({ missing, evidence }) => missing === 0 && evidence.count(0) !== 0))
      )
        continue;
      const best = Math.max(...theirs.map(({ evidence }) => evidence[side].fit));
      if (countBits(name) < 2 && best < LIMITS.guess) continue;
      const fit = (a: Ranked, b: Ranked): number => b.evidence[side].fit - a.evidence[side].fit;
      const exact = theirs.filter(({ evidence }) => evidence[side].fit >= best - 0.05).sort(fit);
      if (asYear >= 0) return this.#ofYear(Number(year?.from), exact, side);
      return exact.sort(
        (a, b) => fit(a, b) || this.#date(b.evidence.paper).localeCompare(this.#date(a.evidence.paper)),
      );
    }
    return undefined;
  }

  /**
   * `Vaswani 2017` is how a paper is cited: by its first author, so those come first. A year may be misremembered by one,
   * the preprint's for the conference's: that is believed of a first author alone. Undefined when nobody wrote then.
   */
  #ofYear(year: number, ranked: readonly Ranked[], side: "author" | "factAuthor"): Ranked[] | undefined {
    const apart = ({ evidence }: Ranked): number =>
      Math.abs((this.#shelf.paper(evidence.paper)?.year ?? Number.NaN) - year);
    const leads = (paper: Ranked): boolean => paper.evidence[side].leads;
    const then = ranked.filter((paper) => apart(paper) === 0);
    const cited = then.filter(leads);
    const near = cited.length > 0 ? [] : ranked.filter((paper) => leads(paper) && apart(paper) === 1);
    const all = [...cited, ...then.filter((paper) => !leads(paper)), ...near];
    return all.length === 0 ? undefined : all;
  }

  #faceted(facets: Facets, question: Question, limit: number): Answer {
    const filters = facets.year === undefined ? facets.filters : [...facets.filters, dateFilter(facets.year)];
    const passing = this.#passing(filters);
    const typed = facets.filters.map((filter): Match => ({ field: filter.field, typed: filter.typed }));
    const newest = (a: number, b: number): number => this.#date(b).localeCompare(this.#date(a));
    const order = (a: number, b: number): number =>
      (facets.order === "oldest" ? newest(b, a) : newest(a, b)) || this.#shelf.order(a, b);
    if (question.kind !== "words" || question.units.every(({ word }) => word === facets.year?.from)) {
      if (filters.length === 0 && facets.order === undefined) return NOTHING;
      const papers = [...passing]
        .filter((paper) => facets.order === undefined || this.#date(paper) !== "")
        .sort(order);
      const hits = papers.map((paper, i) => ({
        paper,
        score: 1 - i / (papers.length + 1),
        strength: 1,
        why: typed,
      }));
      return {
        ...several(hits, limit),
        ...(facets.order === undefined || hits.length === 0 ? {} : { outcome: "found" }),
      };
    }
    const ranked = this.#ranked(question, facets);
    const fitting = ranked.filter(
      (paper) => passing.has(paper.evidence.paper) && fits(question, paper, this.lexicon.papers),
    );
    const found = fitting.map((paper) => this.#found(question, paper, ranked, typed));
    if (facets.order !== undefined) {
      found.sort((a, b) => order(a.paper, b.paper));
      return { ...several(found, limit), ...(found.length === 0 ? {} : { outcome: "found" }) };
    }
    return several(found, limit);
  }

  /** What the documents say decides; what is said elsewhere only when they let no paper pass. */
  #passing(filters: readonly Filter[]): Set<number> {
    let passing = new Set(this.#shelf.numbers());
    for (const filter of filters) {
      const by = (test: (paper: SourcePaper) => boolean): Set<number> =>
        new Set(
          [...passing].filter((number) => {
            const paper = this.#shelf.paper(number);
            return paper !== undefined && test(paper);
          }),
        );
      const next = by((paper) => filter.test(paper));
      passing =
        next.size > 0 || filter.testFacts === undefined
          ? next
          : by((paper) => filter.testFacts?.(paper) ?? false);
    }
    return passing;
  }

  #found(question: Question, ranked: Ranked, among: readonly Ranked[], more: readonly Match[] = []): Found {
    const best = among[0] ?? ranked;
    return {
      paper: ranked.evidence.paper,
      strength: ranked.score,
      score: Math.max(0, Math.min(1, (ranked.score / Math.max(best.score, 1e-9)) * best.cover)),
      why: [...explain(question, ranked), ...more],
    };
  }

  #date(paper: number): string {
    return dateOf(this.#shelf.paper(paper));
  }

  #byKeys(keys: readonly string[]): readonly number[] {
    for (const key of keys) {
      const papers = this.#shelf.byKey(key);
      if (papers.length > 0) return papers;
    }
    return [];
  }
}

const NOTHING: Answer = { outcome: "nothing", hits: [], near: [] };
const USAGE: Answer = { outcome: "usage", hits: [], near: [] };

function certain(papers: readonly number[], typed: string, field: Match["field"]): Answer {
  return several(
    papers.map((paper) => ({ paper, score: 1, strength: 1, why: [{ field, typed }] })),
    papers.length,
  );
}

function several(hits: readonly Found[], limit: number): Answer {
  if (hits.length === 0) return NOTHING;
  return {
    outcome: hits.length === 1 ? "found" : "ambiguous",
    hits: descending(hits.slice(0, limit)),
    near: [],
  };
}

/** Whatever the order is by, scores fall along it. */
function descending(hits: readonly Found[]): Found[] {
  let least = 1;
  return hits.map((hit) => {
    least = Math.min(least, hit.score);
    return { ...hit, score: least };
  });
}
