/** A word of warning in the weeks in which two zones have not changed their clocks on the same date. */

import { type Instant, localParts, occurrence, offsetAt } from "../time/resolve.ts";
import { sayTime } from "../time/say.ts";

/** How far to look for what is usual, in days: longer than zones ever disagree around a change, and whole weeks. */
const FAR = 35;

/**
 * One sentence when a session's time in `zone` is not what it is five weeks before and five weeks after;
 * undefined in all other weeks, and for zones that always agree.
 */
export function clockNote(
  session: {
    readonly startsAt: Instant;
    readonly localDate: string;
    readonly localTime: string;
    readonly tz: string;
  },
  zone: string,
): string | undefined {
  const { startsAt, tz } = session;
  if (zone === tz) return undefined;
  const date = Temporal.PlainDate.from(session.localDate);
  const time = Temporal.PlainTime.from(session.localTime);
  const apart = (at: Instant) => offsetAt(at, zone) - offsetAt(at, tz);
  const before = occurrence(date.subtract({ days: FAR }), time, tz);
  const after = occurrence(date.add({ days: FAR }), time, tz);
  if (before === undefined || after === undefined) return undefined;
  if (apart(startsAt) === apart(before) || apart(startsAt) === apart(after)) return undefined;
  const shown = sayTime(localParts(startsAt, zone).time);
  const usual = sayTime(localParts(before, zone).time);
  return `This week ${sayTime(localParts(startsAt, tz).time)} in ${tz} is ${shown} in ${zone}, usually ${usual}: their clocks change on different dates.`;
}
