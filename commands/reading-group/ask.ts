import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, reply, text, whisper } from "../../src/core/reply.ts";
import type { Question } from "../../src/core/store.ts";
import { groupChanged } from "../../src/reading/group/follow.ts";
import { newId } from "../shared/store.ts";
import { ahead, groupOption, sessionDate, withGroup } from "./desk.ts";

/** Puts a question into the box of the next session, with the asker's name or without. */
export default defineAction({
  name: "ask",
  about: "Put a question into the box for the next session",
  examples: [
    "reading-group ask Why does the loss spike at 3 B tokens?",
    'reading-group ask question:"Is Table 2 fair?" anonymous:yes',
  ],
  audience: "asker",
  options: {
    question: { kind: "text", about: "Your question", required: true, max: 500, lines: true },
    anonymous: { kind: "flag", about: "Leave your name out" },
    group: groupOption,
  },
  run: ({ question: body, anonymous, group: name }, context) =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      const [next] = await ahead(desk, 1);
      const question: Question = {
        tenantId,
        groupId: group.id,
        id: newId(context.random).slice(0, 8),
        sessionId: next?.id ?? null,
        body,
        by: anonymous ? null : desk.me.id,
        byName: anonymous ? null : desk.me.name,
        at: now,
        state: "open",
      };
      await tables.groups.putQuestion(question);
      await groupChanged(tables, group, now);
      const when = next === undefined ? "the next session" : sessionDate(desk, next);
      // Said to the asker alone: an answer for everyone would give away who asked.
      if (anonymous) {
        return whisper([
          text(`Your question is in the box of ${group.name} for ${when}, without your name.`),
          choices(
            choice(
              "Take it back",
              invoke("reading-group questions", { withdraw: question.id, group: group.name }),
            ),
          ),
        ]);
      }
      return reply([
        text(`${desk.me.name} asks for ${when}: ${body}`),
        choices(
          choice("Me too", invoke("reading-group questions", { up: question.id, group: group.name })),
          choice(
            "Take it back",
            invoke("reading-group questions", { withdraw: question.id, group: group.name }),
          ),
        ),
      ]);
    }),
});
