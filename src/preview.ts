/** Without tokens: everything on a local page, with a clock that can be turned and a store that starts empty. */

import { makeBot } from "./bot.ts";
import { systemClock } from "./core/clock.ts";
import { makeDrawers } from "./drawers.ts";
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

/** Serves the page until `stopped` resolves. */
export async function preview({ config, log }: Running, stopped: Promise<void>): Promise<ExitStatus> {
  const clock = new OffsetClock(systemClock);
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
  const { handle, corpus, scheduler } = await makeBot({
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
      const posts = await dueBetween(store.tables, () => corpus, clock.now(), from, from + AHEAD);
      return posts
        .filter((post) => post.paper !== undefined)
        .slice(0, limit)
        .map(({ at, zone, tenant, channel, kind }) => ({
          at: Temporal.Instant.from(at).epochMilliseconds,
          zone,
          place: { platform: "preview", tenant, channel, kind: "channel" },
          about: kind === "daily" ? "paper of the day" : kind,
        }));
    },
    async tick() {
      passing = idle().then(() => scheduler.pass());
      await passing;
    },
  };

  await platform.start(handle);
  process.stdout.write(
    `Paperboy is at ${platform.address} (no tokens are set, so this is a preview). Ctrl+C stops it.\n`,
  );
  const end = new AbortController();
  void stopped.then(() => end.abort());
  while (!end.signal.aborted) {
    await upcoming.tick().catch((error: unknown) => log.error("the scheduler could not work", { error }));
    await systemClock.wait(TICK, end.signal);
  }
  await platform.stop();
  await idle();
  await store.close();
  return 0;
}
