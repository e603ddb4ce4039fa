/** Dates as documents write them, kept as calendar dates: no instant and no zone is ever involved. */

import type { PublishedDate } from "../core/paper.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** 1 to 12 for `Jan`, `january`, `1` or `01`; undefined otherwise. */
export function monthNumber(text: string): number | undefined {
  const known = MONTHS.indexOf(text.trim().slice(0, 3).toLowerCase());
  if (known >= 0) return known + 1;
  const number = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  return number >= 1 && number <= 12 ? number : undefined;
}

/** `2024-02-29` when the calendar has that day, else undefined. */
export function calendarDate(year: number, month: number, day: number): string | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const longest = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (month < 1 || month > 12 || day < 1 || day > longest || year < 1000 || year > 9999) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** A date from year, month and day of which only the year is needed: its length is its precision. */
export function partialDate(year?: number, month?: number, day?: number): PublishedDate | undefined {
  if (year === undefined || !Number.isInteger(year) || year < 1000 || year > 9999) return undefined;
  if (month === undefined || month < 1 || month > 12) return { date: String(year), inferredYear: false };
  const whole = day === undefined ? undefined : calendarDate(year, month, day);
  return { date: whole ?? `${year}-${String(month).padStart(2, "0")}`, inferredYear: false };
}

/**
 * A day and month whose year the document left out. Listings leave out the year of their own day, so it is the year
 * after the newest one that the document does print, unless that date would lie after `today`; then it is the latest
 * year that does not. Without any printed year, likewise the latest that is not in the future.
 */
export function inferYear(
  month: number,
  day: number,
  newestYear: number | undefined,
  today: string,
): PublishedDate | undefined {
  let year = newestYear === undefined ? Number(today.slice(0, 4)) : newestYear + 1;
  // Eight years hold a leap day, also across 1900 and 2100.
  for (let tries = 0; tries <= 8; tries += 1, year -= 1) {
    const date = calendarDate(year, month, day);
    if (date !== undefined && date <= today) return { date, inferredYear: true };
  }
  return undefined;
}
