/** What people type without looking at the help first. */

import { expect, test } from "vitest";
import { ana, begin, ben, cy } from "./group-talk.ts";
import type { Talk } from "./talk.ts";

async function group(): Promise<Talk> {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  return talk;
}

test("Answers by other words, and wrong ones told as wrong", async () => {
  const talk = await group();
  expect(await talk.say(ben, "/reading-group rsvp yes")).toContain("Coming: 1 going");
  expect(await talk.say(cy, "/reading-group rsvp can't")).toContain("Coming: 1 going, 1 no");
  expect(await talk.say(ben, "/reading-group rsvp perhaps")).toBe(
    "(only to you) answer is one of going, maybe or no, not “perhaps”.",
  );
  expect(await talk.say(ben, "/reading-group read done")).toContain("So far 1 read.");
  expect(await talk.say(ben, "/reading-group read not yet")).toContain("So far 1 not yet.");
  expect(await talk.say(ben, "/reading-group remind me:no")).toContain("no longer mention you");
});

test("The series changes by the words that begin it", async () => {
  const talk = await group();
  expect(await talk.say(ana, "/reading-group schedule fridays 10:00 Europe/Rome")).toContain(
    "Reading group now meets every Friday at 10:00 (Europe/Rome) for 60 minutes. Next: Fri 27 Nov, Fri 4 Dec.",
  );
  expect(await talk.say(ana, "/reading-group schedule mondays at 4pm")).toContain(
    "every Monday at 16:00 (Europe/Rome)",
  );
  expect(await talk.say(ana, "/reading-group schedule thursdays")).toContain("every Thursday at 16:00");
  expect(await talk.say(ana, "/reading-group schedule when:fridays time:9:00")).toContain(
    "every Friday at 09:00",
  );
});

test("A last date that has passed is refused", async () => {
  const talk = await group();
  expect(await talk.say(ana, "/reading-group schedule until:2026-11-20")).toBe(
    "(only to you) 2026-11-20 has passed; name a later last date, or end the group with /reading-group end.",
  );
  expect(await talk.say(ana, "/reading-group create fridays 9:00 name:Other until:2026-11-20")).toContain(
    "2026-11-20 has passed",
  );
  expect(await talk.say(ana, "/reading-group create foo")).toContain('"foo" is no weekday');
});

test("A session that no longer fits the series is told in the singular", async () => {
  const talk = await group();
  await talk.say(ana, "/reading-group pick alpha");
  expect(await talk.say(ana, "/reading-group schedule fridays")).toContain(
    " Tue 24 Nov no longer fits but stays, because people have put something into it; cancel or move it.",
  );
});

test("Reminders in several words; nothing that was typed is dropped silently", async () => {
  const talk = await group();
  expect(await talk.say(ana, "/reading-group remind soon 30 minutes")).toContain(
    "it is soon, 30 minutes before",
  );
  expect(await talk.say(ana, "/reading-group remind 1h")).toBe(
    "(only to you) Which reminder is to come 1h before? Add which: and one of choose, decide, presenter, read, check, few, soon or join.",
  );
  expect(await talk.say(ana, "/reading-group remind quorum:3")).toBe(
    "(only to you) quorum belongs to one reminder: write few 5h quorum:3.",
  );
  expect(await talk.say(ana, "/reading-group remind soon 400 days")).toContain("at most 60 days");
  expect(await talk.say(ben, "/reading-group snooze 3h")).toContain("I remind you on");
  expect(await talk.say(ben, "/reading-group snooze in 20 minutes")).toContain("I remind you on");
  expect(await talk.say(ben, "/reading-group snooze 20 min")).toContain("I remind you on");
});

test("Nobody presents yet: nobody gives it back", async () => {
  const talk = await group();
  expect(await talk.say(ben, "/reading-group presenter cannot")).toBe(
    "(only to you) Nobody presents on Tue 24 Nov yet.",
  );
});

test("A date without a session, where none is to come", async () => {
  const talk = await group();
  await talk.say(ana, "/reading-group schedule until:2026-11-22");
  expect(await talk.say(ben, "/reading-group rsvp going session:2026-11-24")).toBe(
    "(only to you) Reading group has no session on Tue 24 Nov. No session is to come.",
  );
});

test.each([
  ["weekly on tuesdays 16:00", "every Tuesday at 16:00"],
  ["biweekly thu 16h", "every 2 weeks on Thursday at 16:00"],
  ["fortnightly on thursdays at noon", "every 2 weeks on Thursday at 12:00"],
  ["monthly on the first tuesday 10:00", "on the first Tuesday of the month at 10:00"],
  ["daily 9am", "every day at 09:00"],
])("a group that meets %s", async (typed, said) => {
  const talk = await begin();
  expect(await talk.say(ana, `/reading-group create ${typed}`)).toContain(`meets ${said}`);
});
