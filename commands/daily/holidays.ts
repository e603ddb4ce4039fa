import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { formOf } from "../../src/core/form.ts";
import { invoke } from "../../src/core/invocation.ts";
import { formBlock, list, note, type Reply, text, whisper } from "../../src/core/reply.ts";
import { count } from "../../src/core/text.ts";
import { holidaysOf } from "../../src/reading/daily/rule.ts";
import { daysIn, readHolidays } from "../../src/reading/time/holidays.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayDaysOff } from "../../src/reading/time/say.ts";
import { changeArrangement, deskOf, sayList } from "./desk.ts";

/** The days off of this channel: a list of dates, or the text of a calendar file. They join those there are. */
const holidays = defineAction({
  name: "holidays",
  about: "Days off in this channel: dates, or the text of a calendar file",
  examples: ["daily holidays 2026-12-24..2027-01-02 Winter break, 2027-05-01", "daily holidays clear:yes"],
  audience: "everyone",
  permission: "manager",
  options: {
    days: {
      kind: "text",
      about: "Dates and spans with names, or the text of an .ics file",
      max: 6000,
      lines: true,
    },
    clear: { kind: "flag", about: "Forget all days off" },
  },
  async run({ days, clear }, context): Promise<Reply> {
    if (days === undefined && !clear) return await listed(context);
    return await changeArrangement(context, "holidays", ({ fields, holidays: known }, today) => {
      const read = days === undefined ? { days: [], problems: [] } : readHolidays(days, today);
      if (read.problems.length > 0) {
        throw new UserError("holidays", `Nothing was changed: ${sayList(read.problems, 3)}.`, [], "days");
      }
      const kept = (clear ? [] : known).filter(({ to }) => to >= today.toString());
      const spans = new Map([...kept, ...read.days].map((span) => [`${span.from}/${span.to}`, span]));
      const all = [...spans.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
      const told = sayList(
        all.map((span) => `${sayDaysOff(span, today)}${span.name === undefined ? "" : ` (${span.name})`}`),
        4,
      );
      return {
        after: { fields, holidays: all },
        sentence:
          all.length === 0
            ? "This channel has no days off any more."
            : `${count(daysIn(all), "day off", "days off")}: ${told}.`,
      };
    });
  },
});

export default holidays;

async function listed(context: Parameters<typeof deskOf>[0]): Promise<Reply> {
  const { store, tenantId, channel, now, subscription } = await deskOf(context);
  const zone = subscription?.tz ?? channel.tz ?? context.asker.zone ?? "UTC";
  const today = localParts(now, zone).date;
  const known = (await holidaysOf(store.tables, tenantId, channel.id)).filter(
    ({ to }) => to >= today.toString(),
  );
  return whisper(
    [
      text(known.length === 0 ? "This channel has no days off." : "Days off in this channel:"),
      ...(known.length === 0
        ? []
        : [list(known.slice(0, 40).map((span) => `${sayDaysOff(span, today)} ${span.name ?? ""}`.trim()))]),
      ...(known.length > 40 ? [note(`and ${known.length - 40} more`)] : []),
      formBlock(formOf(holidays, invoke("daily holidays"))),
    ],
    { outcome: "usage" },
  );
}
