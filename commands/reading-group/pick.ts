import { defineAction } from "../../src/core/command.ts";
import { paperLine } from "../../src/core/reply.ts";
import type { Session } from "../../src/core/store.ts";
import {
  answerChange,
  demandHeld,
  groupOption,
  organiser,
  saveSession,
  sessionDate,
  sessionOf,
  sessionOption,
  withGroup,
} from "./desk.ts";

/** Sets the paper of a session by hand, whatever the vote says. */
export default defineAction({
  name: "pick",
  about: "Set the paper of a session by hand",
  examples: ["reading-group pick r1", "reading-group pick paper:r1 session:2026-11-24"],
  audience: "everyone",
  permission: organiser,
  options: {
    paper: { kind: "paper", about: "Which paper", required: true },
    session: sessionOption,
    group: groupOption,
  },
  run: ({ paper, session: typed, group: name }, context) =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group } = desk;
      const session = await sessionOf(desk, context, typed);
      demandHeld(desk, session);
      const after: Session = { ...session, paperId: paper.id, version: session.version + 1 };
      await saveSession(desk, after);
      const nominated = (await tables.groups.nominationsOf(tenantId, group.id)).find(
        ({ paperId, state }) => paperId === paper.id && state === "open",
      );
      const chosen = nominated === undefined ? undefined : { ...nominated, state: "chosen" as const };
      if (chosen !== undefined) await tables.groups.putNomination(chosen);
      return await answerChange(
        context,
        desk,
        "pick",
        `${group.name} reads ${paper.title} on ${sessionDate(desk, session)}.`,
        {
          before: { sessions: [session], ...(nominated === undefined ? {} : { nominations: [nominated] }) },
          after: { sessions: [after], ...(chosen === undefined ? {} : { nominations: [chosen] }) },
        },
        [paperLine(paper, 1)],
      );
    }),
});
