import { defineAction } from "../../src/core/command.ts";
import type { Reply } from "../../src/core/reply.ts";
import { ANSWERS } from "../../src/reading/group/card.ts";
import { groupChanged } from "../../src/reading/group/follow.ts";
import { cardReply } from "../../src/reading/group/standing.ts";
import { groupOption, sessionOf, sessionOption, showing, withGroup } from "./desk.ts";

/** Says whether the asker comes. The card it stands on redraws itself. */
export default defineAction({
  name: "rsvp",
  about: "Say whether you come: going, maybe or no",
  examples: ["reading-group rsvp going", "reading-group rsvp no session:2026-11-24"],
  audience: "everyone",
  options: {
    answer: { kind: "choice", about: "Whether you come", of: ANSWERS, required: true },
    session: sessionOption,
    group: groupOption,
  },
  run: ({ answer, session: typed, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      const session = await sessionOf(desk, context, typed);
      const { id: person, name: who } = desk.me;
      const { tenantId, now } = desk;
      await desk.tables.groups.putAnswer({
        tenantId,
        sessionId: session.id,
        about: "coming",
        person,
        name: who,
        answer,
        at: now,
      });
      await groupChanged(desk.tables, desk.group, now);
      return await cardReply(showing(desk, context), session);
    }),
});
