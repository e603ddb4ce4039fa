/** How far a long command is on Discord, where that is not what every platform does. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Handle } from "../../../src/core/ports.ts";
import { reply, text } from "../../../src/core/reply.ts";
import type { DiscordPlatform } from "../../../src/platforms/discord/connect.ts";
import { type TestBot, testBot } from "../../contract/bot.ts";
import { type PretendedDiscord, pretendDiscord } from "../../fakes/discord/discord.ts";
import { BEN, READING } from "../../fakes/discord/people.ts";
import { FLAG } from "../../fakes/discord/world.ts";
import { connectTo, sightOf } from "./driver.ts";

let bot: TestBot;
let discord: PretendedDiscord;
let platform: DiscordPlatform;

/** Connects, with what the commands answer changed. */
async function connect(change: Partial<Handle> = {}): Promise<void> {
  platform = connectTo(discord, bot);
  await platform.start({ ...bot.handle, ...change });
}

beforeEach(async () => {
  bot = testBot();
  discord = await pretendDiscord();
  bot.gate.close();
});
afterEach(async () => {
  bot.gate.open();
  await platform.stop();
  await discord[Symbol.asyncDispose]();
});

const own = () =>
  discord.world
    .visible(READING)
    .filter(({ author, loading }) => author === discord.world.application && !loading);
const shown = () => own().map((message) => sightOf(message).text);
const isAnswered = () => shown().some((words) => words.includes("Everything is here"));
const asked = (method: string, path: RegExp) =>
  discord.world.requests.filter(
    (request) => request.startsWith(method) && path.test(decodeURIComponent(request)),
  );

test("a line written to the bot is told of in a quiet reply, which becomes the answer", async () => {
  await connect();
  const written = discord.people.write(`<@${discord.world.application}> /haul`);
  await bot.turnUntil(() => (own()[0]?.edits ?? 0) >= 2);
  expect(shown()).toEqual([expect.stringMatching(/^Carried \d+ loads…$/u)]);
  bot.gate.open();
  await bot.turnUntil(isAnswered);
  const [answer, ...others] = own();
  expect(others).toEqual([]);
  expect(answer).toMatchObject({ replyTo: written.id, pinged: [] });
  expect((answer?.flags ?? 0) & FLAG.quiet).toBe(FLAG.quiet);
  expect(discord.world.refused).toEqual([]);
});

test("when that reply was deleted meanwhile, the answer is a reply of its own", async () => {
  await connect();
  discord.people.write(`<@${discord.world.application}> /haul`);
  await bot.turnUntil(() => shown().length === 1);
  for (const message of own()) message.deleted = true;
  bot.gate.open();
  await bot.turnUntil(isAnswered);
  expect(shown()).toEqual(["Everything is here."]);
});

test("a reply that comes about after the answer goes again", async () => {
  await connect();
  discord.faults.next("POST", /messages$/u, { kind: "slow", ms: 400 });
  discord.people.write(`<@${discord.world.application}> /haul`);
  await bot.turnUntil(() => asked("POST", /messages$/u).length === 1);
  bot.gate.open();
  await bot.turnUntil(() => isAnswered() && asked("DELETE", /messages/u).length === 1);
  expect(shown()).toEqual(["Everything is here."]);
});

test("so does what is told beside a pressed message", async () => {
  await connect();
  discord.people.command("cart");
  await bot.turnUntil(() => shown().some((words) => words.includes("A cart")));
  const [cart] = own();
  if (cart === undefined) throw new Error("no cart");
  discord.faults.next("POST", /^\/webhooks/u, { kind: "slow", ms: 400 });
  discord.people.press(cart, "Haul");
  await bot.turnUntil(() => asked("POST", /\/webhooks/u).length === 1);
  bot.gate.open();
  await bot.turnUntil(() => isAnswered() && asked("DELETE", /webhooks/u).length === 1);
  expect(shown()).toEqual([expect.stringContaining("A cart, empty"), "Everything is here."]);
});

test("an answer is not lost with the reply that cannot be taken away for it", async () => {
  await connect({
    run: async (request) => {
      const { audience: _, ...answer } = await bot.handle.run(request);
      return {
        ...answer,
        ...reply([text([{ type: "person", id: BEN, name: "ben", ping: true }, " carries on"])]),
      };
    },
  });
  discord.faults.next("DELETE", /messages/u, { kind: "status", status: 500 }, 10);
  discord.people.write(`<@${discord.world.application}> /haul`);
  await bot.turnUntil(() => shown().some((words) => words.includes("Carried")));
  bot.gate.open();
  await bot.turnUntil(() => shown().some((words) => words.includes("carries on")));
  expect(shown().join()).not.toContain("Something went wrong");
});

test.each([
  ["fails", { kind: "status", status: 500 }],
  ["breaks", { kind: "broken before" }],
] as const)("an edit that %s is not tried again, and the answer comes all the same", async (_how, fault) => {
  await connect();
  discord.faults.next("PATCH", /original$/u, fault);
  discord.people.command("haul");
  await bot.turnUntil(() => asked("PATCH", /@original$/u).length === 1);
  const from = bot.clock.now();
  await bot.turnUntil(() => bot.clock.now() > from + 30_000);
  bot.gate.open();
  await bot.turnUntil(isAnswered);
  expect(shown()).toEqual(["Everything is here."]);
  expect(asked("PATCH", /@original$/u)).toHaveLength(2);
});

test("an answer that calls somebody calls them, although it was told of before", async () => {
  await connect({
    run: async (request) => {
      const { audience: _, ...answer } = await bot.handle.run(request);
      return {
        ...answer,
        ...reply([text([{ type: "person", id: BEN, name: "ben", ping: true }, " carries on"])]),
      };
    },
    usualAudience: () => "everyone",
  });
  discord.people.command("haul");
  await bot.turnUntil(() => shown().some((words) => words.includes("Carried")));
  bot.gate.open();
  await bot.turnUntil(() => shown().some((words) => words.includes("carries on")));
  expect(own().map(({ pinged }) => pinged)).toEqual([[BEN]]);
  expect(discord.world.refused).toEqual([]);
});
