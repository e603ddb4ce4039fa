/** How long things take and how long we wait; all in ms. */

export interface Timing {
  /** How long a claim holds without a word from its process. */
  readonly leaseMs: number;
  /** How long after a request was given up it may still land at the platform. */
  readonly settleMs: number;
  /** How long one request may take. */
  readonly requestMs: number;
  /** How much of a lease must be left, beyond the time of a request, to begin one. */
  readonly marginMs: number;
  /** How far ahead of their time posts are put down and rendered. */
  readonly aheadMs: number;
  /** How often due subscriptions are looked for, and how long at most the loop sleeps. */
  readonly planEveryMs: number;
  readonly sleepMs: number;
  /** Waits after tries that may not have worked; the last one repeats. */
  readonly backoffMs: readonly [number, ...number[]];
  /** The first wait after a rate limit that names none (a ban); it doubles up to `banMaxMs`. */
  readonly banMs: number;
  readonly banMaxMs: number;
  /** When to look whether something taken over stands there twice. */
  readonly verifyAfterMs: number;
  /** A machine further off the database's clock than these is warned about, and does not post. */
  readonly skewWarnMs: number;
  readonly skewRefuseMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const TIMING: Timing = {
  leaseMs: 2 * MINUTE,
  settleMs: 30 * SECOND,
  requestMs: 15 * SECOND,
  marginMs: 10 * SECOND,
  aheadMs: 10 * MINUTE,
  planEveryMs: 5 * SECOND,
  sleepMs: SECOND,
  backoffMs: [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE],
  banMs: 10 * MINUTE,
  banMaxMs: 160 * MINUTE,
  verifyAfterMs: 10 * MINUTE,
  skewWarnMs: 5 * SECOND,
  skewRefuseMs: 30 * SECOND,
};

/** A post later than this says that it is. */
export const DELAYED_AFTER = 10 * MINUTE;

/** How long to wait after the given try, counted from 1; up to a tenth longer, so that tries spread. */
export function backoff(timing: Timing, attempt: number, random: () => number): number {
  const steps = timing.backoffMs;
  const step = steps[Math.min(attempt, steps.length) - 1] ?? steps[0];
  return Math.round(step * (1 + random() / 10));
}
