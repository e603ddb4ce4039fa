import { defineAction } from "../../src/core/command.ts";
import { type Reply, reply } from "../../src/core/reply.ts";
import { ANSWERS, sessionCard } from "../../src/reading/group/card.ts";
import { groupOption, sessionOf, sessionOption, withGroup } from "./desk.ts";
import { viewOf } from "./view.ts";

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
      return reply(sessionCard(await viewOf(desk, context.corpus, session)), { inPlace: true });
    }),
});
