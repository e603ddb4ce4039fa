/** The connection: what cuts it, what comes back, and what it may cost. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TurnedClock } from "../../../src/core/clock.ts";
import { Unreachable } from "../../../src/core/errors.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { reply, text } from "../../../src/core/reply.ts";
import type { DiscordPlatform, DiscordSettings } from "../../../src/platforms/discord/connect.ts";
import { IDENTIFY_RULES, IdentifyBudget, identifyWait } from "../../../src/platforms/discord/identify.ts";
import { type TestBot, testBot } from "../../contract/bot.ts";
import { type PretendedDiscord, pretendDiscord } from "../../fakes/discord/discord.ts";
import { ANA, READING } from "../../fakes/discord/people.ts";
import { EVERYTHING, PERMISSION } from "../../fakes/discord/world.ts";
import { connectTo, sightOf } from "./driver.ts";

let bot: TestBot;
let discord: PretendedDiscord;
const platforms: DiscordPlatform[] = [];
beforeEach(async () => {
  bot = testBot();
  discord = await pretendDiscord();
});
afterEach(async () => {
  for (const platform of platforms.splice(0)) await platform.stop();
  await discord[Symbol.asyncDispose]();
});

async function started(given: Partial<DiscordSettings> = {}): Promise<DiscordPlatform> {
  const platform = connectTo(discord, bot, given);
  platforms.push(platform);
  await platform.start(bot.handle);
  return platform;
}

async function answered(): Promise<string> {
  const asked = discord.people.command("paper", { text: "sparrow" });
  const message = await discord.world.until(
    "an answer",
    () => [...discord.world.messages.values()].find((one) => one.interaction === asked.id),
    15_000,
  );
  return sightOf(message).text;
}

const counted = (what: "identifies" | "resumes", more: number) =>
  discord.world.until(`${more} ${what}`, () => (discord.gateway[what] >= more ? true : undefined), 15_000);

describe("a connection", () => {
  test("that Discord closes is resumed, and what was missed is answered", async () => {
    await started();
    discord.gateway.drop(4000);
    const asked = discord.people.command("paper", { text: "lantern" });
    await counted("resumes", 1);
    const message = await discord.world.until("an answer", () =>
      [...discord.world.messages.values()].find((one) => one.interaction === asked.id),
    );
    expect(sightOf(message).text).toContain("Slow Readers");
    expect(discord.gateway.identifies).toBe(1);
  });

  test("whose session is over begins a new one", async () => {
    await started({ identifyRules: { ...IDENTIFY_RULES, quickGap: 0 } });
    discord.gateway.refuseResume = true;
    discord.gateway.drop();
    await counted("identifies", 2);
    expect(await answered()).toContain("Small Birds");
  });

  test("that is told to reconnect does so", async () => {
    await started();
    discord.gateway.raw(JSON.stringify({ op: 7, d: null }));
    await counted("resumes", 1);
    expect(await answered()).toContain("Small Birds");
  });

  test("that nobody answers any more is noticed by its heartbeat", async () => {
    discord.gateway.heartbeatInterval = 150;
    await started();
    discord.gateway.deaf = true;
    await discord.world.until("the end of the old connection", () =>
      discord.gateway.connected ? undefined : true,
    );
    discord.gateway.deaf = false;
    await counted("resumes", 1);
    expect(await answered()).toContain("Small Birds");
  });

  test("that stays dead is built anew, with a fresh identify", async () => {
    const platform = await started({ deadAfter: 600, identifyRules: { ...IDENTIFY_RULES, quickGap: 0 } });
    discord.gateway.deaf = true;
    discord.gateway.drop();
    await discord.world.until("the decision to build anew", () =>
      bot.logged.some((line) => line.includes("built anew")) ? true : undefined,
    );
    expect(platform.health().connected).toBe(false);
    discord.gateway.deaf = false;
    await counted("identifies", 2);
    expect(await answered()).toContain("Small Birds");
  });

  test("36 · gateway/socket dead: closed with 4009, the resume refused, a post that is due goes out on time, and it comes back", async () => {
    const platform = await started({ identifyRules: { ...IDENTIFY_RULES, quickGap: 1_500 } });
    discord.gateway.refuseResume = true;
    discord.gateway.drop(4009);
    await discord.world.until("the end of the connection", () =>
      discord.gateway.connected ? undefined : true,
    );
    const posting = {
      deliveryId: "0123456789abcdef0123456789abcdef",
      place: { platform: "discord", tenantId: "t", team: discord.world.guild, channel: READING } as const,
      reply: reply([text("Paper of the day")]),
      firstTryAt: Date.now(),
    };
    expect(await platform.poster.post(posting, new AbortController().signal)).toMatchObject({ kind: "sent" });
    expect([discord.gateway.connected, discord.gateway.identifies]).toEqual([false, 1]);
    await counted("identifies", 2);
    expect(await answered()).toContain("Small Birds");
    expect(discord.gateway.identifies).toBe(2);
  });

  test("that is dead keeps nobody from posting", async () => {
    const platform = await started();
    discord.gateway.deaf = true;
    discord.gateway.drop();
    const place = {
      platform: "discord",
      tenant: discord.world.guild,
      channel: READING,
      kind: "channel",
    } as const;
    const posted = await platform.post(place, reply([text("Paper of the day")]), "key");
    await platform.edit(posted, reply([text("Paper of the day, corrected")]));
    const message = discord.world.messages.get(posted.message);
    expect(message === undefined ? "" : sightOf(message).text).toBe("Paper of the day, corrected");
    expect(await platform.post(place, reply([text("again")]), "key")).toEqual(posted);
  });
});

test("a large bot connects in as many parts as Discord recommends, and answers once", async () => {
  discord.deadline.shards = 3;
  await started({ identifyRules: { ...IDENTIFY_RULES, quickGap: 0 } });
  expect(discord.gateway.identifies).toBe(3);
  expect(await answered()).toContain("Small Birds");
  const direct = discord.world.addChannel({ id: "600000000000000021", name: "", type: 1, recipient: ANA });
  discord.people.write("lantern", { channel: direct.id });
  await discord.world.until("a reply", () =>
    discord.world.visible(direct.id).find((one) => one.author !== ANA),
  );
  expect(discord.world.refused).toEqual([]);
});

test("of two processes that hear everything, one answers", async () => {
  const seen = new Set<string>();
  const firstSeen = async (tenant: string, key: string) => {
    if (seen.has(`${tenant} ${key}`)) return false;
    seen.add(`${tenant} ${key}`);
    return true;
  };
  let runs = 0;
  const { handle } = bot;
  const run: typeof handle.run = (request) => {
    runs += 1;
    return handle.run(request);
  };
  bot = { ...bot, handle: { ...handle, run } };
  await started({ firstSeen });
  await started({ firstSeen });
  expect(await answered()).toContain("Small Birds");
  const written = discord.people.write(`<@${discord.world.application}> lantern`);
  await discord.world.until("a reply", () =>
    discord.world.visible(READING).find((one) => one.replyTo === written.id),
  );
  expect(await answered()).toContain("Small Birds");
  expect(runs).toBe(3);
  expect(discord.world.refused).toEqual([]);
});

test("a store that does not answer keeps nobody from an answer", async () => {
  await started({ firstSeen: () => Promise.reject(new Error("no store")) });
  expect(await answered()).toContain("Small Birds");
});

describe("what is missing for posting in a place", () => {
  test.each([
    ["nothing", EVERYTHING, ["all that is needed"]],
    ["the history", EVERYTHING & ~PERMISSION.readMessageHistory, ["Read Message History is missing"]],
    ["the right to write", EVERYTHING & ~PERMISSION.sendMessages, ["Send Messages is missing"]],
    ["being there at all", 0n, ["not in this channel"]],
  ])("%s", async (_name, permissions, words) => {
    const platform = await started();
    const channel = discord.world.channels.get(READING);
    if (channel !== undefined) channel.permissions = permissions;
    const place = {
      platform: "discord",
      tenant: discord.world.guild,
      channel: READING,
      kind: "channel",
    } as const;
    const lines = await platform.doctor(place);
    expect(lines.map((line, index) => line.value.includes(words[index] ?? "?"))).toEqual(
      words.map(() => true),
    );
  });
});

describe("starting", () => {
  test("with a token that is refused names the variable to set", async () => {
    await expect(started({ token: "wrong" })).rejects.toThrow(/DISCORD_TOKEN/u);
  });

  test("without a Discord at the other end says what to check", async () => {
    await expect(started({ apiBase: "http://127.0.0.1:9/api" })).rejects.toThrow(/DISCORD_API_BASE/u);
  });

  test("without a Discord at the other end may work later, with a wrong token it will not", async () => {
    await expect(started({ apiBase: "http://127.0.0.1:9/api" })).rejects.toBeInstanceOf(Unreachable);
    await expect(started({ token: "wrong" })).rejects.not.toBeInstanceOf(Unreachable);
    discord.faults.next("GET", /^\/users\/@me$/u, { kind: "status", status: 503 });
    await expect(started()).rejects.toBeInstanceOf(Unreachable);
    await started();
  });

  test("stopped while it connects it ends, and nothing of it connects afterwards", async () => {
    discord.gateway.deaf = true;
    for (const ms of [1, 5, 10, 20, 40]) {
      const platform = connectTo(discord, bot);
      const start = platform.start(bot.handle).catch((error: unknown) => error);
      await new Promise((resolve) => setTimeout(resolve, ms));
      await platform.stop();
      expect(await start).toBeInstanceOf(Unreachable);
    }
    discord.gateway.deaf = false;
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect([discord.gateway.connected, discord.gateway.identifies]).toEqual([false, 0]);
  });

  test("asks for no privileged intent, and once stopped leaves no connection behind", async () => {
    const platform = await started();
    discord.gateway.drop();
    await platform.stop();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(discord.gateway.connected).toBe(false);
  });
});

describe("identifies", () => {
  const at = (...seconds: number[]) => seconds.map((second) => second * 1000);
  test.each([
    ["the first goes at once", at(), 0, 0],
    ["the second waits five seconds", at(10), 11_000, 4_000],
    ["after five in ten minutes there are thirty seconds between", at(0, 5, 10, 15, 20), 21_000, 29_000],
    ["after a quiet while it is quick again", at(0, 5, 10, 15, 20), 621_000, 0],
    [
      "after two hundred in a day the day is waited out",
      at(...Array.from({ length: 200 }, (_, index) => index * 300)),
      60_000_000,
      86_400_000 - 60_000_000,
    ],
    ["instants in the future, of a clock that was wrong, do not count", at(999), 11_000, 0],
  ])("%s", (_name, earlier, now, wait) => {
    expect(identifyWait(earlier, now)).toBe(wait);
  });

  test("36 · crash loop: 500 crashes in a row, restarted at once, stay within the budget", async () => {
    const clock = new TurnedClock(0);
    const memory = new Map<string, string>();
    const remembered = {
      get: async (key: string) => memory.get(key),
      set: async (key: string, value: string) => void memory.set(key, value),
    };
    const identified: number[] = [];
    for (let crash = 0; crash < 500; crash++) {
      const budget = new IdentifyBudget(clock, silentLog, remembered);
      const life = new AbortController();
      const granted = budget.waitForIdentify(0, life.signal).then(
        () => identified.push(clock.now()),
        () => {},
      );
      // It lives for a minute at most, and dies as soon as it has identified.
      for (let s = 0; s < 60 && identified.length <= crash; s++) {
        const before = identified.length;
        for (let i = 0; i < 5; i++) await Promise.resolve();
        if (identified.length > before) break;
        clock.advance(1_000);
      }
      life.abort();
      await granted;
    }
    const inADay = (from: number) => identified.filter((at) => at >= from && at < from + 86_400_000).length;
    expect(Math.max(...identified.map(inADay))).toBeLessThanOrEqual(IDENTIFY_RULES.perDay);
    const gaps = identified.slice(1).map((at, i) => at - (identified[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(IDENTIFY_RULES.quickGap);
    expect(gaps.filter((gap) => gap < IDENTIFY_RULES.slowGap)).toHaveLength(IDENTIFY_RULES.quick - 1);
  });

  test("are remembered over restarts", async () => {
    const memory = new Map<string, string>();
    const remembered = {
      get: async (key: string) => memory.get(key),
      set: async (key: string, value: string) => void memory.set(key, value),
    };
    const rules = { ...IDENTIFY_RULES, quickGap: 0 };
    await (await started({ remembered, identifyRules: rules })).stop();
    await (await started({ remembered, identifyRules: rules })).stop();
    expect(JSON.parse(memory.get("discord-identifies") ?? "[]")).toHaveLength(2);
  });
});
