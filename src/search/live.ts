/**
 * An index that papers join and leave without a rebuild: a large one that stays as it is, a small one of what came since,
 * built anew with every addition, and a list of what has gone. The small one weighs words by the frequencies of both.
 */

import { LIMITS } from "./decide.ts";
import type { Answer, Found } from "./engine.ts";
import { buildIndex, type SearchIndex } from "./index.ts";
import type { SourcePaper } from "./source.ts";

export interface LiveHit {
  readonly paper: SourcePaper;
  readonly score: number;
  readonly why: Found["why"];
}

export interface LiveAnswer {
  readonly outcome: Answer["outcome"];
  readonly hits: readonly LiveHit[];
  readonly near: readonly LiveHit[];
}

interface Part {
  readonly index: SearchIndex;
  readonly papers: readonly SourcePaper[];
}

/** The share of newcomers from which on a rebuild pays. */
const TOO_MANY = 0.1;

export class LiveIndex {
  #settled: Part;
  #recent: Part | undefined;
  readonly #gone = new Set<SourcePaper>();

  /** `index` may be one loaded from a file; it must be of exactly these papers. */
  constructor(papers: readonly SourcePaper[], index: SearchIndex = buildIndex(papers)) {
    this.#settled = { index, papers };
  }

  /** Every paper there is, the settled ones first. */
  get papers(): readonly SourcePaper[] {
    return [...this.#settled.papers, ...(this.#recent?.papers ?? [])].filter(
      (paper) => !this.#gone.has(paper),
    );
  }

  /** True when `papers` should be indexed anew, in a thread of its own, and a new LiveIndex be made of the result. */
  get shouldSettle(): boolean {
    return (
      (this.#recent?.papers.length ?? 0) + this.#gone.size > 200 + this.#settled.papers.length * TOO_MANY
    );
  }

  /** Adds papers; one with the id of another takes its place. O(words of all that were added so far). */
  add(papers: readonly SourcePaper[]): void {
    for (const { id } of papers) this.remove(id);
    const recent = [...(this.#recent?.papers ?? []).filter((paper) => !this.#gone.has(paper)), ...papers];
    this.#recent = { papers: recent, index: buildIndex(recent, this.#settled.index.engine.lexicon) };
  }

  /** Takes a paper out; false when there is none of this id. O(papers). */
  remove(id: string): boolean {
    const paper = this.papers.find((one) => one.id === id);
    if (paper !== undefined) this.#gone.add(paper);
    return paper !== undefined;
  }

  /** Both parts' answers as one: the stronger first, sure only when clearly ahead of the other part's best. */
  query(text: string, limit = 10): LiveAnswer {
    const parts = [this.#settled, ...(this.#recent === undefined ? [] : [this.#recent])];
    const answers = parts.map(({ index, papers }) => {
      const { outcome, hits, near } = index.query(text, limit + this.#gone.size);
      return { outcome, hits: this.#left(hits, papers), near: this.#left(near, papers) };
    });
    const hits = answers.flatMap((answer) => answer.hits).sort((a, b) => b.strength - a.strength);
    if (hits.length === 0) {
      const near = answers.flatMap((answer) => answer.near).sort((a, b) => b.strength - a.strength);
      return {
        outcome: answers.every(({ outcome }) => outcome === "usage") ? "usage" : "nothing",
        hits,
        near: near.slice(0, 3),
      };
    }
    const [first, second] = hits;
    const leading = answers.find((answer) => answer.hits.includes(first as (typeof hits)[number]));
    const ahead =
      second === undefined || (first !== undefined && second.strength < first.strength * LIMITS.near);
    const sure = leading?.outcome === "found" && (ahead || leading.hits.includes(second));
    return { outcome: sure ? "found" : "ambiguous", hits: hits.slice(0, limit), near: [] };
  }

  #left(found: readonly Found[], papers: readonly SourcePaper[]): (LiveHit & { strength: number })[] {
    return found.flatMap(({ paper: number, score, strength, why }) => {
      const paper = papers[number];
      return paper === undefined || this.#gone.has(paper) ? [] : [{ paper, score, strength, why }];
    });
  }
}
