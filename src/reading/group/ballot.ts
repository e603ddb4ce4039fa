/** The papers a group can choose from, with the votes they have. */

import { compareText } from "../../core/compare.ts";
import type { Corpus } from "../../core/corpus.ts";
import type { PaperId } from "../../core/paper.ts";
import type { Group, Nomination, Support, Tables } from "../../core/store.ts";
import { countRanked, type RankedTally, type Ranking, sayRanked, sayRounds } from "./ranked.ts";
import { type Count, sayOutcome, type Tally, tally } from "./votes.ts";

export interface Ballot {
  readonly nominations: readonly Nomination[];
  /** Votes for what is nominated, each person's in the order in which they were given. */
  readonly votes: readonly Support[];
  /** Most votes first, or most first choices where votes are ranked. */
  readonly counts: readonly Count[];
  /** Absent without nominations. */
  readonly winner?: PaperId;
  readonly voters: number;
  readonly result: { readonly rule: "approval"; readonly tally: Tally } | RankedResult;
}

interface RankedResult {
  readonly rule: "ranked";
  readonly tally: RankedTally;
}

const PAPER = "paper:";

/** The subject under which votes for a paper are kept. */
export function paperSubject(paperId: PaperId): string {
  return PAPER + paperId;
}

/** The paper a vote is for. */
function paperOfVote({ subject }: Pick<Support, "subject">): PaperId {
  return subject.slice(PAPER.length);
}

/**
 * The open nominations of a group and their votes, counted by the group's rule. Papers that have left the
 * collection do not stand; votes from before a paper was nominated anew do not count.
 */
export async function ballotOf(tables: Tables, group: Group, corpus: Corpus): Promise<Ballot> {
  const nominations = (await tables.groups.nominationsOf(group.tenantId, group.id)).filter(
    ({ state, paperId }) => state === "open" && corpus.byId(paperId) !== undefined,
  );
  const since = new Map(nominations.map(({ paperId, at }) => [paperSubject(paperId), at]));
  const votes = (await tables.groups.supportOf(group.tenantId, group.id))
    .filter(({ subject, at }) => at >= (since.get(subject) ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => a.at - b.at || compareText(a.subject, b.subject));
  return countBallot(group, nominations, votes);
}

/** Counts votes by the group's rule. */
function countBallot(
  group: Pick<Group, "ranked">,
  nominations: readonly Nomination[],
  votes: readonly Support[],
): Ballot {
  if (group.ranked === 1) {
    const ranked = countRanked(nominations, rankingsOf(votes));
    const { counts, winner, voters } = ranked;
    const result = { rule: "ranked", tally: ranked } as const;
    return { nominations, votes, counts, voters, result, ...(winner === undefined ? {} : { winner }) };
  }
  const approved = tally(
    nominations,
    votes.map((vote) => ({ paperId: paperOfVote(vote), person: vote.person })),
  );
  const { counts, winner, voters } = approved;
  const result = { rule: "approval", tally: approved } as const;
  return {
    nominations,
    votes,
    counts,
    voters,
    result,
    ...(winner === undefined ? {} : { winner: winner.paperId }),
  };
}

/** Everybody's papers in the order of their votes. */
export function rankingsOf(votes: readonly Support[]): readonly (Ranking & { readonly name: string })[] {
  const byPerson = new Map<string, { name: string; papers: PaperId[] }>();
  for (const vote of votes) {
    const ranking = byPerson.get(vote.person) ?? { name: vote.name, papers: [] };
    ranking.papers.push(paperOfVote(vote));
    byPerson.set(vote.person, ranking);
  }
  return [...byPerson].map(([person, ranking]) => ({ person, ...ranking }));
}

/** One person's papers in the order of their votes. */
export function papersOf(votes: readonly Support[], person: string): readonly PaperId[] {
  return votes.filter((vote) => vote.person === person).map(paperOfVote);
}

/** How the winner was found: a sentence, and the rounds of a ranked count in words. */
export function tellOutcome(
  { result }: Ballot,
  nameOf: (paperId: PaperId) => string,
): { readonly sentence: string; readonly rounds: readonly string[] } {
  return result.rule === "ranked"
    ? { sentence: sayRanked(result.tally, nameOf), rounds: sayRounds(result.tally, nameOf) }
    : { sentence: sayOutcome(result.tally, nameOf), rounds: [] };
}

/** A paper's short name. */
export function shortName(corpus: Corpus, paperId: PaperId): string {
  const paper = corpus.byId(paperId);
  return paper?.nickname ?? paper?.title ?? paperId;
}
