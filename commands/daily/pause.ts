import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { changeArrangement } from "./desk.ts";

/** Stops until a date, or until somebody resumes. */
export default defineAction({
  name: "pause",
  about: "Post nothing until a date, or until resumed",
  examples: ["daily pause 2027-01-07", "daily pause"],
  audience: "everyone",
  permission: "manager",
  options: { until: { kind: "date", about: "The first date on which it posts again" } },
  run: ({ until }, context) =>
    changeArrangement(context, "pause", ({ fields, holidays }, today) => {
      if (fields === undefined)
        throw new UserError("no-daily", "This channel has no paper of the day to pause.");
      if (until !== undefined && until <= today.toString()) {
        throw new UserError("past", `${until} is not in the future; name a later date.`, [], "until");
      }
      if (until === undefined) {
        return {
          after: { fields: { ...fields, state: "paused", pausedUntil: null }, holidays },
          sentence: "The paper of the day is paused until somebody says /daily resume.",
        };
      }
      const told = sayDate(Temporal.PlainDate.from(until), today);
      return {
        after: { fields: { ...fields, state: "active", pausedUntil: until }, holidays },
        sentence: `The paper of the day is paused until ${told}.`,
      };
    }),
});
