/** Health and metrics of a running bot, for whoever watches over it. */

import type { Clock } from "./core/clock.ts";
import type { Log } from "./core/ports.ts";
import type { Store } from "./core/store.ts";
import type { Running } from "./status.ts";
import type { Metrics } from "./web/metrics.ts";
import { serveWeb, type Web } from "./web/server.ts";

export interface HealthParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly running: readonly Running[];
}

/** Serves /healthz, /readyz and /metrics. Rejects when the port is taken, naming it. */
export async function serveHealth(
  at: { readonly host: string; readonly port: number },
  { clock, log, metrics, store, running }: HealthParts,
): Promise<Web> {
  const storeCheck = {
    name: "store",
    async problem() {
      await store.tables.meta.get("schema");
      return undefined;
    },
  };
  return await serveWeb({ ...at, clock, log, metrics, checks: [storeCheck, ...running] });
}
