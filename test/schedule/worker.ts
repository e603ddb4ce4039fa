/**
 * A process that runs the real scheduler against the ledger platform, to be killed or frozen. Its settings come
 * as one JSON argument; it writes `ready` when it works, and ends in order at SIGTERM.
 */

import { randomUUID } from "node:crypto";
import { systemClock } from "../../src/core/clock.ts";
import type { Poster } from "../../src/core/delivery.ts";
import { silentLog } from "../../src/core/ports.ts";
import { type Deliveries, type Store, StoreError } from "../../src/core/store.ts";
import { dailyJob } from "../../src/reading/daily/job.ts";
import type { Step } from "../../src/schedule/engine.ts";
import { Scheduler } from "../../src/schedule/scheduler.ts";
import type { Timing } from "../../src/schedule/timing.ts";
import { type OpenStore, openWithHandle, type StoreSource } from "../../src/store/open.ts";
import { smallCorpus } from "../contract/small-corpus.ts";
import type { Manner } from "../fakes/ledger-platform.ts";
import { ledgerPoster } from "../fakes/ledger-poster.ts";

/** What is taken out of the protocol, to prove that its tests would notice. */
export type Mutation = "no look" | "no fence" | "no unique key";

export interface WorkerSettings {
  readonly source: StoreSource;
  readonly platform: string;
  readonly manner: Manner;
  readonly timing: Partial<Timing>;
  readonly perSecond: number;
  /** Posts through the project's own adapter to a stand-in that speaks the platform's protocol. */
  readonly adapter?: boolean;
  readonly mutation?: Mutation;
  /** Where to die or freeze by its own hand, the n-th time it comes there. */
  readonly crash?: { readonly step: Step; readonly nth: number; readonly signal: "SIGKILL" | "SIGSTOP" };
}

if (process.argv[1] === import.meta.filename) {
  const settings = JSON.parse(process.argv[2] ?? "{}") as WorkerSettings;
  await main(settings).catch((error: unknown) => {
    // A store that is away right now: whoever started it starts another.
    if (error instanceof StoreError) process.exit(1);
    throw error;
  });
}

async function main(settings: WorkerSettings): Promise<void> {
  const opened = await openWithHandle(settings.source, {
    clock: systemClock,
    log: silentLog,
    connections: 5,
  });
  let times = 0;
  const scheduler = new Scheduler({
    store: mutated(opened, settings.mutation),
    jobs: [dailyJob({ corpusOf: () => smallCorpus(), buttonsFor: () => [] })],
    posters: [
      settings.adapter === true
        ? await adapterPoster(settings.platform, settings.manner, opened.store)
        : ledgerPoster(settings.platform, settings.manner, {
            limits: { perSecond: settings.perSecond, perChannelMs: 0, perLookUpMs: 0 },
            neverLooks: settings.mutation === "no look",
          }),
    ],
    clock: systemClock,
    log: silentLog,
    random: Math.random,
    zones: "test",
    instance: { id: randomUUID(), host: "test", pid: process.pid },
    timing: settings.timing,
    at: async (step) => {
      if (settings.crash?.step !== step || ++times !== settings.crash.nth) return;
      process.kill(process.pid, settings.crash.signal);
      // The signal arrives between two turns of the event loop.
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
  });
  scheduler.start();
  process.on("SIGTERM", async () => {
    await scheduler.stop();
    await opened.store.close();
    process.exit(0);
  });
  process.stdout.write("ready\n");
}

/** Made as the platforms make theirs: the libraries repeat nothing by themselves. */
async function adapterPoster(base: string, manner: Manner, { choices }: Store): Promise<Poster> {
  if (manner === "slack") {
    const [{ webApi }, { SlackPoster }, { BOT_TOKEN }, { BOT }] = await Promise.all([
      import("@slack/bolt"),
      import("../../src/platforms/slack/deliver.ts"),
      import("../fakes/slack/server.ts"),
      import("../fakes/slack/world.ts"),
    ]);
    const client = new webApi.WebClient(BOT_TOKEN, {
      slackApiUrl: base,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logLevel: webApi.LogLevel.ERROR,
    });
    return new SlackPoster(async () => ({ client, bot: BOT }), choices, 10);
  }
  const [{ createPoster }, { deliveryRest }, { TOKEN }] = await Promise.all([
    import("../../src/platforms/discord/deliver.ts"),
    import("../../src/platforms/discord/rest.ts"),
    import("../fakes/discord/discord.ts"),
  ]);
  const self = process.env["PAPERBOY_TEST_SELF"] ?? "";
  return createPoster({ rest: deliveryRest({ api: base, token: TOKEN }), choices, self: async () => self });
}

/** The store with one guarantee taken out. */
export function mutated({ store, db }: OpenStore, mutation: Mutation | undefined): Store {
  const change = (deliveries: Deliveries): Deliveries => {
    if (mutation === "no fence") {
      return {
        ...deliveries,
        // What the real one does, without asking whether the claim is still its own.
        settle: async (claimed, settlement, now) => {
          const { fence } = (await deliveries.get(claimed.tenantId, claimed.id)) ?? claimed;
          await db
            .updateTable("delivery")
            .set({ state: "sending" })
            .where("tenantId", "=", claimed.tenantId)
            .where("id", "=", claimed.id)
            .execute();
          return await deliveries.settle({ ...claimed, fence }, settlement, now);
        },
      };
    }
    if (mutation === "no unique key") {
      return {
        ...deliveries,
        add: (delivery, now) =>
          deliveries.add({ ...delivery, dedupeKey: `${delivery.dedupeKey}:${randomUUID()}` }, now),
      };
    }
    return deliveries;
  };
  if (mutation === undefined || mutation === "no look") return store;
  return {
    engine: store.engine,
    get tables() {
      return { ...store.tables, deliveries: change(store.tables.deliveries) };
    },
    get choices() {
      return store.choices;
    },
    tx: (fn) => {
      // Without the fence the update runs beside the transaction, so it cannot be inside one.
      if (mutation === "no fence")
        return fn({ ...store.tables, deliveries: change(store.tables.deliveries) });
      return store.tx((tables) => fn({ ...tables, deliveries: change(tables.deliveries) }));
    },
    now: () => store.now(),
    skew: () => store.skew(),
    close: () => store.close(),
  };
}
