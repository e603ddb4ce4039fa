/** Long texts: given as files, and drawn part by part where no file may be given. */

import { afterEach, expect, test } from "vitest";
import { testBot } from "../contract/bot.ts";
import { pretendDiscord } from "../fakes/discord/discord.ts";
import { EVERYTHING, PERMISSION } from "../fakes/discord/world.ts";
import { readingOf } from "../fakes/slack/world.ts";
import { connectTo, sightOf } from "./discord/driver.ts";
import { running } from "./slack/driver.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function onDiscord() {
  const bot = testBot();
  const discord = await pretendDiscord();
  const platform = connectTo(discord, bot);
  await platform.start(bot.handle);
  ends.push(
    async () => discord[Symbol.asyncDispose](),
    () => platform.stop(),
  );
  return discord;
}

async function onSlack(scopes?: readonly string[]) {
  const run = await running(testBot(), "socket", scopes);
  ends.push(() => run.end());
  const ask = async (line = "/minutes") => {
    const before = run.slack.world.shown.length;
    await run.ana.slash(line);
    return await run.slack.world.until(() => run.slack.world.shown[before], "an answer");
  };
  return { ...run, ask };
}

test("on Discord the file stands in the message", async () => {
  const { world, people } = await onDiscord();
  const asked = people.command("minutes");
  const message = await world.until("an answer", () =>
    [...world.messages.values()].find(({ interaction }) => interaction === asked.id),
  );
  expect(JSON.stringify(message.components)).toContain('"url":"attachment://minutes.md"');
  const [upload] = world.uploaded;
  expect(new TextDecoder().decode(upload?.bytes)).toMatch(
    /^Line 1 of the minutes\n[\s\S]*Line 500 of the minutes$/u,
  );
  expect(world.refused).toEqual([]);
});

test("on Discord, where the bot may attach no files, the text is drawn, with a way to the rest", async () => {
  const { world, people } = await onDiscord();
  for (const channel of world.channels.values()) channel.permissions = EVERYTHING & ~PERMISSION.attachFiles;
  const asked = people.command("minutes");
  const message = await world.until("an answer", () =>
    [...world.messages.values()].find(({ interaction, loading }) => interaction === asked.id && !loading),
  );
  expect(sightOf(message).text).toContain("Line 1 of the minutes");
  expect(sightOf(message).text).toMatch(/and \d+ more/u);
  expect(sightOf(message).text).toContain("below the minutes");
  expect(world.refused).toEqual([expect.stringContaining("50013")]);
});

test("on Slack what only the asker is to see goes into their direct messages, and what all see into the channel", async () => {
  const { slack, ask, ana } = await onSlack();
  const message = await ask();
  expect(readingOf(message).text).toContain("minutes.md is in your direct messages with me, as a file.");
  expect(message.only).toBe(ana.id);
  expect(readingOf(await ask("/minutes aloud")).text).toContain("minutes.md is here, as a file.");
  expect(slack.world.shared.map(({ name, channel }) => `${name} ${channel}`)).toEqual([
    "minutes.md DU1".replace("DU1", slack.world.openDirect("U1").id),
    "minutes.md C1",
  ]);
  expect(slack.world.refusals).toEqual([]);
});

test.each([
  ["files.getUploadURLExternal", { kind: "status", status: 503 } as const],
  ["files.completeUploadExternal", { kind: "error", error: "not_in_channel" } as const],
  ["conversations.open", { kind: "error", error: "missing_scope" } as const],
])("on Slack, when %s fails, the text is drawn, with a way to the rest", async (method, fault) => {
  const { slack, ask } = await onSlack();
  slack.faults.plan(method, fault);
  const { text } = readingOf(await ask());
  expect(text).toContain("Line 1 of the minutes");
  expect(text).toMatch(/and \d+ more/u);
  expect(text).toContain("below the minutes");
});
