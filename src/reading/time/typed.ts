/**
 * Dates and times as people type them. chrono-node reads the words; only its calendar components are taken,
 * and resolve.ts makes the instant, because chrono gives the target the offset of the reference. Nothing is
 * guessed: what is past, could mean two things, or names no hour is asked back.
 */

import * as chrono from "chrono-node";
import { HOUR, type Instant, localParts, MINUTE, resolve } from "./resolve.ts";

/** Longer texts are refused before any pattern sees them, in UTF-16 units. */
const LONGEST_TYPED = 200;

/** A moment as read: the wall time, and the instant it stands for. */
export interface Moment {
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
  readonly instant: Instant;
}

/** `might` holds what the text could have meant, to be offered as buttons. */
export type ReadMoment =
  | { readonly ok: true; readonly moment: Moment }
  | { readonly ok: false; readonly problem: string; readonly might: readonly Moment[] };

export type ReadDate =
  | { readonly ok: true; readonly date: Temporal.PlainDate }
  | { readonly ok: false; readonly problem: string };

export type ReadTime =
  | { readonly ok: true; readonly time: Temporal.PlainTime }
  | { readonly ok: false; readonly problem: string };

/** Reads `9`, `9:30`, `09.30`, `9am`, `9.30 pm`, `21h`, `noon`, `midnight` as a wall time. */
export function readTime(text: string): ReadTime {
  const typed = text.trim().toLowerCase();
  if (typed === "noon" || typed === "midday") return { ok: true, time: new Temporal.PlainTime(12) };
  if (typed === "midnight") return { ok: true, time: new Temporal.PlainTime() };
  const found = /^(?:at )?(\d{1,2})(?:[:.h](\d{2}))?\s*(?:(am|pm|a\.m\.|p\.m\.)|h|o'clock|uhr)?$/.exec(typed);
  if (typed.length > LONGEST_TYPED || found === null) {
    return { ok: false, problem: `${quote(text)} is no time of day; write for instance 9:00, 21:30 or 9am` };
  }
  const half = found[3]?.replaceAll(".", "");
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (minute > 59 || hour > (half === undefined ? 23 : 12) || (half !== undefined && hour === 0)) {
    return { ok: false, problem: `there is no ${typed}; hours go from 0 to 23 and minutes to 59` };
  }
  const shifted = half === undefined ? hour : (hour % 12) + (half === "pm" ? 12 : 0);
  return { ok: true, time: new Temporal.PlainTime(shifted, minute) };
}

/** Reads a date as seen from the local date `today`: `2026-03-29`, `tomorrow`, `next tuesday`, `24 December`, `24.12.`. */
export function readDate(text: string, today: Temporal.PlainDate): ReadDate {
  const read = readComponents(text, today);
  if (!read.ok) return read;
  if (read.hour !== undefined)
    return { ok: false, problem: `${quote(text)} holds a time; write the date alone` };
  if (read.date === undefined) return { ok: false, problem: noDate(text) };
  return { ok: true, date: read.date };
}

/** Reads a date and a time, or `in 90 minutes`, as seen from `now` in `zone`; never the past. */
export function readMoment(text: string, now: Instant, zone: string): ReadMoment {
  const here = localParts(now, zone);
  const elapsed = readElapsed(text);
  if (elapsed !== undefined) {
    const instant = now + elapsed;
    return { ok: true, moment: { ...pick(localParts(instant, zone)), instant } };
  }
  const read = readComponents(text, here.date);
  if (!read.ok) return { ...read, might: [] };
  if (read.hour === undefined)
    return ask(`at what time? Write for instance ${quote(`${text.trim()} 15:00`)}`);

  const { date } = read;
  if (read.midnight && date !== undefined) {
    const might = [0, 1].flatMap((days) => moment(date.add({ days }), new Temporal.PlainTime(), zone));
    return { ok: false, problem: "the midnight before that day or after it?", might: ahead(might, now) };
  }
  const hours = read.eitherHalf ? [read.hour % 12, (read.hour % 12) + 12] : [read.hour];
  const might = hours.flatMap((hour) => {
    const time = new Temporal.PlainTime(hour, read.minute);
    if (read.date !== undefined) {
      const that = moment(read.date, time, zone);
      // A bare weekday that is today, at a time that has passed, means the one a week later.
      const passed = read.weekdayAlone && that.every(({ instant }) => instant <= now);
      return passed ? moment(read.date.add({ days: 7 }), time, zone) : that;
    }
    // A time alone is today's, or tomorrow's once today's has passed.
    const today = moment(here.date, time, zone);
    return today.some(({ instant }) => instant > now)
      ? today
      : moment(here.date.add({ days: 1 }), time, zone);
  });
  const open = ahead(might, now);
  const [only] = open;
  if (might.length === 0) return ask(`there is no such date in ${zone}`);
  if (only === undefined) return ask(`${quote(text)} has passed`);
  if (read.eitherHalf) return { ok: false, problem: "morning or afternoon? Add am or pm", might: open };
  return { ok: true, moment: only };
}

type Components =
  | {
      readonly ok: true;
      readonly date?: Temporal.PlainDate;
      readonly hour?: number;
      readonly minute: number;
      /** The hour may be before or after noon. */
      readonly eitherHalf: boolean;
      readonly weekdayAlone: boolean;
      readonly midnight: boolean;
    }
  | { readonly ok: false; readonly problem: string };

function readComponents(text: string, today: Temporal.PlainDate): Components {
  if (text.trim() === "") return no("no date was given, for instance next tuesday or 2026-03-29");
  if (text.length > LONGEST_TYPED) return no(`that is too long; use at most ${LONGEST_TYPED} characters`);
  const plain = plainDates(text.trim().toLowerCase(), today);
  if (!plain.ok) return plain;

  // Noon of today in the machine's own zone: chrono counts days with local Date arithmetic, and noon is
  // never inside a clock change, so the machine's zone cannot show through.
  const noon = new Date(today.year, today.month - 1, today.day, 12);
  const results = chrono.en.casual.parse(plain.text, noon, { forwardDate: true });
  const [found] = results;
  if (found === undefined) return no(noDate(text));
  if (results.length > 1 || leftover(plain.text, found) !== "") return no(noDate(text));
  if (found.end) return no("write one moment, not a span");
  const { start } = found;
  if ([...start.tags()].includes("result/relativeDateAndTime") || /\bnow\b/.test(found.text)) {
    return no(`${quote(text)} could not be read; write for instance in 90 minutes, or a date and a time`);
  }
  if (start.isCertain("timezoneOffset")) return no("leave the time zone out; it is that of the channel");
  const dated = start.isCertain("day") || start.isCertain("weekday") || start.isCertain("month");
  if (dated && start.isCertain("month") && !start.isCertain("day")) return no("which day of that month?");
  const casual = /\b(today|tonight|tomorrow|yesterday|this)\b/.test(found.text);
  const date =
    dated || casual
      ? Temporal.PlainDate.from({
          year: start.get("year") ?? today.year,
          month: start.get("month") ?? today.month,
          day: start.get("day") ?? today.day,
        })
      : undefined;
  const clear = /\d\s*(?:[ap]\.?m|h\b|[:.]\d{2})|\b(?:noon|midday|midnight)\b/.test(found.text);
  const hour = start.isCertain("hour") ? (start.get("hour") ?? undefined) : undefined;
  const eitherHalf = hour !== undefined && hour >= 1 && hour <= 12 && (plain.half || !clear);
  return {
    ok: true,
    ...(date === undefined ? {} : { date }),
    ...(hour === undefined ? {} : { hour }),
    minute: start.get("minute") ?? 0,
    weekdayAlone: !start.isCertain("day") && start.isCertain("weekday"),
    midnight: /\bmidnight\b/.test(found.text),
    eitherHalf: eitherHalf && !/\b(?:morning|afternoon|evening|night|tonight)\b/.test(found.text),
  };
}

/** Writes numeric dates and spoken half hours so that they can be read in one way only. */
function plainDates(
  text: string,
  today: Temporal.PlainDate,
):
  | { readonly ok: true; readonly text: string; readonly half: boolean }
  | { readonly ok: false; readonly problem: string } {
  let problem: string | undefined;
  const written = text
    .replace(/\b(\d{1,2})\.(\d{1,2})\.(\d{4})?(?=\s|,|$)/g, (whole, day, month, year) => {
      const date = dayMonth(Number(day), Number(month), year === undefined ? undefined : Number(year), today);
      if (date === undefined) problem ??= `there is no ${whole}`;
      return date?.toString() ?? whole;
    })
    .replace(/\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\b/g, (whole, first, second, year) => {
      const [a, b] = [Number(first), Number(second)];
      if (a <= 12 && b <= 12 && a !== b) {
        problem ??= `${whole} could be two dates; write ${a}.${b}. for day before month, or ${today.year}-MM-DD`;
        return whole;
      }
      const date = dayMonth(
        Math.max(a, b),
        Math.min(a, b),
        year === undefined ? undefined : Number(year),
        today,
      );
      if (date === undefined) problem ??= `there is no ${whole}`;
      return date?.toString() ?? whole;
    });
  const spoken = written.replace(/\b(half past|quarter past|quarter to) (\d{1,2})\b/g, (_, part, hour) => {
    const base = Number(hour) % 24;
    if (part === "quarter to") return `${(base + 23) % 24 || 12}:45`;
    return `${base}:${part === "half past" ? "30" : "15"}`;
  });
  const impossible = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(spoken);
  if (
    impossible !== null &&
    dayMonth(Number(impossible[3]), Number(impossible[2]), Number(impossible[1]), today) === undefined
  ) {
    problem ??= `there is no ${impossible[0]}`;
  }
  if (problem !== undefined) return { ok: false, problem };
  return { ok: true, text: spoken, half: spoken !== written };
}

/** The date, in the given year or the next one in which it is not past; undefined when it does not exist. */
function dayMonth(
  day: number,
  month: number,
  year: number | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  for (const candidate of year === undefined ? [today.year, today.year + 1] : [year]) {
    try {
      const date = Temporal.PlainDate.from({ year: candidate, month, day }, { overflow: "reject" });
      if (year !== undefined || Temporal.PlainDate.compare(date, today) >= 0) return date;
    } catch {
      // 29 February of a common year: the next one may have it.
    }
  }
  return undefined;
}

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  twelve: 12,
};

/** `in 90 minutes`, `in an hour and a half`, `in 2 hours`: elapsed time in ms, at most 30 days. */
function readElapsed(text: string): number | undefined {
  const found =
    /^in (an?|\d{1,4}|two|three|four|five|six|ten|twelve) (min(?:ute)?s?|h(?:ou)?rs?|hours?)(?: and (a half|an? |\d{1,2}) ?(min(?:ute)?s?)?)?$/.exec(
      text.trim().toLowerCase(),
    );
  if (found === null) return undefined;
  const unit = found[2]?.startsWith("m") ? MINUTE : HOUR;
  const size = (COUNTS[found[1] ?? ""] ?? Number(found[1])) * unit;
  const more = found[3] === undefined ? 0 : found[3] === "a half" ? unit / 2 : Number(found[3]) * MINUTE;
  const whole = size + more;
  return Number.isFinite(whole) && whole > 0 && whole <= 30 * 24 * HOUR ? whole : undefined;
}

/** What chrono did not read, apart from words that only connect. */
function leftover(text: string, found: chrono.ParsedResult): string {
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found.text.length)}`;
  return rest.replace(/\b(?:on|at|the|for|by|from|of)\b|[,.;\s]/g, "");
}

function ahead(moments: readonly Moment[], now: Instant): readonly Moment[] {
  return moments.filter(({ instant }) => instant > now);
}

function moment(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Moment[] {
  const resolved = resolve(date, time, zone);
  return resolved === undefined ? [] : [{ date, time, instant: resolved.instant }];
}

function pick(parts: { readonly date: Temporal.PlainDate; readonly time: Temporal.PlainTime }) {
  return { date: parts.date, time: parts.time };
}

function noDate(text: string): string {
  return `${quote(text)} is no date that could be read; write for instance next tuesday, 24 December or 2026-03-29`;
}

function quote(text: string): string {
  return JSON.stringify(text.trim().slice(0, 60));
}

function no(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

function ask(problem: string): ReadMoment {
  return { ok: false, problem, might: [] };
}
