/** Pictures that are drawn here: uploaded with the message, without a public address; in words where that fails. */

import { afterEach, expect, test } from "vitest";
import type { Handle, Request } from "../../src/core/ports.ts";
import type { DiscordSettings } from "../../src/platforms/discord/connect.ts";
import { INTERACTIONS_PATH } from "../../src/platforms/discord/signed.ts";
import { testBot } from "../contract/bot.ts";
import { DOT } from "../contract/samples.ts";
import { pretendDiscord } from "../fakes/discord/discord.ts";
import { PUBLIC_KEY } from "../fakes/discord/endpoint.ts";
import { EVERYTHING, everyComponent, PERMISSION, type World } from "../fakes/discord/world.ts";
import { readingOf } from "../fakes/slack/world.ts";
import { connectTo, sightOf } from "./discord/driver.ts";
import { running } from "./slack/driver.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Answers only once it was announced that the answer takes a while. */
const afterAnnouncement = (run: Handle["run"], world: World) => async (request: Request) => {
  await world.until("an announcement", () => [...world.messages.values()].find(({ loading }) => loading));
  return await run(request);
};

async function onDiscord(more: Partial<DiscordSettings> = {}, slow = false) {
  const bot = testBot();
  const discord = await pretendDiscord();
  const platform = connectTo(discord, bot, more);
  const { handle } = bot;
  await platform.start(
    slow ? { ...handle, run: afterAnnouncement(handle.run.bind(handle), discord.world) } : handle,
  );
  if (more.connection?.mode === "http")
    discord.useEndpoint(`http://127.0.0.1:${platform.port()}${INTERACTIONS_PATH}`);
  ends.push(
    async () => discord[Symbol.asyncDispose](),
    () => platform.stop(),
  );
  return discord;
}

async function onSlack(scopes?: readonly string[]) {
  const bot = testBot();
  const run = await running(bot, "socket", scopes);
  ends.push(() => run.end());
  const ask = async () => {
    const before = run.slack.world.shown.length;
    await run.ana.slash("/chart");
    return await run.slack.world.until(() => run.slack.world.shown[before], "an answer");
  };
  return { ...run, ask };
}

test("Discord gets the file itself beside the message, byte for byte", async () => {
  const { world, people } = await onDiscord();
  const asked = people.command("chart");
  const message = await world.until("an answer", () =>
    [...world.messages.values()].find(({ interaction }) => interaction === asked.id),
  );
  const [upload] = world.uploaded;
  expect(upload?.name).toBe("sparrows.png");
  expect(Buffer.from(upload?.bytes ?? []).toString("base64")).toBe(DOT);
  const [gallery] = everyComponent(message.components).filter(({ items }) => items !== undefined);
  expect(gallery?.items).toEqual([
    { media: { url: "attachment://sparrows.png" }, description: "Sparrows by year: 2024: 3" },
  ]);
  expect(world.refused).toEqual([]);
});

test("a mention on Discord is answered with it, too", async () => {
  const { world, people } = await onDiscord();
  const written = people.write(`<@${world.application}> chart`);
  const message = await world.until("a reply", () =>
    world.visible(written.channel).find(({ replyTo }) => replyTo === written.id),
  );
  expect(sightOf(message).pictures).toEqual(["Sparrows by year: 2024: 3"]);
  expect(world.uploaded).toHaveLength(1);
});

test("where the bot may attach no files, a mention is answered in words", async () => {
  const { world, people } = await onDiscord();
  const written = people.write(`<@${world.application}> chart`);
  const channel = world.channels.get(written.channel);
  if (channel === undefined) throw new Error("nowhere");
  channel.permissions = EVERYTHING & ~PERMISSION.attachFiles;
  const message = await world.until("a reply", () =>
    world.visible(written.channel).find(({ replyTo }) => replyTo === written.id),
  );
  expect(sightOf(message).text).toContain("Picture: Sparrows by year: 2024: 3");
  expect(sightOf(message).text).toContain("below the picture");
  expect(world.refused).toEqual([expect.stringContaining("50013")]);
});

const OVER_HTTP: Partial<DiscordSettings> = {
  connection: { mode: "http", publicKey: PUBLIC_KEY, listen: { host: "127.0.0.1", port: 0 } },
};

test.each([
  ["as the first answer", {}, false],
  ["after an announcement", {}, true],
  ["over HTTP", OVER_HTTP, false],
  ["after an announcement over HTTP", OVER_HTTP, true],
])("where the bot may attach no files, a command is answered in words: %s", async (_way, more, slow) => {
  const { world, people } = await onDiscord(more, slow);
  for (const channel of world.channels.values()) channel.permissions = EVERYTHING & ~PERMISSION.attachFiles;
  const asked = people.command("chart");
  const message = await world.until("an answer", () =>
    [...world.messages.values()].find(({ interaction, loading }) => interaction === asked.id && !loading),
  );
  expect(sightOf(message).text).toContain("Picture: Sparrows by year: 2024: 3");
  expect(sightOf(message).text).toContain("below the picture");
  expect(world.refused).toEqual([expect.stringContaining("50013")]);
});

test("Slack gets it uploaded to the workspace, and the message names the file once it is processed", async () => {
  const { slack, ask } = await onSlack();
  const message = await ask();
  const [file] = slack.world.files.values();
  expect(file).toMatchObject({ name: "sparrows.png", bytes: DOT, mimetype: "image/png" });
  expect(JSON.stringify(message.body["blocks"])).toContain(`"slack_file":{"id":"${String(file?.["id"])}"}`);
  expect(slack.calls.map(({ method }) => method)).toEqual(
    expect.arrayContaining(["files.getUploadURLExternal", "files.completeUploadExternal", "files.info"]),
  );
  expect(slack.world.refusals).toEqual([]);
});

test("without the scope the picture is told in words, and the rest of the answer is there", async () => {
  const { ask } = await onSlack(["commands", "chat:write", "users:read", "im:write"]);
  const message = await ask();
  expect(readingOf(message).text).toContain("Picture: Sparrows by year: 2024: 3");
  expect(readingOf(message).text).toContain("below the picture");
});

test.each([
  ["files.getUploadURLExternal", { kind: "status", status: 503 } as const],
  ["files.completeUploadExternal", { kind: "error", error: "internal_error" } as const],
  ["files.completeUploadExternal", { kind: "cut" } as const],
])("when %s fails it is told in words", async (method, fault) => {
  const { slack, ask } = await onSlack();
  slack.faults.plan(method, fault);
  const message = await ask();
  expect(readingOf(message).text).toContain("Picture: Sparrows by year");
  expect(readingOf(message).text).toContain("below the picture");
});
