/** Approval voting: everybody supports as many papers as they like, the one with the most support wins. */

import { compareText } from "../../core/compare.ts";
import type { PaperId } from "../../core/paper.ts";

export interface Candidate {
  readonly paperId: PaperId;
  /** When it was nominated, ms since 1970. */
  readonly at: number;
}

export interface Vote {
  readonly paperId: PaperId;
  readonly person: string;
}

export interface Count {
  readonly paperId: PaperId;
  readonly votes: number;
}

export interface Tally {
  /** Most votes first; ties by the earlier nomination. */
  readonly counts: readonly Count[];
  /** Absent without candidates. */
  readonly winner?: Count;
  /** Papers that had as many votes as the winner and were nominated later. */
  readonly tied: readonly PaperId[];
  /** How many people voted for at least one candidate. */
  readonly voters: number;
}

/** Counts each person once for each paper. The earliest nomination wins a tie, then the id; never chance. */
export function tally(candidates: readonly Candidate[], votes: readonly Vote[]): Tally {
  const support = new Map(candidates.map(({ paperId }) => [paperId, new Set<string>()]));
  for (const { paperId, person } of votes) support.get(paperId)?.add(person);
  const counts = [...candidates]
    .sort((a, b) => a.at - b.at || compareText(a.paperId, b.paperId))
    .map(({ paperId }) => ({ paperId, votes: support.get(paperId)?.size ?? 0 }))
    // Sorting is stable: among equals the earlier nomination stays first.
    .sort((a, b) => b.votes - a.votes);
  const [winner] = counts;
  return {
    counts,
    ...(winner === undefined ? {} : { winner }),
    tied: counts.slice(1).flatMap(({ paperId, votes: n }) => (n === winner?.votes ? [paperId] : [])),
    voters: new Set([...support.values()].flatMap((people) => [...people])).size,
  };
}

/** How the winner was found, to be said aloud. `nameOf` gives a paper's short name. */
export function sayOutcome(result: Tally, nameOf: (paperId: PaperId) => string): string {
  const { winner, tied } = result;
  if (winner === undefined) return "Nobody has nominated a paper.";
  if (result.counts.length === 1) return `${nameOf(winner.paperId)} is the only paper that was nominated.`;
  const votes = `${winner.votes} ${winner.votes === 1 ? "vote" : "votes"}`;
  if (tied.length === 0) return `${nameOf(winner.paperId)} has won with ${votes}.`;
  const others = tied.map(nameOf).join(", ");
  const rule = "nominated first, which breaks a tie";
  return winner.votes === 0
    ? `Nobody voted, so it is ${nameOf(winner.paperId)}, which was nominated first.`
    : `It was a tie at ${votes} with ${others}: ${nameOf(winner.paperId)} was ${rule}.`;
}
