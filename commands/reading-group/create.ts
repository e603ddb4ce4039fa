import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Group } from "../../src/core/store.ts";
import { count } from "../../src/core/text.ts";
import { syncSessions } from "../../src/reading/group/keep.ts";
import { beginning } from "../../src/reading/time/recurrence.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { readRule, sayRule } from "../../src/reading/time/rule-text.ts";
import { demandPostable } from "../shared/postable.ts";
import { newId, storeOf } from "../shared/store.ts";
import { answerChange, deskFor, nextBegins, placeOf } from "./desk.ts";
import { demandAhead, splitWords } from "./when-words.ts";

/** Begins a reading group in this channel. */
export default defineAction({
  name: "create",
  about: "Begin a reading group in this channel",
  examples: [
    "reading-group create tuesdays 16:00 Europe/Berlin",
    'reading-group create when:"every 2 weeks on thu" time:15:30 name:Theory place:https://meet.example.org/theory',
    'reading-group create when:"2nd thursday of the month" time:10:00',
  ],
  audience: "everyone",
  permission: "manager",
  options: {
    when: {
      kind: "text",
      about: "Days, such as tuesdays, every 2 weeks on thu, last friday",
      required: true,
      max: 100,
    },
    time: { kind: "time", about: "When it begins, such as 16:00" },
    zone: { kind: "zone", about: "Time zone by place, such as Europe/Berlin" },
    length: { kind: "integer", about: "How many minutes", min: 5, max: 600, fallback: 60 },
    name: { kind: "text", about: "What it is called, where a channel has several", max: 60 },
    place: { kind: "text", about: "Where people meet: a link or a room", max: 200 },
    from: { kind: "date", about: "The first date that counts; today when left out" },
    until: { kind: "date", about: "The last date, such as the end of term" },
    ballot: { kind: "choice", about: "Whether votes show names", of: ["open", "secret"], fallback: "open" },
    vote: {
      kind: "choice",
      about: "Approval: as many papers as you like; ranked: in order of preference",
      of: ["approval", "ranked"],
      fallback: "approval",
    },
    events: {
      kind: "choice",
      about: "Whether sessions also stand among the events of the server, where it has such",
      of: ["on", "off"],
      fallback: "on",
    },
  },
  async run(given, context): Promise<Reply> {
    const words = splitWords(given.when);
    const rule = readRule(words.rule);
    if (!rule.ok) throw new UserError("rule", `When does it meet? ${rule.problem}.`, [], "when");
    const time = given.time ?? words.time;
    if (time === undefined)
      throw new UserError("time", "At what time? Add time: such as time:16:00.", [], "time");
    await demandPostable(context);
    const store = storeOf(context);
    const now = await store.now();
    return await store.tx(async (tables) => {
      const { tenantId, channel } = await placeOf(context, tables, now);
      const zone =
        given.zone ?? (words.zone === undefined ? undefined : context.calendar.zone(words.zone, now));
      const tz = zone ?? channel.tz ?? context.asker.zone;
      if (tz === undefined)
        throw new UserError("zone", "In which time zone? Add zone: such as zone:Europe/Berlin.", [], "zone");
      const today = localParts(now, tz).date;
      const name = given.name ?? "Reading group";
      const there = await tables.groups.ofChannel(tenantId, channel.id);
      if (there.some((group) => group.name.toLowerCase() === name.toLowerCase())) {
        throw new UserError(
          "taken",
          `This channel has a group called ${name} already. Give this one another name:.`,
          [],
          "name",
        );
      }
      const group: Group = {
        tenantId,
        id: newId(context.random).slice(0, 10),
        channelId: channel.id,
        name,
        ruleJson: JSON.stringify(rule.rule),
        localTime: context.calendar.time(time),
        tz,
        lengthMin: given.length,
        fromDate: given.from ?? beginning(rule.rule, today).toString(),
        untilDate: given.until ?? null,
        place: given.place ?? null,
        chainJson: "{}",
        openBallot: given.ballot === "open" ? 1 : 0,
        ranked: given.vote === "ranked" ? 1 : 0,
        nativeEvents: given.events === "on" ? 1 : 0,
        state: "active",
        version: 1,
        createdBy: context.asker.id,
        createdAt: now,
      };
      demandAhead(group.untilDate, today);
      if (group.untilDate !== null && group.untilDate < group.fromDate) {
        throw new UserError(
          "range",
          `${group.untilDate} is before ${group.fromDate}; name a later last date.`,
          [],
          "until",
        );
      }
      await tables.groups.put(group);
      await syncSessions(tables, group, now);
      const sentence = `${name} meets ${sayRule(rule.rule)} at ${group.localTime} (${tz}) for ${count(group.lengthMin, "minute")}.`;
      const desk = deskFor(context, tables, { here: tenantId, channel, group, now });
      const rows = { before: {}, after: { group } };
      return await answerChange(context, desk, "create", sentence, rows, await nextBegins(desk));
    });
  },
});
