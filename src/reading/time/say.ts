/** Dates as people read them in a sentence. */

import type { DaysOff } from "./holidays.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Mon 3 Nov`, with the year when it is not that of `beside`. */
export function sayDate(date: Temporal.PlainDate, beside?: Temporal.PlainDate): string {
  const year = beside === undefined || beside.year !== date.year ? ` ${date.year}` : "";
  return `${DAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]}${year}`;
}

/** `09:00`. */
export function sayTime(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}

/** `Fri 25 Dec`, or `Thu 24 Dec to Sat 2 Jan 2027`. */
export function sayDaysOff(days: DaysOff, beside: Temporal.PlainDate): string {
  const from = Temporal.PlainDate.from(days.from);
  if (days.from === days.to) return sayDate(from, beside);
  return `${sayDate(from, beside)} to ${sayDate(Temporal.PlainDate.from(days.to), beside)}`;
}
