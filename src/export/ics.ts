/** Calendar files (RFC 5545) of sessions, with the zone rules they need inside. */

import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import moment from "moment-timezone";
import { type Instant, localParts, MINUTE, transitions } from "../reading/time/resolve.ts";

/** One meeting as a calendar shows it. */
export interface CalendarEntry {
  /** The same for ever, whatever is changed. */
  readonly uid: string;
  /** Grows with every change. */
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly lengthMin: number;
  readonly zone: string;
  readonly title: string;
  readonly description?: string;
  readonly place?: string;
  readonly url?: string;
  readonly cancelled: boolean;
}

/**
 * The text of a calendar file. Cancelled entries stay in it with STATUS:CANCELLED, so that calendars that had
 * them learn of it. `now` (ms) is the stamp. Linear in the entries.
 */
export function toIcs(name: string, entries: readonly CalendarEntry[], now: Instant): string {
  const starts = entries.map(({ startsAt }) => startsAt);
  const span = { from: Math.min(now, ...starts), to: Math.max(now, ...starts) };
  const calendar = ical({
    name,
    prodId: { company: "Paperboy", product: "reading groups", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    // The calendar asks again this often; a moved session is known within the hour.
    ttl: 3600,
  });
  calendar.timezone({ name: null, generator: (zone) => vtimezone(zone, span.from, span.to) });
  for (const entry of entries) {
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: moment.utc(now),
      // moment-timezone reads the same packed zone data as the resolver does.
      start: moment.tz(entry.startsAt, entry.zone),
      end: moment.tz(entry.startsAt + entry.lengthMin * MINUTE, entry.zone),
      timezone: entry.zone,
      summary: entry.title,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(entry.description === undefined ? {} : { description: entry.description }),
      ...(entry.place === undefined ? {} : { location: entry.place }),
      ...(entry.url === undefined ? {} : { url: entry.url }),
    });
  }
  return `${calendar.toString()}\r\n`;
}

const YEAR = 366 * 24 * 60 * MINUTE;

/**
 * The VTIMEZONE of a zone for a span and the year after it: each change of the clocks with its own date
 * (section 3.6.5), from the shipped data, so that a calendar with older rules of its own shows the right time.
 */
export function vtimezone(zone: string, from: Instant, to: Instant): string {
  const earlier = transitions(zone, from - 2 * YEAR, from + 1).at(-1);
  const first = earlier === undefined ? from - YEAR : earlier - 1;
  const before = localParts(first, zone);
  const changes = transitions(zone, first + 1, to + YEAR);
  const lowest = Math.min(before.offset, ...changes.map((at) => localParts(at, zone).offset));
  const lines = ["BEGIN:VTIMEZONE", `TZID:${zone}`];
  const observance = (at: Instant, offsetBefore: number) => {
    const { offset, abbreviation } = localParts(at, zone);
    const kind = offset > lowest ? "DAYLIGHT" : "STANDARD";
    lines.push(
      `BEGIN:${kind}`,
      `DTSTART:${wall(at + offsetBefore)}`,
      `TZOFFSETFROM:${offsetText(offsetBefore)}`,
      `TZOFFSETTO:${offsetText(offset)}`,
      `TZNAME:${abbreviation}`,
      `END:${kind}`,
    );
  };
  if (earlier === undefined) observance(first, before.offset);
  for (const at of changes) observance(at, localParts(at - 1, zone).offset);
  lines.push("END:VTIMEZONE");
  return lines.join("\r\n");
}

/** A local reading in ms, as if it were UTC, in the form of iCalendar: `20260329T020000`. */
function wall(ms: number): string {
  return moment.utc(ms).format("YYYYMMDD[T]HHmmss");
}

/** `+0545`, `-0330`; seconds only where there are any. */
function offsetText(ms: number): string {
  const seconds = Math.abs(ms) / 1000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const rest = seconds % 60 === 0 ? "" : two(seconds % 60);
  return `${ms < 0 ? "-" : "+"}${two(seconds / 3600)}${two((seconds / 60) % 60)}${rest}`;
}
