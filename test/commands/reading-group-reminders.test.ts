import { expect, test } from "vitest";
import { outline } from "../../src/core/outline.ts";
import { sessionJob } from "../../src/reading/group/job.ts";
import { ana, begin, ben, cy, dan, due, latest, passTime, sessions } from "./group-talk.ts";
import type { Talk } from "./talk.ts";

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
