/** Answers that go into a thread: one for each message, and what is said where there can be none. */

import { PermissionFlagsBits } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.ts";
import { keptInMemory, openedThreads } from "../../../src/core/threads.ts";
import type { DiscordPlatform } from "../../../src/platforms/discord/connect.ts";
import { installLink, PERMISSIONS } from "../../../src/platforms/discord/needed.ts";
import { type TestBot, testBot } from "../../contract/bot.ts";
import { type PretendedDiscord, pretendDiscord } from "../../fakes/discord/discord.ts";
import { BEN, READING, type Who } from "../../fakes/discord/people.ts";
import { EVERYTHING, type Message, PERMISSION } from "../../fakes/discord/world.ts";
import { connectTo, sightOf } from "./driver.ts";

const WORDS = "What do we make of it?";
let discord: PretendedDiscord;
let bot: TestBot;
let platform: DiscordPlatform;
beforeEach(async () => {
  discord = await pretendDiscord();
  bot = testBot();
  platform = connectTo(discord, bot, { threads: openedThreads(keptInMemory(), systemClock) });
  await platform.start(bot.handle);
});
afterEach(async () => {
  await platform.stop();
  await discord[Symbol.asyncDispose]();
});

/** The public message with the button. */
async function debate(who: Who = {}): Promise<Message> {
  const { id } = discord.people.command("debate", {}, who);
  return await discord.world.until("a debate", () =>
    [...discord.world.messages.values()].find(({ interaction }) => interaction === id),
  );
}

/** Presses Discuss; resolves with the new message that holds these words. */
async function discuss(on: Message, words: string, who: Who = {}): Promise<Message> {
  const before = new Set(discord.world.messages.values());
  discord.people.press(on, "Discuss", who);
  return await discord.world.until(words, () =>
    [...discord.world.messages.values()].find(
      (message) => !before.has(message) && sightOf(message).text.includes(words),
    ),
  );
}

const channel = () => {
  const found = discord.world.channels.get(READING);
  if (found === undefined) throw new Error("no channel");
  return found;
};
const spoken = () =>
  [...discord.world.messages.values()].filter((message) => sightOf(message).text.includes(WORDS));

test("the thread is the message's own, its title cut to what Discord takes", async () => {
  const message = await debate();
  const first = await discuss(message, WORDS);
  const thread = discord.world.channels.get(first.channel);
  expect(thread).toMatchObject({ id: message.id, parent: READING, type: 11 });
  expect(thread?.name).toMatch(/^Sparrow, debated at length .*…$/u);
  expect(thread?.name.length).toBeLessThanOrEqual(100);
  expect(discord.world.refused).toEqual([]);
});

test("whoever presses again is led to the first message of the thread", async () => {
  const message = await debate();
  const first = await discuss(message, WORDS);
  const pointer = await discuss(message, "This is being discussed already", { user: BEN });
  expect(pointer.onlyFor).toBe(BEN);
  expect(sightOf(pointer).links).toEqual([
    `https://discord.com/channels/${discord.world.guild}/${message.id}/${first.id}`,
  ]);
  expect(spoken()).toHaveLength(1);
});

test("a thread that people began is gone on with", async () => {
  const message = await debate();
  discord.world.addChannel({
    id: message.id,
    name: "by hand",
    type: 11,
    parent: READING,
    guild: discord.world.guild,
  });
  expect((await discuss(message, WORDS)).channel).toBe(message.id);
});

test.each([
  ["Create Public Threads", PERMISSION.createPublicThreads],
  ["Send Messages in Threads", PERMISSION.sendMessagesInThreads],
])("without %s the answer stands in the channel, once, and says what is lacking", async (name, bit) => {
  const message = await debate();
  channel().permissions = EVERYTHING & ~bit;
  const answer = await discuss(message, WORDS);
  expect(answer.channel).toBe(READING);
  expect(sightOf(answer).text).toContain(
    `Not in a thread: I lack ${name} here. Whoever manages the server can give my role it in the settings of the channel.`,
  );
  expect(discord.world.requests.filter((request) => request.endsWith("/threads"))).toEqual([]);
  await discuss(message, "This is being discussed already", { user: BEN });
  expect(spoken()).toHaveLength(1);
});

test("a locked thread, and one too many, are said to be so", async () => {
  const locked = await debate();
  discord.world.addChannel({
    id: locked.id,
    name: "done",
    type: 11,
    parent: READING,
    guild: discord.world.guild,
    locked: true,
  });
  expect(sightOf(await discuss(locked, WORDS)).text).toContain("the thread of that message is archived");
  const crowded = await debate();
  discord.faults.next("POST", /\/threads$/u, {
    kind: "status",
    status: 400,
    code: 160_006,
    message: "Maximum number of active threads reached",
  });
  expect(sightOf(await discuss(crowded, WORDS)).text).toContain("as many active threads as Discord allows");
});

test("in a thread it goes on in that thread", async () => {
  const first = await discuss(await debate(), WORDS);
  const inside = await debate({ channel: first.channel });
  expect(inside.channel).toBe(first.channel);
  const answer = await discuss(inside, WORDS);
  expect(answer.channel).toBe(first.channel);
  expect(sightOf(answer).text).not.toContain("Not in a thread");
  await discuss(inside, "This is being discussed already");
});

test("a direct message has no threads", async () => {
  const direct = discord.world.addChannel({
    id: "600000000000000009",
    name: "",
    type: 1,
    recipient: "900000000000000001",
  });
  const message = await debate({ channel: direct.id });
  expect(sightOf(await discuss(message, WORDS)).text).toContain(
    "Not in a thread: a direct message has none.",
  );
});

test.each(["/threads", "/messages"])("a lost answer to %s leaves one thread with one post", async (path) => {
  const message = await debate();
  discord.faults.next("POST", new RegExp(`${path}$`, "u"), { kind: "answer lost" });
  await discuss(message, WORDS);
  // The first press may still be repeating its request: that, too, is said, and opens nothing.
  discord.people.press(message, "Discuss", { user: BEN });
  await discord.world.until("a pointer", () =>
    [...discord.world.messages.values()].find((one) => one.onlyFor === BEN),
  );
  expect(spoken()).toHaveLength(1);
});

test("what a process left half done is found by the next press", async () => {
  await platform.stop();
  const threads = openedThreads(keptInMemory(), { now: () => systemClock.now() - 120_000 });
  platform = connectTo(discord, bot, { threads });
  await platform.start(bot.handle);
  const message = await debate();
  const place = {
    platform: "discord",
    tenant: discord.world.guild,
    channel: READING,
    kind: "channel",
  } as const;
  await threads.claim(place, message.id, "a press whose process died");
  const first = await discuss(message, WORDS);
  expect(first.channel).toBe(message.id);
  await discuss(message, "This is being discussed already");
});

test("the menu of a message reads the thread that hangs on it", async () => {
  const message = await debate();
  await discuss(message, WORDS);
  const { id } = discord.people.messageMenu("Gather here", message);
  const gathered = await discord.world.until("the thread", () =>
    [...discord.world.messages.values()].find(({ interaction }) => interaction === id),
  );
  expect(sightOf(gathered).text).toContain("Gathered: Sparrow, debated here / What do we make of it?");
  const alone = await debate();
  const { id: other } = discord.people.messageMenu("Gather here", alone);
  const none = await discord.world.until("an answer", () =>
    [...discord.world.messages.values()].find(({ interaction }) => interaction === other),
  );
  expect(sightOf(none).text).toBe("no thread here");
});

test("the permissions that are asked for are the library's, by name and bit", () => {
  const named = PERMISSIONS.map(({ name, permission }) => [
    name.replaceAll(" ", "").toLowerCase(),
    permission,
  ]);
  const known = Object.entries(PermissionFlagsBits).map(([name, bit]) => [name.toLowerCase(), bit]);
  for (const each of named) expect(known).toContainEqual(each);
  const asked =
    PermissionFlagsBits.ViewChannel |
    PermissionFlagsBits.ReadMessageHistory |
    PermissionFlagsBits.AttachFiles |
    PermissionFlagsBits.CreateEvents |
    PermissionFlagsBits.SendMessages |
    PermissionFlagsBits.CreatePublicThreads |
    PermissionFlagsBits.SendMessagesInThreads;
  expect(installLink("1")).toBe(
    `https://discord.com/oauth2/authorize?client_id=1&scope=bot+applications.commands&permissions=${asked}`,
  );
});
