/**
 * Ranked voting, counted by instant run-off: every ballot counts for the first paper on it that still stands; when
 * none has more than half of the ballots that count, the paper with the fewest goes out, and so on.
 *
 * Why this rule and not Borda or Schulze. A lower choice never hurts a higher one (Woodall, "Properties of
 * preferential election rules", Voting Matters 3, 1994: later-no-harm), so that nobody gains by ranking only one
 * paper; Borda lacks this, and punishes short rankings, which is what most people write. Nominating several papers
 * of one kind does not take votes from that kind (Tideman, "Independence of clones as a criterion for voting rules",
 * Social Choice and Welfare 4, 1987). And its rounds can be told in a few words, which Schulze's strongest paths
 * cannot. Its known fault, that more first choices can in rare cases make a paper lose, is taken into account.
 *
 * Ties: of papers with equally few, the one nominated last goes out, then the greater id; never chance. So, with
 * two left and equal, the earlier nomination wins, as in approval voting.
 */

import { compareText } from "../../core/compare.ts";
import type { PaperId } from "../../core/paper.ts";
import { count, enumerate } from "../../core/text.ts";
import type { Candidate, Count } from "./votes.ts";

/** One person's papers, best first; those left out are ranked below all others. */
export interface Ranking {
  readonly person: string;
  readonly papers: readonly PaperId[];
}

export interface Round {
  /** Papers that are first on at least one ballot, most first; ties by the earlier nomination. */
  readonly counts: readonly Count[];
  /** Ballots that name a paper that still stands. */
  readonly ballots: number;
  /** The paper that goes out; absent in the last round. */
  readonly out?: PaperId;
  /** Papers that had as few as the one that goes out, and were nominated earlier. */
  readonly tied: readonly PaperId[];
}

export interface RankedTally {
  /** The first paper of each ballot, all candidates included; most first, ties by the earlier nomination. */
  readonly counts: readonly Count[];
  readonly rounds: readonly Round[];
  /** Absent without candidates. Without ballots it is the earliest nomination. */
  readonly winner?: PaperId;
  /** How many people ranked at least one candidate. */
  readonly voters: number;
}

/** Counts; papers that are no candidates and repetitions on a ballot are passed over. O(rounds x places). */
export function countRanked(candidates: readonly Candidate[], rankings: readonly Ranking[]): RankedTally {
  const byAge = [...candidates].sort((a, b) => a.at - b.at || compareText(a.paperId, b.paperId));
  const standing = new Set(byAge.map(({ paperId }) => paperId));
  const ballots = rankings
    .map(({ papers }) => papers.filter((paperId) => standing.has(paperId)))
    .filter(({ length }) => length > 0);
  const counts = firsts(byAge, ballots, standing);
  const rounds: Round[] = [];
  // A paper that is nobody's first would go out before any other, and no ballot would change: all at once.
  if (ballots.length > 0) for (const { paperId, votes } of counts) if (votes === 0) standing.delete(paperId);
  while (ballots.length > 0) {
    const now = firsts(byAge, ballots, standing).filter(({ votes }) => votes > 0);
    const counting = now.reduce((sum, { votes }) => sum + votes, 0);
    const [first] = now;
    const last = now.at(-1);
    if (first === undefined || last === undefined) break;
    if (now.length === 1 || first.votes * 2 > counting) {
      rounds.push({ counts: now, ballots: counting, tied: [] });
      break;
    }
    const fewest = now.filter(({ votes }) => votes === last.votes).map(({ paperId }) => paperId);
    rounds.push({ counts: now, ballots: counting, out: last.paperId, tied: fewest.slice(0, -1) });
    standing.delete(last.paperId);
  }
  const winner = rounds.at(-1)?.counts[0]?.paperId ?? byAge[0]?.paperId;
  return { counts, rounds, ...(winner === undefined ? {} : { winner }), voters: ballots.length };
}

/** For how many ballots each standing paper comes first; most first, stable in the order given. */
function firsts(
  byAge: readonly Candidate[],
  ballots: readonly (readonly PaperId[])[],
  standing: ReadonlySet<PaperId>,
): readonly Count[] {
  const votes = new Map<PaperId, number>();
  for (const ballot of ballots) {
    const first = ballot.find((paperId) => standing.has(paperId));
    if (first !== undefined) votes.set(first, (votes.get(first) ?? 0) + 1);
  }
  return byAge
    .filter(({ paperId }) => standing.has(paperId))
    .map(({ paperId }) => ({ paperId, votes: votes.get(paperId) ?? 0 }))
    .sort((a, b) => b.votes - a.votes);
}

/** How the winner was found, in one sentence. */
export function sayRanked(result: RankedTally, nameOf: (paperId: PaperId) => string): string {
  const { winner, rounds, counts, voters } = result;
  const last = rounds.at(-1);
  if (winner === undefined) return "Nobody has nominated a paper.";
  const name = nameOf(winner);
  if (counts.length === 1) return `${name} is the only paper that was nominated.`;
  const top = last?.counts[0];
  if (last === undefined || top === undefined)
    return `Nobody voted, so it is ${name}, which was nominated first.`;
  const final = rounds.at(-2);
  if (last.counts.length === 1 && final?.out !== undefined && final.tied.includes(winner)) {
    return `It was a tie with ${nameOf(final.out)} at ${count(final.counts[0]?.votes ?? 0, "ballot")} each: ${name} was nominated first, which breaks a tie.`;
  }
  const how = rounds.length === 1 ? "in the first round" : `in round ${rounds.length}`;
  const share = `with ${top.votes} of ${count(last.ballots, "ballot")}`;
  const spent = voters === last.ballots ? "" : ` that still counted, of ${voters}`;
  const broken = rounds.some(({ tied }) => tied.length > 0)
    ? " A tie on the way was broken: of equals the one nominated last went out."
    : "";
  return `${name} has won ${how}, ${share}${spent}.${broken}`;
}

/** How many rounds are told in full. */
const TOLD = 8;

/** The rounds, a sentence or two each; of very many the middle ones are summed up. Empty when one was enough to say. */
export function sayRounds(result: RankedTally, nameOf: (paperId: PaperId) => string): readonly string[] {
  if (result.counts.length < 2) return [];
  const told = result.rounds.map((round, i) => sayRound(round, i + 1, result.rounds, nameOf));
  if (told.length <= TOLD) return told;
  const hidden = told.length - TOLD + 1;
  return [
    ...told.slice(0, 3),
    `Rounds 4 to ${3 + hidden}: in each of them the paper with the fewest went out.`,
    ...told.slice(3 + hidden),
  ];
}

function sayRound(
  round: Round,
  number: number,
  rounds: readonly Round[],
  nameOf: (paperId: PaperId) => string,
): string {
  const shown = round.counts.slice(0, TOLD).map(({ paperId, votes }) => `${nameOf(paperId)} ${votes}`);
  const more = round.counts.length - shown.length;
  const counts = more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
  const opening = `Round ${number}: ${counts}.`;
  if (round.out === undefined) {
    const [first] = round.counts;
    const name = first === undefined ? "" : nameOf(first.paperId);
    return `${opening} ${name} ${round.counts.length === 1 ? "is the only one left" : "has more than half"}.`;
  }
  const out = nameOf(round.out);
  const next = rounds[number];
  const lost = next === undefined ? 0 : round.ballots - next.ballots;
  const spent = lost === 0 ? "" : ` ${count(lost, "ballot names", "ballots name")} no paper that is left.`;
  if (round.tied.length === 0) return `${opening} ${out} has the fewest and goes out.${spent}`;
  const others = enumerate(round.tied.slice(0, 3).map(nameOf));
  return `${opening} A tie with ${others}: ${out} was nominated last of them and goes out.${spent}`;
}
