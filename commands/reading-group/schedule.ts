import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { heading, list, note, type Reply, whisper } from "../../src/core/reply.ts";
import type { Group, Session } from "../../src/core/store.ts";
import { count } from "../../src/core/text.ts";
import { shortName } from "../../src/reading/group/ballot.ts";
import { syncSessions } from "../../src/reading/group/keep.ts";
import { ruleSchema } from "../../src/reading/time/recurrence.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { readRule, sayRule } from "../../src/reading/time/rule-text.ts";
import { sayTime } from "../../src/reading/time/say.ts";
import { answerChange, type Desk, groupOption, organiser, sessionDate, withGroup } from "./desk.ts";

/** The sessions to come; with an option, a change of the series that leaves past sessions alone. */
export default defineAction({
  name: "schedule",
  about: "The sessions to come; or change when the group meets",
  examples: [
    "reading-group schedule",
    "reading-group schedule time:17:00",
    'reading-group schedule when:"every 2 weeks on thu"',
  ],
  audience: "everyone",
  options: {
    when: { kind: "text", about: "New days, such as every 2 weeks on thu", max: 100 },
    time: { kind: "time", about: "New time" },
    zone: { kind: "zone", about: "New time zone" },
    length: { kind: "integer", about: "How many minutes", min: 5, max: 600 },
    until: { kind: "date", about: "The last date" },
    place: { kind: "text", about: "Where people meet", max: 200 },
    group: groupOption,
  },
  async run({ group: name, ...wanted }, context): Promise<Reply> {
    const changes = Object.values(wanted).some((value) => value !== undefined);
    if (changes) {
      const refusal = await organiser(context);
      if (refusal !== undefined) throw new UserError("not-allowed", refusal);
    }
    return await withGroup(context, name, async (desk) => {
      if (!changes) return await listed(desk, context);
      const { group, tables, now } = desk;
      const rule = wanted.when === undefined ? undefined : readRule(wanted.when);
      if (rule?.ok === false) throw new UserError("rule", `When does it meet? ${rule.problem}.`);
      const after: Group = {
        ...group,
        ...(rule === undefined
          ? {}
          : { ruleJson: JSON.stringify(rule.rule), fromDate: desk.today.toString() }),
        localTime: wanted.time ?? group.localTime,
        tz: wanted.zone ?? group.tz,
        lengthMin: wanted.length ?? group.lengthMin,
        untilDate: wanted.until ?? group.untilDate,
        place: wanted.place ?? group.place,
        version: group.version + 1,
      };
      if (!(await tables.groups.change(after)))
        throw new UserError("raced", "Somebody else changed the group at the same moment. Try again.");
      const { stray } = await syncSessions(tables, after, now);
      const kept = stray.map((session) => sessionDate(desk, session));
      const told =
        kept.length === 0
          ? ""
          : ` ${kept.join(", ")} no longer fit but stay, because people have put something into them; cancel or move them.`;
      const said = sayRule(ruleSchema.parse(JSON.parse(after.ruleJson)));
      return await answerChange(
        context,
        { ...desk, group: after },
        "schedule",
        `${after.name} now meets ${said} at ${after.localTime} (${after.tz}) for ${count(after.lengthMin, "minute")}.${told}`,
        { before: { group }, after: { group: after } },
      );
    });
  },
});

async function listed(desk: Desk, context: Context): Promise<Reply> {
  const { tables, tenantId, group, now } = desk;
  const sessions = (await tables.groups.sessionsOf(tenantId, group.id, now)).slice(0, 12);
  let offset = localParts(now, group.tz).offset;
  const lines = sessions.map((session) => {
    const change = localParts(session.startsAt, session.tz).offset !== offset ? " (clocks have changed)" : "";
    offset = localParts(session.startsAt, session.tz).offset;
    return `${sessionDate(desk, session)} ${sayTime(localParts(session.startsAt, session.tz).time)}: ${tell(session)}${change}`;
  });
  return whisper([
    heading(`${group.name}, times in ${group.tz}`),
    ...(lines.length === 0 ? [note("No session is to come.")] : [list(lines)]),
  ]);

  function tell(session: Session): string {
    if (session.state !== "planned")
      return `${session.state}${session.note === null ? "" : ` (${session.note})`}`;
    const paper = session.paperId === null ? "paper not chosen" : shortName(context.corpus, session.paperId);
    const moved =
      session.moved === 1 && session.ruleDate !== session.localDate ? `, moved from ${session.ruleDate}` : "";
    return `${paper}, ${session.presenterName ?? "no presenter"}${moved}${session.note === null ? "" : ` (${session.note})`}`;
  }
}
