/**
 * Which paper comes next. Goals: no paper twice until all have been shown; the same answer for the same
 * state on every machine; new papers join without changing what was shown; removed ones leave.
 *
 * In each cycle every paper has a fixed place, by the SHA-256 of cycle and id, which depends on nothing else:
 * adding and removing papers never moves the others. The next paper is the first one that was not shown.
 */

import { hash } from "node:crypto";
import type { Corpus } from "../../core/corpus.ts";
import type { Paper, PaperId } from "../../core/paper.ts";

/** A paper put off: it waits until a local date (ISO) and then comes before all others. */
export interface PutOff {
  readonly paperId: PaperId;
  readonly until: string;
}

/** What was shown so far. */
export interface Shown {
  /** Counts how often the pool was used up, from 0. */
  readonly cycle: number;
  /** The papers of this cycle. */
  readonly inCycle: ReadonlySet<PaperId>;
  /** The paper of the last post, not repeated at once even when a new cycle begins. */
  readonly last?: PaperId;
  readonly putOff: readonly PutOff[];
}

export interface Pick {
  readonly paper: Paper;
  readonly cycle: number;
  /** The how-manieth of this cycle, from 1. */
  readonly position: number;
  /** How many papers there are to choose from. */
  readonly pool: number;
  /** It had been put off and is back. */
  readonly returned: boolean;
}

/** empty: nothing fits the filters. alone: the only paper was the last one shown. waiting: all others are put off. */
export type NoPick = "empty" | "alone" | "waiting";

/**
 * The paper for a local date (ISO). `pool` gives the papers that fit, in the order of a cycle (`cycleOrder`).
 * Linear in the papers shown this cycle, and in the pool the first time that a pool is seen.
 */
export function pick(pool: (cycle: number) => readonly Paper[], shown: Shown, date: string): Pick | NoPick {
  const papers = pool(shown.cycle);
  if (papers.length === 0) return "empty";
  const waiting = new Set(shown.putOff.filter(({ until }) => until > date).map(({ paperId }) => paperId));
  const position = idsOf(papers).intersection(shown.inCycle).size + 1;
  const picked = (paper: Paper, returned: boolean): Pick => ({
    paper,
    cycle: shown.cycle,
    position,
    pool: papers.length,
    returned,
  });

  for (const { paperId } of returning(shown.putOff, date)) {
    const paper = papers.find(({ id }) => id === paperId);
    if (paper !== undefined && !shown.inCycle.has(paperId)) return picked(paper, true);
  }
  const next = papers.find(({ id }) => !shown.inCycle.has(id) && !waiting.has(id));
  if (next !== undefined) return picked(next, false);

  // Used up, as far as papers are to be had today: the next cycle begins with its own order.
  const free = pool(shown.cycle + 1).filter(({ id }) => !waiting.has(id));
  const fresh = free.find(({ id }) => id !== shown.last);
  if (fresh === undefined) return free.length > 0 ? "alone" : "waiting";
  return { paper: fresh, cycle: shown.cycle + 1, position: 1, pool: papers.length, returned: false };
}

/** What was shown, after a pick was posted. */
export function afterPick(shown: Shown, picked: Pick): Shown {
  const same = picked.cycle === shown.cycle;
  return {
    cycle: picked.cycle,
    inCycle: new Set([...(same ? shown.inCycle : []), picked.paper.id]),
    last: picked.paper.id,
    putOff: shown.putOff.filter(({ paperId }) => paperId !== picked.paper.id),
  };
}

const ids = new WeakMap<readonly Paper[], ReadonlySet<PaperId>>();

/** The ids of a pool; pools are kept by whoever makes them, and so are these. */
function idsOf(papers: readonly Paper[]): ReadonlySet<PaperId> {
  const known = ids.get(papers) ?? new Set(papers.map(({ id }) => id));
  ids.set(papers, known);
  return known;
}

const orders = new WeakMap<Corpus, Map<number, readonly Paper[]>>();

/** All papers in the order of a cycle; worked out once for a corpus and cycle, O(n log n). */
export function cycleOrder(corpus: Corpus, cycle: number): readonly Paper[] {
  const known = orders.get(corpus) ?? new Map<number, readonly Paper[]>();
  orders.set(corpus, known);
  const order =
    known.get(cycle) ??
    corpus.papers
      .map((paper) => ({ paper, place: hash("sha256", `${cycle}\n${paper.id}`) }))
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .map(({ paper }) => paper);
  known.set(cycle, order);
  return order;
}

/** Those whose wait is over on a date, the longest over first. */
function returning(putOff: readonly PutOff[], date: string): readonly PutOff[] {
  return putOff
    .filter(({ until }) => until <= date)
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.paperId < b.paperId ? -1 : 1));
}
