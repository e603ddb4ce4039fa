/** A bot that is running: its store, its commands, and the scheduler that posts what is due. */

import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { postChoices } from "../commands/shared/paper-choices.ts";
import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import type { Poster } from "./core/delivery.ts";
import type { Log } from "./core/ports.ts";
import type { Store } from "./core/store.ts";
import { random } from "./random.ts";
import { dailyJob } from "./reading/daily/job.ts";
import { digestJob } from "./reading/digest/job.ts";
import { sessionJob } from "./reading/group/job.ts";
import { drawLive } from "./reading/group/redraw.ts";
import { threadJob } from "./reading/group/thread-job.ts";
import { ZONE_DATA_VERSION } from "./reading/time/zone-data.ts";
import { Scheduler } from "./schedule/scheduler.ts";
import { makeServices, type Services } from "./services.ts";
import { type Running, statusLines } from "./status.ts";

export interface BotParts {
  readonly config: Pick<Config, "seeds" | "zone"> &
    Partial<Pick<Config, "sources" | "data" | "index" | "styles" | "summary">>;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  /** One for each platform that is posted to. */
  readonly posters: readonly Poster[];
  /** What `/paperboy status` asks how it is. */
  readonly running: readonly Running[];
  readonly random?: () => number;
}

export interface Bot extends Services {
  /** Not started. */
  readonly scheduler: Scheduler;
}

/** Loads the corpus and makes handle and scheduler. Rejects when the seeds cannot be read. */
export async function makeBot(parts: BotParts): Promise<Bot> {
  const { config, clock, log, store, posters, running } = parts;
  const drawn = parts.random ?? random;
  const services = await makeServices({
    config,
    clock,
    log,
    state: store,
    random: drawn,
    obstacle: async ({ platform, tenant }, channel) =>
      posters.find((poster) => poster.platform === platform)?.obstacle?.({ team: tenant, channel }),
    manages: async ({ platform, tenant }, person, channel) => {
      const poster = posters.find((one) => one.platform === platform);
      // Whoever sits at the terminal may do everything there.
      return poster === undefined ? person.manager : poster.manages?.({ team: tenant, channel }, person.id);
    },
    status: (place) => statusLines(store, [...running, scheduler], config.zone, place),
  });
  const { corpusOf } = services;
  const scheduler = new Scheduler({
    store,
    jobs: [
      dailyJob({ corpusOf, buttonsFor: (paper) => postChoices(paper, true) }),
      digestJob({ corpusOf }),
      threadJob({ corpusOf }),
      sessionJob({ corpusOf, now: () => clock.now() }),
    ],
    posters,
    live: async (tables, message, now) =>
      drawLive(tables, await corpusOf(message.tenantId, tables), message, now),
    clock,
    log,
    random: drawn,
    zones: ZONE_DATA_VERSION,
    instance: { id: randomUUID(), host: hostname(), pid: process.pid },
  });
  return { ...services, scheduler };
}
