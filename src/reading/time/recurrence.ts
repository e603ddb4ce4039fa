/**
 * Rules that yield local dates, never instants. Adding a wall time and a zone is resolve.ts's work: libraries
 * that mix the two lose or double days at clock changes.
 */

import { z } from "zod";
import { EVERY_DAY, type Weekday } from "../../core/weekdays.ts";

/** Which one of the weekdays of a month: first to fifth, or the last. Months without a fifth are passed over. */
export type Nth = 1 | 2 | 3 | 4 | 5 | -1;

export type Rule =
  | { readonly every: "week"; readonly weeks: number; readonly weekdays: readonly Weekday[] }
  | { readonly every: "month"; readonly nth: Nth; readonly weekday: Weekday };

/** A rule with its bounds. Dates are local dates of whatever zone the recurrence is used in. */
export interface Recurrence {
  readonly rule: Rule;
  /** The first date that counts, and the week from which every second or third week is counted. */
  readonly from: Temporal.PlainDate;
  /** The last date that counts, itself included. */
  readonly until?: Temporal.PlainDate;
}

const weekdaySchema = z.union(EVERY_DAY.map((day) => z.literal(day)));

/** A rule as it is stored. */
export const ruleSchema = z.union([
  z.object({
    every: z.literal("week"),
    weeks: z.int().min(1).max(52),
    weekdays: z.array(weekdaySchema).min(1).max(7),
  }),
  z.object({
    every: z.literal("month"),
    nth: z.union([1, 2, 3, 4, 5, -1].map((nth) => z.literal(nth as Nth))),
    weekday: weekdaySchema,
  }),
]);

/** No rule leaves a longer hole than this between two dates (every 52 weeks), in days. */
const LONGEST_HOLE = 53 * 7;

/**
 * The date from which a rule that begins today counts: of "every 2 weeks on thu", said on a Friday, the first Thursday
 * is the next one, not the one after it.
 */
export function beginning(rule: Rule, today: Temporal.PlainDate): Temporal.PlainDate {
  if (rule.every === "month" || rule.weeks === 1) return today;
  const wait = Math.min(...rule.weekdays.map((weekday) => (weekday - today.dayOfWeek + 7) % 7));
  return today.add({ days: wait });
}

/** Whether the recurrence falls on a date. Constant time. */
export function fallsOn(recurrence: Recurrence, date: Temporal.PlainDate): boolean {
  const { rule, from, until } = recurrence;
  if (compare(date, from) < 0 || (until !== undefined && compare(date, until) > 0)) return false;
  if (rule.every === "week") {
    if (!rule.weekdays.includes(date.dayOfWeek as Weekday)) return false;
    const weeks = mondayOf(from).until(mondayOf(date), { largestUnit: "day" }).days / 7;
    return weeks % rule.weeks === 0;
  }
  if (date.dayOfWeek !== rule.weekday) return false;
  return rule.nth === -1 ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === rule.nth;
}

/**
 * The dates of a recurrence from `from` on, strictly ascending; ends after `until`, or never. A rule whose
 * weekday never comes ends too.
 */
export function* dates(recurrence: Recurrence, from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  let date = compare(from, recurrence.from) < 0 ? recurrence.from : from;
  for (let hole = 0; hole <= LONGEST_HOLE; hole++) {
    if (recurrence.until !== undefined && compare(date, recurrence.until) > 0) return;
    if (fallsOn(recurrence, date)) {
      yield date;
      hole = 0;
    }
    date = date.add({ days: 1 });
  }
}

/** Order of two dates, for sorting. */
export const compare = Temporal.PlainDate.compare;

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}
