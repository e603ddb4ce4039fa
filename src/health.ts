/** Health and metrics of a running bot, for whoever watches over it. */

import type { Clock } from "./core/clock.ts";
import type { Corpus } from "./core/corpus.ts";
import type { Log } from "./core/ports.ts";
import { PUBLIC_ADDRESS, type Store } from "./core/store.ts";
import type { Running } from "./status.ts";
import { calendarRoute } from "./web/calendar.ts";
import { dailyFeedRoute } from "./web/daily-feed.ts";
import type { Metrics } from "./web/metrics.ts";
import { serveWeb, type Web } from "./web/server.ts";

export interface HealthParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly running: readonly Running[];
  /** The papers of a tenant, by its id, for calendar feeds. */
  readonly corpusOf: (tenantId: string) => Corpus | Promise<Corpus>;
}

/** Serves /healthz, /readyz, /metrics and calendar feeds. Rejects when the port is taken, naming it. */
export async function serveHealth(
  at: { readonly host: string; readonly port: number; readonly publicUrl?: string },
  { clock, log, metrics, store, running, corpusOf }: HealthParts,
): Promise<Web> {
  const storeCheck = {
    name: "store",
    async problem() {
      await store.tables.meta.get("schema");
      return undefined;
    },
  };
  await store.tables.meta.set(PUBLIC_ADDRESS, at.publicUrl ?? "");
  const routes = {
    calendar: calendarRoute({ store, clock, corpusOf }),
    feed: dailyFeedRoute({ store, corpusOf }),
  };
  const { host, port } = at;
  return await serveWeb({ host, port, clock, log, metrics, checks: [storeCheck, ...running], routes });
}
