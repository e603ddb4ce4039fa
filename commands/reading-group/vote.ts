import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper, PaperId } from "../../src/core/paper.ts";
import { choice, choices, heading, type Reply, whisper } from "../../src/core/reply.ts";
import { type Ballot, ballotOf, paperSubject, papersOf } from "../../src/reading/group/ballot.ts";
import { ownBlocks } from "../../src/reading/group/ballot-view.ts";
import { groupChanged } from "../../src/reading/group/follow.ts";
import { closingOf } from "../../src/reading/group/keep.ts";
import { ballotReply } from "../../src/reading/group/standing.ts";
import { type Desk, groupOption, showing, withGroup } from "./desk.ts";

/**
 * The ballot; with a paper, a vote for it or the taking back of one; with several, all of them, in the order of
 * preference where the group ranks. The message with the ballot redraws itself.
 */
export default defineAction({
  name: "vote",
  about: "See what is nominated and vote; a second vote for a paper takes the first back",
  examples: ["reading-group vote", "reading-group vote r1", "reading-group vote r1, v3"],
  audience: "everyone",
  options: {
    paper: { kind: "papers", about: "The paper to vote for; or several, best first: r1, v3" },
    mine: { kind: "flag", about: "Show your own votes, to you alone" },
    clear: { kind: "flag", about: "Take all your votes back" },
    from: { kind: "integer", about: "Of many nominations, the position to begin at", min: 1, max: 10_000 },
    group: groupOption,
  },
  run: ({ paper: papers = [], mine, clear, from = 1, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      const { tables, group, me } = desk;
      const before = await ballotOf(tables, group, context.corpus);
      const own = papersOf(before.votes, me.id);
      const wanted = clear ? [] : votesAfter(own, nominatedIn(before, papers), group.ranked === 1);
      await put(desk, before, wanted);
      if (!mine && !clear) return await ballotReply(showing(desk, context));
      const ballot = await ballotOf(tables, group, context.corpus);
      const closesAt = await closingOf(tables, group, desk.now);
      const parts = { group, ballot, corpus: context.corpus, closesAt, from };
      const again = { paper: own.join(","), mine: true, group: group.name };
      return whisper(
        [
          heading(`${group.name}: what to read next?`),
          ...ownBlocks(parts, me.id),
          ...(clear && own.length > 0 ? [choices(choice("Undo", invoke("reading-group vote", again)))] : []),
        ],
        { inPlace: true, papers: ballot.counts.map(({ paperId }) => paperId) },
      );
    }),
});

/** The ids of papers that are nominated. Throws UserError for one that is not. */
function nominatedIn(ballot: Ballot, papers: readonly Paper[]): readonly PaperId[] {
  const open = new Set(ballot.nominations.map(({ paperId }) => paperId));
  const stranger = papers.find(({ id }) => !open.has(id));
  if (stranger === undefined) return papers.map(({ id }) => id);
  throw new UserError(
    "not-nominated",
    `${stranger.title} is not nominated. Nominate it with /reading-group nominate.`,
    [choice("Nominate it", invoke("reading-group nominate", { paper: stranger.id }))],
  );
}

/** One paper is added at the end or taken out; several are added, or are the whole ranking. */
function votesAfter(own: readonly PaperId[], given: readonly PaperId[], ranked: boolean): readonly PaperId[] {
  const [one, another] = given;
  if (one === undefined) return own;
  if (another === undefined)
    return own.includes(one) ? own.filter((paperId) => paperId !== one) : [...own, one];
  return ranked ? given : [...new Set([...own, ...given])];
}

/** Makes the asker's votes `wanted`, in that order. What stays in its place keeps its time. */
async function put(
  { tables, tenantId, group, me, now }: Desk,
  ballot: Ballot,
  wanted: readonly PaperId[],
): Promise<void> {
  const votes = ballot.votes.filter(({ person }) => person === me.id);
  const differs = votes.findIndex(({ subject }, i) => {
    const want = wanted[i];
    return want === undefined || subject !== paperSubject(want);
  });
  const kept = differs < 0 ? votes.length : differs;
  for (const vote of votes.slice(kept)) await tables.groups.support(vote, false);
  // Times tell the order, so two taps in one millisecond are set apart.
  if (kept < Math.max(votes.length, wanted.length)) await groupChanged(tables, group, now);
  let at = Math.max(now, (votes[kept - 1]?.at ?? 0) + 1);
  for (const paperId of wanted.slice(kept)) {
    const subject = paperSubject(paperId);
    await tables.groups.support(
      { tenantId, groupId: group.id, subject, person: me.id, name: me.name, at },
      true,
    );
    at += 1;
  }
}
