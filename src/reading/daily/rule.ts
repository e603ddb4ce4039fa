/** When a subscription posts: its rule, its zone, and the days it leaves out, read from the tables. */

import type { RuleOccurrence } from "../../core/job.ts";
import type { Subscription, Tables } from "../../core/store.ts";
import type { Weekday } from "../../core/weekdays.ts";
import { readStored } from "../stored.ts";
import type { DaysOff } from "../time/holidays.ts";
import { type Plan, upcoming } from "../time/plan.ts";
import { offsetAt, resolve } from "../time/resolve.ts";
import { daysOffSchema, readQuery } from "./query.ts";

/** Where no zone was given at all. */
export const DEFAULT_ZONE = "UTC";

/** Weekdays as the bits of a number, Monday lowest. */
export function toBits(weekdays: readonly number[]): number {
  return weekdays.reduce((bits, day) => bits | (1 << (day - 1)), 0);
}

/** The weekdays of such bits, ascending. */
export function fromBits(bits: number): readonly Weekday[] {
  return ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => (bits & (1 << (day - 1))) !== 0);
}

/** The part of a subscription that decides when it posts. */
export type Timing = Pick<
  Subscription,
  "localTime" | "weekdays" | "startDate" | "pausedUntil" | "queryJson" | "tz"
>;

/** The plan of a subscription; `zone` is that of its channel, used when it has none, and `holidays` those of its channel. */
export function planOf(timing: Timing, zone: string | null, holidays: readonly DaysOff[]): Plan {
  const { skips } = readQuery(timing.queryJson);
  const { pausedUntil } = timing;
  const paused: DaysOff[] =
    pausedUntil === null || pausedUntil <= timing.startDate
      ? []
      : [{ from: timing.startDate, to: dayBefore(pausedUntil), name: "paused" }];
  return {
    recurrence: {
      rule: { every: "week", weeks: 1, weekdays: fromBits(timing.weekdays) },
      from: Temporal.PlainDate.from(timing.startDate),
    },
    time: Temporal.PlainTime.from(timing.localTime),
    zone: timing.tz ?? zone ?? DEFAULT_ZONE,
    off: [...paused, ...skips.map((skip) => ({ ...skip, name: skip.name ?? "skipped" })), ...holidays],
  };
}

/** The plan of a stored subscription, with its channel's zone and holidays looked up. Throws Damaged. */
export async function planFrom(tables: Tables, subscription: Subscription): Promise<Plan> {
  const { tenantId, channelId } = subscription;
  const channel = await tables.channels.get(tenantId, channelId);
  const holidays = await holidaysOf(tables, tenantId, channelId);
  return readStored("the rule", () => {
    const plan = planOf(subscription, channel?.tz ?? null, holidays);
    // A zone that there is not shows only when an instant is asked for.
    offsetAt(0, plan.zone);
    return plan;
  });
}

/** The first occurrence on or after a local date, or none. */
export function firstOnOrAfter(plan: Plan, onOrAfter: string): RuleOccurrence | undefined {
  const start = readStored("the next date", () => Temporal.PlainDate.from(onOrAfter));
  const midnight =
    resolve(start, new Temporal.PlainTime(), plan.zone) ??
    resolve(start.add({ days: 1 }), new Temporal.PlainTime(), plan.zone);
  if (midnight === undefined) return undefined;
  const found = upcoming(plan, midnight.instant, 2).find(
    ({ date }) => Temporal.PlainDate.compare(date, start) >= 0,
  );
  return found === undefined ? undefined : { localDate: found.date.toString(), at: found.instant };
}

/** The first occurrence at or after an instant, in ms. */
export function firstAtOrAfter(plan: Plan, instant: number): RuleOccurrence | undefined {
  const [found] = upcoming(plan, instant, 1);
  return found === undefined ? undefined : { localDate: found.date.toString(), at: found.instant };
}

const HOLIDAYS = "holidays";

/** The days off of a channel. */
export async function holidaysOf(
  tables: Tables,
  tenantId: string,
  channelId: string,
): Promise<readonly DaysOff[]> {
  const json = await tables.settings.get(tenantId, `channel:${channelId}`, HOLIDAYS);
  if (json === undefined) return [];
  return readStored("the days off of the channel", () => daysOffSchema.parse(JSON.parse(json)));
}

export async function setHolidays(
  tables: Tables,
  tenantId: string,
  channelId: string,
  days: readonly DaysOff[],
): Promise<void> {
  const scope = `channel:${channelId}`;
  if (days.length === 0) await tables.settings.remove(tenantId, scope, HOLIDAYS);
  else await tables.settings.set(tenantId, scope, HOLIDAYS, JSON.stringify(days));
}

function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}
