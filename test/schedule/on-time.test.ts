/** Many channels at nine in the morning: how long after the minute the first request for each is made. */

import { afterEach, expect, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import type { Poster } from "../../src/core/delivery.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Store } from "../../src/core/store.ts";
import { createPoster } from "../../src/platforms/discord/deliver.ts";
import { deliveryRest } from "../../src/platforms/discord/rest.ts";
import { SlackPoster } from "../../src/platforms/slack/deliver.ts";
import { dailyJob } from "../../src/reading/daily/job.ts";
import { Scheduler } from "../../src/schedule/scheduler.ts";
import { openStore } from "../../src/store/open.ts";
import { smallCorpus } from "../contract/small-corpus.ts";
import { aSubscription } from "../contract/subscription.ts";

const NINE = Date.parse("2026-11-22T09:00:00Z");
const choices = { keep: async () => {}, find: async () => undefined };
/** The limits that the adapters themselves keep to. */
const LIMITS = {
  slack: new SlackPoster(async () => undefined, choices, 1_500).limits,
  discord: createPoster({
    rest: deliveryRest({ api: "http://127.0.0.1:9", token: "t" }),
    choices,
    self: async () => "1",
  }).limits,
} as const;

// What one platform's limit holds back must not take the places of the other's posts.
let store: Store | undefined;
afterEach(() => store?.close());

test("39 · 200 subscriptions at 09:00, half of them on each platform: p99 of the first request below 5 s after due", async () => {
  const clock = new TurnedClock(NINE - 60_000);
  store = await openStore({ memory: true }, { clock, log: silentLog, databaseClock: false });
  for (const platform of ["slack", "discord"] as const) {
    const { id: tenantId } = await store.tables.tenants.ensure(platform, "T1", "Team", clock.now());
    for (let i = 0; i < 100; i++) {
      await store.tables.channels.ensure(tenantId, `C${i}`);
      const due = { localTime: "09:00", nextLocalDate: "2026-11-22", nextAt: NINE };
      const what = { id: `s${i}`, channelId: `C${i}`, tz: "UTC", weekdays: 127 };
      const queryJson = '{"filters":{},"skips":[]}';
      await store.tables.subscriptions.add(aSubscription({ tenantId, ...what, ...due, queryJson }));
    }
  }
  const asked: number[] = [];
  const poster = (platform: "slack" | "discord"): Poster => ({
    platform,
    limits: LIMITS[platform],
    repeatIsSafeForMs: 0,
    post: async ({ deliveryId }) => {
      asked.push(clock.now() - NINE);
      await clock.wait(200);
      return { kind: "sent", externalId: deliveryId };
    },
    find: async () => ({ kind: "absent" }),
  });
  const scheduler = new Scheduler({
    store,
    jobs: [dailyJob({ corpusOf: () => smallCorpus(), buttonsFor: () => [] })],
    posters: [poster("slack"), poster("discord")],
    clock,
    log: silentLog,
    random: () => 0.5,
    zones: "2026f",
    instance: { id: "i", host: "test", pid: 1 },
  });
  scheduler.start();
  // The clock moves on when everything that could be done at this instant was done.
  for (let turned = 0; turned < 120_000 && asked.length < 200; turned += 20) {
    clock.advance(20);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  }
  const stopped = scheduler.stop();
  clock.advance(1_000);
  await stopped;
  asked.sort((one, other) => one - other);
  expect(asked).toHaveLength(200);
  expect(asked[0]).toBeGreaterThanOrEqual(0);
  expect(asked[Math.ceil(0.99 * asked.length) - 1]).toBeLessThan(5_000);
});
