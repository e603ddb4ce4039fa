/** The Calendar port over the zone data that ships with Paperboy. */

import { UserError } from "../../core/errors.ts";
import type { Calendar } from "../../core/ports.ts";
import { enumerate } from "../../core/text.ts";
import { localParts } from "./resolve.ts";
import { readDate, readTime } from "./typed.ts";
import { readZone, suggestZones } from "./zone.ts";

export const calendar: Calendar = {
  zone(text, now) {
    const read = readZone(text, now);
    if (read.ok) return read.zone;
    const near = read.near.length === 0 ? "" : `; perhaps ${enumerate(read.near, "or")}`;
    throw new UserError("not-a-zone", sentence(read.problem + near));
  },
  zones: suggestZones,
  time(text) {
    const read = readTime(text);
    if (!read.ok) throw new UserError("not-a-time", sentence(read.problem));
    return read.time.toString({ smallestUnit: "minute" });
  },
  date(text, now, zone) {
    const read = readDate(text, localParts(now, zone).date);
    if (!read.ok) throw new UserError("not-a-date", sentence(read.problem));
    return read.date.toString();
  },
};

/** The problem as a sentence of its own. */
function sentence(problem: string): string {
  const text = problem.charAt(0).toUpperCase() + problem.slice(1);
  return /[.?!]$/u.test(text) ? text : `${text}.`;
}
