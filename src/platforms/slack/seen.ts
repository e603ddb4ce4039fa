/** Slack delivers events up to four times, with other event ids too; each must have one effect. */

import type { Clock } from "../../core/clock.ts";

/** Remembers keys across restarts, where the store offers it. Resolves to true for a key not seen before. */
export type FirstSeen = (tenant: string, key: string) => Promise<boolean>;

const REMEMBER_MS = 24 * 60 * 60_000;
const MOST = 20_000;

/** Keys seen in the last day, the newest 20,000 of them. */
export class Seen {
  readonly #clock: Clock;
  readonly #beyond: FirstSeen | undefined;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock, beyond?: FirstSeen) {
    this.#clock = clock;
    this.#beyond = beyond;
  }

  /** True once for every event: false when any of its keys was seen before. All keys are remembered. */
  async first(tenant: string, keys: readonly string[]): Promise<boolean> {
    const now = this.#clock.now();
    let fresh = true;
    for (const key of keys.map((own) => `${tenant} ${own}`)) {
      const until = this.#until.get(key);
      if (until !== undefined && until > now) fresh = false;
      this.#until.delete(key);
      this.#until.set(key, now + REMEMBER_MS);
    }
    for (const [key, until] of this.#until) {
      if (this.#until.size <= MOST && until > now) break;
      this.#until.delete(key);
    }
    if (!fresh || this.#beyond === undefined) return fresh;
    const beyond = this.#beyond;
    const answers = await Promise.allSettled(keys.map((key) => beyond(tenant, key)));
    // While the store is away our own memory has to do: an answer twice is better than none at all.
    return answers.every((answer) => answer.status === "rejected" || answer.value);
  }
}
