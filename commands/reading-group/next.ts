import { defineAction } from "../../src/core/command.ts";
import { reply } from "../../src/core/reply.ts";
import { sessionCard } from "../../src/reading/group/card.ts";
import { groupOption, sessionOf, sessionOption, withGroup } from "./desk.ts";
import { viewOf } from "./view.ts";

/** The next session for everyone, with its RSVP buttons. */
export default defineAction({
  name: "next",
  about: "Show the next session to everyone, to answer by one tap",
  examples: ["reading-group next"],
  audience: "everyone",
  options: { session: sessionOption, group: groupOption },
  run: ({ session: typed, group }, context) =>
    withGroup(context, group, async (desk) => {
      const session = await sessionOf(desk, context, typed);
      return reply(sessionCard(await viewOf(desk, context.corpus, session)));
    }),
});
