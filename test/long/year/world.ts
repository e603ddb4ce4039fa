/**
 * One bot in a Slack workspace and a Discord server, on one turned clock: the real adapters against the stand-ins,
 * which have the same clock, and a store in a file, so that the bot can be killed and started anew.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { commands } from "../../../commands/index.ts";
import { TurnedClock } from "../../../src/core/clock.ts";
import type { Poster } from "../../../src/core/delivery.ts";
import { createHandle } from "../../../src/core/dispatch.ts";
import { silentLog } from "../../../src/core/ports.ts";
import type { Store } from "../../../src/core/store.ts";
import { createDiscord, type DiscordPlatform } from "../../../src/platforms/discord/connect.ts";
import { INTERACTIONS_PATH } from "../../../src/platforms/discord/signed.ts";
import { createSlack } from "../../../src/platforms/slack/connect.ts";
import { LOOK_UP_SCOPES, SCOPES } from "../../../src/platforms/slack/manifest.ts";
import type { SlackPlatform } from "../../../src/platforms/slack/settings.ts";
import { sessionJob } from "../../../src/reading/group/job.ts";
import { drawLive } from "../../../src/reading/group/redraw.ts";
import { threadJob } from "../../../src/reading/group/thread-job.ts";
import { calendar } from "../../../src/reading/time/calendar.ts";
import { Scheduler } from "../../../src/schedule/scheduler.ts";
import { openStore } from "../../../src/store/open.ts";
import { type PretendedDiscord, pretendDiscord, TOKEN } from "../../fakes/discord/discord.ts";
import { PUBLIC_KEY } from "../../fakes/discord/endpoint.ts";
import { BOT_TOKEN, FakeSlack, SIGNING_SECRET } from "../../fakes/slack/server.ts";
import { corpusOf, paper } from "../../reading/daily/papers.ts";

export const papers = corpusOf(
  Array.from({ length: 60 }, (_, i) => paper(`p${i}`, { title: `On subject ${i}`, nickname: `P${i}` })),
);

/** Nothing here is about the pace of posting, and nobody turns the clock while a post waits for its turn. */
function unhurried(poster: Poster): Poster {
  const limits = { perSecond: Number.POSITIVE_INFINITY, perChannelMs: 0, perLookUpMs: 0 };
  return new Proxy(poster, {
    get: (target, name) => {
      if (name === "limits") return limits;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

interface Process {
  readonly store: Store;
  readonly slack: SlackPlatform;
  readonly discord: DiscordPlatform;
  readonly scheduler: Scheduler;
}

export class TwoPlatforms {
  readonly clock: TurnedClock;
  readonly slack: FakeSlack;
  readonly discord: PretendedDiscord;
  readonly #folder = mkdtempSync(path.join(tmpdir(), "paperboy-year-"));
  #process: Process | undefined;
  #slackPort: number | undefined;
  #processes = 0;
  /** The process dies as soon as this has been posted: the answer is never written down. */
  dieAfterNextPost = false;

  static async begin(start: number): Promise<TwoPlatforms> {
    const clock = new TurnedClock(start);
    return new TwoPlatforms(clock, await pretendDiscord(() => clock.now()));
  }

  private constructor(clock: TurnedClock, discord: PretendedDiscord) {
    this.clock = clock;
    this.discord = discord;
    this.slack = new FakeSlack({
      clock,
      scopes: [...SCOPES, ...LOOK_UP_SCOPES].map(({ name }) => name),
      appUrl: () => `http://127.0.0.1:${this.#slackPort}/slack/events`,
    });
  }

  get running(): Process {
    if (this.#process === undefined) throw new Error("the bot is not running");
    return this.#process;
  }

  /** Starts the bot on what there is in the file. */
  async startBot(): Promise<void> {
    if (this.#processes === 0) await this.slack.start();
    const { clock } = this;
    const log = silentLog;
    const store = await openStore({ dataFolder: this.#folder }, { clock, log, databaseClock: false });
    this.#processes += 1;
    let drawn = this.#processes;
    const random = () => {
      drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648;
      return drawn / 2_147_483_648;
    };
    const choices = store.tables.choices;
    const slack = createSlack({
      botToken: BOT_TOKEN,
      connection: { mode: "http", signingSecret: SIGNING_SECRET, listen: { host: "127.0.0.1", port: 0 } },
      apiBase: this.slack.apiBase,
      ...{ clock, random, log, choices },
    });
    const discord = createDiscord({
      token: TOKEN,
      apiBase: this.discord.url,
      connection: { mode: "http", publicKey: PUBLIC_KEY, listen: { host: "127.0.0.1", port: 0 } },
      ...{ clock, random, log, choices },
    });
    const posters = [slack.poster, discord.poster];
    const handle = createHandle({
      commands,
      messageActions: [],
      corpus: () => papers,
      state: store,
      ...{ clock, calendar, random, log },
      nearest: () => [],
      status: async () => [],
      obstacle: async () => undefined,
      zone: "UTC",
    });
    await slack.start(handle);
    await discord.start(handle);
    this.#slackPort = slack.port;
    this.discord.useEndpoint(`http://127.0.0.1:${discord.port()}${INTERACTIONS_PATH}`);
    const scheduler = new Scheduler({
      store,
      jobs: [
        sessionJob({ corpusOf: () => papers, now: () => clock.now() }),
        threadJob({ corpusOf: () => papers }),
      ],
      posters: posters.map(unhurried),
      live: (tables, message, now) => drawLive(tables, papers, message, now),
      ...{ clock, log, random: () => 0 },
      zones: "2026f",
      instance: { id: `i${this.#processes}`, host: "test", pid: this.#processes },
      at: (step) => {
        if (!this.dieAfterNextPost || step !== "answered") return;
        throw new Error("the process is gone");
      },
    });
    this.#process = { store, slack, discord, scheduler };
  }

  /** The process is gone: nobody answers and nothing is posted until it is started again. */
  async kill(): Promise<void> {
    const { slack, discord, store } = this.running;
    this.#process = undefined;
    this.dieAfterNextPost = false;
    await slack.stop();
    await discord.stop();
    await store.close();
  }

  async end(): Promise<void> {
    if (this.#process !== undefined) await this.kill();
    await this.slack.stop();
    await this.discord[Symbol.asyncDispose]();
    rmSync(this.#folder, { recursive: true });
  }
}
