/**
 * DESIGN
 *
 * Goals. Whatever somebody types after `/paper` finds the paper they mean, first: a nickname, half a title, an author in
 * any spelling, a figure, a phrase, an id, all of it mistyped. When several fit, all are offered; when none does, none
 * is given. Each hit says why. Answers take less than a millisecond among 100,000 papers, on one core, in memory.
 *
 * Non-goals. Understanding: no synonyms beyond what papers spell out, no embeddings, no fame. Query syntax: no fields,
 * wildcards or boolean operators; people do not type them into a chat. Texts beyond title and abstract.
 *
 * How a question is answered.
 *   1. keys.ts      ids, DOIs and addresses decide alone.
 *   2. facets.ts    dates, categories, places and code are taken out of the words and become filters.
 *   3. question.ts  the words that carry the question, each with the stems it may mean: itself, a correction
 *                   (deletions.ts), an ending (lexicon.ts), a rescue (trigrams.ts, nearest.ts), parts or a whole
 *                   (joined.ts). Small words carry nothing, mistyped or not (slips.ts); what no text has by itself, the
 *                   stem of a word or a piece of a name, may be a slip.
 *                   Spelling, plurals and Greek letters are settled for texts and questions alike (spelling.ts, plurals.ts,
 *                   forms.ts); what only people type, by typed-names.ts; a citation's journal goes by venues.ts.
 *   4. retrieve.ts  candidates: the top of summed BM25F impacts (postings.ts, candidates.ts), those that have all words
 *                   of a short question or have them in a row (phrases.ts), and every paper that goes by a name in the
 *                   question (aliases.ts), whatever its words score.
 *   5. rank.ts      each candidate's terms are read once (evidence-of.ts, names.ts); a short linear sum of named
 *                   features decides: whoever is named is meant as the first author, for papers are cited by that.
 *                   Sentences slide over to BM25 with pairs of neighbours, in which no feature of titles counts.
 *   6. decide.ts    found, ambiguous or nothing. How it is written tells what is meant: a title, that paper or none; a
 *                   sentence, all that chance cannot explain, in order. Of a few words nearly all must be there, of more
 *                   so many that chance is out of the question; a missing version is never made up for by other words.
 *
 * What stands where. text/ is what a text says: its words and their forms, names, keys; words/ what a word may be: stems,
 * slips, endings, in a lexicon of one index (memory-lexicon.ts) or of several (common-lexicon.ts); question/ what is asked;
 * ranking/ which papers answer it. An index is flat typed arrays in shared memory and nothing else (indexing/layout.ts,
 * text/numbers.ts): build.ts makes the arrays, persist.ts saves and loads them as they are, beside.ts makes an index in a
 * thread of its own; segment.ts is an index with its papers, shelf.ts asks one or several as one, so that papers join and
 * leave without a rebuild. engine.ts answers questions, suggest.ts completes them, corpus.ts is the port that bots use.
 *
 * Where the index is. In memory by default: half a millisecond an answer, about 1.4 kB a paper, loaded from a file at
 * the start. Beyond 200,000 papers, or where the setting says so, in a file of SQLite (stored/): FTS5 names the candidates,
 * the words and the names are looked up, and the same ranking judges the few papers read, with the frequencies of all; tens
 * of milliseconds an answer and next to no memory. Where the setting says so, in PostgreSQL, by full text and pg_trgm: one
 * index for all replicas, and none to keep on their disks; an answer takes three or four round trips more. Answers are the
 * same but where more papers share a surname or a phrase than candidates are read.
 *
 * How ranking waits for a database. It does not: it is one code for all places, and nothing in it is asynchronous. Rows
 * that are not here are fetched, and the question is begun again (stored/gather.ts); readQuestion and names say beforehand
 * what they will look up (Lexicon.expect), so that it comes together. Whoever asks an index in PostgreSQL asks by `gathered`,
 * as the Corpus port does.
 *
 * Rejected ways.
 *   - fuse.js over titles: a linear scan (a fifth of a second among 1,000 papers), and its score knows no rare words.
 *     Ranking good candidates by it made answers worse. It judges damaged words among a hundred, where it is good.
 *   - A trie or automaton for typos: single-deletion keys answer in microseconds and are two flat arrays.
 *   - Typo tolerance for numbers and versions: V4 is not V3 misspelt.
 *   - Several indexes, one for each field: one list of impacts is read once, and the few candidates tell their fields.
 *   - Learned weights: a dozen labelled corpora would be needed; a table with reasons can be argued about.
 *   - One threshold for all questions: too strict for a claim of twelve words, too lax for two words of a cooking recipe.
 *   - Ranking that awaits each word: every question in memory would pay, and a database would be asked word by word.
 *   - `ts_rank` for candidates: it knows no idf, and reads every document that has the word.
 *   - Positions in postings: the candidates' own terms hold them, and eighty papers are read faster than lists joined.
 *
 * Adding a feature: measure it in evidence-of.ts, weigh it in rank.ts with a reason, and show in test/search and in
 * `npm run bench -- search` and `npm run bench -- known` what it is worth. Features that showed nothing were taken out again.
 */

import type { Answer } from "./engine.ts";
import { Engine } from "./engine.ts";
import { IndexWriter } from "./indexing/build.ts";
import { MemorySegment, type Segment } from "./indexing/segment.ts";
import { Shelf } from "./indexing/shelf.ts";
import type { Near } from "./ranking/similar.ts";
import { type PlainPaper, type SourcePaper, soundOf } from "./source.ts";
import { type Completion, Suggester } from "./suggest.ts";

export type { PlainPaper } from "./source.ts";

export interface SearchIndex {
  /** Papers best first; empty when nothing fits. Never throws. */
  search(text: string, limit?: number): { id: string; score: number }[];
  /** Completions of a prefix; the newest papers for an empty one. */
  suggest(prefix: string, limit?: number): Completion[];
  /** The same as `search` with the outcome, reasons and near misses; papers by their number on the shelf. */
  query(text: string, limit?: number): Answer;
  /** Papers near to one, by their numbers, each with the words that it shares. */
  similar(paper: number, limit?: number): Near[];
  readonly engine: Engine;
}

/** An index of its own papers alone. */
export interface OneIndex extends SearchIndex {
  readonly segment: Segment;
}

/** Builds an index over papers in memory; fields that other people's records leave null are taken as absent. O(words). `means`: mean lengths of a larger collection that it will stand beside. */
export function buildIndex(
  papers: readonly (PlainPaper | SourcePaper)[],
  means?: readonly number[],
): OneIndex & { readonly segment: MemorySegment } {
  const writer = new IndexWriter();
  const sound = papers.map(soundOf);
  for (const paper of sound) writer.add(paper);
  return indexOf(new MemorySegment(writer.finish(means), sound));
}

/** An index over one segment alone. */
export function indexOf<S extends Segment>(segment: S): SearchIndex & { readonly segment: S } {
  return { ...indexOver(new Shelf([{ segment, gone: new Set() }])), segment };
}

/** An index over all that stands on a shelf. */
export function indexOver(shelf: Shelf): SearchIndex {
  const engine = new Engine(shelf);
  const suggester = new Suggester(engine, shelf);
  return {
    engine,
    query: (text, limit = 10) => engine.query(text, limit),
    search: (text, limit = 10) =>
      engine.query(text, limit).hits.map(({ paper, score }) => ({ id: shelf.paper(paper)?.id ?? "", score })),
    suggest: (prefix, limit = 10) => suggester.complete(prefix, limit),
    similar: (paper, limit = 10) => shelf.similar(paper, limit),
  };
}
