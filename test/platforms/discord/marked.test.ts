import { afterEach, beforeEach, expect, test } from "vitest";
import { invoke } from "../../../src/core/invocation.ts";
import { choice, choices, reply, text } from "../../../src/core/reply.ts";
import type { DiscordPlatform } from "../../../src/platforms/discord/connect.ts";
import { testBot } from "../../contract/bot.ts";
import { type PretendedDiscord, pretendDiscord } from "../../fakes/discord/discord.ts";
import { READING } from "../../fakes/discord/people.ts";
import { connectTo } from "./driver.ts";

let discord: PretendedDiscord;
let platform: DiscordPlatform;
beforeEach(async () => {
  const bot = testBot();
  discord = await pretendDiscord();
  platform = connectTo(discord, bot);
  await platform.start(bot.handle);
});
afterEach(async () => {
  await platform.stop();
  await discord[Symbol.asyncDispose]();
});

test("a post whose button redraws it is found again all the same", async () => {
  const posting = {
    deliveryId: "0123456789abcdef0123456789abcdef",
    place: { platform: "discord", tenantId: "t", team: discord.world.guild, channel: READING } as const,
    reply: reply([text("Step 1"), choices(choice("Next", invoke("step", { from: 2 })))]),
    firstTryAt: Date.now(),
  };
  const signal = AbortSignal.timeout(10_000);
  await platform.poster.post(posting, signal);
  const [message] = discord.world.visible(READING);
  if (message === undefined) throw new Error("nothing was posted");
  discord.people.press(message, "Next");
  await discord.world.until("an edit", () => (message.edits > 0 ? message : undefined));
  expect(JSON.stringify(message.components)).toContain("Step 2");
  expect(await platform.poster.find(posting, signal)).toEqual({ kind: "found", externalIds: [message.id] });
});
