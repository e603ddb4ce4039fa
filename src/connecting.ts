/** Connecting a platform at the start: one that is away is tried again, one that refuses us ends the start. */

import { type Clock, LONGEST_WAIT } from "./core/clock.ts";
import { Unreachable } from "./core/errors.ts";
import type { Handle, Log, Platform } from "./core/ports.ts";

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

export interface ConnectingParts {
  /** As people know the platform: `Discord`. */
  readonly name: string;
  readonly platform: Pick<Platform, "name" | "start">;
  /** What is wrong once it was connected, in words. */
  readonly problem: () => string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

export class Connecting {
  readonly name: string;
  readonly #parts: ConnectingParts;
  #connected = false;
  #away: { readonly why: string; readonly tries: number; readonly nextAt: number } | undefined;

  constructor(parts: ConnectingParts) {
    this.name = parts.name;
    this.#parts = parts;
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Why it does not answer, in words; undefined when all is well. */
  readonly problem = (): string | undefined => {
    if (this.#connected) return this.#parts.problem();
    if (this.#away === undefined) return "not connected yet";
    const { why, tries, nextAt } = this.#away;
    const seconds = Math.max(0, Math.ceil((nextAt - this.#parts.clock.monotonic()) / 1000));
    return `${why} Tried ${tries === 1 ? "once" : `${tries} times`}; again in ${seconds} s.`;
  };

  /** Tries once; true when it is connected. Rejects when trying again would not help (a bad token). */
  async tryOnce(handle: Handle): Promise<boolean> {
    const { platform, clock, log, random } = this.#parts;
    try {
      await platform.start(handle);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      const tries = (this.#away?.tries ?? 0) + 1;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS) * (0.75 + random() / 2);
      this.#away = { why: error.message, tries, nextAt: clock.monotonic() + pause };
      log.warn("platform away", {
        platform: platform.name,
        tries,
        ms: Math.round(pause),
        why: error.message,
      });
      return false;
    }
    this.#connected = true;
    this.#away = undefined;
    log.info("platform started", { platform: platform.name });
    return true;
  }

  /**
   * Tries again, 2 s after the first time and twice as long after each other, up to 5 min, until it is connected
   * or `signal` aborts. Rejects as `tryOnce` does.
   */
  async keepTrying(handle: Handle, signal: AbortSignal): Promise<void> {
    const { clock } = this.#parts;
    while (!this.#connected && !signal.aborted) {
      const left = (this.#away?.nextAt ?? clock.monotonic()) - clock.monotonic();
      if (left > 0) await clock.wait(Math.min(left, LONGEST_WAIT), signal);
      else await this.tryOnce(handle);
    }
  }
}
