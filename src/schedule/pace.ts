/**
 * Spreads requests within what platforms allow: so many a second over all, so far apart in one channel. Each
 * process takes its share of the limits; a limit that is met all the same is told by the platform (429).
 */

import type { Clock } from "../core/clock.ts";
import type { PostLimits } from "../core/delivery.ts";
import type { PlatformName } from "../core/ports.ts";

/** Channels whose last post is remembered; they are forgotten all at once when there are more. */
const REMEMBERED = 20_000;

export class Pace {
  readonly #clock: Clock;
  readonly #next = new Map<string, number>();
  readonly #lanes = new Map<string, number>();
  /** Processes that share the limits. */
  sharers = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * How long until the next post to this channel may begin, whole ms. The turn is only taken when that is at
   * most `patience`: whoever goes away without waiting must not keep others waiting.
   */
  post(platform: PlatformName, limits: PostLimits, lane: string, patience: number): number {
    const now = this.#clock.monotonic();
    const key = `${platform}:${lane}`;
    const all = Math.max(now, this.#next.get(platform) ?? now);
    const start = Math.max(all, this.#lanes.get(key) ?? now);
    if (start - now <= patience) {
      this.#next.set(platform, all + (1_000 * this.sharers) / limits.perSecond);
      if (this.#lanes.size > REMEMBERED) this.#lanes.clear();
      this.#lanes.set(key, start + limits.perChannelMs);
    }
    return Math.ceil(start - now);
  }

  /** The same for look-ups. */
  look(platform: PlatformName, limits: PostLimits, patience: number): number {
    const now = this.#clock.monotonic();
    const key = `look:${platform}`;
    const start = Math.max(now, this.#next.get(key) ?? now);
    if (start - now <= patience) this.#next.set(key, start + limits.perLookUpMs * this.sharers);
    return Math.ceil(start - now);
  }
}
