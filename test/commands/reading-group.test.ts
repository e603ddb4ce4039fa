import ICAL from "ical.js";
import { expect, test } from "vitest";
import { outline } from "../../src/core/outline.ts";
import { sessionJob } from "../../src/reading/group/job.ts";
import { corpusOf, paper } from "../reading/daily/papers.ts";
import { ana, begin, ben, cy, dan, due, latest, onDiscord, onSlack, passTime } from "./group-talk.ts";
import type { Speaker, Talk } from "./talk.ts";

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

test("The chain of a session: who is asked, reminded and mentioned, and what is written afterwards", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  await talk.say(ana, '/reading-group create tuesdays 16:00 from:2026-12-01 place:"Room 7"');
  await talk.say(ben, "/reading-group rotation join");
  talk.clock.advance(60_000);
  await talk.say(cy, "/reading-group rotation join");
  await talk.say(cy, "/reading-group nominate beta");
  expect(await passTime(talk, "2026-11-24T15:00:00Z")).toEqual([
    "choose -> C1: Reading group: the next session / It is on Tue 1 Dec 2026 (16:00 in Europe/Berlin).",
  ]);
  expect(latest.get("choose")).toContain("@ben presents. Can't you? Say so, and the next two are asked.");
  expect(await passTime(talk, "2026-11-29T15:30:00Z")).toEqual([
    "decide -> C1: Reading group: the vote is closed / beta is the only paper that was nominated.",
    "presenter -> ben: You present Reading group / It is on Tue 1 Dec 2026 (16:00 in Europe/Berlin) for 60 minutes.",
    "read -> C1: Reading group: time to read / For Tue 1 Dec 2026 (16:00 in Europe/Berlin).",
  ]);
  expect(await talk.press(ana, "Going")).toContain("Choices: Going (1), Maybe, Can't");
  await talk.say(cy, "/reading-group rsvp maybe");
  await talk.say(dan, "/reading-group rsvp no");
  expect(await talk.say(ben, "/reading-group rsvp going")).toContain("Coming: 2 going, 1 maybe, 1 no");
  await talk.say(cy, "/reading-group remind me:off");
  await talk.say(dan, "/reading-group ask Why does the loss spike?");
  await talk.press(ana, "Me too");
  expect(await talk.say(cy, "/reading-group ask Is Table 2 fair? anonymous:yes")).toBe(
    "(only to you) Your question is in the box of Reading group for Tue 1 Dec, without your name.\nChoices: Take it back",
  );
  expect(await passTime(talk, "2026-12-01T14:55:00Z")).toEqual([
    "check -> C1: Reading group meets on Tue 1 Dec 2026 (16:00 in Europe/Berlin). How far are you with beta? / Choices: Read, Skimmed, Not yet",
    "soon -> C1: Reading group meets soon, Tue 1 Dec 2026 (16:00 in Europe/Berlin): beta. / Where: Room 7",
    "join -> C1: Reading group begins in a moment, Tue 1 Dec 2026 (16:00 in Europe/Berlin): beta. / Where: Room 7",
  ]);
  expect(latest.get("join")).toContain("@ana @ben");
  expect(latest.get("join")).not.toContain("@cy");
  expect(await passTime(talk, "2026-12-01T15:30:00Z")).toEqual([
    "start -> C1: 2026-12-01: beta / Reading group begins. ben presents; coming: 2 going, 1 maybe, 1 no. On the agenda: 2 questions.",
  ]);
  expect(await passTime(talk, "2026-12-01T16:30:00Z")).toEqual([
    "after -> C1: How was Reading group? One line each is enough: what you take away, what is to do, a rating. / Choices: Write minutes, Nominate for next time",
    // A week ahead would be in the middle of this session: it comes when it is over.
    "choose -> C1: Reading group: the next session / It is on Tue 8 Dec 2026 (16:00 in Europe/Berlin).",
  ]);
  await talk.say(ben, '/reading-group minutes takeaway:"It spikes at 3 B." action:"try it" rating:5');
  await talk.say(ana, "/reading-group minutes rating:4");
  expect(await talk.say(dan, "/reading-group history spikes")).toBe(
    "(only to you) Reading group so far\n- Tue 1 Dec: On beta, ben, 2 went, 4.5 of 5. ben: It spikes at 3 B. To do: try it",
  );
  expect(await talk.say(dan, "/reading-group history unicorns")).toContain(
    "No session of Reading group holds “unicorns”.",
  );
  expect(await talk.say(dan, "/reading-group nominate beta")).toContain("It was discussed on Tue 1 Dec.");
  expect(await talk.say(dan, "/reading-group questions")).toContain(
    "1. Why does the loss spike? (1 vote, dan)",
  );
  expect(await talk.say(dan, "/reading-group rotation")).toContain(
    "2. cy: 0 turns, never presented, presents Tue 8 Dec",
  );
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
    "- Thu 26 Nov 15:00: alpha, no presenter, moved from 2026-11-24\n- Tue 1 Dec 17:00",
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

test("Session moved after the day-before reminder: reminders of a moved session are those of its new time; those of a cancelled one are not sent", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00 until:2026-11-30");
  await talk.say(ana, "/reading-group remind check off");
  await talk.say(ana, "/reading-group move thursday 15:00");
  expect(await passTime(talk, "2026-11-24T16:00:00Z")).toEqual([
    "presenter: not needed: nobody presents yet",
    "read: not needed: no paper is chosen",
  ]);
  const lines = await passTime(talk, "2026-11-26T13:55:00Z");
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["soon", "join"]);
  await talk.say(ana, "/reading-group cancel");
  expect(await passTime(talk, "2026-11-27T00:00:00Z")).toEqual([]);
});

test("Too few readers: the organiser alone is asked what to do; enough readers: nobody is", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00 until:2026-12-01");
  expect(await talk.say(ana, "/reading-group remind few 5h quorum:2")).toContain(
    "Reading group: tell the organiser that too few have, 5 hours before. Next: Tue 24 Nov, Tue 1 Dec.",
  );
  await talk.say(ana, "/reading-group pick alpha");
  await talk.say(ben, "/reading-group read read");
  await talk.say(cy, "/reading-group read not-yet");
  const before = await passTime(talk, "2026-11-24T10:00:00Z");
  expect(before.at(-1)).toBe(
    "few -> ana: Only 1 person has read alpha for Reading group on Tue 24 Nov 2026 (16:00 in Europe/Berlin); you asked for 2. To keep it, do nothing. Otherwise: / Choices: A week later, Skip to the next session, Another paper",
  );
  const asked = talk.last;
  talk.place = { ...talk.place, channel: "D-ana", kind: "direct" };
  expect(await talk.press(ana, "A week later", asked)).toContain(
    "Reading group meets then already. Name another time.",
  );
  expect(await talk.press(ana, "Skip to the next session", asked)).toContain(
    "on Tue 24 Nov is skipped: Too few had read it. Its paper goes to Tue 1 Dec.",
  );
  talk.place = { ...talk.place, channel: "C1", kind: "channel" };
  await talk.say(ben, "/reading-group read read");
  await talk.say(cy, "/reading-group read skimmed");
  const after = await passTime(talk, "2026-12-01T10:30:00Z");
  expect(after.at(-1)).toBe("few: not needed: enough people have read it");
});

test("A reminder put off comes to one person alone and moves nothing for the others", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00 until:2026-11-24");
  await passTime(talk, "2026-11-24T13:30:00Z");
  expect(latest.get("soon")).toContain("Going, Maybe, Can't, Remind me later");
  expect(await talk.press(ben, "Remind me later")).toContain("Choices: 20 min, 1 hour");
  expect(await talk.press(ben, "20 min")).toBe(
    "(only to you) I remind you on Tue 24 Nov at 14:50 (Europe/Berlin).",
  );
  expect(await talk.say(cy, "/reading-group snooze in:tomorrow")).toContain("will have begun by then");
  const { deliveries, tenants } = talk.store.tables;
  const [tenant] = await tenants.all();
  const [waiting, ...others] = await deliveries.toRender(Date.parse("2026-11-24T13:50:00Z"), 10);
  expect(others).toEqual([]);
  expect(waiting).toMatchObject({
    tenantId: tenant?.id,
    person: "ben",
    channelId: null,
    dueAt: Date.parse("2026-11-24T13:50:00Z"),
  });
  const job = sessionJob({ corpusOf: () => talk.corpus, now: () => talk.clock.now() });
  const said = await talk.store.tx(async (tables) => {
    if (waiting === undefined) throw new Error("nothing waits");
    expect(await job.withdrawn(tables, waiting)).toBeUndefined();
    return await job.render(tables, waiting, talk.clock.now());
  });
  expect("reply" in said ? outline(said.reply) : said.skip).toContain(
    "You asked to be reminded: Reading group meets on Tue 24 Nov 2026",
  );
  expect((await passTime(talk, "2026-11-24T15:00:00Z")).map((line) => line.split(" ")[0])).toEqual([
    "join",
    "start",
  ]);
});

test("After downtime a reminder whose moment has passed is dropped and recorded", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00 until:2026-11-24");
  talk.turn("2026-11-24T15:05:00Z");
  expect(await due(talk)).toEqual([
    "read: its moment had passed",
    "check: its moment had passed",
    "soon: its moment had passed",
    "join: its moment had passed",
    expect.stringContaining("start -> C1"),
    expect.stringMatching(
      /^\d+ -> ana: I was not running when something was due for Reading group on Tue 24 Nov 2026 \(16:00 in Europe\/Berlin\)\. It would be too late for it now, so I left it out: time to read, who has read it\?, it begins soon, join now\.$/,
    ),
  ]);
});

test("One group on two platforms: joined by a code, everything counts together, nobody is mistaken for another", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  // On both platforms somebody has the id ben; they are two people.
  const otherBen: Speaker = { id: "ben", manager: true, zone: "America/New_York" };
  await talk.say(ana, "/reading-group create tuesdays 16:00 from:2026-12-01");
  expect(await talk.say(ben, "/reading-group link")).toContain("Only whoever organises Reading group");
  const code = /code:(\w+)/.exec(await talk.say(ana, "/reading-group link"))?.[1] ?? "";
  expect(await talk.say(ana, `/reading-group link code:${code}`)).toContain("lives in this workspace");

  onDiscord(talk);
  expect(await talk.say({ id: "zed" }, `/reading-group link code:${code}`)).toContain(
    "Only people who may manage this channel",
  );
  expect(await talk.say(otherBen, "/reading-group link code:wrong")).toContain("That code is not known");
  expect(await talk.say(otherBen, `/reading-group link code:${code}`)).toContain(
    "This channel takes part in Reading group from now on: nominations, votes, answers and questions count together. Next: Tue 1 Dec, Tue 8 Dec.",
  );
  const linked = talk.last;
  expect(await talk.say(otherBen, `/reading-group link code:${code}`)).toContain(
    "That code is not known, was used",
  );
  await talk.say(otherBen, "/reading-group nominate beta");
  await talk.say(otherBen, "/reading-group rotation join");
  expect(await talk.say(otherBen, "/reading-group rsvp going")).toContain("Coming: 1 going");

  onSlack(talk);
  await talk.say(ben, "/reading-group rotation join");
  expect(await talk.say(ben, "/reading-group vote beta")).toContain("1. On beta (1 vote: ben; from ben)");
  expect(await talk.say(ben, "/reading-group rsvp going")).toContain("Coming: 2 going");
  expect(await talk.say(ben, "/reading-group rotation leave")).toContain("ben left the rotation");

  expect((await passTime(talk, "2026-11-26T15:30:00Z")).map((line) => line.split(":")[0])).toEqual([
    "choose -> C1",
    "choose -> D1",
    "decide -> C1",
    "decide -> D1",
  ]);
  expect(latest.get("decide")).toContain("beta is the only paper that was nominated.");
  expect((await passTime(talk, "2026-12-01T14:00:00Z")).map((line) => line.split(":")[0])).toEqual([
    // The kit goes to the presenter on the platform where they are.
    "presenter -> ben",
    "read -> C1",
    "read -> D1",
    "check -> C1",
    "check -> D1",
    "soon -> C1",
    "soon -> D1",
  ]);
  const { deliveries, tenants } = talk.store.tables;
  const discord = await tenants.find("discord", "G9");
  const key = `sess:${(await sessions(talk))[0]?.id}:${Date.parse("2026-12-01T15:00:00Z")}`;
  expect((await deliveries.findByKey(discord?.id ?? "", `${key}:presenter`))?.person).toBe("ben");
  const mentioned = async (tenantId: string | undefined) => {
    const json = (await deliveries.findByKey(tenantId ?? "", `${key}:soon`))?.payloadJson ?? "";
    return [...json.matchAll(/"type":"person","id":"([^"]+)"/g)].map((match) => match[1]);
  };
  // Each side mentions its own ben only; the other one is a name there.
  expect(await mentioned(discord?.id)).toEqual(["ben"]);
  expect(await mentioned((await tenants.find("slack", "T1"))?.id)).toEqual(["ben"]);

  onDiscord(talk);
  expect(await talk.press(otherBen, "End the link", linked)).toContain("Reading group is no longer linked.");
  expect(await talk.say(otherBen, "/reading-group show")).toContain("This channel has no reading group.");
  onSlack(talk);
  expect(await talk.say(ben, "/reading-group show")).toContain("Coming: 2 going");
  expect((await passTime(talk, "2026-12-01T15:00:00Z")).map((line) => line.split(":")[0])).not.toContain(
    "start -> D1",
  );
});

test("A code is good for ten minutes; changes from the linked side are undone by their own maker", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  const late = /code:(\w+)/.exec(await talk.say(ana, "/reading-group link"))?.[1] ?? "";
  const code = /code:(\w+)/.exec(await talk.say(ana, "/reading-group link"))?.[1] ?? "";
  onDiscord(talk);
  const dora: Speaker = { id: "dora", manager: true };
  await talk.say(dora, `/reading-group link code:${code}`);
  await talk.say({ id: "ana" }, "/reading-group nominate beta");
  const nominated = talk.last;
  expect(await talk.press({ id: "eve" }, "Undo", nominated)).toContain("Only whoever made that change");
  onSlack(talk);
  // The same id on the other platform is not the same person.
  expect(await talk.press({ id: "ana" }, "Undo", nominated)).toContain("Only whoever made that change");
  onDiscord(talk);
  expect(await talk.press({ id: "ana" }, "Undo", nominated)).toContain("Undone");
  talk.clock.advance(11 * 60_000);
  talk.place = { platform: "discord", tenant: "G10", channel: "E1", kind: "channel" };
  expect(await talk.say(dora, `/reading-group link code:${late}`)).toContain("older than 10 minutes");
});

async function sessions(talk: Talk) {
  const { tenants, groups } = talk.store.tables;
  const home = await tenants.find("slack", "T1");
  const [group] = await groups.ofChannel(home?.id ?? "", "C1");
  return await groups.sessionsOf(home?.id ?? "", group?.id ?? "");
}

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

test("A series that is changed plans its messages anew, and so does undoing that", async () => {
  const talk = await begin("2026-11-16T11:00:00Z");
  await talk.say(ana, '/reading-group create when:"every 2 weeks on tue" time:16:00 from:2026-11-17');
  // A week before the session of 1 December nobody meets; once the group is weekly somebody does.
  await talk.say(ana, "/reading-group schedule when:tuesdays");
  const changed = talk.last;
  const [, next] = await remindedAt(talk);
  expect(next).toBe("2026-12-01 2026-11-24T16:10:00Z");
  await talk.press(ana, "Undo", changed);
  expect((await remindedAt(talk))[0]).toBe("2026-12-01 2026-11-24T15:00:00Z");
});

/** When the sessions after the first are next spoken of, by their dates. */
async function remindedAt(talk: Talk): Promise<readonly string[]> {
  const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString();
  return (await sessions(talk))
    .slice(1)
    .map(({ localDate, remindAt }) => `${localDate} ${remindAt === null ? "never" : instant(remindAt)}`);
}
