import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { formOf } from "../../src/core/form.ts";
import { invoke } from "../../src/core/invocation.ts";
import { formBlock, list, type Reply, text, whisper } from "../../src/core/reply.ts";
import { readQuery, writeQuery } from "../../src/reading/daily/query.ts";
import { sayDate, sayDaysOff } from "../../src/reading/time/say.ts";
import { changeArrangement, demandSubscription, deskOf } from "./desk.ts";

/** Leaves out a date or a range of dates; called bare it lists those to come and asks for one. */
const skip = defineAction({
  name: "skip",
  about: "Leave out a date, or all from one date to another",
  examples: ["daily skip tomorrow", "daily skip 2026-12-24 2027-01-02"],
  audience: "everyone",
  permission: "manager",
  options: {
    date: { kind: "date", about: "The date to leave out, such as tomorrow or 2026-12-24" },
    to: { kind: "date", about: "Up to and with this date" },
  },
  async run({ date, to }, context): Promise<Reply> {
    const subscription = demandSubscription(await deskOf(context));
    if (date === undefined) {
      const { skips } = readQuery(subscription.queryJson);
      const known = skips.map((days) => sayDaysOff(days, Temporal.PlainDate.from(subscription.startDate)));
      return whisper(
        [
          text(known.length === 0 ? "No date is left out yet. Which one?" : "Left out so far:"),
          ...(known.length === 0 ? [] : [list(known)]),
          formBlock(formOf(skip, invoke("daily skip", { to }))),
        ],
        { outcome: "usage" },
      );
    }
    const last = to ?? date;
    if (last < date)
      throw new UserError("range", `${last} is before ${date}; name the earlier date first.`, [], "to");
    return await changeArrangement(context, "skip", ({ fields, holidays }, today) => {
      if (fields === undefined) throw new UserError("no-daily", "This channel has no paper of the day.");
      if (last < today.toString())
        throw new UserError("past", `${last} has passed; nothing is posted for it any more.`, [], "date");
      const query = readQuery(fields.queryJson);
      const skips = [
        ...query.skips.filter(({ to: end }) => end >= today.toString()),
        { from: date, to: last },
      ];
      const from = sayDate(Temporal.PlainDate.from(date), today);
      const told = date === last ? from : `${from} to ${sayDate(Temporal.PlainDate.from(last), today)}`;
      return {
        after: { fields: { ...fields, queryJson: writeQuery({ ...query, skips }) }, holidays },
        sentence: `No paper of the day on ${told}.`,
      };
    });
  },
});

export default skip;
