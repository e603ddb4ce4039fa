import { defineAction } from "../../src/core/command.ts";
import { cardReply } from "../../src/reading/group/standing.ts";
import { groupOption, sessionOf, sessionOption, showing, withGroup } from "./desk.ts";

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
      return await cardReply(showing(desk, context), session);
    }),
});
