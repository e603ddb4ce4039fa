/** The connection of Socket Mode: lost in every way, and there again. */

import { App } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.ts";
import type { Log } from "../../../src/core/ports.ts";
import { boltLogger } from "../../../src/platforms/slack/log.ts";
import { SteadySocket } from "../../../src/platforms/slack/socket.ts";
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from "../../fakes/slack/server.ts";

let slack: FakeSlack;
let socket: SteadySocket;
let heard: string[];
const events: string[] = [];
const note = (event: string) => void events.push(event);
const log: Log = { debug: note, info: note, warn: note, error: note };

beforeEach(async () => {
  heard = [];
  events.length = 0;
  slack = new FakeSlack({ scopes: [] });
  await slack.start();
  socket = new SteadySocket({
    appToken: APP_TOKEN,
    apiUrl: slack.apiBase,
    clock: systemClock,
    random: () => 0.5,
    log,
    logger: boltLogger(log),
    pongMs: 600,
  });
  const app = new App({
    receiver: socket.receiver,
    authorize: async () => ({ botToken: BOT_TOKEN }),
    convoStore: false,
    ignoreSelf: false,
  });
  app.command(/.*/u, async ({ ack, command }) => {
    heard.push(command.text);
    await ack();
  });
  await socket.start();
});
afterEach(async () => {
  await socket.stop();
  await slack.stop();
});

/** Asks until the connection is there, as people do. */
async function ask(text: string): Promise<void> {
  await expect
    .poll(
      () =>
        slack.socket.deliver("slash_commands", { command: "/x", text, team_id: "T1" }).then(
          () => true,
          () => false,
        ),
      { timeout: 15_000 },
    )
    .toBe(true);
}

describe("a connection that is", () => {
  test.each<[string, () => void]>([
    ["refreshed", () => slack.socket.refresh()],
    ["cut", () => slack.socket.drop()],
    ["open but deaf", () => slack.socket.deafen()],
  ])("%s is replaced", async (_name, lose) => {
    await ask("before");
    lose();
    await ask("after");
    expect(heard.at(0)).toBe("before");
    expect(heard.at(-1)).toBe("after");
    await expect.poll(() => socket.connected).toBe(true);
    expect(slack.socket.strayAcks).toEqual([]);
  });

  test("refused for a while is asked for again, more slowly each time", async () => {
    slack.faults.plan(
      "apps.connections.open",
      ...Array.from({ length: 3 }, () => ({ kind: "status", status: 503 }) as const),
    );
    slack.socket.drop();
    await ask("after");
    expect(events.filter((event) => event === "slack.socket-failed")).toHaveLength(3);
  });

  test("stopped is not asked for again", async () => {
    await socket.stop();
    expect(socket.connected).toBe(false);
    const asked = slack.calls.length;
    slack.socket.drop();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(slack.calls).toHaveLength(asked);
    expect(slack.socket.connections).toBe(0);
  });
});
