/**
 * Identifies are counted over restarts: Discord resets the token of a bot that identifies more than 1,000
 * times a day, which a crash loop reaches quickly.
 */

import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/ports.ts";

/** Where a few numbers outlive the process. `Meta` of the store is one. */
export interface Remembered {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

const KEY = "discord-identifies";
const DAY = 86_400_000;

export interface IdentifyRules {
  /** At most so many in 24 hours. */
  readonly perDay: number;
  /** ms between two identifies: Discord allows one in 5 s. */
  readonly quickGap: number;
  /** So many within ten minutes may follow one another at that distance. */
  readonly quick: number;
  /** After that, the distance in ms. */
  readonly slowGap: number;
}

export const IDENTIFY_RULES: IdentifyRules = { perDay: 200, quickGap: 5_000, quick: 5, slowGap: 30_000 };

const QUICK_WINDOW = 10 * 60_000;

/** How long to wait before the next identify, in ms, given the instants of earlier ones. */
export function identifyWait(
  earlier: readonly number[],
  now: number,
  rules: IdentifyRules = IDENTIFY_RULES,
): number {
  const today = earlier.filter((at) => at > now - DAY && at <= now).toSorted((one, other) => one - other);
  const last = today.at(-1);
  if (last === undefined) return 0;
  const crowded = today.filter((at) => at > now - QUICK_WINDOW).length >= rules.quick;
  const byGap = last + (crowded ? rules.slowGap : rules.quickGap) - now;
  const oldest = today.at(-rules.perDay);
  const byDay = oldest === undefined ? 0 : oldest + DAY - now;
  return Math.max(0, byGap, byDay);
}

/** Grants identifies one after another, across restarts when `remembered` does. */
export class IdentifyBudget {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #remembered: Remembered;
  readonly #rules: IdentifyRules;
  /** What this process did itself: all there is to go by while the store does not answer. */
  #own: readonly number[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(
    clock: Clock,
    log: Log,
    remembered: Remembered | undefined,
    rules: IdentifyRules = IDENTIFY_RULES,
  ) {
    this.#clock = clock;
    this.#log = log;
    this.#rules = rules;
    this.#remembered = remembered ?? { get: async () => undefined, set: async () => {} };
  }

  /** Resolves when an identify may be sent; rejects when the shard gave up waiting. */
  waitForIdentify(_shard: number, signal: AbortSignal): Promise<void> {
    const turn = this.#queue.then(() => this.#take(signal));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Of this process and of those before it and beside it, without doubles. */
  async #earlier(): Promise<readonly number[]> {
    const line = await this.#remembered.get(KEY).catch(this.#forgotten);
    return [...new Set([...read(line ?? undefined), ...this.#own])];
  }

  /** A rejection would make the library connect again and again. */
  readonly #forgotten = (error: unknown): undefined => {
    this.#log.warn("identifies could not be remembered", { platform: "discord", error });
  };

  async #take(signal: AbortSignal): Promise<void> {
    let told = false;
    for (;;) {
      signal.throwIfAborted();
      const earlier = await this.#earlier();
      const now = this.#clock.now();
      const wait = identifyWait(earlier, now, this.#rules);
      if (wait === 0) {
        this.#own = [...earlier.filter((at) => at > now - DAY), now];
        await this.#remembered.set(KEY, JSON.stringify(this.#own)).catch(this.#forgotten);
        return;
      }
      if (!told) this.#log.warn("connecting to Discord waits", { platform: "discord", ms: wait });
      told = true;
      await this.#clock.wait(wait, signal);
    }
  }
}

function read(line: string | undefined): readonly number[] {
  if (line === undefined) return [];
  try {
    const instants: unknown = JSON.parse(line);
    return Array.isArray(instants) ? instants.filter((at) => typeof at === "number") : [];
  } catch {
    return [];
  }
}
