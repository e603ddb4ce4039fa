/** What the rest of Paperboy may ask of the papers it has loaded. */

import type { Paper, PaperId } from "./paper.ts";

/** Where a word of the query was found. `fact` is something added from outside the documents. */
export type MatchedField =
  | "id"
  | "nickname"
  | "title"
  | "author"
  | "acronym"
  | "abstract"
  | "category"
  | "date"
  | "affiliation"
  | "code"
  | "fact";

/** One reason why a paper is a hit. */
export interface Match {
  readonly field: MatchedField;
  /** The words of the query, as typed. */
  readonly typed: string;
  /** The word in the paper, when it differs from what was typed: `sparse` for `spase`. */
  readonly readAs?: string;
}

export interface Hit {
  readonly paper: Paper;
  /** 0..1, higher is better; comparable within one result only. */
  readonly score: number;
  readonly why: readonly Match[];
  /** True for the first hit when it is clearly ahead of the second. */
  readonly leads: boolean;
}

/**
 * found: the first hit is the answer (others may follow). ambiguous: more than one fits, the likeliest
 * first. nothing: no paper fits; `near` may hold up to three to offer. usage: there is nothing to look for.
 */
export type SearchOutcome = "found" | "ambiguous" | "nothing" | "usage";

export interface SearchResult {
  readonly outcome: SearchOutcome;
  /** Best first. Empty unless found or ambiguous. */
  readonly hits: readonly Hit[];
  /** "Did you mean": at most three, only when the outcome is nothing. */
  readonly near: readonly Hit[];
}

/** One line of autocompletion; labels are unique within one answer and at most 100 UTF-16 units long. */
export interface Suggestion {
  readonly id: PaperId;
  readonly label: string;
}

/** What a term stands for, and the sentence of the paper that says so. */
export interface Definition {
  readonly term: string;
  readonly expansion: string;
  readonly sentence: string;
  readonly paper: Paper;
}

/** A sentence of a paper that bears on a question; score 0..1. */
export interface Evidence {
  readonly sentence: string;
  readonly paper: Paper;
  readonly score: number;
}

/**
 * An immutable snapshot: what it answers never changes; adding papers makes a new one. The papers are at hand; the index
 * need not be, so what is asked of words is awaited. Rejects only where a database with the index does not answer.
 */
export interface Corpus {
  readonly size: number;
  /** Newest first, papers without a date last, then by id. */
  readonly papers: readonly Paper[];
  /** By slug id only; any other text is undefined, whatever it spells (`__proto__`). */
  byId(id: PaperId): Paper | undefined;
  /** Answers whatever the text. `limit` bounds the hits (default 10). */
  search(text: string, limit?: number): Promise<SearchResult>;
  /** Completions for what has been typed so far; empty text offers the newest papers. */
  suggest(prefix: string, limit?: number): Promise<readonly Suggestion[]>;
  /** Papers nearest in words to this one, itself left out; empty when the id is not known. */
  similar(id: PaperId, limit?: number): Promise<readonly Hit[]>;
  /**
   * The meanings of an acronym or term, in any letter case, those of the newest papers first, at most `limit` (default 20);
   * an acronym is found by its meaning, too.
   */
  define(term: string, limit?: number): Promise<readonly Definition[]>;
  /** Sentences that bear on the question, best first, at most `limit` (default 3). */
  evidence(question: string, limit?: number): Promise<readonly Evidence[]>;
}
