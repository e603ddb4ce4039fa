/**
 * Deliveries through the project's own adapters, in processes that are killed, to stand-ins of Slack and Discord
 * that speak their protocols and misbehave: each channel must hold its one message.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { LOOK_UP_SCOPES, SCOPES } from "../../src/platforms/slack/manifest.ts";
import { openStore } from "../../src/store/open.ts";
import { pretendDiscord } from "../fakes/discord/discord.ts";
import { type Manner, seeded } from "../fakes/ledger-platform.ts";
import { FakeSlack } from "../fakes/slack/server.ts";
import { BOT_USER, TEAM } from "../fakes/slack/world.ts";
import { type ChaosSettings, freshSource, kill, populate, QUICK, settled, startWorker } from "./chaos.ts";
import type { WorkerSettings } from "./worker.ts";

export interface AdapterSettings {
  readonly engine: ChaosSettings["engine"];
  readonly manner: Manner;
  readonly seed: number;
  readonly deliveries: number;
  readonly kills: number;
}

export interface AdapterResult {
  /** Channels without a message, and channels with more than one. */
  readonly lost: number;
  readonly doubled: number;
  /** What the platform would have refused. */
  readonly refused: readonly string[];
}

/** A platform with a channel for each delivery, faults planned by the seed, and a count of messages by channel. */
interface Standing {
  readonly base: string;
  channelOf(i: number): string;
  perChannel(): ReadonlyMap<string, number>;
  refused(): readonly string[];
  stop(): Promise<void>;
}

const FAULTS_PLANNED = 400;
const LATE_MS = 800;

async function standingSlack(random: () => number, deliveries: number): Promise<Standing> {
  const slack = new FakeSlack({ scopes: [...SCOPES, ...LOOK_UP_SCOPES].map(({ name }) => name) });
  await slack.start();
  const channelOf = (i: number) => `C0CHAOS${i}`;
  for (let i = 0; i < deliveries; i++) {
    slack.world.addChannel({
      id: channelOf(i),
      name: `chaos${i}`,
      kind: "public",
      creator: "U1",
      members: [BOT_USER],
    });
  }
  for (let i = 0; i < FAULTS_PLANNED; i++) {
    const draw = random();
    if (draw < 0.05) slack.faults.plan("chat.postMessage", { kind: "limited", retryAfter: 1 });
    else if (draw < 0.1) slack.faults.plan("chat.postMessage", { kind: "cut" });
    else if (draw < 0.15) slack.faults.plan("chat.postMessage", { kind: "status", status: 503 });
    else if (draw < 0.23) slack.faults.plan("chat.postMessage", { kind: "lost" });
    else if (draw < 0.28) slack.faults.plan("chat.postMessage", { kind: "late502" });
    else slack.faults.plan("chat.postMessage", { kind: "slow", ms: draw < 0.31 ? LATE_MS : 1 });
    slack.faults.plan(
      "conversations.history",
      random() < 0.1 ? { kind: "limited", retryAfter: 1 } : { kind: "slow", ms: 1 },
    );
  }
  return {
    base: slack.apiBase,
    channelOf,
    perChannel: () => countBy(slack.world.messages.map(({ channel }) => channel)),
    refused: () => slack.world.refusals,
    stop: () => slack.stop(),
  };
}

async function standingDiscord(random: () => number, deliveries: number): Promise<Standing> {
  const discord = await pretendDiscord();
  const channelOf = (i: number) => `70000000000000${String(1_000 + i)}`;
  for (let i = 0; i < deliveries; i++) {
    discord.world.addChannel({ id: channelOf(i), name: `chaos${i}`, type: 0, guild: discord.world.guild });
  }
  const post = /^\/channels\/\d+\/messages$/u;
  for (let i = 0; i < FAULTS_PLANNED; i++) {
    const draw = random();
    if (draw < 0.05) discord.faults.next("POST", post, { kind: "rate limit", retryAfter: 1 });
    else if (draw < 0.1) discord.faults.next("POST", post, { kind: "broken before" });
    else if (draw < 0.15) discord.faults.next("POST", post, { kind: "status", status: 503 });
    else if (draw < 0.23) discord.faults.next("POST", post, { kind: "answer lost" });
    else if (draw < 0.28) discord.faults.next("POST", post, { kind: "done but status", status: 502 });
    else discord.faults.next("POST", post, { kind: "slow", ms: draw < 0.31 ? LATE_MS : 1 });
  }
  process.env["PAPERBOY_TEST_SELF"] = discord.world.application;
  return {
    base: discord.url,
    channelOf,
    perChannel: () => countBy([...discord.world.messages.values()].map(({ channel }) => channel)),
    refused: () => discord.world.refused,
    stop: async () => await discord[Symbol.asyncDispose](),
  };
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

export async function adapterChaos(settings: AdapterSettings): Promise<AdapterResult> {
  const { engine, manner, deliveries } = settings;
  const random = seeded(settings.seed);
  const { source, done } = await freshSource(engine);
  const standing = await (manner === "slack" ? standingSlack : standingDiscord)(random, deliveries);
  const before = await openStore(source, { clock: systemClock, log: silentLog });
  await before.tables.tenants.ensure(manner, TEAM, "Team", await before.now());
  await populate(before, manner, deliveries, (i) => standing.channelOf(i));
  await before.close();
  const worker: WorkerSettings = {
    source,
    platform: standing.base,
    manner,
    timing: QUICK,
    perSecond: 30,
    adapter: true,
  };
  const workers = await Promise.all(
    Array.from({ length: engine === "sqlite" ? 1 : 3 }, () => startWorker(worker)),
  );
  try {
    for (let disturbed = 0; disturbed < settings.kills; disturbed++) {
      await sleep(300 + random() * 600);
      const victim = Math.floor(random() * workers.length);
      const child = workers[victim];
      if (child === undefined) continue;
      await kill(child);
      workers[victim] = await startWorker(worker);
    }
    await settled(source, workers, worker, 90_000);
    await sleep(LATE_MS + 200);
  } finally {
    for (const child of workers) await kill(child);
    await standing.stop();
    done();
  }
  const counts = standing.perChannel();
  const channels = Array.from({ length: deliveries }, (_, i) => counts.get(standing.channelOf(i)) ?? 0);
  return {
    lost: channels.filter((count) => count === 0).length,
    doubled: channels.filter((count) => count > 1).length,
    refused: standing.refused(),
  };
}
