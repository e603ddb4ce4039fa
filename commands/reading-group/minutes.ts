import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { formOf } from "../../src/core/form.ts";
import { invoke } from "../../src/core/invocation.ts";
import { formBlock, list, type Reply, text, whisper } from "../../src/core/reply.ts";
import type { Session } from "../../src/core/store.ts";
import {
  averageRating,
  minuteLines,
  readMinutes,
  stopped,
  withEntry,
} from "../../src/reading/group/minutes.ts";
import { threadAt } from "../../src/reading/group/session-thread.ts";
import {
  answerChange,
  type Desk,
  groupOption,
  saveSession,
  sessionDate,
  sessionOf,
  sessionOption,
  withGroup,
} from "./desk.ts";

/** What the asker takes away from a session, by one form; bare it shows the minutes and the form. */
const minutes = defineAction({
  name: "minutes",
  about: "Write down what you take away, what is to do, and a rating",
  examples: ['reading-group minutes takeaway:"MLA saves memory" action:"try it" rating:5'],
  audience: "everyone",
  options: {
    takeaway: { kind: "text", about: "What you take away", max: 500, lines: true },
    action: { kind: "text", about: "What is to do", max: 300 },
    rating: { kind: "integer", about: "How good it was, 1 to 5", min: 1, max: 5 },
    session: sessionOption,
    group: groupOption,
  },
  run: ({ takeaway, action, rating, session: typed, group: name }, context): Promise<Reply> =>
    withGroup(
      context,
      name,
      async (desk): Promise<Reply> => {
        const session = typed === undefined ? await lastSession(desk) : await sessionOf(desk, context, typed);
        const date = sessionDate(desk, session);
        const entries = readMinutes(session.minutesJson);
        if (takeaway === undefined && action === undefined && rating === undefined) {
          const lines = minuteLines(entries);
          const thread = await threadAt(desk.tables, session, desk.here);
          return whisper(
            [
              text(lines.length === 0 ? `Nobody has written minutes of ${date} yet.` : `Minutes of ${date}:`),
              ...(lines.length === 0 ? [] : [list(lines)]),
              ...(thread === undefined
                ? []
                : [text(["What was said: ", { type: "link", text: "the thread", url: thread }])]),
              formBlock(formOf(minutes, invoke("reading-group minutes", { session: session.id }))),
            ],
            { outcome: "usage" },
          );
        }
        const { id: person, name: who } = desk.me;
        const mine = entries.find((entry) => entry.person === person);
        const entry = {
          takeaway: takeaway ?? mine?.takeaway,
          action: action ?? mine?.action,
          rating: rating ?? mine?.rating,
        };
        const minutesJson = withEntry(entries, { person, name: who, ...entry });
        const after: Session = { ...session, minutesJson, version: session.version + 1 };
        await saveSession(desk, after);
        const average = averageRating(readMinutes(minutesJson));
        const rated = average === undefined ? "" : ` Rated ${average} of 5 so far.`;
        const said = [stopped(takeaway), action === undefined ? undefined : `To do: ${stopped(action)}`]
          .filter((part) => part !== undefined)
          .join(" ");
        return await answerChange(
          context,
          desk,
          "minutes",
          `${who} on ${desk.group.name} of ${date}: ${said === "" ? `rated it ${rating} of 5.` : said}${rated}`,
          { before: { sessions: [session] }, after: { sessions: [after] } },
        );
      },
      { ended: true },
    ),
});

export default minutes;

/** The session that began last. */
async function lastSession(desk: Desk): Promise<Session> {
  const { tables, tenantId, group, now } = desk;
  const begun = (await tables.groups.sessionsOf(tenantId, group.id)).filter(
    ({ startsAt, state }) => startsAt <= now && (state === "done" || state === "planned"),
  );
  const last = begun.at(-1);
  if (last === undefined) throw new UserError("no-session", `${group.name} has not met yet.`);
  return last;
}
