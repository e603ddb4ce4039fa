import { expect, test } from "vitest";
import { ana, begin } from "./daily-talk.ts";

test("Moving takes history and days off along; a channel holds one paper of the day", async () => {
  const talk = await begin("2026-11-23T07:00:00Z");
  await talk.say(ana, "/daily set 09:00 Europe/Berlin");
  await talk.say(ana, "/daily holidays 2026-11-24");
  expect(await talk.say(ana, "/daily move #other")).toBe(
    "The paper of the day moves to #other, with its settings, what was shown so far and 1 day off. Next: Mon 23 Nov, Wed 25 Nov.\nChoices: Undo",
  );
  const moved = talk.last;
  expect(await talk.say(ana, "/daily show")).toContain("no paper of the day");
  talk.place = { ...talk.place, channel: "other", channelName: "other" };
  expect(await talk.say(ana, "/daily show")).toContain("Days off: Tue 24 Nov\n");
  expect(await talk.press(ana, "Undo", moved)).toContain("Undone");
  expect(await talk.say(ana, "/daily show")).toContain("no paper of the day");
});

test("Moving, and taking a move back, needs rights in the other channel too", async () => {
  const talk = await begin("2026-11-23T07:00:00Z");
  await talk.say(ana, "/daily set 09:00 Europe/Berlin");
  talk.manages = async () => false;
  expect(await talk.say(ana, "/daily move <#C9|board>")).toBe(
    "(only to you) You may not manage #board, so nothing was changed. Ask somebody who may to do this, or choose another channel.",
  );
  talk.manages = async () => undefined;
  expect(await talk.say(ana, "/daily move <#C9|board>")).toContain(
    "I could not find out just now whether you may manage #board, so nothing was changed.",
  );
  expect(await talk.say(ana, "/daily show")).toContain("09:00");
  const asked: string[] = [];
  talk.manages = async (person, channel) => {
    asked.push(`${person.id} ${channel}`);
    return person.id === "ana";
  };
  await talk.say(ana, "/daily move <#C9|board>");
  expect(asked).toEqual(["ana C9"]);
  const moved = talk.last;
  const eve = { id: "eve", manager: true };
  expect(await talk.press(eve, "Undo", moved)).toContain("You may not manage the other channel");
  talk.place = { ...talk.place, channel: "C9", channelName: "board" };
  expect(await talk.say(ana, "/daily show")).toContain("09:00");
  expect(await talk.press(ana, "Undo", moved)).toContain("Undone");
});
