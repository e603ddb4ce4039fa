import { expect, test } from "vitest";
import { outline } from "../../src/core/outline.ts";
import type { Reply } from "../../src/core/reply.ts";
import { corpusOf, paper } from "../reading/daily/papers.ts";
import { ana, begin, ben, cleo, postDue } from "./daily-talk.ts";

test("Set up, look, change, undo", async () => {
  const talk = await begin("2026-11-20T08:00:00Z");
  expect(await talk.say(ana, "/daily show")).toBe(
    "(only to you) This channel has no paper of the day. Begin with /daily set.\nChoices: Set it up",
  );
  expect(await talk.say(ana, "/daily set 09:30 Europe/Berlin mon-fri")).toBe(
    "Paper of the day in #papers: on weekdays at 09:30 (Europe/Berlin). Next: Fri 20 Nov, Mon 23 Nov.\nChoices: Undo",
  );
  expect(await talk.say(ben, "/daily show")).toBe(
    [
      "(only to you) Paper of the day in #papers",
      "State: on",
      "When: on weekdays at 09:30 (Europe/Berlin)",
      "Papers: 7 of 7 (all)",
      "Next: Fri 20 Nov, Mon 23 Nov",
      "Days off: none",
      "Choices: Next ten, Change, Pause",
    ].join("\n"),
  );
  expect(await talk.say(ana, "/daily set 08:00")).toContain(
    "at 08:00 (Europe/Berlin). Next: Mon 23 Nov, Tue 24 Nov.",
  );
  expect(await talk.press(ana, "Undo")).toBe(
    "Undone: it is as it was before /daily set. Next: Fri 20 Nov, Mon 23 Nov.",
  );
  expect(await talk.say(ben, "/daily show")).toContain("at 09:30 (Europe/Berlin)");
});

test("What people type: a city is its zone, days may be several words, and no word narrows the papers by accident", async () => {
  const talk = await begin("2026-11-20T08:00:00Z");
  expect(await talk.say(ana, "/daily set 09:00 berlin")).toContain("at 09:00 (Europe/Berlin). Next:");
  expect(await talk.say(ana, "/daily set 9 am new york mon, wed")).toContain(
    "every Monday and Wednesday at 09:00 (America/New_York)",
  );
  expect(await talk.say(ana, "/daily set 09:00 barlin")).toContain("I do not know what “barlin” means here.");
  expect(await talk.say(ana, "/daily set madrid cs.CL")).toContain("(Europe/Madrid), papers in cs.CL");
});

test("Undo refuses once something else was changed, and only managers may press it", async () => {
  const talk = await begin("2026-11-20T08:00:00Z");
  await talk.say(ana, "/daily set 09:30 Europe/Berlin");
  const first = talk.last;
  await talk.say(ana, "/daily pause");
  expect(await talk.press(ana, "Undo", first)).toContain(
    "It was changed again since, so nothing was undone.",
  );
  expect(await talk.press(ben, "Undo", first)).toContain(
    "Only people who may manage this channel can do that.",
  );
  expect(await talk.say(ben, "/daily off")).toContain("Only people who may manage this channel can do that.");
});

test("Undoing the first set turns it off; setting it up again remembers what was shown", async () => {
  const talk = await begin("2026-11-23T07:00:00Z");
  await talk.say(ana, "/daily set 09:00 Europe/Berlin");
  const set = talk.last;
  talk.turn("2026-11-23T08:00:00Z");
  expect(await postDue(talk)).toEqual(["2026-11-23 paper-4"]);
  expect(await talk.press(ana, "Undo", set)).toBe(
    "Undone: it is as it was before /daily set. This channel has no paper of the day any more.",
  );
  expect(await talk.say(ana, "/daily show")).toContain("no paper of the day");
  await talk.say(ana, "/daily set 08:00 Europe/Berlin");
  talk.turn("2026-11-24T07:00:00Z");
  expect(await postDue(talk)).toEqual(["2026-11-24 paper-3"]);
});

test("Bare set is a form; the zone is asked for when nobody knows it", async () => {
  const talk = await begin("2026-11-20T08:00:00Z");
  expect(await talk.say(ana, "/daily set")).toContain("/daily set:\n- Time: When to post, such as 09:00");
  expect(await talk.say({ id: "dan", manager: true }, "/daily set 09:00")).toContain("In which time zone?");
  expect(await talk.say(ana, "/daily set 09:00 zone:EST")).toContain("EST is an abbreviation");
  expect(await talk.say(ana, "/daily set 09:00")).toContain("on weekdays at 09:00 (Europe/Madrid)");
});

test("Filters narrow the pool, and an empty pool is told", async () => {
  const talk = await begin(
    "2026-11-20T08:01:00Z",
    corpusOf([paper("a"), paper("b", { categories: ["math.CO"], code: true })]),
  );
  expect(await talk.say(ana, "/daily set category:math code:yes")).toContain(
    "papers in math and with code (1 of 2). Next: Mon 23 Nov, Tue 24 Nov.",
  );
  expect(await talk.say(ana, "/daily set author:Turing")).toContain(
    "No paper fits that yet, so nothing is posted until one does.",
  );
  talk.turn("2026-11-23T08:00:00Z");
  expect(await postDue(talk)).toEqual([
    "2026-11-23 skipped: no paper in math, by Turing and with code is in the collection",
  ]);
  expect(await talk.say(ana, "/daily set everything:yes")).not.toContain("papers in");
});

test("Preview shows days off, the clock change and the papers", async () => {
  const talk = await begin("2027-03-25T10:00:00Z");
  await talk.say(ana, "/daily set 02:30 Europe/Berlin daily");
  await talk.say(ana, "/daily holidays 2027-03-30..2027-03-31 Easter, 2027-05-01");
  expect(await talk.say(ben, "/daily preview count:4")).toBe(
    [
      "(only to you) The next 4 in #papers, times in Europe/Berlin",
      "- Fri 26 Mar 02:30: On paper-4",
      "- Sat 27 Mar 02:30: On paper-3",
      "- Sun 28 Mar 03:30: On paper-7 (clocks go forward over the usual time, so it comes later)",
      "- Mon 29 Mar 02:30: On paper-1",
      "The papers are those of today's collection; what joins or leaves it may change them.",
    ].join("\n"),
  );
  expect(await talk.say(ben, "/daily preview count:5")).toContain(
    "- Tue 30 Mar to Wed 31 Mar: no post (Easter)\n- Thu 1 Apr 02:30: On paper-5",
  );
});

test("Skip, pause until, resume, holidays: each says what happens next and can be undone", async () => {
  const talk = await begin("2026-11-20T08:00:00Z");
  await talk.say(ana, "/daily set 10:00 Europe/Berlin");
  expect(await talk.say(ana, "/daily skip 2026-11-23 2026-11-24")).toBe(
    "No paper of the day on Mon 23 Nov to Tue 24 Nov. Next: Fri 20 Nov, Wed 25 Nov.\nChoices: Undo",
  );
  expect(await talk.press(ana, "Undo")).toContain("Next: Fri 20 Nov, Mon 23 Nov.");
  expect(await talk.say(ana, "/daily pause 2026-12-01")).toContain(
    "paused until Tue 1 Dec. Next: Tue 1 Dec, Wed 2 Dec.",
  );
  expect(await talk.say(ben, "/daily show")).toContain("State: paused until Tue 1 Dec");
  expect(await talk.say(ana, "/daily resume")).toContain("goes on. Next: Fri 20 Nov, Mon 23 Nov.");
  expect(await talk.say(ana, "/daily resume")).toContain("It is not paused.");
  expect(await talk.say(ana, "/daily holidays 2026-11-23 Off, 2026-11-24..2026-11-26")).toContain(
    "4 days off: Mon 23 Nov (Off) and Tue 24 Nov to Thu 26 Nov. Next: Fri 20 Nov, Fri 27 Nov.",
  );
  expect(await talk.say(ana, "/daily holidays someday")).toContain(
    'Nothing was changed: entry 1: "someday" is no date',
  );
  expect(await talk.say(ana, "/daily skip 2026-11-01")).toContain("2026-11-01 has passed");
  expect(await talk.say(ana, "/daily skip 2026-11-30 2026-11-28")).toContain("name the earlier date first");
});

test("Posts go on, why and history explain them, now does not count", async () => {
  const talk = await begin("2026-11-23T07:00:00Z");
  await talk.say(ana, "/daily set 09:00 Europe/Berlin");
  expect(await talk.say(ana, "/daily now")).toContain("On paper-4");
  expect(await talk.say(ben, "/daily why")).toContain("Nothing was posted here yet.");
  for (const [at, message] of [
    ["2026-11-23T08:00:00Z", "2026-11-23 paper-4"],
    ["2026-11-24T08:00:00Z", "2026-11-24 paper-3"],
  ] as const) {
    talk.turn(at);
    expect(await postDue(talk)).toEqual([message]);
    expect(await postDue(talk)).toEqual([]);
  }
  expect(await talk.say(ben, "/daily why")).toContain(
    "On paper-3 came on Tue 24 Nov as number 2 of 7 papers in round 1; its place in the order of all 7 is 2.",
  );
  expect(await talk.say(ben, "/daily history")).toBe(
    "(only to you) Papers of the day in #papers\n- Tue 24 Nov: On paper-3\n- Mon 23 Nov: On paper-4",
  );
});

test("Changing the time after today's post does not bring a second one today", async () => {
  const talk = await begin("2026-11-23T07:00:00Z");
  await talk.say(ana, "/daily set 09:00 Europe/Berlin");
  talk.turn("2026-11-23T08:00:00Z");
  expect(await postDue(talk)).toHaveLength(1);
  expect(await talk.say(ana, "/daily set 18:00")).toContain("Next: Tue 24 Nov, Wed 25 Nov.");
  talk.turn("2026-11-23T18:00:00Z");
  expect(await postDue(talk)).toEqual([]);
});

test("Enough people who know the paper bring another one, once; one person counts once", async () => {
  const talk = await begin("2026-11-23T07:00:00Z");
  await talk.say(ana, "/daily set 09:00 Europe/Berlin");
  talk.turn("2026-11-23T08:00:00Z");
  await postDue(talk);
  const post = talk.last as Reply;
  expect(outline(post)).toContain("Choices: Seen it, Later");
  expect(await talk.press(ben, "Seen it", post)).toContain("Choices: Seen it (1), Later");
  expect(await talk.press(ben, "Seen it", post)).toContain("Choices: Seen it (1), Later");
  expect(await talk.press(cleo, "Seen it", post)).toContain("Choices: Seen it (2), Later");
  expect(talk.last?.inPlace).toBe(true);
  const redrawn = await talk.press(ana, "Seen it", post);
  expect(redrawn).toContain("On paper-3");
  expect(redrawn).toContain("in place of On paper-4, which most had seen");
  expect(await talk.press({ id: "eve" }, "Seen it", post)).toContain(
    "Another paper has already taken its place.",
  );
  talk.turn("2026-11-24T08:00:00Z");
  expect(await postDue(talk)).toEqual(["2026-11-24 paper-7"]);
});

test("Later brings the paper back after 30 days, before all others", async () => {
  const talk = await begin("2026-11-23T07:00:00Z");
  await talk.say(ana, "/daily set 09:00 Europe/Berlin");
  talk.turn("2026-11-23T08:00:00Z");
  await postDue(talk);
  expect(await talk.press(ben, "Later")).toContain(
    "On paper-4 comes back with the first post from Wed 23 Dec 2026 on.",
  );
  const later = talk.last;
  talk.turn("2026-11-24T08:00:00Z");
  expect(await postDue(talk)).toEqual(["2026-11-24 paper-3"]);
  expect(await talk.say(ben, "/daily why")).toContain("Put off: On paper-4 until Wed 23 Dec");
  expect(await talk.press(ben, "Undo", later)).toContain("On paper-4 counts as shown on 2026-11-23 again.");
  await talk.say(ben, "/daily later date:2026-11-23 paper:paper-4");
  talk.turn("2026-12-23T08:00:00Z");
  expect((await postDue(talk)).at(-1)).toBe("2026-12-23 paper-4");
});
