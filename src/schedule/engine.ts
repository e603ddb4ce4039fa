/** What every part of the scheduler works with. */

import type { Clock } from "../core/clock.ts";
import type { Poster } from "../core/delivery.ts";
import type { Job } from "../core/job.ts";
import type { DrawLive } from "../core/live.ts";
import type { Log, PlatformName } from "../core/ports.ts";
import type { Delivery, Store } from "../core/store.ts";
import type { Pace } from "./pace.ts";
import type { Refusals } from "./refusals.ts";
import type { Timing } from "./timing.ts";

/** The points between which a process may die. Tests end or freeze it there. */
export type Step =
  | "planned"
  | "rendered"
  | "claimed"
  | "checked"
  | "looked"
  | "sending"
  | "answered"
  | "settled";

export interface Engine {
  readonly store: Store;
  readonly jobs: ReadonlyMap<string, Job>;
  /** Draws messages that follow what they show; absent where none does. */
  readonly live: DrawLive | undefined;
  readonly posters: ReadonlyMap<PlatformName, Poster>;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly timing: Timing;
  readonly pace: Pace;
  readonly refusals: Refusals;
  /** Deliveries whose message could not be made, and when to try again (ms since 1970). */
  readonly unrendered: Map<string, number>;
  /** Names this process in claims. */
  readonly instanceId: string;
  /** Aborts when no new post may begin. */
  readonly stopping: AbortSignal;
  readonly at: (step: Step, delivery?: Delivery) => Promise<void>;
}
