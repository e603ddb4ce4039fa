import { expect, test } from "vitest";
import { EVERY_DAY, MONDAY_TO_FRIDAY } from "../../../src/core/weekdays.ts";
import { type Plan, planned, upcoming } from "../../../src/reading/time/plan.ts";
import { DAY, HOUR, occurrence } from "../../../src/reading/time/resolve.ts";

const date = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);

function daily(zone: string, wall: string, from: string, until?: string): Plan {
  const rule = { every: "week", weeks: 1, weekdays: EVERY_DAY } as const;
  const bounds = until === undefined ? {} : { until: date(until) };
  return { recurrence: { rule, from: date(from), ...bounds }, time: time(wall), zone, off: [] };
}

test.each([
  ["Europe/Berlin", "02:30", "2026-01-01", "2027-12-31", 730, 2, 2],
  ["Australia/Lord_Howe", "02:15", "2026-01-01", "2027-12-31", 730, 2, 0],
  ["Pacific/Chatham", "02:50", "2026-01-01", "2027-12-31", 730, 2, 2],
  ["Antarctica/Troll", "02:30", "2026-01-01", "2027-12-31", 730, 2, 2],
  ["Africa/Casablanca", "02:30", "2025-01-01", "2026-12-31", 730, 2, 2],
  ["Pacific/Apia", "02:30", "2011-01-01", "2012-12-31", 730, 0, 0],
])(
  "A daily %s %s from %s to %s: one post for each local date that exists",
  (zone, wall, from, until, posts, gaps, overlaps) => {
    const all = [...planned(daily(zone, wall, from, until), 0)];
    const happening = all.flatMap(({ instant }) => (instant === undefined ? [] : [instant]));
    expect(happening.length).toBe(posts);
    expect(new Set(all.map((one) => one.date.toString())).size).toBe(all.length);
    expect(happening).toEqual([...new Set(happening)].sort((a, b) => a - b));
    expect(all.filter(({ kind }) => kind === "gap")).toHaveLength(gaps);
    expect(all.filter(({ kind }) => kind === "overlap")).toHaveLength(overlaps);
  },
);

test("Apia goes from the 29th to the 31st", () => {
  const days = [...planned(daily("Pacific/Apia", "09:00", "2011-12-29", "2012-01-01"), 0)];
  expect(days.map(({ date: day, skipped }) => `${day} ${skipped ?? ""}`.trim())).toEqual([
    "2011-12-29",
    "2011-12-30 2011-12-30 does not exist there",
    "2011-12-31",
    "2012-01-01",
  ]);
});

test("Holidays stay in the plan with their reason and are not counted among the next ones", () => {
  const plan: Plan = {
    recurrence: { rule: { every: "week", weeks: 1, weekdays: MONDAY_TO_FRIDAY }, from: date("2026-12-01") },
    time: time("09:00"),
    zone: "Europe/Berlin",
    off: [{ from: "2026-12-24", to: "2026-12-31", name: "Break" }],
  };
  const from = Date.parse("2026-12-23T08:00:00Z");
  expect(upcoming(plan, from, 3).map((next) => next.date.toString())).toEqual([
    "2026-12-23",
    "2027-01-01",
    "2027-01-04",
  ]);
  const marked = [...planned(plan, from).take(3)].map(({ date: day, skipped }) => `${day} ${skipped ?? ""}`);
  expect(marked).toEqual(["2026-12-23 ", "2026-12-24 Break", "2026-12-25 Break"]);
  // One ms later today's has passed.
  expect(upcoming(plan, from + 1, 1)[0]?.date.toString()).toBe("2027-01-01");
});

test("A time that a gap carries over midnight belongs to the date it was planned for", () => {
  const plan = daily("America/Nuuk", "23:30", "2024-03-29");
  const from = Date.parse("2024-03-31T01:00:00Z");
  expect(upcoming(plan, from, 1)[0]).toMatchObject({
    kind: "gap",
    instant: Date.parse("2024-03-31T01:30:00Z"),
  });
  expect(upcoming(plan, from, 1)[0]?.date.toString()).toBe("2024-03-30");
});

test("A plan that is off every day ends with nothing", () => {
  const plan = { ...daily("UTC", "09:00", "2026-01-01"), off: [{ from: "2026-01-01", to: "2099-01-01" }] };
  expect(upcoming(plan, 0, 1)).toEqual([]);
});

test("A day before is the same wall time, an hour before is 3,600 s", () => {
  const session = occurrence(date("2026-03-29"), time("16:00"), "Europe/Berlin") ?? 0;
  const dayBefore = occurrence(date("2026-03-29").subtract({ days: 1 }), time("16:00"), "Europe/Berlin") ?? 0;
  expect(session - dayBefore).toBe(DAY - HOUR);
  expect(session - HOUR).toBe(Date.parse("2026-03-29T13:00:00Z"));
});
