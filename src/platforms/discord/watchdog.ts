/** Notices a connection that stays dead and has it built anew: the library reconnects, but now and then gives up. */

import { type Clock, LONGEST_WAIT } from "../../core/clock.ts";
import type { Log } from "../../core/ports.ts";

export interface Watched {
  readonly clock: Clock;
  readonly log: Log;
  /** ms. */
  readonly deadAfter: number;
  readonly signal: AbortSignal;
  readonly alive: () => boolean;
}

export interface Watchdog {
  /** For how long the connection has been dead, in ms; 0 while it lives. As of the last look. */
  deadFor(): number;
  /** Looks until the signal ends it. `rebuild` is called when the connection has been dead for too long. Never rejects. */
  run(rebuild: () => Promise<void>): Promise<void>;
}

/** A third of the limit between two looks; after a failed rebuild the limit doubles, up to ten minutes. */
export function watch({ clock, log, deadAfter, signal, alive }: Watched): Watchdog {
  let deadSince: number | undefined;
  const deadFor = () => (deadSince === undefined ? 0 : Math.max(1, clock.monotonic() - deadSince));
  return {
    deadFor,
    async run(rebuild) {
      let patience = deadAfter;
      while (!signal.aborted) {
        await clock.wait(Math.min(deadAfter / 3, LONGEST_WAIT), signal);
        if (alive()) {
          deadSince = undefined;
          patience = deadAfter;
          continue;
        }
        deadSince ??= clock.monotonic();
        if (signal.aborted || deadFor() < patience) continue;
        log.warn("the connection is dead and is built anew", { platform: "discord", ms: deadFor() });
        await rebuild().catch((error: unknown) =>
          log.warn("building the connection failed", { platform: "discord", error }),
        );
        deadSince = undefined;
        patience = Math.min(patience * 2, 600_000);
      }
    },
  };
}
