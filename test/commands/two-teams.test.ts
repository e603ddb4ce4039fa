/** Two teams in one store: nothing that one of them keeps is seen, changed or undone by the other. */

import { beforeEach, expect, test } from "vitest";
import type { Place } from "../../src/core/ports.ts";
import { makeCorpus } from "../../src/search/corpus.ts";
import { paper } from "../reading/daily/papers.ts";
import { type Speaker, Talk } from "./talk.ts";

const corpus = makeCorpus([
  paper("r1", { title: "R1: Reasoning by Reinforcement", nickname: "R1" }),
  paper("moe", { title: "MoE: Many Experts", nickname: "MoE" }),
]);
const ana: Speaker = { id: "U1", manager: true };
/** Even somebody whose id is the same there is somebody else. */
const TEAMS: readonly (readonly [name: string, place: Partial<Place>])[] = [
  ["of another workspace", { tenant: "T2" }],
  ["of another workspace with a channel of the same id", { tenant: "T2", channel: "C1" }],
  ["of a server on Discord with the same id", { platform: "discord", tenant: "T1", channel: "C1" }],
];

let talk: Talk;
let home: Place;
beforeEach(async () => {
  talk = await Talk.begin("2026-11-23T12:00:00Z", corpus);
  home = talk.place;
  await talk.say(ana, "/papers save r1");
  await talk.say(ana, "/papers save r1 list:secret for:team");
  await talk.say(ana, "/papers tag r1 tag:hush");
  await talk.say(ana, "/papers read r1 reading");
  await talk.say(ana, "/papers note r1 text:not for others");
  await talk.say(ana, "/papers follow reinforcement");
  await talk.say(ana, "/daily set 09:00 UTC");
  await talk.say(ana, "/reading-group create tuesdays 16:00 zone:UTC");
});

test.each(TEAMS)("a team %s sees nothing of it", async (_name, place) => {
  talk.place = { ...home, ...place };
  const said = async (line: string) => await talk.say(ana, line);
  expect(await said("/paper r1")).not.toContain("Your team");
  expect(await said("/papers saved")).toContain("You have saved no papers yet");
  expect(await said("/papers saved of:team")).not.toContain("R1");
  expect(await said("/papers saved list:secret of:team")).not.toContain("R1");
  expect(await said("/papers cite list:secret of:team")).toContain("no papers");
  expect(await said("/papers tag")).not.toContain("hush");
  expect(await said("/papers browse tag:hush")).toContain("No paper");
  expect(await said("/papers read")).not.toContain("R1");
  expect(await said("/papers note r1")).not.toContain("others");
  expect(await said("/papers follow")).toContain("Nothing is followed");
  expect(await said("/daily show")).not.toContain("09:00");
  expect(await said("/reading-group show")).not.toContain("16:00");
  expect(await said("/paperboy privacy")).toContain("Nothing is stored about you here");
});

test.each(TEAMS)(
  "a team %s undoes nothing of it, not even with the change's own name",
  async (_name, place) => {
    await talk.say(ana, "/papers tag moe tag:shared");
    const tagged = talk.last;
    talk.place = { ...home, ...place };
    expect(await talk.press(ana, "Undo", tagged)).toContain("not known here");
    expect(await talk.say(ana, "/paperboy privacy forget:yes sure:yes")).not.toContain("Reference");
    talk.place = home;
    expect(await talk.say(ana, "/papers browse tag:shared")).toContain("MoE");
    expect(await talk.say(ana, "/papers note r1")).toContain("not for others");
  },
);

test("within a team lists and reading records are one's own, tags and notes everybody's", async () => {
  const ben: Speaker = { id: "U2" };
  expect(await talk.say(ben, "/papers saved")).toContain("You have saved no papers yet");
  expect(await talk.say(ben, "/papers read")).not.toContain("You are reading");
  expect(await talk.say(ben, "/papers saved list:secret of:team")).toContain("R1");
  expect(await talk.say(ben, "/papers note r1")).toContain("not for others");
  await expect(talk.press(ben, "not for others")).rejects.toThrow("no button");
});

test.each([
  "/daily set 10:00",
  "/daily off",
  "/daily pause",
  "/daily skip 2026-11-24",
  "/daily now",
  "/daily holidays 2026-12-25",
  "/papers follow grpo",
  "/paperboy roles add:@ben",
  "/paperboy settings zone:Europe/Berlin",
])("%s is for those who manage the channel, and says so", async (line) => {
  const said = await talk.say({ id: "U2" }, line);
  expect(said).toMatch(/^\(only to you\) .*(?:may manage|Ask one of them)/u);
  expect(talk.last?.outcome).toBe("error");
});

test.each([
  "/daily show",
  "/daily preview",
  "/daily why",
  "/daily history",
  "/papers follow",
  "/paperboy settings",
])("%s is for everyone", async (line) => {
  await talk.say({ id: "U2" }, line);
  expect(talk.last?.outcome).not.toBe("error");
});
