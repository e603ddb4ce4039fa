/** Without tokens: everything on a local page, with a clock that can be turned and a store that starts empty. */

import { makeBot } from "./bot.ts";
import type { Config } from "./config.ts";
import { type Clock, systemClock } from "./core/clock.ts";
import { type Log, silentLog } from "./core/ports.ts";
import { makeDrawers } from "./drawers.ts";
import { keepCompleting } from "./library/completer.ts";
import { OffsetClock } from "./platforms/preview/clock.ts";
import type { Upcoming } from "./platforms/preview/ports.ts";
import { previewPoster } from "./platforms/preview/poster.ts";
import { PreviewPlatform } from "./platforms/preview/preview.ts";
import { dueBetween } from "./reading/due.ts";
import type { ExitStatus, Running } from "./run.ts";
import { lazyStore } from "./state.ts";

/** How far ahead the timeline looks. */
const AHEAD = 21 * 86_400_000;
/** How often what has become due is looked for, ms. */
const TICK = 1_000;

export interface PreviewParts {
  readonly config: Pick<Config, "preview" | "seeds" | "zone">;
  /** The clock that is turned; it is never set itself. */
  readonly clock: Clock;
  readonly log: Log;
}

export interface RunningPreview {
  /** `http://127.0.0.1:8787` */
  readonly address: string;
  stop(): Promise<void>;
}

/** Serves the page until `stopped` resolves. */
export async function preview({ config, log }: Running, stopped: Promise<void>): Promise<ExitStatus> {
  const running = await startPreview({ config, clock: systemClock, log: quiet(config, log) });
  process.stdout.write(
    `Paperboy is at ${running.address} (no tokens are set, so this is a preview). Ctrl+C stops it.\n`,
  );
  await stopped;
  await running.stop();
  return 0;
}

/** Who tries Paperboy reads one line; what is usual is logged only to those who ask for everything. */
function quiet({ logLevel }: Config, log: Log): Log {
  if (logLevel === "debug") return log;
  const { warn, error } = log;
  return { ...silentLog, warn: warn.bind(log), error: error.bind(log) };
}

/** Starts the page. Rejects when its port is taken or the seeds cannot be read. */
export async function startPreview({ config, clock: base, log }: PreviewParts): Promise<RunningPreview> {
  const clock = new OffsetClock(base);
  const store = lazyStore({ memory: true, clock, log });
  const platform: PreviewPlatform = new PreviewPlatform({
    ...config.preview,
    drawers: makeDrawers(store.choices),
    clock,
    log,
    upcoming: { next: (from, limit) => upcoming.next(from, limit), tick: () => upcoming.tick() },
    reset: async () => {
      await idle();
      await store.close();
    },
  });
  const { handle, corpusOf, scheduler, sources } = await makeBot({
    config,
    clock,
    log,
    store,
    posters: [previewPoster(platform)],
    running: [],
  });

  // One pass at a time: a turned clock and the ticking one must not take the same work.
  let passing: Promise<unknown> = Promise.resolve();
  const idle = () => passing.catch(() => {});
  const upcoming: Upcoming = {
    async next(from, limit) {
      const posts = await dueBetween(store.tables, corpusOf, clock.now(), from, from + AHEAD);
      return posts
        .filter((post) => post.skip === undefined)
        .map(({ at, zone, tenant, channel, about }) => ({
          at: Temporal.Instant.from(at).epochMilliseconds,
          zone,
          place: { platform: "preview", tenant, channel, kind: "channel" } as const,
          about: about ?? "paper of the day",
        }))
        .filter(({ at }) => at > from)
        .slice(0, limit);
    },
    async tick() {
      passing = idle().then(() => scheduler.pass());
      await passing;
    },
  };

  await platform.start(handle);
  const end = new AbortController();
  const ticking = tickUntil(end.signal, base, () =>
    upcoming.tick().catch((error: unknown) => log.error("the scheduler could not work", { error })),
  );
  // Waits by the machine's clock: a turned one must not make a source be asked without pause.
  const completing = keepCompleting({ store, sources, corpusOf, clock: base, log }, end.signal);
  return {
    address: platform.address,
    async stop() {
      end.abort();
      await Promise.all([ticking, completing]);
      await platform.stop();
      await idle();
      await store.close();
    },
  };
}

async function tickUntil(signal: AbortSignal, clock: Clock, tick: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await tick();
    await clock.wait(TICK, signal);
  }
}
