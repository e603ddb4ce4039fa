import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { heading, type Reply, reply } from "../../src/core/reply.ts";
import { ballotBlocks, ballotOf, paperSubject } from "../../src/reading/group/ballot.ts";
import { groupOption, withGroup } from "./desk.ts";

/** The ballot; with a paper, a vote for it or the taking back of one. The message with the ballot redraws itself. */
export default defineAction({
  name: "vote",
  about: "See what is nominated and vote; a second vote for a paper takes the first back",
  examples: ["reading-group vote", "reading-group vote r1"],
  audience: "everyone",
  options: { paper: { kind: "paper", about: "The paper to vote for" }, group: groupOption },
  run: ({ paper, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async ({ tables, tenantId, group, now, me }) => {
      if (paper !== undefined) {
        const before = await ballotOf(tables, group, context.corpus);
        if (!before.nominations.some(({ paperId }) => paperId === paper.id)) {
          throw new UserError(
            "not-nominated",
            `${paper.title} is not nominated. Nominate it with /reading-group nominate.`,
          );
        }
        const subject = paperSubject(paper.id);
        const { id: person, name: voter } = me;
        const voted = before.votes.some((vote) => vote.subject === subject && vote.person === person);
        await tables.groups.support(
          { tenantId, groupId: group.id, subject, person, name: voter, at: now },
          !voted,
        );
      }
      const ballot = await ballotOf(tables, group, context.corpus);
      return reply(
        [heading(`${group.name}: what to read next?`), ...ballotBlocks(group, ballot, context.corpus)],
        {
          inPlace: true,
          papers: ballot.result.counts.map(({ paperId }) => paperId),
        },
      );
    }),
});
