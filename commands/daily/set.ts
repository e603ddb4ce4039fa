import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Filters } from "../../src/core/filters.ts";
import { formOf } from "../../src/core/form.ts";
import { invoke } from "../../src/core/invocation.ts";
import { formBlock, note, type Reply, text, whisper } from "../../src/core/reply.ts";
import { MONDAY_TO_FRIDAY } from "../../src/core/weekdays.ts";
import { tagNames } from "../../src/library/names.ts";
import { poolOf, readQuery, sayFilters, writeQuery } from "../../src/reading/daily/query.ts";
import { fromBits, toBits } from "../../src/reading/daily/rule.ts";
import { withTagged } from "../../src/reading/daily/tagged.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayWeekdays } from "../../src/reading/time/rule-text.ts";
import { demandPostable } from "../shared/postable.ts";
import { changeArrangement, deskOf, type Fields, sayHere } from "./desk.ts";

/** An arXiv class as one recognises it among other words: `cs.CL`, `astro-ph.CO`, `hep-th`, `cs`. */
const CLASS = /^(?:[a-z-]+\.[a-z-]+|[a-z]+-[a-z]+|cs|econ|eess|math|physics|stat)$/iu;

/** Begins the paper of the day, or changes what is named and keeps the rest. Called bare it shows its form. */
const set = defineAction({
  name: "set",
  about: "Begin the paper of the day in this channel, or change it",
  examples: [
    "daily set 09:00 Europe/Berlin weekdays",
    "daily set category:cs.CL code:yes",
    "daily set 16:30",
  ],
  audience: "everyone",
  permission: "manager",
  options: {
    time: { kind: "time", about: "When to post, such as 09:00" },
    zone: { kind: "zone", about: "Time zone by place, such as Europe/Berlin" },
    weekdays: { kind: "weekdays", about: "On which days, such as mon-fri" },
    category: { kind: "text", about: "Only this arXiv class, such as cs.CL or cs", max: 20, unnamed: CLASS },
    year: { kind: "integer", about: "Only papers of this year", min: 1900, max: 2200 },
    author: { kind: "text", about: "Only papers with this author", max: 100, unnamed: "never" },
    code: { kind: "choice", about: "Only papers with or without code", of: ["yes", "no"] },
    tag: { kind: "text", about: "Only papers with this tag of the team's", max: 60, unnamed: "never" },
    everything: { kind: "flag", about: "Drop the filters and choose from all papers" },
  },
  async run({ time, zone, weekdays, everything, tag, ...others }, context): Promise<Reply> {
    const narrowed = { ...others, tag: tag === undefined ? undefined : tagNames(tag)[0] };
    const given = Object.values({ time, zone, weekdays, ...narrowed }).some((value) => value !== undefined);
    if (!given && !everything) return await bareForm(context);
    await demandPostable(context);
    const { channel, subscription } = await deskOf(context);
    const where = zone ?? subscription?.tz ?? channel.tz ?? context.asker.zone;
    if (where === undefined) {
      throw new UserError(
        "zone",
        "In which time zone? Add zone: and a place, for instance zone:Europe/Berlin.",
        [],
        "zone",
      );
    }
    return await changeArrangement(context, "set", async ({ fields, holidays }, _today, tables) => {
      const old = fields === undefined ? undefined : readQuery(fields.queryJson);
      const filters: Filters = { ...(everything ? {} : old?.filters), ...definedOf(narrowed) };
      const today = localParts(context.clock.now(), where).date.toString();
      const after: Fields = {
        channelId: fields?.channelId ?? channel.id,
        queryJson: writeQuery({ filters, skips: old?.skips ?? [] }),
        localTime: time ?? fields?.localTime ?? "09:00",
        weekdays: weekdays === undefined ? (fields?.weekdays ?? toBits(MONDAY_TO_FRIDAY)) : toBits(weekdays),
        tz: where,
        startDate: fields?.startDate ?? today,
        state: fields?.state === "paused" ? "paused" : "active",
        pausedUntil: fields?.pausedUntil ?? null,
      };
      const looked = await withTagged(tables, channel.tenantId, filters);
      const fits = poolOf(context.corpus, looked)(0).length;
      const told = sayFilters(filters);
      const pool = told === undefined ? "" : `, papers ${told} (${fits} of ${context.corpus.size})`;
      const empty = fits === 0 ? " No paper fits that yet, so nothing is posted until one does." : "";
      const days = sayWeekdays(fromBits(after.weekdays));
      const paused = after.state === "paused" ? " It is paused; /daily resume lets it go on." : "";
      return {
        after: { fields: after, holidays },
        sentence: `Paper of the day in ${sayHere(context)}: ${days} at ${after.localTime} (${where})${pool}.${empty}${paused}`,
      };
    });
  },
});

export default set;

function definedOf(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** The form with what is arranged now, or with the usual values. */
async function bareForm(context: Parameters<typeof deskOf>[0]): Promise<Reply> {
  const { subscription, channel } = await deskOf(context);
  const { filters } =
    subscription === undefined ? { filters: {} as Filters } : readQuery(subscription.queryJson);
  const values = {
    time: subscription?.localTime ?? "09:00",
    zone: subscription?.tz ?? channel.tz ?? context.asker.zone,
    weekdays: subscription === undefined ? "mon-fri" : shortDays(subscription.weekdays),
    category: filters.category,
    year: filters.year,
    author: filters.author,
    code: filters.code,
    tag: filters.tag,
  };
  const opening =
    subscription === undefined
      ? "A paper a day in this channel: when, and which?"
      : "What this channel has arranged; change what you like.";
  return whisper(
    [
      text(opening),
      formBlock(formOf(set, invoke("daily set", values))),
      note("For example: /daily set 09:00 Europe/Berlin weekdays"),
    ],
    { outcome: "usage" },
  );
}

function shortDays(bits: number): string {
  const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  return fromBits(bits)
    .map((day) => names[day - 1] ?? "")
    .join(",");
}
