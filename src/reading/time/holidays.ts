/** Days off, read from a list of dates or an iCalendar file (RFC 5545). */

import ICAL from "ical.js";
import { compare } from "./recurrence.ts";
import { readDate } from "./typed.ts";

/** Days on which nothing is posted: both ends included, ISO dates. */
export interface DaysOff {
  readonly from: string;
  readonly to: string;
  /** What the day is called: `Christmas Day`. */
  readonly name?: string;
}

export interface ReadHolidays {
  /** Ascending, each span once. */
  readonly days: readonly DaysOff[];
  /** What could not be read, and where. */
  readonly problems: readonly string[];
}

/** The largest calendar read, in UTF-16 units, and the most days kept from one. */
const LARGEST_CALENDAR = 1_000_000;
const MOST_DAYS_OFF = 2_000;

/**
 * Reads a calendar file or a list: one date or span a line or between commas, each with a name after it if
 * wanted (`2026-12-24..2027-01-02 Winter break`). Repeating events of a calendar are worked out for two
 * years from `today`. Never throws for bad text: what could be read is kept and the rest is told.
 */
export function readHolidays(text: string, today: Temporal.PlainDate): ReadHolidays {
  if (text.length > LARGEST_CALENDAR) {
    return { days: [], problems: [`that is larger than ${LARGEST_CALENDAR / 1_000_000} MB`] };
  }
  const read = /^\s*BEGIN:VCALENDAR/i.test(text) ? readCalendar(text, today) : readList(text, today);
  const days = tidy(read.days);
  if (days.length <= MOST_DAYS_OFF) return { days, problems: read.problems };
  return {
    days: days.slice(0, MOST_DAYS_OFF),
    problems: [...read.problems, `only the first ${MOST_DAYS_OFF} of ${days.length} days were kept`],
  };
}

/** How many days the spans hold; one that several of them hold counts once. */
export function daysIn(spans: readonly DaysOff[]): number {
  let days = 0;
  let next = "";
  for (const { from, to } of spans.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const begin = Temporal.PlainDate.from(from < next ? next : from);
    const end = Temporal.PlainDate.from(to).add({ days: 1 });
    days += Math.max(0, begin.until(end).days);
    if (end.toString() > next) next = end.toString();
  }
  return days;
}

/** The name of the holiday on a date, `a day off` when it has none; undefined on other days. */
export function dayOff(days: readonly DaysOff[], date: Temporal.PlainDate): string | undefined {
  const iso = date.toString();
  const found = days.find(({ from, to }) => from <= iso && iso <= to);
  return found === undefined ? undefined : (found.name ?? "a day off");
}

function readList(text: string, today: Temporal.PlainDate): ReadHolidays {
  const days: DaysOff[] = [];
  const problems: string[] = [];
  for (const [i, entry] of text.split(/[\n,;]/).entries()) {
    const typed = entry.trim();
    if (typed === "" || typed.startsWith("#")) continue;
    const span = /^(\S+?)\s*(?:\.\.|–| to | - )\s*(\S+)(?:\s+(.*))?$/u.exec(typed);
    const single = /^(\d\S*)(?:\s+(.*))?$/u.exec(typed);
    const [first, last, name] =
      span !== null ? span.slice(1) : [single?.[1] ?? typed, undefined, single?.[2]];
    // "24 december" starts with a digit and yet is one date.
    const whole = readDate(typed, today);
    const from = whole.ok ? whole : readDate(first ?? "", today);
    const to = whole.ok || last === undefined ? from : readDate(last, today);
    if (!from.ok || !to.ok)
      problems.push(`entry ${i + 1}: ${from.ok ? (to.ok ? "" : to.problem) : from.problem}`);
    else if (compare(to.date, from.date) < 0) problems.push(`entry ${i + 1}: ${typed} ends before it begins`);
    else days.push(off(from.date, to.date, whole.ok ? undefined : name));
  }
  if (days.length === 0 && problems.length === 0) problems.push("no date was given, for instance 2026-12-25");
  return { days, problems };
}

/** All-day events count as their days; events with times count as the days they touch in their own zone. */
function readCalendar(text: string, today: Temporal.PlainDate): ReadHolidays {
  const days: DaysOff[] = [];
  const problems: string[] = [];
  const horizon = today.add({ years: 2 });
  let events: ICAL.Component[];
  try {
    events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  } catch (error) {
    return {
      days,
      problems: [`the calendar could not be read: ${error instanceof Error ? error.message : "unknown"}`],
    };
  }
  for (const [i, component] of events.entries()) {
    try {
      if (component.getFirstPropertyValue("status") === "CANCELLED") continue;
      const event = new ICAL.Event(component);
      const start = plainDate(event.startDate);
      const length = Math.max(
        0,
        start.until(plainDate(event.endDate)).days - (event.startDate.isDate ? 1 : 0),
      );
      const name = event.summary?.trim().slice(0, 100);
      if (!event.isRecurring()) {
        days.push(off(start, start.add({ days: length }), name));
        continue;
      }
      const starts = event.iterator();
      // A rule may run for ever or come every second: a day a step is all that can matter here.
      for (let step = 0; step < 5_000; step++) {
        const next = starts.next();
        if (!next) break;
        const date = plainDate(next);
        if (compare(date, horizon) > 0) break;
        if (compare(date.add({ days: length }), today) >= 0)
          days.push(off(date, date.add({ days: length }), name));
      }
    } catch (error) {
      problems.push(`event ${i + 1}: ${error instanceof Error ? error.message : "could not be read"}`);
    }
  }
  if (events.length === 0) problems.push("the calendar holds no events");
  return { days, problems };
}

function plainDate(time: ICAL.Time): Temporal.PlainDate {
  return Temporal.PlainDate.from(
    { year: time.year, month: time.month, day: time.day },
    { overflow: "reject" },
  );
}

function off(from: Temporal.PlainDate, to: Temporal.PlainDate, name: string | undefined): DaysOff {
  const cleaned = name?.trim().slice(0, 100);
  return {
    from: from.toString(),
    to: to.toString(),
    ...(cleaned === undefined || cleaned === "" ? {} : { name: cleaned }),
  };
}

function tidy(days: readonly DaysOff[]): readonly DaysOff[] {
  const bySpan = new Map(days.map((day) => [`${day.from}/${day.to}`, day]));
  return [...bySpan.values()].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1,
  );
}
