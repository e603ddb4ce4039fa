/** What is said before posting is promised, and who may move a post to another channel. */

import type { REST } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPoster } from "../../../src/platforms/discord/deliver.ts";
import { deliveryRest } from "../../../src/platforms/discord/rest.ts";
import { type PretendedDiscord, pretendDiscord, TOKEN } from "../../fakes/discord/discord.ts";
import { ANA, BEN, READING } from "../../fakes/discord/people.ts";
import { EVERYTHING, PERMISSION } from "../../fakes/discord/world.ts";

let discord: PretendedDiscord;
let rest: REST;
beforeEach(async () => {
  discord = await pretendDiscord();
  rest = deliveryRest({ api: discord.url, token: TOKEN });
});
afterEach(async () => {
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
  await discord[Symbol.asyncDispose]();
});

const choices = { keep: async () => {}, find: async () => undefined };
const poster = () => createPoster({ rest, choices, self: async () => discord.world.application });

describe("before posting is promised", () => {
  const obstacle = (channel = READING) => poster().obstacle?.({ team: discord.world.guild, channel });

  test("nothing stands in the way where the bot may post", async () => {
    expect(await obstacle()).toBeUndefined();
  });

  test("a missing permission is named, with what to do", async () => {
    const channel = discord.world.channels.get(READING);
    if (channel !== undefined) channel.permissions = EVERYTHING & ~PERMISSION.sendMessages;
    expect(await obstacle()).toContain("I lack Send Messages. Give my role these");
  });

  test("a channel that is not there is said to be out of sight", async () => {
    expect(await obstacle("999000000000000999")).toContain("I cannot see that channel");
  });
});

describe("who may manage another channel", () => {
  const manages = (person: string, channel = READING, team = discord.world.guild) =>
    poster().manages?.({ team, channel }, person);

  test.each([
    ["the owner of the server", ANA, undefined, true],
    ["a member without rights", BEN, undefined, false],
    ["a member with Manage Channels there", BEN, PERMISSION.manageChannels, true],
    ["a member with Manage Server there", BEN, PERMISSION.manageGuild, true],
    ["somebody who is not in the server", "900000000000000099", undefined, false],
  ])("%s", async (_who, person, rights, expected) => {
    const channel = discord.world.channels.get(READING);
    if (channel === undefined) throw new Error("no channel");
    if (rights !== undefined) discord.world.addChannel({ ...channel, rights: { [person]: rights } });
    expect(await manages(person)).toBe(expected);
  });

  test("a channel of another server is managed by nobody here", async () => {
    const there = "600000000000000077";
    discord.world.addChannel({ id: there, name: "elsewhere", type: 0, guild: "700000000000000099" });
    expect(await manages(ANA, there)).toBe(false);
    expect(await manages(ANA, "999000000000000999")).toBe(false);
  });

  test("nobody knows while Discord is away", async () => {
    discord.faults.next("GET", /^\/channels\//u, { kind: "status", status: 503 });
    expect(await manages(ANA)).toBeUndefined();
  });
});
