import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Reply } from "../../src/core/reply.ts";
import { READINGS } from "../../src/reading/group/card.ts";
import { groupChanged } from "../../src/reading/group/follow.ts";
import { readingReply } from "../../src/reading/group/standing.ts";
import { closed, groupOption, sessionOf, sessionOption, showing, withGroup } from "./desk.ts";

/** Says how far the asker has come with the paper of a session. */
export default defineAction({
  name: "read",
  about: "Say how far you are with the paper: read, skimmed or not yet",
  examples: ["reading-group read skimmed"],
  audience: "everyone",
  options: {
    answer: {
      kind: "choice",
      about: "How far you are",
      of: READINGS,
      required: true,
      also: { yes: "read", done: "read", no: "not-yet", "not yet": "not-yet" },
    },
    session: sessionOption,
    group: groupOption,
  },
  run: ({ answer, session: typed, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      const session = await sessionOf(desk, context, typed);
      // A check of some weeks ago still has its buttons.
      const why = closed(desk, session);
      if (why !== undefined) throw new UserError("over", why);
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
      await groupChanged(tables, group, now);
      return await readingReply(showing(desk, context), session);
    }),
});
