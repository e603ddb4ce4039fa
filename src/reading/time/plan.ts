/** A rule, a wall time and a zone together: when something happens, and why not on the other days. */

import { type DaysOff, dayOff } from "./holidays.ts";
import { dates, type Recurrence } from "./recurrence.ts";
import { DAY, type Instant, localParts, resolve, type WallKind } from "./resolve.ts";

export interface Plan {
  readonly recurrence: Recurrence;
  readonly time: Temporal.PlainTime;
  readonly zone: string;
  /** Holidays, and dates skipped by hand. */
  readonly off: readonly DaysOff[];
}

/** One local date of the plan. At most one for a local date, ascending in date and in instant. */
export interface Planned {
  readonly date: Temporal.PlainDate;
  /** Absent when the date does not exist in the zone. */
  readonly instant?: Instant;
  readonly kind: WallKind | "missing";
  /** Why nothing happens on this date; absent on the others. */
  readonly skipped?: string;
}

/**
 * The dates of the plan whose instant is at or after `from`, skipped ones marked rather than left out.
 * Endless when the rule is.
 */
export function* planned(plan: Plan, from: Instant): Generator<Planned> {
  // A gap may carry a late time over midnight, so the day before counts too.
  const start = localParts(from - DAY, plan.zone).date;
  for (const date of dates(plan.recurrence, start)) {
    const resolved = resolve(date, plan.time, plan.zone);
    if (resolved === undefined) {
      if (Temporal.PlainDate.compare(date, localParts(from, plan.zone).date) < 0) continue;
      yield { date, kind: "missing", skipped: `${date.toString()} does not exist there` };
      continue;
    }
    if (resolved.instant < from) continue;
    const skipped = dayOff(plan.off, date);
    yield { date, ...resolved, ...(skipped === undefined ? {} : { skipped }) };
  }
}

/** The first `count` dates at or after `from` on which it does happen, each with its instant. */
export function upcoming(plan: Plan, from: Instant, count: number): readonly Occurring[] {
  const found: Occurring[] = [];
  if (count < 1) return found;
  let looked = 0;
  for (const { date, instant, kind, skipped } of planned(plan, from)) {
    if (instant !== undefined && kind !== "missing" && skipped === undefined)
      found.push({ date, instant, kind });
    looked += 1;
    if (found.length >= count || looked >= MOST_LOOKED_AT) break;
  }
  return found;
}

export interface Occurring {
  readonly date: Temporal.PlainDate;
  readonly instant: Instant;
  readonly kind: WallKind;
}

/** Dates looked at before giving up on a plan whose every day is a holiday. */
const MOST_LOOKED_AT = 5_000;
