/** A scheduler on a turned clock with a real store and the ledger platform, in one process. */

import { TurnedClock } from "../../src/core/clock.ts";
import type { Poster, PostLimits } from "../../src/core/delivery.ts";
import type { Job } from "../../src/core/job.ts";
import type { DrawLive } from "../../src/core/live.ts";
import { type Log, silentLog } from "../../src/core/ports.ts";
import { reply, text } from "../../src/core/reply.ts";
import type { Delivery, NewDelivery, Store, Subscription } from "../../src/core/store.ts";
import type { Step } from "../../src/schedule/engine.ts";
import { Scheduler } from "../../src/schedule/scheduler.ts";
import { openStore, type StoreSource } from "../../src/store/open.ts";
import { aSubscription } from "../contract/subscription.ts";
import { type LedgerOptions, LedgerPlatform, type Manner } from "../fakes/ledger-platform.ts";
import { ledgerPoster } from "../fakes/ledger-poster.ts";

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** A Sunday. */
export const NOON = Date.parse("2026-11-22T12:00:00Z");

export interface StageOptions {
  readonly manner?: Manner;
  readonly ledger?: Partial<LedgerOptions>;
  readonly limits?: PostLimits;
  readonly repeatIsSafeForMs?: number;
  readonly jobs?: readonly Job[];
  readonly source?: StoreSource;
  readonly start?: number;
  readonly log?: Log;
  /** Draws what goes on changing, and where it is drawn. */
  readonly live?: DrawLive;
  readonly edit?: Poster["edit"];
  readonly at?: (step: Step, delivery?: Delivery) => Promise<void> | void;
}

export interface Stage {
  readonly clock: TurnedClock;
  readonly ledger: LedgerPlatform;
  readonly store: Store;
  readonly tenantId: string;
  readonly scheduler: Scheduler;
  /** Another scheduler on the same store, as after a restart or on another machine. */
  another(zones?: string, jobs?: readonly Job[]): Scheduler;
  /** Puts down something to post now; the channel is made. */
  add(key: string, given?: Partial<NewDelivery>): Promise<void>;
  subscribe(given?: Partial<Subscription>): Promise<Subscription>;
  row(key: string): Promise<Delivery>;
  /** Turns the clock and works off what is due then. */
  turn(ms: number): Promise<void>;
  /** Requests to post, as `channel fault`. */
  posts(): readonly string[];
  close(): Promise<void>;
}

/** Where stages remember: the same tests are run on another engine by setting this. */
export const stages = { source: async (): Promise<StoreSource> => ({ memory: true }) };

export async function stage(options: StageOptions = {}): Promise<Stage> {
  const clock = new TurnedClock(options.start ?? NOON);
  const manner = options.manner ?? "slack";
  const ledger = new LedgerPlatform({ manner, now: () => clock.now(), ...options.ledger });
  await ledger.start();
  const log = options.log ?? silentLog;
  const store = await openStore(options.source ?? (await stages.source()), {
    clock,
    log,
    databaseClock: false,
  });
  const { id: tenantId } = await store.tables.tenants.ensure(manner, "T1", "Team", clock.now());
  let instances = 0;
  const another = (zones = "2026f", jobs = options.jobs ?? []) =>
    new Scheduler({
      store,
      jobs,
      posters: [
        {
          ...ledgerPoster(ledger.url, manner, {
            ...(options.limits === undefined ? {} : { limits: options.limits }),
            ...(options.repeatIsSafeForMs === undefined
              ? {}
              : { repeatIsSafeForMs: options.repeatIsSafeForMs }),
          }),
          ...(options.edit === undefined ? {} : { edit: options.edit }),
        },
      ],
      ...(options.live === undefined ? {} : { live: options.live }),
      clock,
      log,
      random: () => 0,
      zones,
      instance: { id: `i${instances++}`, host: "test", pid: 1 },
      ...(options.at === undefined ? {} : { at: options.at }),
    });
  const scheduler = another();
  return {
    clock,
    ledger,
    store,
    tenantId,
    scheduler,
    another,
    add: async (key, given = {}) => {
      const channelId = given.person === undefined ? (given.channelId ?? "C1") : undefined;
      if (channelId !== undefined) await store.tables.channels.ensure(tenantId, channelId);
      const now = clock.now();
      await store.tables.deliveries.add(
        {
          tenantId,
          dedupeKey: key,
          kind: "plain",
          payloadJson: JSON.stringify(reply([text(key)])),
          dueAt: now,
          expiresAt: now + 12 * HOUR,
          ...given,
          ...(channelId === undefined ? {} : { channelId }),
        },
        now,
      );
    },
    subscribe: async (given = {}) => {
      const subscription = aSubscription({
        tenantId,
        tz: "UTC",
        localTime: "12:05",
        weekdays: 127,
        queryJson: '{"filters":{},"skips":[]}',
        ...given,
      });
      await store.tables.channels.ensure(tenantId, subscription.channelId);
      await store.tables.subscriptions.add(subscription);
      return subscription;
    },
    row: async (key) => {
      const row = await store.tables.deliveries.findByKey(tenantId, key);
      if (row === undefined) throw new Error(`no delivery ${key}`);
      return row;
    },
    turn: async (ms) => {
      clock.advance(ms);
      await scheduler.pass();
    },
    posts: () =>
      ledger.requests
        .filter(({ what }) => what === "post")
        .map(({ channel, fault }) => `${channel} ${fault}`),
    close: async () => {
      await ledger.stop();
      await store.close();
    },
  };
}
