/** The past of a paper of the day: what was put off stays in it, and it outlives the arrangement. */

import { expect, test } from "vitest";
import { ana, begin, ben, postDue } from "./daily-talk.ts";

test("A paper that is put off was posted all the same", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  await talk.say(ana, "/daily set 09:00");
  talk.turn("2026-11-23T08:30:00Z");
  expect(await postDue(talk)).toEqual(["2026-11-23 paper-4"]);
  await talk.press(ben, "Later");
  const putOff = talk.last;
  expect(await talk.say(ben, "/daily history")).toBe(
    "(only to you) Papers of the day in #papers\n- Mon 23 Nov: On paper-4 (put off)",
  );
  expect(await talk.say(ben, "/daily why")).toContain(
    "No post counts as shown yet: what was posted here is put off.",
  );
  await talk.press(ben, "Undo", putOff);
  expect(await talk.say(ben, "/daily history")).toContain("- Mon 23 Nov: On paper-4");
  expect(await talk.say(ben, "/daily history")).not.toContain("put off");
});

test("What was posted can be read when it has ended, and goes on when it begins again", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  expect(await talk.say(ben, "/daily history")).toContain("This channel has no paper of the day.");
  await talk.say(ana, "/daily set 09:00");
  const set = talk.last;
  talk.turn("2026-11-23T08:30:00Z");
  await postDue(talk);
  expect(await talk.press(ana, "Undo", set)).toBe(
    "Undone: it is as it was before /daily set. This channel has no paper of the day any more.",
  );
  expect(await talk.say(ben, "/daily history")).toBe(
    "(only to you) Papers of the day in #papers\n- Mon 23 Nov: On paper-4\nIt has ended; /daily set begins it again and goes on from here.",
  );
  await talk.say(ana, "/daily set 09:00");
  expect(await talk.say(ben, "/daily history")).not.toContain("It has ended");
});
