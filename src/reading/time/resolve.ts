/**
 * Wall time to instant and back, in one file so that nothing else decides it.
 *
 * The rules: a wall time inside a gap moves later by the length of the gap (02:30 becomes 03:30); a wall time
 * that comes twice means the first; a local date that does not exist (Apia, 30 December 2011) has no instant.
 * The first two are RFC 5545, section 3.3.5, and Temporal's "compatible".
 */

import { type ZoneRules, zoneRules } from "./zone-data.ts";

/** ms since 1970-01-01T00:00Z. */
export type Instant = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What the wall clock does at the time asked for: shown once, skipped, or shown twice. */
export type WallKind = "plain" | "gap" | "overlap";

export interface Resolved {
  readonly instant: Instant;
  /** gap: the time asked for was skipped and moved later. overlap: it comes twice and the first was taken. */
  readonly kind: WallKind;
}

/**
 * The instant of a wall time, or undefined when the local date does not exist there.
 * Throws RangeError for a zone that the data does not have: names are checked when they are typed.
 * Logarithmic in the transitions of the zone.
 */
export function resolve(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
): Resolved | undefined {
  const rules = rulesOf(zone);
  const wall = wallMs(date, time);
  // No offset is as much as two days from UTC, so the answer lies in the segments around that span.
  const from = segmentAt(rules, wall - 2 * DAY);
  const to = segmentAt(rules, wall + 2 * DAY);
  let first: Instant | undefined;
  let fits = 0;
  for (let i = from; i <= to; i++) {
    const instant = wall - offsetOf(rules, i);
    if (instant < startOf(rules, i) || instant >= untilOf(rules, i)) continue;
    first ??= instant;
    fits += 1;
  }
  if (first !== undefined) return { instant: first, kind: fits > 1 ? "overlap" : "plain" };

  for (let i = from; i < to; i++) {
    const end = untilOf(rules, i);
    const gapStart = end + offsetOf(rules, i);
    const gapEnd = end + offsetOf(rules, i + 1);
    if (wall < gapStart || wall >= gapEnd) continue;
    const midnight = wallMs(date, new Temporal.PlainTime());
    if (gapStart <= midnight && gapEnd >= midnight + DAY) return undefined;
    return { instant: wall - offsetOf(rules, i), kind: "gap" };
  }
  return undefined;
}

/** The instant at which something due at `time` on the local `date` happens; undefined when that date does not exist. */
export function occurrence(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
): Instant | undefined {
  return resolve(date, time, zone)?.instant;
}

/** What the wall clock and the calendar of a zone show at an instant. */
export interface LocalParts {
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
  /** Local time minus UTC, in ms. */
  readonly offset: number;
  /** As people there write it: `CEST`; zones without one have `+0545`. */
  readonly abbreviation: string;
}

/** Local date and time of an instant. Throws RangeError for an unknown zone. */
export function localParts(instant: Instant, zone: string): LocalParts {
  const rules = rulesOf(zone);
  const i = segmentAt(rules, instant);
  const offset = offsetOf(rules, i);
  const wall = instant + offset;
  const days = Math.floor(wall / DAY);
  return {
    date: EPOCH.add({ days }),
    time: MIDNIGHT.add({ milliseconds: wall - days * DAY }),
    offset,
    abbreviation: rules.abbreviations[i] ?? "",
  };
}

/** Local time minus UTC at an instant, in ms. */
export function offsetAt(instant: Instant, zone: string): number {
  const rules = rulesOf(zone);
  return offsetOf(rules, segmentAt(rules, instant));
}

/** Instants in [from, to) at which the offset of the zone changes, ascending. */
export function transitions(zone: string, from: Instant, to: Instant): readonly Instant[] {
  const rules = rulesOf(zone);
  return rules.untils.filter(
    (until, i) => until >= from && until < to && offsetOf(rules, i) !== offsetOf(rules, i + 1),
  );
}

const EPOCH = new Temporal.PlainDate(1970, 1, 1);
const MIDNIGHT = new Temporal.PlainTime();

/** The wall reading as if it were UTC, in ms; used for arithmetic only. */
function wallMs(date: Temporal.PlainDate, time: Temporal.PlainTime): number {
  return (
    Date.UTC(date.year, date.month - 1, date.day) +
    time.hour * HOUR +
    time.minute * MINUTE +
    time.second * 1000 +
    time.millisecond
  );
}

function rulesOf(zone: string): ZoneRules {
  const rules = zoneRules(zone);
  if (rules === undefined) throw new RangeError(`no time zone is called ${JSON.stringify(zone)}`);
  return rules;
}

/** Index of the segment that holds the instant. */
function segmentAt(rules: ZoneRules, instant: Instant): number {
  let low = 0;
  let high = rules.untils.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instant < untilOf(rules, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function startOf(rules: ZoneRules, i: number): number {
  return i === 0 ? Number.NEGATIVE_INFINITY : untilOf(rules, i - 1);
}

function untilOf(rules: ZoneRules, i: number): number {
  return rules.untils[i] ?? Number.POSITIVE_INFINITY;
}

function offsetOf(rules: ZoneRules, i: number): number {
  return rules.offsets[i] ?? 0;
}
