import { expect, test } from "vitest";
import { compareSeries, type Known, SESSIONS_AHEAD } from "../../../src/reading/group/series.ts";
import type { DaysOff } from "../../../src/reading/time/holidays.ts";
import { type Plan, upcoming } from "../../../src/reading/time/plan.ts";
import { readRule } from "../../../src/reading/time/rule-text.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");

function plan(rule: string, time: string, off: readonly DaysOff[] = []): Plan {
  const read = readRule(rule);
  if (!read.ok) throw new Error(read.problem);
  return {
    recurrence: { rule: read.rule, from: Temporal.PlainDate.from("2026-11-01") },
    time: Temporal.PlainTime.from(time),
    zone: "Europe/Berlin",
    off,
  };
}

/** The sessions a plan has kept so far, by date; `*` marks touched ones. */
function kept(from: Plan, touched: readonly string[] = []): Known[] {
  return upcoming(from, NOW, SESSIONS_AHEAD).map(({ date, instant }) => ({
    id: date.toString(),
    ruleDate: date.toString(),
    startsAt: instant,
    state: "planned",
    touched: touched.includes(date.toString()),
  }));
}

const tuesdays = plan("tue", "16:00");

test("A new series gets its sessions to come, days off marked", () => {
  const { add } = compareSeries(
    plan("tue", "16:00", [{ from: "2026-12-22", to: "2027-01-02", name: "Break" }]),
    [],
    new Set(),
    NOW,
  );
  expect(add.map(({ ruleDate, off }) => `${ruleDate} ${off ?? ""}`.trim())).toEqual([
    "2026-11-24",
    "2026-12-01",
    "2026-12-08",
    "2026-12-15",
    "2026-12-22 Break",
    "2026-12-29 Break",
    "2027-01-05",
    "2027-01-12",
    "2027-01-19",
    "2027-01-26",
  ]);
});

test("Nothing to do when nothing changed; one more after one has passed", () => {
  expect(compareSeries(tuesdays, kept(tuesdays), new Set(), NOW)).toEqual({
    add: [],
    retime: [],
    shut: [],
    reopen: [],
    drop: [],
    stray: [],
  });
  const later = compareSeries(tuesdays, kept(tuesdays), new Set(), NOW + 3 * 86_400_000);
  expect(later).toMatchObject({ add: [{ ruleDate: "2027-01-19" }], drop: [], retime: [] });
});

test("Another time moves the sessions to come but not those moved by hand, nor those that have begun", () => {
  const known = kept(tuesdays);
  const past: Known = {
    id: "past",
    ruleDate: "2026-11-17",
    startsAt: Date.parse("2026-11-17T15:00:00Z"),
    state: "done",
    touched: true,
  };
  const { retime, add, drop } = compareSeries(
    plan("tue", "17:00"),
    [past, ...known],
    new Set(["2026-12-01"]),
    NOW,
  );
  expect(retime).toHaveLength(7);
  expect(retime[0]).toEqual({ id: "2026-11-24", startsAt: Date.parse("2026-11-24T16:00:00Z") });
  expect(retime.map(({ id }) => id)).not.toContain("2026-12-01");
  expect([add, drop]).toEqual([[], []]);
});

test("Another day drops untouched sessions, tells of touched ones, and adds the new ones", () => {
  const { add, drop, stray } = compareSeries(
    plan("wed", "16:00"),
    kept(tuesdays, ["2026-12-08"]),
    new Set(),
    NOW,
  );
  expect(add[0]?.ruleDate).toBe("2026-11-25");
  expect(drop).toHaveLength(7);
  expect(stray).toEqual(["2026-12-08"]);
});

test("A day that becomes off is skipped, and held again when it is not", () => {
  const holiday = plan("tue", "16:00", [{ from: "2026-12-01", to: "2026-12-01", name: "Off" }]);
  expect(compareSeries(holiday, kept(tuesdays), new Set(), NOW).shut).toEqual([
    { id: "2026-12-01", off: "Off" },
  ]);
  const shut = kept(tuesdays).map(
    (one): Known => (one.ruleDate === "2026-12-01" ? { ...one, state: "skipped", off: "Off" } : one),
  );
  expect(compareSeries(holiday, shut, new Set(), NOW)).toMatchObject({ shut: [], reopen: [] });
  expect(compareSeries(tuesdays, shut, new Set(), NOW).reopen).toEqual(["2026-12-01"]);
  const byHand = shut.map(({ off: _, ...one }): Known => one);
  expect(compareSeries(tuesdays, byHand, new Set(), NOW).reopen).toEqual([]);
});

test("The end of term ends it", () => {
  const ending = {
    ...tuesdays,
    recurrence: { ...tuesdays.recurrence, until: Temporal.PlainDate.from("2026-12-08") },
  };
  const { drop, add } = compareSeries(ending, kept(tuesdays), new Set(), NOW);
  expect(add).toEqual([]);
  expect(drop).toEqual(["2026-12-15", "2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12"]);
});
