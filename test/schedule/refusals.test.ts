/** However many channels are closed to us at once, a platform meets few refusals. */

import { afterEach, expect, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import { Refusals } from "../../src/schedule/refusals.ts";
import type { Fault } from "../fakes/ledger-platform.ts";
import { MINUTE, SECOND, type Stage, stage } from "./stage.ts";

let set: Stage | undefined;
afterEach(() => set?.close());

const LIMITS = { perSecond: Number.POSITIVE_INFINITY, perChannelMs: 0, perLookUpMs: 0, refusals: 100 };

/** The most of these instants that lie within ten minutes of each other. */
const mostInTenMinutes = (instants: readonly number[]) =>
  Math.max(
    0,
    ...instants.map((from) => instants.filter((at) => at >= from && at < from + 10 * MINUTE).length),
  );

test.each<readonly [string, Fault]>([
  ["closed to us (403)", "403"],
  ["limited without an end (429)", "429"],
])(
  "25 · 250 channels %s at one minute: never above 100 refusals in 10 minutes, and those that are open get theirs",
  async (_name, fault) => {
    set = await stage({
      manner: "discord",
      limits: LIMITS,
      ledger: {
        retryAfterMs: 3_600_000,
        fault: ({ channel }) => (channel.startsWith("closed") ? fault : "none"),
      },
    });
    for (let i = 0; i < 250; i++) await set.add(`closed ${i}`, { channelId: `closed${i}` });
    for (let i = 0; i < 20; i++) await set.add(`open ${i}`, { channelId: `open${i}` });
    for (let i = 0; i < 80; i++) await set.turn(30 * SECOND);
    const refused = set.ledger.requests.filter((request) => request.fault === fault);
    expect(mostInTenMinutes(refused.map(({ at }) => at))).toBeLessThanOrEqual(100);
    // Each is asked once, and then not again.
    const perChannel = Map.groupBy(refused, ({ channel }) => channel);
    expect(perChannel.size).toBe(250);
    expect(Math.max(...[...perChannel.values()].map((requests) => requests.length))).toBeLessThanOrEqual(2);
    expect(set.ledger.messages).toHaveLength(20);
  },
);

test("processes share the limit; a request that is under way counts until it ended well", () => {
  const clock = new TurnedClock(0);
  const refusals = new Refusals(clock);
  refusals.sharers = 5;
  const taken = Array.from({ length: 21 }, () => refusals.begin("discord", 100));
  expect(taken.filter((wait) => wait === 0)).toHaveLength(20);
  expect(taken.at(-1)).toBe(1_000);
  refusals.end("discord", false);
  expect(refusals.begin("discord", 100)).toBe(0);
  for (let i = 0; i < 20; i++) refusals.end("discord", true);
  clock.advance(4 * MINUTE);
  expect(refusals.begin("discord", 100)).toBe(6 * MINUTE);
  expect(refusals.begin("slack", undefined)).toBe(0);
  clock.advance(6 * MINUTE);
  expect(refusals.begin("discord", 100)).toBe(0);
});
