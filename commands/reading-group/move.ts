import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, type Reply, text } from "../../src/core/reply.ts";
import { when } from "../../src/reading/group/card.ts";
import { changed } from "../../src/reading/group/keep.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayDate, sayTime } from "../../src/reading/time/say.ts";
import { type Moment, readMoment } from "../../src/reading/time/typed.ts";
import {
  answerChange,
  groupOption,
  organiser,
  saveSession,
  sessionDate,
  sessionOf,
  sessionOption,
  withGroup,
} from "./desk.ts";

/** Moves one session to another time; reminders and calendar follow, the series stays. */
export default defineAction({
  name: "move",
  about: "Move one session to another day or time; the series stays",
  examples: ["reading-group move thursday 15:00", "reading-group move to:2026-11-26 15:00"],
  audience: "everyone",
  permission: organiser,
  options: {
    to: { kind: "text", about: "When, such as thursday 15:00 or 2026-11-26 15:00", required: true, max: 100 },
    session: sessionOption,
    group: groupOption,
  },
  run: ({ to, session: typed, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      const session = await sessionOf(desk, context, typed);
      if (session.state !== "planned")
        throw new UserError("not-planned", `That session is ${session.state}.`);
      if (session.startsAt <= now)
        throw new UserError("begun", "That session has begun and cannot be moved.");
      const typedMoment = readMoment(to, now, session.tz);
      // A day alone keeps the time of day.
      const timeMissing = !typedMoment.ok && /^at what time/iu.test(typedMoment.problem);
      const read = timeMissing ? readMoment(`${to} ${session.localTime}`, now, session.tz) : typedMoment;
      if (!read.ok) throw unclear(read.problem, read.might, session.id, group.name);
      const { date, time, instant } = read.moment;
      const others = await tables.groups.sessionsOf(tenantId, group.id, now);
      const clash = others.find(
        ({ id, state, startsAt }) => id !== session.id && state === "planned" && startsAt === instant,
      );
      if (clash !== undefined)
        throw new UserError("clash", `${group.name} meets then already. Name another time.`, [], "to");
      const fields = {
        localDate: date.toString(),
        localTime: sayTime(time),
        startsAt: instant,
        moved: 1,
      } as const;
      const after = changed(group, session, fields, now);
      await saveSession(desk, after);
      // What the wall really shows then: a clock change may have moved it on.
      const shown = localParts(instant, session.tz);
      return await answerChange(
        context,
        desk,
        "move",
        `${group.name} of ${sessionDate(desk, session)} is moved to ${sayDate(shown.date, desk.today)} at ${sayTime(shown.time)} (${session.tz}).`,
        { before: { sessions: [session] }, after: { sessions: [after] } },
        [text(["It begins ", ...when(after), "."])],
      );
    }),
});

function unclear(problem: string, might: readonly Moment[], session: string, group: string): UserError {
  const offered = might.map(({ date, time }) => {
    const to = `${date.toString()} ${sayTime(time)}`;
    return choice(`${sayDate(date)} ${sayTime(time)}`, invoke("reading-group move", { to, session, group }));
  });
  const text = problem.charAt(0).toUpperCase() + problem.slice(1);
  return new UserError("moment", /[.?!]$/u.test(text) ? text : `${text}.`, offered, "to");
}
