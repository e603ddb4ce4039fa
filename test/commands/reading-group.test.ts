import ICAL from "ical.js";
import { expect, test } from "vitest";
import { sessionJob } from "../../src/reading/group/job.ts";
import { corpusOf, paper } from "../reading/daily/papers.ts";
import { ana, begin, ben, cy, dan, passTime } from "./group-talk.ts";

test("Create, show, change the series, undo", async () => {
  const talk = await begin();
  expect(await talk.say(ben, "/reading-group show")).toContain("This channel has no reading group.");
  expect(await talk.say(ben, "/reading-group create tuesdays 16:00")).toContain(
    "Only people who may manage this channel",
  );
  expect(await talk.say(ana, "/reading-group create tuesdays 16:00 place:https://meet.example.org/r")).toBe(
    "Reading group meets every Tuesday at 16:00 (Europe/Berlin) for 60 minutes. Next: Tue 24 Nov, Tue 1 Dec.\nThe next one begins Tue 24 Nov 2026 (16:00 in Europe/Berlin).\nChoices: Undo",
  );
  expect(await talk.say(ben, "/reading-group show")).toContain(
    "Meets: every Tuesday at 16:00 (Europe/Berlin)\n",
  );
  expect(await talk.say(ben, "/reading-group schedule time:17:00")).toContain(
    "Only whoever organises Reading group",
  );
  expect(await talk.say(ana, '/reading-group schedule when:"every 2 weeks on thu" time:17:00')).toContain(
    "now meets every 2 weeks on Thursday at 17:00 (Europe/Berlin) for 60 minutes. Next: Thu 26 Nov, Thu 10 Dec.",
  );
  expect(await talk.press(ana, "Undo")).toContain("Next: Tue 24 Nov, Tue 1 Dec.");
  expect(await talk.say(ben, "/reading-group schedule")).toContain(
    "- Tue 24 Nov 16:00: paper not chosen, no presenter",
  );
  expect(await talk.say(ana, "/reading-group create mondays 10:00")).toContain(
    "a group called Reading group already",
  );
  expect(await talk.say(ana, "/reading-group create when:someday time:10:00 name:X")).toContain(
    'When does it meet? "someday" is no weekday',
  );
});

test("The zone behind the time may be a city, and what is none is answered with near ones", async () => {
  const talk = await begin();
  expect(await talk.say(ana, "/reading-group create tuesdays 4pm sao paulo")).toContain(
    "every Tuesday at 16:00 (America/Sao_Paulo)",
  );
  expect(await talk.say(ana, "/reading-group create fridays at 16:00 lisbom name:Other")).toMatch(
    /No time zone is called "lisbom"; perhaps .*Europe\/Lisbon/u,
  );
});

test("A session is picked from a menu and changed by buttons; a day alone keeps the time of day", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ana, "/reading-group schedule");
  expect(await talk.press(ana, "Tue 8 Dec")).toContain("When: Tue 8 Dec 2026 (16:00 in Europe/Berlin)");
  const session = talk.last;
  expect(await talk.press(ana, "Move", session)).toContain("- To (needed): When, such as thursday 15:00");
  expect(await talk.press(ana, "Skip", session)).toContain("Reading group on Tue 8 Dec is skipped.");
  expect(await talk.say(ana, "/reading-group show session:2026-12-08")).not.toContain(
    "Choices: Set the paper",
  );
  expect(await talk.say(ana, "/reading-group move to:thursday")).toContain(
    "Reading group of Tue 24 Nov is moved to Thu 26 Nov at 16:00 (Europe/Berlin).",
  );
});

test("An answer is taken back by pressing it again; two taps of a moment are one, and typing it again keeps it", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ana, "/reading-group show");
  const card = talk.last;
  const press = async () => /Coming: .*/u.exec(await talk.press(ben, "Going", card))?.[0];
  expect(await press()).toBe("Coming: 1 going");
  expect(await press()).toBe("Coming: 1 going");
  talk.clock.advance(60_000);
  expect(await talk.press(ben, "Maybe", card)).toContain("Coming: 1 maybe");
  expect(await press()).toBe("Coming: 1 going");
  talk.clock.advance(60_000);
  expect(await talk.say(ben, "/reading-group rsvp going")).toContain("Coming: 1 going");
  talk.clock.advance(60_000);
  expect(await press()).toBe("Coming: nobody has answered yet");
  expect(await press()).toBe("Coming: 1 going");
});

test("Two groups in one channel are told apart by name", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00 name:Theory");
  await talk.say(ana, "/reading-group create fridays 10:00 name:Systems");
  expect(await talk.say(ben, "/reading-group show")).toBe(
    "(only to you) Which group? This channel has Theory, Systems.\nChoices: Theory, Systems",
  );
  expect(await talk.press(ben, "Systems")).toContain("Meets: every Friday at 10:00");
  expect(await talk.say(ben, "/reading-group next group:theory")).toContain("Theory: next session");
  expect(await talk.say(ana, "/reading-group end group:Theory")).toContain("Theory has ended");
  expect(await talk.say(ben, "/reading-group show")).toContain("Systems");
});

test("Nominate, vote, tie, and the next paper: carried over, said aloud", async () => {
  const talk = await begin("2026-11-10T16:00:00Z");
  await talk.say(ana, "/reading-group create tuesdays 16:00 from:2026-11-17");
  expect(await talk.say(ben, "/reading-group nominate beta")).toContain(
    "ben nominated On beta for Reading group. It is the only one so far.",
  );
  talk.clock.advance(60_000);
  await talk.say(cy, "/reading-group nominate alpha");
  expect(await talk.say(cy, "/reading-group nominate beta")).toContain(
    "On beta is nominated already, by ben.",
  );
  talk.clock.advance(60_000);
  await talk.say(cy, "/reading-group nominate gamma");
  expect(await talk.say(ben, "/reading-group vote")).toContain("Choices: beta, alpha, gamma");
  expect(await talk.press(ben, "alpha")).toContain("1. On alpha (1 vote: ben; from cy)");
  expect(await talk.press(cy, "beta")).toContain("1. On beta (1 vote: cy; from ben)");
  expect(await talk.press(cy, "gamma")).toContain("3. On gamma (1 vote: cy; from cy)");
  expect(await talk.press(cy, "gamma")).toContain("3. On gamma (0 votes; from cy)");
  expect(await talk.say(dan, "/reading-group vote paper:alpha")).toContain(
    "1. On alpha (2 votes: ben and dan; from cy)",
  );
  expect(await talk.say(dan, "/reading-group vote paper:beta")).toContain("3 people voted");
  const posted = await passTime(talk, "2026-11-12T15:30:00Z");
  expect(posted).toEqual([
    "decide -> C1: Reading group: the vote is closed / It was a tie at 2 votes with alpha: beta was nominated first, which breaks a tie.",
  ]);
  expect(await talk.say(ben, "/reading-group vote")).toContain("1. On alpha (2 votes: ben and dan; from cy)");
  expect(await talk.say(ben, "/reading-group next")).toContain("Paper: On beta");
});

test("A secret ballot shows how many, not who", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00 ballot:secret");
  await talk.say(ben, "/reading-group nominate beta");
  expect(await talk.say(cy, "/reading-group vote beta")).toContain("1. On beta (1 vote; from ben)");
});

test("Who cannot present gives it back; the next two are asked; the first to accept has it", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  for (const person of [ben, cy, dan]) await talk.say(person, "/reading-group rotation join");
  expect(await talk.say(ben, "/reading-group presenter")).toContain("By the rotation it is ben or cy");
  expect(await talk.press(ben, "I'll do it")).toContain("ben presents Reading group on Tue 24 Nov.");
  const given = talk.last;
  expect(await talk.press(cy, "Can't make it", given)).toContain("ben presents on Tue 24 Nov, not you.");
  expect(await talk.press(ben, "Can't make it", given)).toContain(
    "ben cannot present Reading group on Tue 24 Nov. @cy or @dan: can you?",
  );
  const asked = talk.last;
  expect(await talk.press(dan, "I'll do it", asked)).toContain("dan presents Reading group on Tue 24 Nov.");
  expect(await talk.press(cy, "I'll do it", asked)).toContain(
    "dan presents on Tue 24 Nov and has not given it back.",
  );
  expect(await talk.say(ana, "/reading-group rotation")).toContain(
    "ben: 0 turns, never presented; excused: could not make Tue 24 Nov",
  );
  expect(await talk.say(ben, "/reading-group presenter name person:@cy")).toContain(
    "Only whoever organises Reading group",
  );
});

test("Giving a session back in a private message asks in the channel, unless somebody took it meanwhile", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  for (const person of [ben, cy]) await talk.say(person, "/reading-group rotation join");
  await talk.say(ben, "/reading-group presenter take");
  const given = talk.last;
  const channel = talk.place;
  talk.place = { ...channel, channel: "D-ben", kind: "direct" };
  expect(await talk.press(ben, "Can't make it", given)).toBe(
    "(only to you) Thank you for saying so. I am asking the next ones in the channel of Reading group.",
  );
  const { deliveries } = talk.store.tables;
  const claim = {
    owner: "t",
    now: talk.clock.now(),
    leaseMs: 1,
    settleMs: 0,
    limit: 5,
    platforms: ["slack"],
  } as const;
  const [put, ...others] = await deliveries.claim(claim);
  expect(others).toEqual([]);
  expect(put).toMatchObject({ channelId: "C1", person: null });
  expect(put?.payloadJson).toContain("cannot present Reading group on Tue 24 Nov.");
  const job = sessionJob({ corpusOf: () => talk.corpus, now: () => talk.clock.now() });
  if (put === undefined) throw new Error("nothing was put down");
  expect(await job.withdrawn(talk.store.tables, put)).toBeUndefined();
  talk.place = channel;
  await talk.say(cy, "/reading-group presenter take");
  expect(await job.withdrawn(talk.store.tables, put)).toBe("withdrawn: somebody presents");
});

test("Skip hands paper and presenter on, cancel keeps them, move keeps the series; each is undone", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ana, "/reading-group pick alpha");
  expect(await talk.say(ana, "/reading-group skip reason:Holiday")).toContain(
    "Reading group on Tue 24 Nov is skipped: Holiday. Its paper goes to Tue 1 Dec. Next: Tue 1 Dec, Tue 8 Dec.",
  );
  expect(await talk.press(ana, "Undo")).toContain("Next: Tue 24 Nov, Tue 1 Dec.");
  expect(await talk.say(ana, "/reading-group move thursday 15:00")).toContain(
    "Reading group of Tue 24 Nov is moved to Thu 26 Nov at 15:00 (Europe/Berlin). Next: Thu 26 Nov, Tue 1 Dec.",
  );
  expect(await talk.say(ana, "/reading-group schedule time:17:00")).toContain("Next: Thu 26 Nov, Tue 1 Dec.");
  expect(await talk.say(ben, "/reading-group schedule")).toContain(
    "- Thu 26 Nov 15:00: alpha, no presenter, moved from Tue 24 Nov\n- Tue 1 Dec 17:00",
  );
  expect(await talk.say(ana, "/reading-group move to:tomorrow at 3")).toContain(
    "Morning or afternoon? Add am or pm.",
  );
  expect(await talk.press(ana, "Mon 23 Nov 2026 15:00")).toContain("moved to Mon 23 Nov at 15:00");
  expect(await talk.say(ana, '/reading-group cancel session:2026-12-01 reason:"Room closed"')).toContain(
    "on Tue 1 Dec is cancelled: Room closed.",
  );
  expect(await talk.say(ana, "/reading-group cancel session:2026-12-01")).toContain("is cancelled already");
  expect(await talk.say(ana, "/reading-group cancel session:2026-12-02")).toContain(
    "has no session on Wed 2 Dec. The next are",
  );
});

test("Days off of the channel are not held", async () => {
  const talk = await begin();
  await talk.say(ana, "/daily holidays 2026-12-22..2027-01-01 Break");
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  expect(await talk.say(ben, "/reading-group schedule")).toContain("- Tue 22 Dec 16:00: skipped (Break)");
});

test("Days off that are named later skip the sessions there are already; undone, they are held", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ana, "/daily holidays 2026-12-01..2026-12-03 Retreat");
  const change = talk.last;
  expect(await talk.say(ben, "/reading-group schedule")).toContain("- Tue 1 Dec 16:00: skipped (Retreat)");
  await talk.press(ana, "Undo", change);
  expect(await talk.say(ben, "/reading-group schedule")).toContain("- Tue 1 Dec 16:00: paper not chosen");
});

test("The calendar file: stable ids, growing sequence, cancellations, zone rules; read by another parser", async () => {
  const talk = await begin("2026-10-18T11:00:00Z");
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ana, "/reading-group pick alpha");
  await talk.say(ana, "/reading-group cancel session:2026-10-27 reason:Fair");
  await talk.say(ana, "/reading-group calendar");
  const block = talk.last?.blocks.find((one) => one.type === "code");
  const calendar = new ICAL.Component(ICAL.parse(block?.type === "code" ? block.text : ""));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  expect(calendar.getAllSubcomponents("vtimezone")).toHaveLength(1);
  expect(
    events
      .slice(0, 3)
      .map(
        (one) =>
          `${one.startDate} ${one.startDate.toUnixTime()} ${one.sequence} ${one.component.getFirstPropertyValue("status")} ${one.summary}`,
      ),
  ).toEqual([
    `2026-10-20T16:00:00 ${Date.parse("2026-10-20T14:00:00Z") / 1000} 2 CONFIRMED Reading group: alpha`,
    `2026-10-27T16:00:00 ${Date.parse("2026-10-27T15:00:00Z") / 1000} 2 CANCELLED Reading group`,
    `2026-11-03T16:00:00 ${Date.parse("2026-11-03T15:00:00Z") / 1000} 1 CONFIRMED Reading group`,
  ]);
  const uids = events.map(({ uid }) => uid);
  await talk.say(ana, "/reading-group move thursday 15:00");
  await talk.say(ana, "/reading-group calendar");
  const again = talk.last?.blocks.find((one) => one.type === "code");
  const moved = new ICAL.Component(ICAL.parse(again?.type === "code" ? again.text : "")).getAllSubcomponents(
    "vevent",
  );
  expect(moved.map((component) => new ICAL.Event(component).uid).sort()).toEqual(uids.sort());
  await talk.say(ben, "/reading-group rsvp going session:2026-11-03");
  await talk.say(ben, "/reading-group calendar mine:yes");
  const own = talk.last?.blocks.find((one) => one.type === "code");
  expect(own?.type === "code" ? own.text.match(/BEGIN:VEVENT/g) : []).toHaveLength(1);
});

test("Votes of five hundred people and three hundred nominations stay within one message", async () => {
  const many = corpusOf(Array.from({ length: 300 }, (_, i) => paper(`p${i}`, { nickname: `p${i}` })));
  const talk = await begin("2026-11-22T11:00:00Z", many);
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  for (let i = 0; i < 300; i++) await talk.say(ben, `/reading-group nominate p${i}`);
  const [tenant] = await talk.store.tables.tenants.all();
  const [group] = await talk.store.tables.groups.ofChannel(tenant?.id ?? "", "C1");
  for (let i = 0; i < 500; i++) {
    const vote = {
      tenantId: tenant?.id ?? "",
      groupId: group?.id ?? "",
      subject: `paper:p${i % 7}`,
      person: `u${i}`,
      name: `u${i}`,
      at: talk.clock.now() + i,
    };
    await talk.store.tables.groups.support(vote, true);
  }
  const shown = await talk.say(cy, "/reading-group vote");
  expect(shown).toContain("500 people voted; 290 more are nominated.");
  expect(shown).toContain("1. On p0 (72 votes: u0, u7");
  expect(shown.length).toBeLessThan(3_000);
});
