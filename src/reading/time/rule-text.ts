/** Recurrence rules as people type and read them. */

import type { Nth, Rule, Weekday } from "./recurrence.ts";
import { EVERY_DAY, MONDAY_TO_FRIDAY } from "./recurrence.ts";

const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
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

/** `Monday` for 1. */
export function weekdayName(day: Weekday): string {
  return NAMES[day - 1] ?? "";
}

/**
 * Reads `weekdays`, `daily`, `mon, wed`, `Mon-Fri`, `every 2 weeks on tuesday`, `every other tue`, `2nd thursday of the
 * month`, `last friday`. Anything left over is an error that names it.
 */
export function readRule(text: string): ReadRule {
  const typed = text.trim().toLowerCase();
  if (typed === "")
    return no("no day was given, for instance weekdays, tuesday or 2nd thursday of the month");
  if (typed.length > 200) return no("that is too long for a rule");
  if (/^(weekdays|every weekday|workdays|working days)$/.test(typed)) return week(1, MONDAY_TO_FRIDAY);
  if (/^(daily|every ?day|all days|all)$/.test(typed)) return week(1, EVERY_DAY);
  if (/^(weekends?|every weekend)$/.test(typed)) return week(1, [6, 7]);

  const monthly =
    /^(?:on |every )?(?:the )?(\w+) (\p{L}+)(?: (?:of|in) (?:the|every|each) month| of the month| every month| monthly)?$/u.exec(
      typed,
    );
  const nth = NTH.find(([, ...words]) => words.includes(monthly?.[1] ?? ""))?.[0];
  if (nth !== undefined && monthly !== null) {
    const weekday = weekdayOf(monthly[2] ?? "");
    return weekday === undefined
      ? no(`${JSON.stringify(monthly[2])} is no weekday`)
      : { ok: true, rule: { every: "month", nth, weekday } };
  }

  const weekly = /^(?:every (?:(other|second|(\d{1,2})(?:nd|rd|th)?) )?(?:weeks?(?: on)? )?|on )?(.+)$/.exec(
    typed,
  );
  const weeks = weekly?.[2] !== undefined ? Number(weekly[2]) : weekly?.[1] !== undefined ? 2 : 1;
  if (weeks < 1 || weeks > 52) return no("every how many weeks? A number from 1 to 52");
  const days = readWeekdays(weekly?.[3] ?? "");
  return days.ok ? week(weeks, days.weekdays) : no(days.problem);
}

export type ReadWeekdays =
  | { readonly ok: true; readonly weekdays: readonly Weekday[] }
  | { readonly ok: false; readonly problem: string };

/** Reads a list or span of weekdays: `mon, wed and fri`, `tue-thu`, `weekdays`. Ascending, each once. */
export function readWeekdays(text: string): ReadWeekdays {
  const typed = text.trim().toLowerCase();
  if (typed === "weekdays") return { ok: true, weekdays: MONDAY_TO_FRIDAY };
  if (typed === "daily" || typed === "every day" || typed === "all") return { ok: true, weekdays: EVERY_DAY };
  const found = new Set<Weekday>();
  for (const part of typed.split(/\s*(?:,|;|\/|&|\+|\band\b|\s)\s*/).filter((word) => word !== "")) {
    const [first, last, ...more] = part.split(/[-–]/).map(weekdayOf);
    const spans = part.split(/[-–]/).length;
    if (first === undefined || more.length > 0 || (spans === 2 && last === undefined)) {
      return {
        ok: false,
        problem: `${JSON.stringify(part)} is no weekday; write for instance mon, wed or mon-fri`,
      };
    }
    for (let day = first; ; day = ((day % 7) + 1) as Weekday) {
      found.add(day);
      if (last === undefined || day === last) break;
    }
  }
  if (found.size === 0)
    return { ok: false, problem: "no weekday was given, for instance mon, wed or mon-fri" };
  return { ok: true, weekdays: [...found].sort((a, b) => a - b) };
}

/** The rule in words that follow "meets" or "posts": `on weekdays`, `every 2 weeks on Tuesday`. */
export function sayRule(rule: Rule): string {
  if (rule.every === "month") {
    const nth = NTH.find(([number]) => number === rule.nth)?.[1] ?? "";
    return `on the ${nth} ${weekdayName(rule.weekday)} of the month`;
  }
  if (rule.weeks === 1) return sayWeekdays(rule.weekdays);
  return `every ${rule.weeks} weeks on ${list(rule.weekdays.map(weekdayName))}`;
}

/** `on weekdays`, `every day`, `every Monday and Thursday`. */
export function sayWeekdays(weekdays: readonly Weekday[]): string {
  const sorted = [...weekdays].sort((a, b) => a - b);
  if (sorted.length === 7) return "every day";
  if (sorted.join() === MONDAY_TO_FRIDAY.join()) return "on weekdays";
  if (sorted.join() === "6,7") return "at weekends";
  return `every ${list(sorted.map(weekdayName))}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Two letters are enough where they are unmistakable: `mo`, `th`. */
function weekdayOf(word: string): Weekday | undefined {
  const key = word.replace(/\.$/, "");
  if (key.length < 2) return undefined;
  const i = NAMES.findIndex((name) => {
    const lower = name.toLowerCase();
    return lower.startsWith(key) || `${lower}s` === key || (key === "weds" && lower === "wednesday");
  });
  return i < 0 ? undefined : ((i + 1) as Weekday);
}

function week(weeks: number, weekdays: readonly Weekday[]): ReadRule {
  return { ok: true, rule: { every: "week", weeks, weekdays } };
}

function no(problem: string): ReadRule {
  return { ok: false, problem };
}
