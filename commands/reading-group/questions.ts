import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import {
  choice,
  choices,
  heading,
  list,
  note,
  type Reply,
  reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { clip, count } from "../../src/core/text.ts";
import { ahead, type Desk, groupOption, withGroup } from "./desk.ts";
import { openQuestions } from "./view.ts";

/** The question box: what is asked, most wanted first; a tap says "me too", another takes it back. */
export default defineAction({
  name: "questions",
  about: "The question box; say which ones you want answered",
  examples: ["reading-group questions"],
  audience: "everyone",
  options: {
    up: { kind: "text", about: "The question you want answered too, from its button", max: 20 },
    withdraw: { kind: "text", about: "Your question to take back, from its button", max: 20 },
    group: groupOption,
  },
  run: ({ up, withdraw, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      const { id: person, name: who } = desk.me;
      const { manager } = context.asker;
      const all = await tables.groups.questionsOf(tenantId, group.id);
      if (withdraw !== undefined) {
        const question = all.find(({ id, state }) => id === withdraw && state === "open");
        if (question === undefined)
          throw new UserError("no-question", "That question is not in the box any more.");
        // Without a name nobody can tell whose it was, so whoever holds the private button may take it back.
        if (question.by !== null && question.by !== person && !manager) {
          throw new UserError("not-yours", `Only ${question.byName} can take that question back.`);
        }
        await tables.groups.putQuestion({ ...question, state: "withdrawn" });
        return whisper([text("The question is out of the box.")]);
      }
      if (up !== undefined) {
        if (!all.some(({ id, state }) => id === up && state === "open")) {
          throw new UserError("no-question", "That question is not in the box any more.");
        }
        const subject = `question:${up}`;
        const votes = await tables.groups.supportOf(tenantId, group.id);
        const voted = votes.some((vote) => vote.subject === subject && vote.person === person);
        await tables.groups.support(
          { tenantId, groupId: group.id, subject, person, name: who, at: now },
          !voted,
        );
      }
      return await box(desk);
    }),
});

async function box(desk: Desk): Promise<Reply> {
  const { group } = desk;
  const [next] = await ahead(desk, 1);
  const asked = await openQuestions(desk, next);
  const ask = choice("Ask something", invoke("reading-group ask", { group: group.name }));
  if (asked.length === 0) {
    return reply([text(`The question box of ${group.name} is empty.`), choices(ask)], {
      inPlace: true,
      outcome: "nothing",
    });
  }
  return reply(
    [
      heading(`Questions for ${group.name}`),
      list(
        asked.map(({ question, votes }) => {
          const who = question.byName === null ? "" : `, ${question.byName}`;
          return `${question.body} (${count(votes.length, "vote")}${who})`;
        }),
        true,
      ),
      choices(
        ...asked
          .slice(0, 8)
          .map(({ question }, i) =>
            choice(
              `Me too: ${i + 1}. ${clip(question.body, 40)}`,
              invoke("reading-group questions", { up: question.id, group: group.name }),
            ),
          ),
        ask,
      ),
      note("A second tap takes yours back. What is not answered is carried to the next session."),
    ],
    { inPlace: true },
  );
}
