import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Reply } from "../../src/core/reply.ts";
import { ANSWERS } from "../../src/reading/group/card.ts";
import { groupChanged } from "../../src/reading/group/follow.ts";
import { cardReply } from "../../src/reading/group/standing.ts";
import { closed, groupOption, sessionOf, sessionOption, showing, withGroup } from "./desk.ts";

/** Presses closer together than this, ms, are one: people tap twice, and platforms deliver twice. */
const TWICE_MS = 2_000;

/** Says whether the asker comes; pressing the same answer again takes it back. The card it stands on redraws itself. */
export default defineAction({
  name: "rsvp",
  about: "Say whether you come: going, maybe or no. Press your answer again to take it back",
  examples: ["reading-group rsvp going", "reading-group rsvp no session:2026-11-24"],
  audience: "everyone",
  options: {
    answer: {
      kind: "choice",
      about: "Whether you come",
      of: ANSWERS,
      required: true,
      also: { yes: "going", coming: "going", cannot: "no", "can't": "no", "can’t": "no", "not going": "no" },
    },
    session: sessionOption,
    group: groupOption,
  },
  run: ({ answer, session: typed, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      const session = await sessionOf(desk, context, typed);
      const why = closed(desk, session);
      if (why !== undefined) {
        // Who came is written down by then. An old card is drawn as what it has become, without its buttons.
        if (context.pressed === true) return await cardReply(showing(desk, context), session);
        throw new UserError("over", why);
      }
      const { id: person, name: who } = desk.me;
      const { tenantId, now } = desk;
      const { groups } = desk.tables;
      const given = { tenantId, sessionId: session.id, about: "coming", person, name: who, answer } as const;
      const before = (await groups.answersOf(tenantId, session.id)).find(
        (one) => one.about === "coming" && one.person === person && one.answer === answer,
      );
      if (context.pressed !== true || before === undefined) await groups.putAnswer({ ...given, at: now });
      else if (now - before.at > TWICE_MS) await groups.removeAnswer(tenantId, session.id, "coming", person);
      await groupChanged(desk.tables, desk.group, now);
      return await cardReply(showing(desk, context), session);
    }),
});
