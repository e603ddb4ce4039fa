/** Recurrence rules as people type and read them. */

import { enumerate } from "../../core/text.ts";
import { MONDAY_TO_FRIDAY, readWeekdays, type Weekday, weekdayName, weekdayOf } from "../../core/weekdays.ts";
import type { Nth, Rule } from "./recurrence.ts";

const NTH: readonly (readonly [Nth, string, ...string[]])[] = [
  [1, "first", "1st", "1"],
  [2, "second", "2nd", "2"],
  [3, "third", "3rd", "3"],
  [4, "fourth", "4th", "4"],
  [5, "fifth", "5th", "5"],
  [-1, "last"],
];

export type ReadRule =
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads `weekdays`, `daily`, `mon, wed`, `Mon-Fri`, `every 2 weeks on tuesday`, `every other tue`, `2nd thursday of the
 * month`, `last friday`. Anything left over is an error that names it.
 */
export function readRule(text: string): ReadRule {
  const typed = text.trim().toLowerCase();
  if (typed === "")
    return no("no day was given, for instance weekdays, tuesday or 2nd thursday of the month");
  if (typed.length > 200) return no("that is too long for a rule");
  const plain = readWeekdays(typed);
  if (plain.ok) return week(1, plain.weekdays);

  const monthly =
    /^(?:monthly )?(?:on |every )?(?:the )?(\w+) (\p{L}+)(?: (?:of|in) (?:the|every|each) month| of the month| every month| monthly)?$/u.exec(
      typed,
    );
  const nth = NTH.find(([, ...words]) => words.includes(monthly?.[1] ?? ""))?.[0];
  if (nth !== undefined && monthly !== null) {
    const weekday = weekdayOf(monthly[2] ?? "");
    return weekday === undefined
      ? no(`${JSON.stringify(monthly[2])} is no weekday`)
      : { ok: true, rule: { every: "month", nth, weekday } };
  }

  // `weekly on tuesdays` and `fortnightly, thu` in the words of the others.
  const plainly = typed
    .replace(/^(?:weekly|every week),?(?: on)? /u, "every ")
    .replace(/^(?:bi-?weekly|fortnightly),?(?: on)? /u, "every 2 weeks on ");
  const weekly = /^(?:every (?:(other|second|(\d{1,2})(?:nd|rd|th)?) )?(?:weeks?(?: on)? )?|on )?(.+)$/.exec(
    plainly,
  );
  const weeks = weekly?.[2] !== undefined ? Number(weekly[2]) : weekly?.[1] !== undefined ? 2 : 1;
  if (weeks < 1 || weeks > 52) return no("every how many weeks? A number from 1 to 52");
  const days = readWeekdays(weekly?.[3] ?? "");
  return days.ok ? week(weeks, days.weekdays) : no(days.problem);
}

/** The rule in words that follow "meets" or "posts": `on weekdays`, `every 2 weeks on Tuesday`. */
export function sayRule(rule: Rule): string {
  if (rule.every === "month") {
    const nth = NTH.find(([number]) => number === rule.nth)?.[1] ?? "";
    return `on the ${nth} ${weekdayName(rule.weekday)} of the month`;
  }
  if (rule.weeks === 1) return sayWeekdays(rule.weekdays);
  return `every ${rule.weeks} weeks on ${enumerate(rule.weekdays.map(weekdayName))}`;
}

/** `on weekdays`, `every day`, `every Monday and Thursday`. */
export function sayWeekdays(weekdays: readonly Weekday[]): string {
  const sorted = [...weekdays].sort((a, b) => a - b);
  if (sorted.length === 7) return "every day";
  if (sorted.join() === MONDAY_TO_FRIDAY.join()) return "on weekdays";
  if (sorted.join() === "6,7") return "at weekends";
  return `every ${enumerate(sorted.map(weekdayName))}`;
}

function week(weeks: number, weekdays: readonly Weekday[]): ReadRule {
  return { ok: true, rule: { every: "week", weeks, weekdays } };
}

function no(problem: string): ReadRule {
  return { ok: false, problem };
}
