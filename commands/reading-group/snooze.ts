import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, type Reply, text, whisper } from "../../src/core/reply.ts";
import { SESSION } from "../../src/reading/group/job.ts";
import { snoozeKey } from "../../src/reading/group/keys.ts";
import { HOUR, localParts, MINUTE, occurrence } from "../../src/reading/time/resolve.ts";
import { sayDate, sayTime } from "../../src/reading/time/say.ts";
import { groupOption, sessionOf, sessionOption, withGroup } from "./desk.ts";

const WAITS = ["20 min", "1 hour", "3 hours", "tomorrow"] as const;

/** As people type them: `20m`, `in 1 hour`, `3h`. */
const TYPED_WAITS = Object.fromEntries(
  [
    { wait: WAITS[0], typed: ["20m", "20min", "20 mins", "20 minutes"] },
    { wait: WAITS[1], typed: ["1h", "1 h", "an hour", "60 min", "60 minutes", "1 hour"] },
    { wait: WAITS[2], typed: ["3h", "3 h", "3 hours"] },
  ].flatMap(({ wait, typed }) =>
    [wait, ...typed].flatMap((words) => [words, `in ${words}`].map((one) => [one, wait])),
  ),
);

/** Reminds the asker alone, once, later. The series and everybody else's reminders stay as they are. */
export default defineAction({
  name: "snooze",
  about: "Remind me of the session later, me alone",
  examples: ['reading-group snooze in:"1 hour"'],
  audience: "asker",
  options: {
    in: { kind: "choice", about: "When", of: WAITS, also: TYPED_WAITS },
    session: sessionOption,
    group: groupOption,
  },
  run: ({ in: wait, session: typed, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      const { tables, group, now } = desk;
      const session = await sessionOf(desk, context, typed);
      const zone = context.asker.zone ?? session.tz;
      if (wait === undefined) {
        const offered = WAITS.filter((one) => instantOf(one, now, zone) < session.startsAt);
        if (offered.length === 0) throw new UserError("too-late", `${group.name} begins within 20 minutes.`);
        return whisper([
          text(`When shall I remind you of ${group.name}?`),
          choices(
            ...offered.map((one) =>
              choice(one, invoke("reading-group snooze", { in: one, session: session.id })),
            ),
          ),
        ]);
      }
      const at = instantOf(wait, now, zone);
      if (at >= session.startsAt) throw new UserError("too-late", `${group.name} will have begun by then.`);
      await tables.deliveries.add(
        {
          tenantId: desk.here,
          dedupeKey: snoozeKey(session, context.asker.id, at),
          kind: SESSION,
          person: context.asker.id,
          subjectId: session.id,
          targetVersion: session.version,
          localDate: session.localDate,
          dueAt: at,
          expiresAt: session.startsAt,
        },
        now,
      );
      const { date, time } = localParts(at, zone);
      return whisper([text(`I remind you on ${sayDate(date, desk.today)} at ${sayTime(time)} (${zone}).`)]);
    }),
});

/** Minutes and hours are elapsed; tomorrow is the same time of day. ms since 1970. */
function instantOf(wait: (typeof WAITS)[number], now: number, zone: string): number {
  switch (wait) {
    case "20 min":
      return now + 20 * MINUTE;
    case "1 hour":
      return now + HOUR;
    case "3 hours":
      return now + 3 * HOUR;
    case "tomorrow": {
      const { date, time } = localParts(now, zone);
      return occurrence(date.add({ days: 1 }), time, zone) ?? now + 24 * HOUR;
    }
  }
}
