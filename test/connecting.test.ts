/** A platform that is away when Paperboy starts: tried again at growing distances, and said. */

import { expect, test } from "vitest";
import { Connecting } from "../src/connecting.ts";
import { TurnedClock } from "../src/core/clock.ts";
import { Unreachable } from "../src/core/errors.ts";
import { type Handle, silentLog } from "../src/core/ports.ts";
import { testBot } from "./contract/bot.ts";

const handle: Handle = testBot().handle;

/** A platform whose starts end as told, one after another, and then well; and when they were tried, in s. */
function scripted(...ends: readonly (Error | undefined)[]) {
  const clock = new TurnedClock(0);
  const tries: number[] = [];
  const left = [...ends];
  const connecting = new Connecting({
    name: "Slack",
    platform: {
      name: "slack",
      start: async () => {
        tries.push(clock.monotonic() / 1000);
        const end = left.shift();
        if (end !== undefined) throw end;
      },
    },
    problem: () => undefined,
    clock,
    log: silentLog,
    random: () => 0.5,
  });
  const turn = async (seconds: number) => {
    for (let s = 0; s < seconds; s++) {
      clock.advance(1_000);
      for (let i = 0; i < 5; i++) await Promise.resolve();
    }
  };
  return { connecting, tries, turn };
}

const away = new Unreachable("Slack could not be reached: check the network.");

test("is tried after 2, 4, 8 … s, at most 5 minutes apart, until it is there", async () => {
  const { connecting, tries, turn } = scripted(...Array<Error>(11).fill(away));
  expect(connecting.problem()).toBe("not connected yet");
  expect(await connecting.tryOnce(handle)).toBe(false);
  const trying = connecting.keepTrying(handle, new AbortController().signal);
  await turn(3_600);
  await trying;
  expect(tries.map((at, i) => at - (tries[i - 1] ?? 0))).toEqual([
    0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300,
  ]);
  expect([connecting.connected, connecting.problem()]).toEqual([true, undefined]);
});

test("says why, how often it was tried and when it is tried again", async () => {
  const { connecting, turn } = scripted(away, away);
  await connecting.tryOnce(handle);
  expect(connecting.problem()).toBe(
    "Slack could not be reached: check the network. Tried once; again in 2 s.",
  );
  await turn(1);
  expect(connecting.problem()).toContain("again in 1 s.");
  const ending = new AbortController();
  const trying = connecting.keepTrying(handle, ending.signal);
  await turn(1);
  expect(connecting.problem()).toContain("Tried 2 times; again in 4 s.");
  ending.abort();
  await trying;
  expect(connecting.connected).toBe(false);
});

test("one that refuses us is not tried again, at once or later", async () => {
  const refused = new Error("Slack does not accept the bot token.");
  const first = scripted(refused);
  await expect(first.connecting.tryOnce(handle)).rejects.toBe(refused);
  const later = scripted(away, refused);
  await later.connecting.tryOnce(handle);
  const trying = later.connecting.keepTrying(handle, new AbortController().signal);
  const ended = expect(trying).rejects.toBe(refused);
  await later.turn(10);
  await ended;
  expect(later.tries).toEqual([0, 2]);
});
