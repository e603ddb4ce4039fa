import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, type Reply, text, whisper } from "../../src/core/reply.ts";
import { clip } from "../../src/core/text.ts";
import { groupChanged } from "../../src/reading/group/follow.ts";
import { boxReply } from "../../src/reading/group/standing.ts";
import { answerChange, groupOption, showing, withGroup } from "./desk.ts";

/** The question box: what is asked, most wanted first; a tap says "me too", another takes it back. */
export default defineAction({
  name: "questions",
  about: "The question box; say which ones you want answered, and which were",
  examples: ["reading-group questions"],
  audience: "everyone",
  options: {
    up: { kind: "text", about: "The question you want answered too, from its button", max: 20 },
    answered: { kind: "text", about: "The question that was answered, from its button", max: 20 },
    withdraw: { kind: "text", about: "Your question to take back, from its button", max: 20 },
    group: groupOption,
  },
  run: ({ up, answered, withdraw, group: name }, context): Promise<Reply> =>
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
        const after = { ...question, state: "withdrawn" } as const;
        await tables.groups.putQuestion(after);
        await groupChanged(tables, group, now);
        const sentence = "The question is out of the box.";
        // A change kept for Undo holds its maker's name: a question without one is asked anew instead.
        if (question.by === null) {
          const again = { question: question.body, anonymous: true, group: group.name };
          return whisper([
            text(sentence),
            choices(choice("Put it back", invoke("reading-group ask", again))),
          ]);
        }
        const rows = { before: { questions: [question] }, after: { questions: [after] } };
        return {
          ...(await answerChange(context, desk, "questions", sentence, rows)),
          audience: "asker",
        };
      }
      if (answered !== undefined) {
        const question = all.find(({ id, state }) => id === answered && state === "open");
        if (question === undefined)
          throw new UserError("no-question", "That question is not in the box any more.");
        const after = { ...question, state: "answered" } as const;
        await tables.groups.putQuestion(after);
        const sentence = `Answered: ${clip(question.body, 200)}`;
        return await answerChange(context, desk, "questions", sentence, {
          before: { questions: [question] },
          after: { questions: [after] },
        });
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
        await groupChanged(tables, group, now);
      }
      return await boxReply(showing(desk, context));
    }),
});
