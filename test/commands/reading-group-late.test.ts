/** Buttons and words that come after what they are about is over. */

import { expect, test } from "vitest";
import { ana, begin, ben, cy, dan, passTime, posted } from "./group-talk.ts";

test("Who came is not changed by pressing an old card after the session: it is drawn as what it has become", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ana, "/reading-group next");
  const card = talk.last;
  await talk.press(ben, "Going", card);
  await passTime(talk, "2026-11-24T15:30:00Z");
  expect(await talk.press(cy, "Going", card)).toContain("Coming: 2 going");
  await passTime(talk, "2026-11-24T16:30:00Z");
  const over = await talk.press(cy, "Going", card);
  expect(over).toContain("Reading group: done");
  expect(over).toContain("Coming: 2 going");
  expect(over).not.toContain("Choices");
  expect(await talk.press(dan, "Can't", card)).toContain("Coming: 2 going");
  expect(await talk.say(dan, "/reading-group rsvp going session:2026-11-24")).toBe(
    "(only to you) Reading group of Tue 24 Nov is over.",
  );
  expect(await talk.say(dan, "/reading-group history")).toContain("2 went");
});

test("Nobody answers for a session that is cancelled", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ana, "/reading-group next");
  const card = talk.last;
  await talk.say(ana, "/reading-group cancel");
  expect(await talk.press(ben, "Going", card)).toContain("Reading group: cancelled");
  expect(talk.last?.blocks.some(({ type }) => type === "choices")).toBe(false);
  expect(await talk.say(ben, "/reading-group rsvp going session:2026-11-24")).toBe(
    "(only to you) Reading group of Tue 24 Nov is cancelled.",
  );
});

test("A group that has ended keeps its past, and takes minutes of what it held", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ana, "/reading-group pick alpha");
  await passTime(talk, "2026-11-25T12:00:00Z");
  const prompt = posted.findLast(([kind]) => kind === "after")?.[1];
  expect(await talk.say(ana, "/reading-group end")).toContain("Its past stays in /reading-group history.");
  expect(await talk.say(dan, "/reading-group history")).toContain("- Tue 24 Nov: On alpha");
  expect(await talk.say(dan, "/reading-group history export:yes")).toContain("On alpha");
  expect(await talk.press(ben, "Write minutes", prompt)).toContain(
    "Nobody has written minutes of Tue 24 Nov",
  );
  expect(await talk.say(ben, "/reading-group minutes takeaway:good")).toContain("ben on Reading group");
  expect(await talk.say(dan, "/reading-group next")).toContain("This channel has no reading group.");
  // A new group of the same name has a past of its own.
  await talk.say(ana, "/reading-group create fridays 16:00");
  expect(await talk.say(dan, "/reading-group history")).toContain("Reading group has not met yet.");
});

test("A group is not undone once it has met or people have put something into it", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  const created = talk.last;
  await talk.say(ben, "/reading-group nominate alpha");
  expect(await talk.press(ana, "Undo", created)).toBe(
    "(only to you) People have used Reading group since, so it is not undone. /reading-group end ends it and keeps its past.",
  );
  await talk.say(ana, "/reading-group create mondays 9:00 name:Theory");
  const second = talk.last;
  expect(await talk.press(ana, "Undo", second)).toContain("Theory is no more.");
  await talk.say(ana, "/reading-group create mondays 9:00 name:Practice");
  const third = talk.last;
  await passTime(talk, "2026-11-23T12:00:00Z");
  expect(await talk.press(ana, "Undo", third)).toContain("People have used Practice since");
});

test("Minutes that are written in two goes are one person's minutes", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await passTime(talk, "2026-11-25T12:00:00Z");
  await talk.say(ben, "/reading-group minutes takeaway:fine rating:5");
  expect(await talk.say(ben, '/reading-group minutes action:"try it"')).toContain("Rated 5 of 5 so far.");
  expect(await talk.say(ben, "/reading-group history")).toContain("5 of 5. ben: fine. To do: try it");
});

test("Nothing is arranged for a session that does not take place", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ana, "/reading-group skip session:2026-12-01");
  for (const line of ["pick alpha", "presenter take", "presenter name person:@ben"])
    expect(await talk.say(ana, `/reading-group ${line} session:2026-12-01`)).toBe(
      "(only to you) Reading group of Tue 1 Dec is skipped.",
    );
});

test("A card says whether its session is the next", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  expect(await talk.say(ben, "/reading-group show session:2026-12-08")).toContain(
    "Reading group: a later session",
  );
  expect(await talk.say(ben, "/reading-group show session:2026-11-24")).toContain(
    "Reading group: next session",
  );
  await talk.say(ana, "/reading-group move 2026-11-25");
  expect(await talk.say(ben, "/reading-group schedule")).toContain(
    "Wed 25 Nov 16:00: paper not chosen, no presenter, moved from Tue 24 Nov",
  );
});
