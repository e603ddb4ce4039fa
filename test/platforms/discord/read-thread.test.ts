/** Reading a thread for whoever asks in it: what Discord shows without the privileged intent, and what is said then. */

import type { REST } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readThread } from "../../../src/platforms/discord/read-thread.ts";
import { deliveryRest } from "../../../src/platforms/discord/rest.ts";
import { wordsOf } from "../../../src/platforms/discord/words.ts";
import { type PretendedDiscord, pretendDiscord, TOKEN } from "../../fakes/discord/discord.ts";
import { ANA, BEN, READING } from "../../fakes/discord/people.ts";
import { EVERYTHING, type Message, PERMISSION } from "../../fakes/discord/world.ts";

let discord: PretendedDiscord;
let rest: REST;
let root: Message;
beforeEach(async () => {
  discord = await pretendDiscord();
  rest = deliveryRest({ api: discord.url, token: TOKEN });
  root = say(READING, ANA, "see https://arxiv.org/abs/2501.12948");
  discord.world.addChannel({
    id: root.id,
    name: "R1",
    type: 11,
    parent: READING,
    guild: discord.world.guild,
  });
  say(root.id, BEN, "and https://arxiv.org/abs/2401.06066");
  discord.world.say({
    channel: root.id,
    author: discord.world.application,
    content: "",
    components: [{ type: 17, components: [{ type: 10, content: "[V3](https://arxiv.org/abs/2412.19437)" }] }],
    flags: 1 << 15,
    loading: false,
    pinged: [],
  });
});
afterEach(async () => {
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
  await discord[Symbol.asyncDispose]();
});

function say(channel: string, author: string, content: string): Message {
  return discord.world.say({
    channel,
    author,
    content,
    components: [],
    flags: 0,
    loading: false,
    pinged: [],
  });
}

const read = () => readThread(rest, { channel: READING, thread: root.id, bot: discord.world.application });

test("with the intent all of it is read, the message it hangs on first", async () => {
  discord.world.messageContent = true;
  expect(await read()).toEqual({
    kind: "read",
    messages: [
      "see https://arxiv.org/abs/2501.12948",
      "and https://arxiv.org/abs/2401.06066",
      "[V3](https://arxiv.org/abs/2412.19437)",
    ],
    more: false,
    hidden: 0,
  });
});

test("without it our own cards are read, and what is hidden is counted, with the remedy", async () => {
  expect(await read()).toEqual({
    kind: "read",
    messages: ["[V3](https://arxiv.org/abs/2412.19437)"],
    more: false,
    hidden: 2,
    remedy: expect.stringContaining("Message Content Intent"),
  });
});

test("a long thread is read from its beginning, page by page, and said to be cut", async () => {
  discord.world.messageContent = true;
  for (let i = 0; i < 520; i += 1) say(root.id, BEN, `message ${i}`);
  const found = await read();
  expect(found).toMatchObject({ kind: "read", more: true });
  expect(found.kind === "read" ? found.messages.length : 0).toBe(501);
});

describe("what keeps it from being read is said", () => {
  test("no Read Message History", async () => {
    const channel = discord.world.channels.get(READING);
    if (channel !== undefined) channel.permissions = EVERYTHING & ~PERMISSION.readMessageHistory;
    expect(await read()).toEqual({
      kind: "cannot",
      why: expect.stringContaining("I lack Read Message History"),
    });
  });

  test("not in the server", async () => {
    const channel = discord.world.channels.get(READING);
    if (channel !== undefined) channel.permissions = 0n;
    expect(await read()).toEqual({ kind: "cannot", why: expect.stringContaining("Add me to the server") });
  });

  test("Discord is away", async () => {
    discord.faults.next("GET", /./u, { kind: "status", status: 503 }, 9);
    expect(await read()).toEqual({ kind: "cannot", why: expect.stringContaining("try again in a minute") });
  });
});

test.each([
  ["plain", [], "plain"],
  ["", [{ type: 17, components: [{ type: 10, content: "inner" }, { type: 1 }] }], "inner"],
  ["both", [{ type: 10, content: "parts" }, null, "?", { type: "x" }], "both\nparts"],
])("the words of a message: %s", (content, components, expected) => {
  expect(wordsOf(content, components)).toBe(expected);
});
