/** The calendar the core asks when people type zones, times and dates. */

import { UserError } from "../core/errors.ts";
import type { Calendar } from "../core/ports.ts";
import { localParts } from "./time/resolve.ts";
import { readDate, readTime } from "./time/typed.ts";
import { readZone } from "./time/zone.ts";

/** Reads over the shipped zone data; `now` (ms) is asked for zones that an abbreviation might mean today. */
export function calendarOf(now: () => number): Calendar {
  return {
    zone(text) {
      const read = readZone(text, now());
      if (read.ok) return read.zone;
      const near = read.near.length === 0 ? "" : `, for instance ${read.near.join(", ")}`;
      throw new UserError("zone", `${capital(read.problem)}${near}.`);
    },
    time(text) {
      const read = readTime(text);
      if (read.ok) return read.time.toString({ smallestUnit: "minute" });
      throw new UserError("time", `${capital(read.problem)}.`);
    },
    date(text, at, zone) {
      const read = readDate(text, localParts(at, zone).date);
      if (read.ok) return read.date.toString();
      throw new UserError("date", `${capital(read.problem)}.`);
    },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
