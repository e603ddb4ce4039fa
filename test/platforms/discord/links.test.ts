/** Links to papers pasted in a Discord channel: a quiet line under them where the channel asked, and nothing anywhere else. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../../src/config.ts";
import { invoke } from "../../../src/core/invocation.ts";
import type { DiscordPlatform } from "../../../src/platforms/discord/connect.ts";
import { makeCorpus } from "../../../src/search/corpus.ts";
import { Talk } from "../../commands/talk.ts";
import { testBot } from "../../contract/bot.ts";
import { makePaper } from "../../contract/small-corpus.ts";
import { type PretendedDiscord, pretendDiscord } from "../../fakes/discord/discord.ts";
import { ANA, BEN, READING } from "../../fakes/discord/people.ts";
import { type Message, PERMISSION } from "../../fakes/discord/world.ts";
import { connectTo, sightOf } from "./driver.ts";

const SPARROW = makePaper({
  id: "sparrow",
  title: "Sparrow: Small Birds",
  arxivId: "2401.00001",
  url: "https://arxiv.org/abs/2401.00001",
});
const LINK = "https://arxiv.org/abs/2401.00001v2";

let talk: Talk;
let discord: PretendedDiscord;
let platform: DiscordPlatform | undefined;
beforeEach(async () => {
  talk = await Talk.begin("2026-11-20T08:00:00Z", makeCorpus([SPARROW]));
  discord = await pretendDiscord();
  discord.gateway.grantsContent = true;
});
afterEach(async () => {
  await platform?.stop();
  platform = undefined;
  await discord[Symbol.asyncDispose]();
});

async function start(cards = true): Promise<void> {
  const given = cards ? { aboutLinks: (links: string) => invoke("papers linked", { text: links }) } : {};
  platform = connectTo(discord, testBot(), given);
  await platform.start(talk.handle);
}

async function settings(links: "yes" | "no", permissions = PERMISSION.manageChannels): Promise<string> {
  const asked = discord.people.command("paperboy settings", { links }, { permissions });
  const said = await discord.world.until("an answer", () =>
    [...discord.world.messages.values()].find((one) => one.interaction === asked.id && !one.loading),
  );
  return sightOf(said).text;
}

const under = (written: Message) =>
  discord.world.visible(written.channel).filter((message) => message.replyTo === written.id);

/** The line under a message. */
const lineUnder = (written: Message) => discord.world.until("a line", () => under(written)[0]);

/** Waits until the bot has answered what was written after all that came before. */
async function allHeard(): Promise<void> {
  const last = discord.people.write(`<@${discord.world.application}> sparrow`);
  await lineUnder(last);
}

describe("where the channel asked", () => {
  test("a pasted link gets one quiet line, with what the team remembers, and pings nobody", async () => {
    await start();
    expect(await settings("yes")).toContain("From now on a quiet line stands under links");
    const tagged = discord.people.command("papers tag", { paper: "sparrow", tag: "birds" });
    await discord.world.until("a tag", () => tagged.answered);
    discord.gateway.repeatNext = true;
    const written = discord.people.write(`worth a read? ${LINK} @everyone`, { user: BEN });
    const line = await lineUnder(written);
    expect(sightOf(line).text).toContain("Sparrow: Small Birds");
    expect(sightOf(line).text).toContain("birds");
    expect(line.flags & (1 << 12)).toBe(1 << 12);
    expect(line.pinged).toEqual([]);
    await allHeard();
    expect(under(written)).toHaveLength(1);
    expect(await settings("no")).toContain("left alone");
    const later = discord.people.write(LINK);
    await allHeard();
    expect(under(later)).toEqual([]);
    expect(discord.world.refused).toEqual([]);
  });

  test.each([
    ["a link to a paper that is not here", "https://arxiv.org/abs/2402.00002"],
    ["a link in angle brackets, which wants no preview", `<${LINK}>`],
    ["an id without a link", "2401.00001 is nice"],
    ["a paper named in words", "has anyone read Sparrow: Small Birds?"],
    ["another site", "https://example.org/2401.00001/sparrow"],
  ])("%s gets none", async (_what, content) => {
    await start();
    await settings("yes");
    const written = discord.people.write(content);
    await allHeard();
    expect(under(written)).toEqual([]);
  });

  test("a bot's link gets none", async () => {
    await start();
    await settings("yes");
    const author = { id: ANA, username: "ana", bot: true };
    discord.gateway.dispatch("MESSAGE_CREATE", {
      ...{ id: "77", channel_id: READING, guild_id: discord.world.guild, author, content: LINK },
    });
    await allHeard();
    expect(discord.world.visible(READING).filter(({ replyTo }) => replyTo === "77")).toEqual([]);
  });
});

describe("where nobody asked", () => {
  test("a link is left alone, and only who manages the channel may ask", async () => {
    await start();
    expect(await settings("yes", 0n)).toContain("Only people who may manage this channel");
    const written = discord.people.write(LINK);
    await allHeard();
    expect(under(written)).toEqual([]);
  });

  test("the content of messages is not asked for unless it is switched on", async () => {
    await start(false);
    expect(discord.gateway.readsContent).toBe(false);
    await settings("yes");
    const written = discord.people.write(LINK);
    await allHeard();
    expect(under(written)).toEqual([]);
  });
});

test("an application that was not granted the content is told where to switch it on", async () => {
  discord.gateway.grantsContent = false;
  await expect(start()).rejects.toThrow(
    /Message Content intent.*Privileged Gateway Intents.*DISCORD_LINK_CARDS/u,
  );
});

describe("the setting", () => {
  const read = (more: Record<string, string>) => readConfig({ DISCORD_TOKEN: "token", ...more }, () => true);
  test("is off unless it says yes", () => {
    expect(read({}).discord?.linkCards).toBe(false);
    expect(read({ DISCORD_LINK_CARDS: "yes" }).discord?.linkCards).toBe(true);
    expect(() => read({ DISCORD_LINK_CARDS: "maybe" })).toThrow(/use yes/u);
  });

  test("does not go with interactions over HTTP", () => {
    const more = { DISCORD_LINK_CARDS: "yes", DISCORD_PUBLIC_KEY: "a".repeat(64) };
    expect(() => read(more)).toThrow(/needs the gateway/u);
  });
});
