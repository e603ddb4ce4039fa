/**
 * The time that rules a store. On PostgreSQL every replica goes by the database's clock, so that they agree;
 * on SQLite by the machine's. Neither runs back: a mark of the latest time seen is kept in the store, and the
 * time never falls more than five minutes behind it.
 */

import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/ports.ts";
import { REPLAN_FROM, type Tables } from "../core/store.ts";

/** How often the database's clock is read, and the mark written, at most; ms. */
const MEASURE_EVERY = 60_000;
const MARK_EVERY = 10_000;
const MAY_FALL_BACK = 5 * 60_000;
/** A clock further behind its mark than this was wrong before: the mark is given up, future times are redone. */
const WAS_FAR_AHEAD = 26 * 3_600_000;
/** Meta key of the mark. */
const MARK = "clock-mark";

export interface RulingClock {
  now(): Promise<number>;
  skew(): number;
}

export interface RulingClockOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly meta: Tables["meta"];
  /** Reads the database's clock, ms; absent where the machine's clock rules. */
  readonly measure?: () => Promise<number>;
}

export function rulingClock({ clock, log, meta, measure }: RulingClockOptions): RulingClock {
  let measured: { readonly database: number; readonly monotonic: number; readonly wall: number } | undefined;
  let mark: number | undefined;
  let written = Number.NEGATIVE_INFINITY;
  let wasHeld = false;

  async function source(): Promise<number> {
    if (measure === undefined) return clock.now();
    const monotonic = clock.monotonic();
    // The monotonic reading stands still while a machine sleeps; the wall clock tells that it did.
    const drift = measured && clock.now() - measured.wall - (monotonic - measured.monotonic);
    if (
      measured === undefined ||
      monotonic - measured.monotonic >= MEASURE_EVERY ||
      Math.abs(drift ?? 0) > 2_000
    ) {
      const database = await measure();
      const after = clock.monotonic();
      measured = { database: database + (after - monotonic) / 2, monotonic: after, wall: clock.now() };
    }
    return Math.round(measured.database + clock.monotonic() - measured.monotonic);
  }

  return {
    skew: () => (measured === undefined ? 0 : measured.wall - measured.database),
    now: async () => {
      const time = await source();
      mark ??= Number((await meta.get(MARK)) ?? time);
      if (time < mark - WAS_FAR_AHEAD) {
        log.error("clock.was-far-ahead", { behindMs: mark - time });
        await meta.set(REPLAN_FROM, String(time));
        mark = time;
        written = Number.NEGATIVE_INFINITY;
      }
      const held = time < mark - MAY_FALL_BACK;
      if (held && !wasHeld) log.warn("clock.ran-back", { behindMs: mark - time });
      wasHeld = held;
      mark = Math.max(time, mark);
      if (mark - written >= MARK_EVERY) {
        written = mark;
        await meta.set(MARK, String(mark));
      }
      return Math.max(time, mark - MAY_FALL_BACK);
    },
  };
}
