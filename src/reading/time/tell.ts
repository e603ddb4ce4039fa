/** Instants in words, by the zone data that ships with Paperboy. */

import type { Span } from "../../core/spans.ts";
import { type Instant, localParts } from "./resolve.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Mon 3 Nov 2025`. */
export function tellDay(date: Temporal.PlainDate): string {
  return `${DAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
}

/** `Mon 3 Nov 2025, 09:00 (Europe/Berlin)`, or the date or the time of it alone. */
export function tellInstant(at: Instant, zone: string, show: "date" | "time" | "full" = "full"): string {
  const { date, time } = localParts(at, zone);
  const clock = time.toString({ smallestUnit: "minute" });
  if (show === "date") return tellDay(date);
  return show === "time" ? `${clock} (${zone})` : `${tellDay(date)}, ${clock} (${zone})`;
}

/** The same as a span, which platforms show in the reader's own zone. */
export function timeSpan(at: Instant, zone: string, show: "date" | "time" | "full" = "full"): Span {
  return { type: "time", at, told: tellInstant(at, zone, show), show };
}
