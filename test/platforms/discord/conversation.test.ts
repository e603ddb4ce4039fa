/** What happens between people and the bot on Discord, beyond what every platform must do. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { text, whisper } from "../../../src/core/reply.ts";
import type { DiscordPlatform } from "../../../src/platforms/discord/connect.ts";
import { type TestBot, testBot } from "../../contract/bot.ts";
import { HOSTILE } from "../../contract/samples.ts";
import { type PretendedDiscord, pretendDiscord } from "../../fakes/discord/discord.ts";
import { ANA, BEN, READING } from "../../fakes/discord/people.ts";
import { type Interaction, type Message, PERMISSION } from "../../fakes/discord/world.ts";
import { connectTo, sightOf } from "./driver.ts";

let bot: TestBot;
let discord: PretendedDiscord;
let platform: DiscordPlatform;
beforeEach(async () => {
  bot = testBot();
  discord = await pretendDiscord();
  platform = connectTo(discord, bot);
  await platform.start(bot.handle);
});
afterEach(async () => {
  bot.gate.open();
  await platform.stop();
  await discord[Symbol.asyncDispose]();
});

const answersTo = (interaction: Interaction) =>
  [...discord.world.messages.values()].filter(
    (message) => message.interaction === interaction.id && !message.deleted && !message.loading,
  );

/** The newest message that came of an interaction. */
const answer = (interaction: Interaction): Promise<Message> =>
  discord.world.until("an answer", () => answersTo(interaction).at(-1));
const form = (interaction: Interaction) => discord.world.until("a form", () => interaction.form);
const settled = (interaction: Interaction) => discord.world.until("a first word", () => interaction.answered);
const said = (message: Message) => sightOf(message).text;
const replyTo = (written: Message) =>
  discord.world.until("a reply", () =>
    discord.world.visible(written.channel).find((message) => message.replyTo === written.id),
  );

describe("completion", () => {
  const offered = async (typed: string) => {
    const interaction = discord.people.type("paper", "text", typed);
    return discord.world.until("choices", () => interaction.choices);
  };

  test("offers papers while typing, by their whole labels", async () => {
    expect(await offered("lan")).toEqual([{ name: "Lantern: Light for Slow Readers", value: "lantern" }]);
  });

  test("offers nothing where nothing fits, and is never refused", async () => {
    for (const typed of ["zzz", "", HOSTILE, "x".repeat(5000)]) await offered(typed);
    expect(discord.world.refused).toEqual([]);
  });

  test("what was typed but not picked is read all the same", async () => {
    expect(said(await answer(discord.people.command("paper", { text: "sparow" })))).toContain("Small Birds");
  });
});

describe("where lines may be written", () => {
  test("a mention is answered as a reply, for everyone, and looked up without a command", async () => {
    const reply = await replyTo(discord.people.write(`<@${discord.world.application}> sparow`));
    expect(sightOf(reply)).toMatchObject({ audience: "everyone", pinged: [] });
    expect(said(reply)).toContain("Small Birds");
  });

  test("a mention in a thread is answered in that thread", async () => {
    const thread = discord.world.addChannel({
      id: "600000000000000011",
      name: "talk",
      type: 11,
      guild: discord.world.guild,
      parent: READING,
    });
    const reply = await replyTo(
      discord.people.write(`<@${discord.world.application}> paper lantern`, { channel: thread.id }),
    );
    expect(said(reply)).toContain("Slow Readers");
  });

  test("a name that Discord did not turn into a mention is not taken for somebody", async () => {
    const line = `<@${discord.world.application}> meet @somebody <#${READING}>`;
    expect(said(await replyTo(discord.people.write(line)))).toContain("“@somebody” is a name only");
    const known = `<@${discord.world.application}> meet <@${BEN}> <#${READING}>`;
    expect(said(await replyTo(discord.people.write(known)))).toContain(BEN);
  });

  test("a direct message needs no mention", async () => {
    const direct = discord.world.addChannel({ id: "600000000000000012", name: "", type: 1, recipient: ANA });
    const reply = await replyTo(discord.people.write("lantern", { channel: direct.id }));
    expect(said(reply)).toContain("Slow Readers");
  });

  test("what is not written to the bot is left alone", async () => {
    discord.people.write("who knows a paper on sparrows?");
    discord.people.write(`<@${BEN}> sparrow`);
    await replyTo(discord.people.write(`<@${discord.world.application}> lantern`));
    const own = discord.world
      .visible(READING)
      .filter((message) => message.author === discord.world.application);
    expect(own.length).toBe(1);
  });

  test("a fault is told with a reference and no detail", async () => {
    const reply = await replyTo(discord.people.write(`<@${discord.world.application}> /broken`));
    expect(said(reply)).toMatch(/Reference: \w{8}/u);
    expect(said(reply)).not.toContain("secret");
  });

  test("a message's own menu looks up what the message says", async () => {
    const target = discord.people.write("have you read sparrow?", { user: BEN });
    const reply = await answer(discord.people.messageMenu("Look up papers here", target));
    expect(sightOf(reply)).toMatchObject({ audience: "asker" });
    expect(said(reply)).toContain("Small Birds");
  });

  test("a command in a direct message is answered there", async () => {
    const direct = discord.world.addChannel({ id: "600000000000000013", name: "", type: 1, recipient: ANA });
    expect(
      said(await answer(discord.people.command("paper", { text: "lantern" }, { channel: direct.id }))),
    ).toContain("Slow Readers");
  });

  test("where only the person installed the bot, slow answers are few enough", async () => {
    bot.gate.close();
    const asked = discord.people.command("wait proud", {}, { userInstall: true });
    await settled(asked);
    bot.gate.open();
    expect(said(await answer(asked))).toContain("late answer proud");
    expect(asked.followUps).toBeLessThanOrEqual(5);
  });
});

describe("who asks", () => {
  test.each([
    ["nobody in particular", PERMISSION.viewChannel, false],
    ["who manages channels", PERMISSION.manageChannels, true],
    ["who manages the server", PERMISSION.manageGuild, true],
    ["an administrator", 1n << 3n, true],
  ])("%s", async (_name, permissions, manager) => {
    const asked: boolean[] = [];
    const handle = {
      ...bot.handle,
      run: (request: Parameters<typeof bot.handle.run>[0]) => {
        asked.push(request.asker.manager);
        return bot.handle.run(request);
      },
    };
    const other = connectTo(discord, bot);
    await platform.stop();
    await other.start(handle);
    await answer(discord.people.command("paper", { text: "lantern" }, { permissions }));
    await other.stop();
    expect(asked).toEqual([manager]);
  });
});

describe("buttons that cannot be trusted", () => {
  test.each(["", "[]", "~aaaaaaaaaaaaaaaaaaaaaa", '["paper","",0,["text"]]', "f{}", "m~x", "menu"])(
    "a forged one gets a kind, private answer: %j",
    async (id) => {
      const message = await answer(discord.people.command("step"));
      const pressed = discord.people.pressId(message, id, 2, [], { user: BEN });
      const reply = await answer(pressed);
      expect(sightOf(reply)).toMatchObject({
        audience: "asker",
        text: expect.stringContaining("no longer known"),
      });
    },
  );

  test("one for a command that is gone is answered by dispatch", async () => {
    const message = await answer(discord.people.command("step"));
    const reply = await answer(discord.people.pressId(message, '["papr","",0]', 2, []));
    expect(said(reply)).toContain("There is no /papr");
    expect(sightOf(reply).audience).toBe("asker");
  });

  test("one with an option that does not exist is refused in words", async () => {
    const message = await answer(discord.people.command("step"));
    const reply = await answer(discord.people.pressId(message, '["step","",0,["form",1]]', 2, []));
    expect(said(reply)).toContain("no option “form”");
  });
});

describe("forms", () => {
  test("a wrong value is told privately, and nothing happens", async () => {
    const message = await answer(discord.people.command("paper", { text: "sparrow" }));
    const opened = await form(discord.people.press(message, "Nominate"));
    const reply = await answer(discord.people.submit(opened, { Paper: "zebra", Reason: "it runs" }));
    expect(sightOf(reply)).toMatchObject({
      audience: "asker",
      text: expect.stringContaining("No paper matches “zebra”"),
    });
    expect(discord.world.visible(READING).filter((one) => one.onlyFor === undefined)).toEqual([]);
  });

  test("what did not fit into the first form is asked for by a second", async () => {
    const fields = Array.from({ length: 8 }, (_, index) => ({
      name: `f${index}`,
      label: `F${index}`,
      about: "x",
      input: "text" as const,
      required: index < 6,
    }));
    let ran: unknown;
    const handle: typeof bot.handle = {
      ...bot.handle,
      formFor: (invocation) =>
        Object.keys(invocation.options).length === 0 ? { title: "/long", invocation, fields } : undefined,
      run: async (request) => {
        ran = request.invocation.options;
        return {
          audience: "asker",
          outcome: "done",
          papers: [],
          blocks: [{ type: "text", spans: [{ type: "text", text: "all there" }] }],
        };
      },
    };
    await platform.stop();
    platform = connectTo(discord, bot);
    await platform.start(handle);
    const first = await form(discord.people.command("step"));
    const filled = Object.fromEntries(
      ["F0", "F1", "F2", "F3", "F4"].map((label) => [label, label.toLowerCase()]),
    );
    const between = await answer(discord.people.submit(first, filled));
    expect(said(between)).toContain("1 more answer is needed");
    const second = await form(discord.people.press(between, "Fill in /step"));
    const last = await answer(discord.people.submit(second, { F5: "five", F7: "seven" }));
    expect(said(last)).toBe("all there");
    expect(ran).toEqual({ f0: "f0", f1: "f1", f2: "f2", f3: "f3", f4: "f4", f5: "five", f7: "seven" });
    expect(discord.world.refused).toEqual([]);
  });

  test("what the second form held already goes on with the first, where it is left as it is", async () => {
    const fields = Array.from({ length: 7 }, (_, index) => ({
      ...{ name: `f${index}`, label: `F${index}`, about: "x", input: "text" as const, required: false },
      ...(index === 6 ? {} : { value: `old ${index}` }),
    }));
    let ran: unknown;
    await platform.stop();
    platform = connectTo(discord, bot);
    await platform.start({
      ...bot.handle,
      formFor: (invocation) =>
        Object.keys(invocation.options).length === 0 ? { title: "/long", invocation, fields } : undefined,
      run: async (request) => {
        ran = request.invocation.options;
        return whisper([text("all there")]);
      },
    });
    const first = await form(discord.people.command("step"));
    const between = await answer(discord.people.submit(first, { F0: "new 0" }));
    await answer(discord.people.press(between, "Done, go on"));
    expect(ran).toEqual({ f0: "new 0", f1: "old 1", f2: "old 2", f3: "old 3", f4: "old 4", f5: "old 5" });
  });
});

describe("when something goes wrong on the way", () => {
  const CALLBACK = /^\/interactions\//u;
  const ORIGINAL = /@original$/u;

  test("an event that comes twice is answered once", async () => {
    discord.gateway.repeatNext = true;
    const asked = discord.people.command("paper", { text: "sparrow" });
    await answer(asked);
    await answer(discord.people.command("paper", { text: "lantern" }));
    expect(answersTo(asked).length).toBe(1);
    expect(discord.world.refused).toEqual([]);
  });

  test.each([
    ["the first word is lost before it arrives", { kind: "broken before" }],
    ["the answer to the first word is lost", { kind: "answer lost" }],
    ["Discord fails for a moment", { kind: "status", status: 502 }],
    ["Discord fails after it took the word", { kind: "done but status", status: 503 }],
    ["Discord asks to wait a little", { kind: "rate limit", retryAfter: 0.1 }],
  ] as const)("%s: one answer all the same", async (_name, fault) => {
    discord.faults.next("POST", CALLBACK, fault);
    const asked = discord.people.command("paper", { text: "sparrow" });
    expect(said(await answer(asked))).toContain("Small Birds");
    await answer(discord.people.command("paper", { text: "lantern" }));
    expect(answersTo(asked).length).toBe(1);
  });

  test("a slow answer arrives although the first tries are lost", async () => {
    bot.gate.close();
    discord.faults.next("PATCH", ORIGINAL, { kind: "broken before" }, 2);
    const asked = discord.people.command("wait open");
    await settled(asked);
    bot.gate.open();
    expect(said(await answer(asked))).toContain("late answer open");
    expect(answersTo(asked).length).toBe(1);
  });

  test("interaction after 3 s / 15 min: one that expired is answered by an ordinary message, once, in its channel", async () => {
    bot.gate.close();
    const asked = discord.people.command("wait open");
    await settled(asked);
    discord.world.interactions.set(asked.id, { ...asked, sentAt: asked.sentAt - 16 * 60_000 });
    bot.gate.open();
    const late = await discord.world.until("an ordinary message", () =>
      discord.world
        .visible(READING)
        .find((message) => message.interaction === undefined && said(message).includes("late answer open")),
    );
    expect(sightOf(late).audience).toBe("everyone");
  });

  test("a private answer that expired goes to the asker alone", async () => {
    bot.gate.close();
    const asked = discord.people.command("wait private");
    await settled(asked);
    discord.world.interactions.set(asked.id, { ...asked, sentAt: asked.sentAt - 16 * 60_000 });
    bot.gate.open();
    await discord.world.until("a direct message", () => {
      const direct = [...discord.world.channels.values()].find((channel) => channel.recipient === ANA);
      return direct === undefined
        ? undefined
        : discord.world.visible(direct.id).find((message) => said(message).includes("late answer private"));
    });
    expect(discord.world.visible(READING).filter((message) => message.onlyFor === undefined)).toEqual([]);
  });

  test("while it stops, it says so", async () => {
    bot.gate.close();
    const running = discord.people.command("wait open");
    await settled(running);
    const stopped = platform.stop();
    const late = await answer(discord.people.command("step"));
    expect(sightOf(late)).toMatchObject({ audience: "asker", text: expect.stringContaining("restarting") });
    bot.gate.open();
    await stopped;
    expect(said(await answer(running))).toContain("late answer open");
  });
});

describe("messages that are not answers to interactions", () => {
  const POSTING = /^\/channels\/\d+\/messages$/u;

  test.each([
    ["limited for a moment", { kind: "rate limit", retryAfter: 0.1 }],
    ["broken off before it arrived", { kind: "broken before" }],
    ["taken, and the answer lost", { kind: "answer lost" }],
    ["taken, and answered with a fault", { kind: "done but status", status: 502 }],
  ] as const)("a reply to a mention that is %s stands there once", async (_name, fault) => {
    discord.faults.next("POST", POSTING, fault, 2);
    const written = discord.people.write(`<@${discord.world.application}> sparrow`);
    expect(said(await replyTo(written))).toContain("Small Birds");
    await replyTo(discord.people.write(`<@${discord.world.application}> lantern`));
    const replies = discord.world.visible(READING).filter((message) => message.replyTo === written.id);
    expect(replies.length).toBe(1);
  });
});

test("an interaction that was long on its way is announced at once", async () => {
  bot.gate.close();
  discord.world.shift = -2500;
  const asked = discord.people.command("wait open");
  discord.world.shift = 0;
  expect(await settled(asked)).toBe("deferred");
  bot.gate.open();
  expect(said(await answer(asked))).toContain("late answer open");
});

test("a first word that comes too late for Discord is followed by an ordinary message", async () => {
  discord.deadline.answerWithin = -1;
  discord.people.command("step");
  const late = await discord.world.until("an ordinary message", () =>
    discord.world
      .visible(READING)
      .find((message) => message.interaction === undefined && said(message).includes("Step 1")),
  );
  expect(sightOf(late)).toMatchObject({ audience: "everyone", buttons: ["Next"] });
});
