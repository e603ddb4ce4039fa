import { type ChannelReference, defineAction, type PersonReference } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, heading, list, menu, note, type Reply, whisper } from "../../src/core/reply.ts";
import type { Group, Session } from "../../src/core/store.ts";
import { count, enumerate } from "../../src/core/text.ts";
import { shortName } from "../../src/reading/group/ballot.ts";
import { syncSessions } from "../../src/reading/group/keep.ts";
import { personIn } from "../../src/reading/group/links.ts";
import { beginning, ruleSchema } from "../../src/reading/time/recurrence.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { readRule, sayRule } from "../../src/reading/time/rule-text.ts";
import { sayDate, sayTime } from "../../src/reading/time/say.ts";
import { demandManages, demandPostable } from "../shared/postable.ts";
import { replanMessages } from "./changes.ts";
import {
  answerChange,
  type Desk,
  groupOption,
  nextBegins,
  organiser,
  sessionDate,
  withGroup,
} from "./desk.ts";
import { demandAhead, splitWords } from "./when-words.ts";

/** The sessions to come; with an option, a change of the series that leaves past sessions alone. */
export default defineAction({
  name: "schedule",
  about: "The sessions to come; or change when the group meets, how it votes, who organises it",
  examples: [
    "reading-group schedule",
    "reading-group schedule time:17:00",
    'reading-group schedule when:"every 2 weeks on thu"',
    "reading-group schedule vote:ranked",
  ],
  audience: "everyone",
  options: {
    when: { kind: "text", about: "New days, such as every 2 weeks on thu", max: 100 },
    time: { kind: "time", about: "New time" },
    zone: { kind: "zone", about: "New time zone" },
    length: { kind: "integer", about: "How many minutes", min: 5, max: 600 },
    until: { kind: "date", about: "The last date" },
    place: { kind: "text", about: "Where people meet", max: 200 },
    ballot: { kind: "choice", about: "Whether votes show names", of: ["open", "secret"] },
    vote: {
      kind: "choice",
      about: "Approval: as many papers as you like; ranked: in order of preference",
      of: ["approval", "ranked"],
    },
    channel: { kind: "channel", about: "Another channel for the group, with its past" },
    events: {
      kind: "choice",
      about: "Whether sessions also stand among the events of the server, where it has such",
      of: ["on", "off"],
    },
    organiser: { kind: "person", about: "Who organises the group from now on; me takes it over" },
    group: groupOption,
  },
  async run({ group: name, ...wanted }, context): Promise<Reply> {
    const given = Object.entries(wanted).flatMap(([option, value]) => (value === undefined ? [] : [option]));
    const changes = given.length > 0;
    if (changes) {
      const takesOver = given.length === 1 && wanted.organiser?.id === "me";
      const refusal = await organiser(context, { orphaned: takesOver });
      if (refusal !== undefined) throw new UserError("not-allowed", refusal);
    }
    if (wanted.channel !== undefined) {
      await demandManages(context, wanted.channel);
      await demandPostable(context, wanted.channel.id);
    }
    return await withGroup(context, name, async (desk) => {
      if (!changes) return await listed(desk, context);
      const { group, tables, now } = desk;
      const words = wanted.when === undefined ? undefined : splitWords(wanted.when);
      const rule = words === undefined ? undefined : readRule(words.rule);
      if (rule?.ok === false) throw new UserError("rule", `When does it meet? ${rule.problem}.`, [], "when");
      demandAhead(wanted.until, desk.today);
      const after: Group = {
        ...group,
        ...(rule === undefined
          ? {}
          : { ruleJson: JSON.stringify(rule.rule), fromDate: beginning(rule.rule, desk.today).toString() }),
        localTime: wanted.time ?? readWith(words?.time, context.calendar.time) ?? group.localTime,
        tz: wanted.zone ?? readWith(words?.zone, (typed) => context.calendar.zone(typed, now)) ?? group.tz,
        lengthMin: wanted.length ?? group.lengthMin,
        untilDate: wanted.until ?? group.untilDate,
        place: wanted.place ?? group.place,
        channelId: wanted.channel === undefined ? group.channelId : await channelFor(desk, wanted.channel),
        openBallot: wanted.ballot === undefined ? group.openBallot : wanted.ballot === "open" ? 1 : 0,
        ranked: wanted.vote === undefined ? group.ranked : wanted.vote === "ranked" ? 1 : 0,
        nativeEvents: wanted.events === undefined ? group.nativeEvents : wanted.events === "on" ? 1 : 0,
        createdBy: wanted.organiser === undefined ? group.createdBy : personNamed(desk, wanted.organiser).id,
        version: group.version + 1,
      };
      if (!(await tables.groups.change(after)))
        throw new UserError("raced", "Somebody else changed the group at the same moment. Try again.");
      const { stray } = await syncSessions(tables, after, now);
      // When a message may be said depends on when the group meets.
      if (given.some((option) => SERIES.has(option))) await replanMessages(tables, after, now);
      const kept = stray.map((session) => sessionDate(desk, session));
      const told =
        kept.length === 0
          ? ""
          : kept.length === 1
            ? ` ${kept.join()} no longer fits but stays, because people have put something into it; cancel or move it.`
            : ` ${enumerate(kept)} no longer fit but stay, because people have put something into them; cancel or move them.`;
      const said = sayRule(ruleSchema.parse(JSON.parse(after.ruleJson)));
      const series = given.some((option) => SERIES.has(option));
      const meets = series
        ? `${after.name} now meets ${said} at ${after.localTime} (${after.tz}) for ${count(after.lengthMin, "minute")}${after.untilDate === null ? "" : `, until ${sayDate(Temporal.PlainDate.from(after.untilDate), desk.today)}`}.`
        : "";
      const others = [
        ...(wanted.channel === undefined ? [] : [`${after.name} is in #${wanted.channel.name} from now on.`]),
        ...(wanted.organiser === undefined
          ? []
          : [`${personNamed(desk, wanted.organiser).name} organises ${after.name} from now on.`]),
        ...(wanted.ballot === undefined && wanted.vote === undefined ? [] : [tellBallot(after)]),
        ...(wanted.events === undefined ? [] : [tellEvents(after)]),
      ].join(" ");
      return await answerChange(
        context,
        { ...desk, group: after },
        "schedule",
        `${[meets, others].filter((part) => part !== "").join(" ")}${told}`,
        { before: { group }, after: { group: after } },
        series ? await nextBegins({ ...desk, group: after }) : [],
      );
    });
  },
});

function readWith(typed: string | undefined, read: (typed: string) => string): string | undefined {
  return typed === undefined ? undefined : read(typed);
}

/** Options that say when and where it meets. */
const SERIES: ReadonlySet<string> = new Set(["when", "time", "zone", "length", "until", "place"]);

/** How the group votes; votes given before a change of rule stay, in the order they were given. */
function tellBallot(group: Group): string {
  const rule =
    group.ranked === 1
      ? "papers in order of preference, counted by instant run-off"
      : "for as many papers as people like";
  return `${group.name} votes ${rule}, ${group.openBallot === 1 ? "with names shown" : "without names"}; votes given so far stay.`;
}

/** The id of the channel to move to. Throws UserError where it has a group of that name, or the group lives elsewhere. */
async function channelFor(
  { tables, tenantId, here, group }: Desk,
  { id, name }: ChannelReference,
): Promise<string> {
  if (here !== tenantId)
    throw new UserError("linked", `${group.name} lives elsewhere; it can be moved from there.`);
  const channel = await tables.channels.ensure(tenantId, id);
  const there = await tables.groups.ofChannel(tenantId, channel.id);
  if (there.some((other) => other.id !== group.id && other.name.toLowerCase() === group.name.toLowerCase()))
    throw new UserError("taken", `#${name} has a group called ${group.name} already.`);
  return channel.id;
}

function tellEvents({ name, nativeEvents }: Group): string {
  return nativeEvents === 1
    ? `The next session of ${name} stands among the events of the server, where it has such and lets me.`
    : `The sessions of ${name} no longer stand among the events of the server.`;
}

/** The person as the group knows them; `me` is the asker. */
function personNamed(
  desk: Desk,
  { id, name }: PersonReference,
): { readonly id: string; readonly name: string } {
  return id === "me" ? desk.me : { id: personIn(desk.group, desk.here, id), name };
}

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
    ...(lines.length === 0
      ? [note("No session is to come.")]
      : [
          list(lines),
          menu(
            "Look at a session, or change it",
            sessions.map((session) =>
              choice(
                sessionDate(desk, session),
                invoke("reading-group show", { session: session.id, group: group.name }),
              ),
            ),
          ),
        ]),
  ]);

  function tell(session: Session): string {
    if (session.state !== "planned")
      return `${session.state}${session.note === null ? "" : ` (${session.note})`}`;
    const paper = session.paperId === null ? "paper not chosen" : shortName(context.corpus, session.paperId);
    const moved =
      session.moved === 1 && session.ruleDate !== session.localDate
        ? `, moved from ${sayDate(Temporal.PlainDate.from(session.ruleDate), desk.today)}`
        : "";
    return `${paper}, ${session.presenterName ?? "no presenter"}${moved}${session.note === null ? "" : ` (${session.note})`}`;
  }
}
