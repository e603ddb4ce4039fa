/** Which sessions a series should have, compared with those it has. */

import { type Plan, planned } from "../time/plan.ts";
import { fallsOn } from "../time/recurrence.ts";
import type { Instant } from "../time/resolve.ts";

/** How many sessions to come are kept ready. */
export const SESSIONS_AHEAD = 8;

/** What is known of a session of a series. */
export interface Known {
  readonly id: string;
  /** The date the rule gave it, ISO; a session that was moved keeps it. */
  readonly ruleDate: string;
  readonly startsAt: Instant;
  readonly state: "planned" | "skipped" | "cancelled" | "done";
  /** Somebody moved it, gave it a paper or a presenter, or answered: it is not thrown away lightly. */
  readonly touched: boolean;
  /** The day off for which it is skipped; absent when somebody skipped it, or when it is not. */
  readonly off?: string;
}

export interface Wanted {
  readonly ruleDate: string;
  readonly startsAt: Instant;
  /** It falls on a day off: kept in view, and not held. */
  readonly off?: string;
}

export interface SeriesChange {
  readonly add: readonly Wanted[];
  /** Their rule date stays, their instant is another: the rule's time or zone was changed, or the zone's law. */
  readonly retime: readonly { readonly id: string; readonly startsAt: Instant }[];
  /** Sessions to skip, because their date has become a day off. */
  readonly shut: readonly { readonly id: string; readonly off: string }[];
  /** Sessions to hold after all: the day is no longer off. */
  readonly reopen: readonly string[];
  /** Untouched sessions that the rule no longer has. */
  readonly drop: readonly string[];
  /** Touched sessions that the rule no longer has: they are held as they were, and said. */
  readonly stray: readonly string[];
}

/**
 * Compares the rule with the sessions there are. Sessions that began before `now` are never changed. `moved`
 * sessions keep their own time.
 */
export function compareSeries(
  plan: Plan,
  known: readonly Known[],
  moved: ReadonlySet<string>,
  now: Instant,
): SeriesChange {
  const wanted = new Map<string, Wanted>();
  let held = 0;
  let looked = 0;
  for (const { date, instant, skipped } of planned(plan, now)) {
    looked += 1;
    if (looked > 500 || held >= SESSIONS_AHEAD) break;
    if (instant === undefined) continue;
    const ruleDate = date.toString();
    wanted.set(ruleDate, { ruleDate, startsAt: instant, ...(skipped === undefined ? {} : { off: skipped }) });
    if (skipped === undefined) held += 1;
  }
  const byDate = new Map(known.map((session) => [session.ruleDate, session]));
  const lastWanted = [...wanted.keys()].at(-1);
  const ahead = known.filter(({ startsAt, state }) => startsAt > now && state !== "done");
  const gone = ahead.filter(
    ({ ruleDate, id }) =>
      !wanted.has(ruleDate) &&
      !moved.has(id) &&
      (lastWanted === undefined ||
        ruleDate <= lastWanted ||
        !fallsOn(plan.recurrence, Temporal.PlainDate.from(ruleDate))),
  );
  return {
    add: [...wanted.values()].filter(({ ruleDate }) => !byDate.has(ruleDate)),
    retime: ahead.flatMap(({ id, ruleDate, startsAt }) => {
      const want = wanted.get(ruleDate);
      return want === undefined || moved.has(id) || want.startsAt === startsAt
        ? []
        : [{ id, startsAt: want.startsAt }];
    }),
    shut: ahead.flatMap(({ id, ruleDate, state }) => {
      const off = wanted.get(ruleDate)?.off;
      return off === undefined || moved.has(id) || state !== "planned" ? [] : [{ id, off }];
    }),
    reopen: ahead.flatMap(({ id, ruleDate, state, off }) => {
      const want = wanted.get(ruleDate);
      return want !== undefined && want.off === undefined && state === "skipped" && off !== undefined
        ? [id]
        : [];
    }),
    drop: gone.filter(({ touched, state }) => !touched && state === "planned").map(({ id }) => id),
    stray: gone.filter(({ touched, state }) => touched && state === "planned").map(({ id }) => id),
  };
}
