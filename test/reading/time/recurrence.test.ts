import fc from "fast-check";
import { expect, test } from "vitest";
import type { Weekday } from "../../../src/core/weekdays.ts";
import { beginning, dates, fallsOn, type Rule, ruleSchema } from "../../../src/reading/time/recurrence.ts";
import { readRule, sayRule } from "../../../src/reading/time/rule-text.ts";

const date = (text: string) => Temporal.PlainDate.from(text);
const take = (rule: Rule, from: string, count: number, until?: string) => {
  const bounds = until === undefined ? {} : { until: date(until) };
  return [...dates({ rule, from: date(from), ...bounds }, date(from)).take(count)].map((day) =>
    day.toString().slice(2),
  );
};
const ruleOf = (text: string): Rule => {
  const read = readRule(text);
  if (!read.ok) throw new Error(read.problem);
  return read.rule;
};

test.each([
  ["weekdays", "2026-10-23", "26-10-23 26-10-26 26-10-27"],
  ["every day", "2028-02-28", "28-02-28 28-02-29 28-03-01"],
  ["tue", "2026-12-22", "26-12-22 26-12-29 27-01-05"],
  ["mon, thu", "2026-10-21", "26-10-22 26-10-26 26-10-29"],
  // The week of the first date is the one counted from, whichever weekday it is; 2026 has 53 ISO weeks.
  ["every 2 weeks on tue", "2026-12-15", "26-12-15 26-12-29 27-01-12"],
  ["every 2 weeks on mon", "2026-12-18", "26-12-28 27-01-11 27-01-25"],
  ["every other tue and thu", "2026-12-15", "26-12-15 26-12-17 26-12-29"],
  ["every 3 weeks on sunday", "2026-12-30", "27-01-03 27-01-24 27-02-14"],
  ["first monday", "2026-12-30", "27-01-04 27-02-01 27-03-01"],
  ["2nd thursday of the month", "2026-10-21", "26-11-12 26-12-10 27-01-14"],
  ["last friday of every month", "2026-10-31", "26-11-27 26-12-25 27-01-29"],
  // Few months have a fifth; the others are passed over.
  ["5th saturday", "2026-10-21", "26-10-31 27-01-30 27-05-29"],
  ["fri", "2027-12-31", "27-12-31 28-01-07 28-01-14"],
  ["tue", "2028-02-22", "28-02-22 28-02-29 28-03-07"],
])("%s from %s: %s", (text, from, expected) => {
  expect(take(ruleOf(text), from, 3).join(" ")).toBe(expected);
});

test("Nothing comes after until, which counts itself", () => {
  expect(take(ruleOf("fri"), "2026-12-11", 9, "2026-12-25")).toEqual(["26-12-11", "26-12-18", "26-12-25"]);
  expect(take(ruleOf("fri"), "2026-12-11", 9, "2026-12-10")).toEqual([]);
});

test("A rule whose day never comes ends instead of searching for ever", () => {
  expect(take({ every: "week", weeks: 1, weekdays: [] }, "2026-01-01", 1)).toEqual([]);
});

const anyRule = fc.oneof(
  fc.record({
    every: fc.constant("week" as const),
    weeks: fc.integer({ min: 1, max: 5 }),
    weekdays: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1, maxLength: 7 }),
  }),
  fc.record({
    every: fc.constant("month" as const),
    nth: fc.constantFrom(1, 2, 3, 4, 5, -1 as const) as fc.Arbitrary<1 | 2 | 3 | 4 | 5 | -1>,
    weekday: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
  }),
);

/** Counts on a calendar on the wall: which one in its month, and how many Mondays lie between. */
function naive(rule: Rule, from: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  if (rule.every === "month") {
    const same: string[] = [];
    for (let d = 1; d <= day.daysInMonth; d++) {
      const other = day.with({ day: d });
      if (other.dayOfWeek === rule.weekday) same.push(other.toString());
    }
    return (rule.nth === -1 ? same.at(-1) : same[rule.nth - 1]) === day.toString();
  }
  let mondays = 0;
  for (let d = from.add({ days: 1 }); Temporal.PlainDate.compare(d, day) <= 0; d = d.add({ days: 1 })) {
    if (d.dayOfWeek === 1) mondays += 1;
  }
  return mondays % rule.weeks === 0 && rule.weekdays.some((weekday) => weekday === day.dayOfWeek);
}

test("Agrees with a count on the wall calendar", () => {
  fc.assert(
    fc.property(
      anyRule,
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 0, max: 400 }),
      (rule, start, later) => {
        const from = date("2020-01-01").add({ days: start });
        const day = from.add({ days: later });
        return fallsOn({ rule, from }, day) === naive(rule, from, day);
      },
    ),
    { numRuns: 300, seed: 11 },
  );
});

test("What a rule says reads back to the rule, and it survives being stored", () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      const sorted =
        rule.every === "week" ? { ...rule, weekdays: [...rule.weekdays].sort((a, b) => a - b) } : rule;
      const said = sayRule(sorted)
        .replace(/^at /, "")
        .replace(/^on weekdays$/, "weekdays");
      expect(ruleOf(said)).toEqual(sorted);
      expect(ruleSchema.parse(JSON.parse(JSON.stringify(sorted)))).toEqual(sorted);
    }),
    { numRuns: 300, seed: 3 },
  );
});

test.each([
  ["every 0 weeks on mon", "1 to 52"],
  ["every 60 weeks on mon", "1 to 52"],
  ["2nd someday of the month", '"someday" is no weekday'],
  ["when the moon is full", "is no weekday"],
])("The rule %s: %s", (text, problem) => {
  const read = readRule(text);
  expect(read.ok ? "" : read.problem).toContain(problem);
});

test.each([
  // Said on a Sunday: the next of its days is the first, not the one in the week after.
  ["every 2 weeks on thu", "2026-11-22", "2026-11-26"],
  ["every 3 weeks on mon", "2026-11-22", "2026-11-23"],
  ["every other tue and thu", "2026-11-25", "2026-11-26"],
  ["every 2 weeks on sunday", "2026-11-22", "2026-11-22"],
  ["tuesdays", "2026-11-22", "2026-11-22"],
  ["first monday", "2026-11-22", "2026-11-22"],
])("%s that begins on %s counts from %s", (rule, today, from) => {
  expect(beginning(ruleOf(rule), date(today)).toString()).toBe(from);
});
