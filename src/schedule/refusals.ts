/**
 * Discord bans an address that meets 10,000 refusals (401, 403, 429) in ten minutes ("Invalid Request Limit", page
 * "Rate Limits"). Each request that may be refused is given room first, so that far fewer ever are, however many
 * channels are closed to us at the same time.
 */

import type { Clock } from "../core/clock.ts";
import type { PlatformName } from "../core/ports.ts";

const WINDOW_MS = 10 * 60_000;

interface Room {
  /** When the refusals of the last ten minutes were met, by the monotonic clock, oldest first. */
  met: number[];
  /** Requests under way, any of which may be refused. */
  open: number;
}

export class Refusals {
  readonly #clock: Clock;
  readonly #rooms = new Map<PlatformName, Room>();
  /** Processes that share the limit. */
  sharers = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * 0 gives room for one request, to be handed back with `end`; otherwise how long to wait before asking again, ms.
   * `limit` is how many refusals all processes together may meet in ten minutes; without one there is always room.
   */
  begin(platform: PlatformName, limit: number | undefined): number {
    const room = this.#roomOf(platform);
    const share = limit === undefined ? Number.POSITIVE_INFINITY : Math.max(1, limit / this.sharers);
    if (room.met.length + room.open + 1 <= share) {
      room.open += 1;
      return 0;
    }
    // The next to end may have been taken, or the oldest refusal leaves the window.
    const oldest = room.met[0];
    const leaves = oldest === undefined ? WINDOW_MS : oldest + WINDOW_MS - this.#clock.monotonic();
    return Math.max(1, Math.ceil(room.open > 0 ? Math.min(1_000, leaves) : leaves));
  }

  end(platform: PlatformName, refused: boolean): void {
    const room = this.#roomOf(platform);
    room.open -= 1;
    if (refused) room.met.push(this.#clock.monotonic());
  }

  #roomOf(platform: PlatformName): Room {
    const room = this.#rooms.get(platform) ?? { met: [], open: 0 };
    this.#rooms.set(platform, room);
    const since = this.#clock.monotonic() - WINDOW_MS;
    const first = room.met.findIndex((at) => at > since);
    room.met = first < 0 ? [] : room.met.slice(first);
    return room;
  }
}
