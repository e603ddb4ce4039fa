import { defineAction } from "../../src/core/command.ts";
import { choices, type Reply, reply, text } from "../../src/core/reply.ts";
import { shortName } from "../../src/reading/group/ballot.ts";
import { READINGS, readingChoices, tallyOf } from "../../src/reading/group/card.ts";
import { groupOption, sessionDate, sessionOf, sessionOption, withGroup } from "./desk.ts";

/** Says how far the asker has come with the paper of a session. */
export default defineAction({
  name: "read",
  about: "Say how far you are with the paper: read, skimmed or not yet",
  examples: ["reading-group read skimmed"],
  audience: "everyone",
  options: {
    answer: { kind: "choice", about: "How far you are", of: READINGS, required: true },
    session: sessionOption,
    group: groupOption,
  },
  run: ({ answer, session: typed, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      const session = await sessionOf(desk, context, typed);
      const { id: person, name: who } = desk.me;
      await tables.groups.putAnswer({
        tenantId,
        sessionId: session.id,
        about: "reading",
        person,
        name: who,
        answer,
        at: now,
      });
      const answers = await tables.groups.answersOf(tenantId, session.id);
      const paper = session.paperId === null ? "the paper" : shortName(context.corpus, session.paperId);
      return reply(
        [
          text(
            `${group.name} on ${sessionDate(desk, session)}: how far are you with ${paper}? So far ${tallyOf(answers, "reading", READINGS)}.`,
          ),
          choices(...readingChoices(session, answers)),
        ],
        { inPlace: true },
      );
    }),
});
