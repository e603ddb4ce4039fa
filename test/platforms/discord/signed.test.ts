/** Signed requests: what is believed, what is refused with 401, and that a refusal has no effect. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TurnedClock } from "../../../src/core/clock.ts";
import type { DiscordPlatform } from "../../../src/platforms/discord/connect.ts";
import { INTERACTIONS_PATH, readPublicKey } from "../../../src/platforms/discord/signed.ts";
import { type TestBot, testBot } from "../../contract/bot.ts";
import { type PretendedDiscord, pretendDiscord } from "../../fakes/discord/discord.ts";
import { PUBLIC_KEY, signed } from "../../fakes/discord/endpoint.ts";
import { connectTo } from "./driver.ts";

const NOW = Date.parse("2026-03-02T09:00:00Z");

let bot: TestBot;
let discord: PretendedDiscord;
let platform: DiscordPlatform;
let runs: number;
beforeEach(async () => {
  bot = testBot();
  runs = 0;
  discord = await pretendDiscord(() => NOW);
  const connection = { mode: "http", publicKey: PUBLIC_KEY, listen: { host: "127.0.0.1", port: 0 } } as const;
  platform = connectTo(discord, bot, { connection, clock: new TurnedClock(NOW) });
  await platform.start({
    ...bot.handle,
    run(request) {
      runs += 1;
      return bot.handle.run(request);
    },
  });
});
afterEach(async () => {
  await platform.stop();
  await discord[Symbol.asyncDispose]();
});

const event = (id = "1") =>
  JSON.stringify({
    id,
    application_id: discord.world.application,
    type: 2,
    token: "t",
    data: { id: "5", name: "step", type: 1 },
    user: { id: "9", username: "ana" },
    channel_id: "7",
  });

async function send(
  body: string,
  headers: Record<string, string>,
  path = INTERACTIONS_PATH,
): Promise<Response> {
  return fetch(`http://127.0.0.1:${platform.port()}${path}`, { method: "POST", body, headers });
}

describe("a request", () => {
  test("that Discord signed is answered in its response", async () => {
    const response = await send(event(), signed(event(), NOW));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ type: 4 });
    expect(runs).toBe(1);
  });

  test("that asks whether anybody is there is told so", async () => {
    const body = JSON.stringify({ id: "1", type: 1 });
    const response = await send(body, signed(body, NOW));
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
  });

  const good = () => signed(event(), NOW);
  const refused: readonly (readonly [string, () => Record<string, string>])[] = [
    ["without a signature", () => ({ ...good(), "x-signature-ed25519": "" })],
    [
      "with a signature cut short",
      () => ({ ...good(), "x-signature-ed25519": good()["x-signature-ed25519"]?.slice(2) ?? "" }),
    ],
    [
      "with one letter of the signature changed",
      () => ({
        ...good(),
        "x-signature-ed25519": (good()["x-signature-ed25519"] ?? "").replace(/^./u, (digit) =>
          digit === "0" ? "1" : "0",
        ),
      }),
    ],
    ["with another body's signature", () => signed(event("2"), NOW)],
    [
      "with another time than was signed",
      () => ({ ...good(), "x-signature-timestamp": String(NOW / 1000 + 1) }),
    ],
    ["without a time", () => ({ ...good(), "x-signature-timestamp": "" })],
    ["with a time that is no number", () => ({ ...good(), "x-signature-timestamp": "NaN" })],
    ["from six minutes ago", () => signed(event(), NOW - 360_000)],
    ["from two minutes ahead", () => signed(event(), NOW + 120_000)],
  ];
  test.each(refused)("%s is refused with 401 and has no effect", async (_name, headers) => {
    expect((await send(event(), headers())).status).toBe(401);
    expect(runs).toBe(0);
  });

  test("sent again is refused, and runs once", async () => {
    await send(event(), good());
    expect((await send(event(), good())).status).toBe(401);
    expect(runs).toBe(1);
  });

  test("to another address, or far too long, is refused", async () => {
    expect((await send(event(), good(), "/")).status).toBe(404);
    const long = "x".repeat(2_000_000);
    expect((await send(long, signed(long, NOW))).status).toBe(413);
  });
});

test("a public key that is none says where to find it", () => {
  expect(() => readPublicKey("abc")).toThrow(/DISCORD_PUBLIC_KEY.*General Information/u);
});
