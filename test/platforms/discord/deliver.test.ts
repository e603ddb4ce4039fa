/** Scheduled posts: what each fault becomes, that no request is repeated, and how a post is found again. */

import type { REST } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Posting } from "../../../src/core/delivery.ts";
import { heading, reply, text } from "../../../src/core/reply.ts";
import { createPoster, nonceOf } from "../../../src/platforms/discord/deliver.ts";
import { instantOf, snowflakeAt } from "../../../src/platforms/discord/ids.ts";
import { markerOf } from "../../../src/platforms/discord/look.ts";
import { deliveryRest } from "../../../src/platforms/discord/rest.ts";
import { type PretendedDiscord, pretendDiscord, TOKEN } from "../../fakes/discord/discord.ts";
import type { Fault } from "../../fakes/discord/faults.ts";
import { ANA, READING } from "../../fakes/discord/people.ts";
import { EVERYTHING, PERMISSION } from "../../fakes/discord/world.ts";
import { sightOf } from "./driver.ts";

let discord: PretendedDiscord;
let rest: REST;
let now: number;
beforeEach(async () => {
  now = Date.parse("2026-03-02T09:00:00Z");
  discord = await pretendDiscord(() => now);
  rest = deliveryRest({ api: discord.url, token: TOKEN });
});
afterEach(async () => {
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
  await discord[Symbol.asyncDispose]();
});

const choices = { keep: async () => {}, find: async () => undefined };
const poster = () => createPoster({ rest, choices, self: async () => discord.world.application });
const posting = (given: Partial<Posting["place"]> = {}): Posting => ({
  deliveryId: "0123456789abcdef0123456789abcdef",
  place: { platform: "discord", tenantId: "t1", team: discord.world.guild, channel: READING, ...given },
  reply: reply([heading("Paper of the day"), text("Sparrow")]),
  firstTryAt: now,
});
const signal = () => AbortSignal.timeout(10_000);
const posts = () =>
  discord.world.requests.filter((request) => /^POST \/channels\/\d+\/messages$/u.test(request)).length;
const POSTING = /^\/channels\/\d+\/messages$/u;

test("a bot that does not know its own id yet asks later, for it cannot tell whose a message is", async () => {
  const away = createPoster({ rest, choices, self: () => Promise.reject(new Error("503")) });
  expect(await away.find(posting(), signal())).toMatchObject({ kind: "failed" });
  expect(await away.obstacle?.({ team: discord.world.guild, channel: READING })).toBeUndefined();
});

describe("a post", () => {
  test("stands in the channel, for everyone, and pings nobody", async () => {
    const outcome = await poster().post(posting(), signal());
    const [message] = discord.world.visible(READING);
    expect(outcome).toEqual({ kind: "sent", externalId: message?.id });
    expect(message === undefined ? undefined : sightOf(message)).toMatchObject({
      audience: "everyone",
      text: "Paper of the day\nSparrow",
      pinged: [],
    });
    expect(discord.world.refused).toEqual([]);
  });

  test("repeated soon after, is the same message", async () => {
    const first = await poster().post(posting(), signal());
    now += 60_000;
    expect(await poster().post(posting(), signal())).toEqual(first);
    expect(discord.world.visible(READING).length).toBe(1);
  });

  test("repeated after it was deleted, counts as sent", async () => {
    await poster().post(posting(), signal());
    for (const message of discord.world.visible(READING)) message.deleted = true;
    expect(await poster().post(posting(), signal())).toEqual({ kind: "sent" });
  });

  test("to a person goes into the channel that Discord opens for them", async () => {
    const { channel: _, ...place } = posting().place;
    await poster().post({ ...posting(), place: { ...place, person: ANA } }, signal());
    const direct = [...discord.world.channels.values()].find((channel) => channel.recipient === ANA);
    expect(discord.world.visible(direct?.id ?? "").length).toBe(1);
  });

  test("to a thread goes there, and wakes it when it slept", async () => {
    const thread = discord.world.addChannel({
      id: "600000000000000099",
      name: "t",
      type: 11,
      guild: discord.world.guild,
      parent: READING,
      archived: true,
    });
    expect((await poster().post(posting({ thread: thread.id }), signal())).kind).toBe("sent");
    expect(thread.archived).toBe(false);
  });

  // The library adds 50 ms to every wait.
  const faults: readonly (readonly [string, Fault, object, number])[] = [
    [
      "a limit with its end",
      { kind: "rate limit", retryAfter: 0.3 },
      { kind: "rateLimited", scope: "channel", retryAfterMs: 350 },
      0,
    ],
    [
      "a limit for the whole bot",
      { kind: "rate limit", retryAfter: 2, global: true },
      { kind: "rateLimited", scope: "platform" },
      0,
    ],
    ["a ban without an end", { kind: "rate limit" }, { kind: "rateLimited", scope: "platform" }, 0],
    ["a fault of Discord before", { kind: "status", status: 502 }, { kind: "unknown" }, 0],
    ["a fault of Discord afterwards", { kind: "done but status", status: 502 }, { kind: "unknown" }, 1],
    ["a broken connection before", { kind: "broken before" }, { kind: "unknown" }, 0],
    ["an answer that is lost", { kind: "answer lost" }, { kind: "unknown" }, 1],
    [
      "no such channel",
      { kind: "status", status: 404, code: 10_003 },
      { kind: "refused", reason: "gone" },
      0,
    ],
    [
      "no permission",
      { kind: "status", status: 403, code: 50_013 },
      { kind: "refused", reason: "forbidden" },
      0,
    ],
    [
      "closed direct messages",
      { kind: "status", status: 403, code: 50_007 },
      { kind: "refused", reason: "forbidden" },
      0,
    ],
    [
      "a body that is not taken",
      { kind: "status", status: 400, code: 50_035 },
      { kind: "refused", reason: "content" },
      0,
    ],
    ["a revoked token", { kind: "status", status: 401 }, { kind: "refused", reason: "revoked" }, 0],
  ];
  for (const [name, fault, outcome, standing] of faults) {
    test(`meets ${name}: one request, ${JSON.stringify(outcome)}`, async () => {
      discord.faults.next("POST", POSTING, fault);
      expect(await poster().post(posting(), signal())).toMatchObject(outcome);
      expect(posts()).toBe(1);
      expect(discord.world.visible(READING).length).toBe(standing);
    });
  }

  test("with nobody at the other end was certainly not sent", async () => {
    const dead = deliveryRest({ api: "http://127.0.0.1:9/api", token: TOKEN });
    const outcome = await createPoster({ rest: dead, choices, self: async () => "1" }).post(
      posting(),
      signal(),
    );
    expect(outcome).toEqual({ kind: "notSent", detail: "ECONNREFUSED" });
    dead.clearHandlerSweeper();
    dead.clearHashSweeper();
  });

  test("that is too slow is given up, and may stand there", async () => {
    discord.faults.next("POST", POSTING, { kind: "slow", ms: 3000 });
    expect(await poster().post(posting(), AbortSignal.timeout(100))).toMatchObject({ kind: "unknown" });
  });
});

describe("a look-up", () => {
  test("finds a post whose answer was lost", async () => {
    discord.faults.next("POST", POSTING, { kind: "answer lost" });
    await poster().post(posting(), signal());
    const [message] = discord.world.visible(READING);
    expect(await poster().find(posting(), signal())).toEqual({ kind: "found", externalIds: [message?.id] });
  });

  test("reads on through a busy channel", async () => {
    for (let index = 0; index < 150; index += 1) discord.people.write(`chatter ${index}`);
    await poster().post(posting(), signal());
    expect(await poster().find(posting(), signal())).toMatchObject({ kind: "found" });
  });

  test("reports every copy, oldest first", async () => {
    const first = await poster().post(posting(), signal());
    now += 6 * 60_000;
    const second = await poster().post(posting(), signal());
    const ids = [first, second].map((outcome) => ("externalId" in outcome ? outcome.externalId : ""));
    expect(await poster().find({ ...posting(), firstTryAt: now - 6 * 60_000 }, signal())).toEqual({
      kind: "found",
      externalIds: ids,
    });
  });

  test("does not take other posts, nor other people's messages, for it", async () => {
    await poster().post({ ...posting(), deliveryId: "another" }, signal());
    discord.people.write("Paper of the day: Sparrow");
    expect(await poster().find(posting(), signal())).toEqual({ kind: "absent" });
  });

  test("takes no empty list for proof where it may not read", async () => {
    const channel = discord.world.channels.get(READING);
    if (channel !== undefined) channel.permissions = EVERYTHING & ~PERMISSION.readMessageHistory;
    await poster().post(posting(), signal());
    expect(await poster().find(posting(), signal())).toMatchObject({ kind: "cannotLook" });
  });

  test.each([
    [
      "cannot look without seeing the channel",
      { kind: "status", status: 403, code: 50_001 },
      { kind: "cannotLook" },
    ],
    ["failed when Discord does", { kind: "status", status: 500 }, { kind: "failed" }],
    ["failed when the answer is lost", { kind: "answer lost" }, { kind: "failed" }],
  ] as const)("%s", async (_name, fault, outcome) => {
    discord.faults.next("GET", POSTING, fault);
    expect(await poster().find(posting(), signal())).toMatchObject(outcome);
  });
});

test("what was drawn anew is found again all the same", async () => {
  const sent = await poster().post(posting(), signal());
  const externalId = sent.kind === "sent" ? sent.externalId : undefined;
  const { place, deliveryId } = posting();
  const anew = { place, message: externalId ?? "", deliveryId, reply: reply([text("two came")]) };
  expect(await poster().edit?.(anew, signal())).toEqual({ kind: "edited" });
  expect(await poster().find(posting(), signal())).toEqual({ kind: "found", externalIds: [externalId] });
});

describe("what a post is recognised by", () => {
  test("differs from post to post, fits, and never changes", () => {
    const ids = Array.from({ length: 500 }, (_, index) => `delivery ${index}`);
    expect(new Set(ids.map(nonceOf)).size).toBe(500);
    expect(new Set(ids.map((id) => markerOf(id).join())).size).toBe(500);
    for (const id of ids) {
      expect(nonceOf(id)).toMatch(/^[0-9a-z]{25}$/u);
      const [one, other] = markerOf(id);
      expect(one).not.toBe(other);
      for (const number of [one, other]) expect(number > 0 && number < 2 ** 31).toBe(true);
    }
    expect([nonceOf("x"), markerOf("x")]).toEqual([nonceOf("x"), markerOf("x")]);
  });

  test("an instant becomes the first id of its millisecond", () => {
    expect(snowflakeAt(Date.parse("2016-04-30T11:18:25.796Z"))).toBe("175928847298985984");
    expect(instantOf("175928847299117063")).toBe(Date.parse("2016-04-30T11:18:25.796Z"));
  });
});

describe("a post that begins a thread", () => {
  const begin = () => {
    const start = discord.world.say({
      channel: READING,
      author: discord.world.application,
      content: "it begins",
      components: [],
      flags: 0,
      loading: false,
      pinged: [],
    });
    const wanted = posting({ thread: start.id });
    return {
      start,
      wanted: { ...wanted, reply: { ...wanted.reply, thread: { title: "2026-03-02: Sparrow" } } },
    };
  };
  const there = () => [...discord.world.messages.values()].filter(({ components }) => components.length > 0);
  const address = (channel: string, id: string) =>
    `https://discord.com/channels/${discord.world.guild}/${channel}/${id}`;

  test("stands in the thread of its message, and is found there", async () => {
    const { start, wanted } = begin();
    const outcome = await poster().post(wanted, signal());
    const [message] = there();
    expect(message?.channel).toBe(start.id);
    expect(discord.world.channels.get(start.id)?.name).toBe("2026-03-02: Sparrow");
    const url = address(start.id, message?.id ?? "");
    expect(outcome).toEqual({ kind: "sent", externalId: message?.id, url });
    expect(await poster().find(wanted, signal())).toEqual({
      kind: "found",
      externalIds: [message?.id],
      url,
    });
  });

  test("whose thread began before a crash goes on in it", async () => {
    const { start, wanted } = begin();
    discord.faults.next("POST", /\/threads$/u, { kind: "answer lost" });
    expect((await poster().post(wanted, signal())).kind).toBe("notSent");
    expect(await poster().find(wanted, signal())).toEqual({ kind: "absent" });
    expect((await poster().post(wanted, signal())).kind).toBe("sent");
    expect(there().map(({ channel }) => channel)).toEqual([start.id]);
  });

  test.each([
    ["Create Public Threads", PERMISSION.createPublicThreads],
    ["Send Messages in Threads", PERMISSION.sendMessagesInThreads],
  ])("stands in the channel without %s, with the reason, and is found there", async (name, bit) => {
    const channel = discord.world.channels.get(READING);
    if (channel !== undefined) channel.permissions = EVERYTHING & ~bit;
    const { start, wanted } = begin();
    const outcome = await poster().post(wanted, signal());
    const [message] = there();
    expect(message).toMatchObject({ channel: READING, replyTo: start.id });
    expect(message === undefined ? "" : sightOf(message).text).toContain(
      `Not in a thread: I lack ${name} here.`,
    );
    expect(outcome).toMatchObject({ kind: "sent", externalId: message?.id });
    expect(await poster().find(wanted, signal())).toMatchObject({
      kind: "found",
      externalIds: [message?.id],
    });
  });

  test("stands in the channel when its message is gone", async () => {
    const { start, wanted } = begin();
    start.deleted = true;
    expect((await poster().post(wanted, signal())).kind).toBe("sent");
    expect(there().map(({ channel }) => channel)).toEqual([READING]);
  });

  test("waits when Discord limits the making of threads, and nothing was posted", async () => {
    const { wanted } = begin();
    discord.faults.next("POST", /\/threads$/u, { kind: "rate limit", retryAfter: 3 });
    expect(await poster().post(wanted, signal())).toMatchObject({ kind: "rateLimited" });
    expect(there()).toEqual([]);
  });
});
