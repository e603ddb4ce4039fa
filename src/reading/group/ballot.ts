/** The papers a group can choose from, with the votes they have. */

import type { Corpus } from "../../core/corpus.ts";
import { invoke } from "../../core/invocation.ts";
import type { PaperId } from "../../core/paper.ts";
import { type Block, choice, choices, list, menu, note, text } from "../../core/reply.ts";
import type { Group, Nomination, Support, Tables } from "../../core/store.ts";
import { count, enumerate } from "../../core/text.ts";
import { type Tally, tally } from "./votes.ts";

export interface Ballot {
  readonly nominations: readonly Nomination[];
  readonly votes: readonly Support[];
  readonly result: Tally;
}

const PAPER = "paper:";

/** The subject under which votes for a paper are kept. */
export function paperSubject(paperId: PaperId): string {
  return PAPER + paperId;
}

/** The open nominations of a group and their votes; papers that have left the collection do not stand. */
export async function ballotOf(tables: Tables, group: Group, corpus: Corpus): Promise<Ballot> {
  const nominations = (await tables.groups.nominationsOf(group.tenantId, group.id)).filter(
    ({ state, paperId }) => state === "open" && corpus.byId(paperId) !== undefined,
  );
  const votes = (await tables.groups.supportOf(group.tenantId, group.id)).filter(({ subject }) =>
    subject.startsWith(PAPER),
  );
  const result = tally(
    nominations,
    votes.map(({ subject, person }) => ({ paperId: subject.slice(PAPER.length), person })),
  );
  return { nominations, votes, result };
}

/** A paper's short name. */
export function shortName(corpus: Corpus, paperId: PaperId): string {
  const paper = corpus.byId(paperId);
  return paper?.nickname ?? paper?.title ?? paperId;
}

/** The ballot with a button for each of the first papers and a menu for all of many. */
export function ballotBlocks(group: Group, ballot: Ballot, corpus: Corpus): readonly Block[] {
  const { counts, voters } = ballot.result;
  if (counts.length === 0) {
    return [text("Nothing is nominated yet. Nominate with /reading-group nominate and words of a paper.")];
  }
  const names = new Map(ballot.nominations.map((one) => [one.paperId, one.byName]));
  const offered = counts.map(({ paperId, votes }) =>
    choice(
      `${shortName(corpus, paperId)}${votes === 0 ? "" : ` (${votes})`}`.slice(0, 75),
      invoke("reading-group vote", { paper: paperId, group: group.name }),
    ),
  );
  const shown = counts.slice(0, SHOWN);
  return [
    list(
      shown.map(({ paperId, votes }) => {
        const who = group.openBallot === 1 && votes > 0 ? `: ${voterNames(ballot, paperId)}` : "";
        return `${corpus.byId(paperId)?.title ?? paperId} (${count(votes, "vote")}${who}; from ${names.get(paperId) ?? ""})`;
      }),
      true,
    ),
    offered.length <= 5 ? choices(...offered) : menu("Vote for", offered.slice(0, 25)),
    note(
      `${count(voters, "person", "people")} voted${counts.length > SHOWN ? `; ${counts.length - SHOWN} more are nominated` : ""}. Vote for as many as you like; a second tap takes a vote back. Most votes win, the earlier nomination breaks a tie.`,
    ),
  ];
}

/** How many nominations are listed. */
const SHOWN = 10;

function voterNames(ballot: Ballot, paperId: PaperId): string {
  const names = ballot.votes
    .filter(({ subject }) => subject === paperSubject(paperId))
    .map(({ name }) => name);
  return names.length <= 8
    ? enumerate(names)
    : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;
}
