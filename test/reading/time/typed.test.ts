import { expect, test } from "vitest";
import { readDate, readMoment, readTime } from "../../../src/reading/time/typed.ts";
import { TYPED, TYPED_AT, TYPED_ZONE } from "./typed-table.ts";

const now = Date.parse(TYPED_AT);

test.each(TYPED)("%s -> %s", (text, expected) => {
  const read = readMoment(text, now, TYPED_ZONE);
  if (read.ok) {
    expect(Temporal.Instant.fromEpochMilliseconds(read.moment.instant).toString()).toBe(expected);
  } else {
    expect(read.problem).toContain(expected);
  }
});

test("What could mean two things offers both", () => {
  const offered = (text: string) => {
    const read = readMoment(text, now, TYPED_ZONE);
    return read.ok ? [] : read.might.map(({ date, time }) => `${date} ${time}`);
  };
  expect(offered("tomorrow at 3")).toEqual(["2026-10-22 03:00:00", "2026-10-22 15:00:00"]);
  expect(offered("tomorrow midnight")).toEqual(["2026-10-22 00:00:00", "2026-10-23 00:00:00"]);
  expect(offered("today at 9")).toEqual(["2026-10-21 21:00:00"]);
});

test("A time that a clock change skips is moved later, and elapsed time is elapsed", () => {
  const evening = Date.parse("2026-03-28T22:00:00Z");
  const at = (text: string) => {
    const read = readMoment(text, evening, "Europe/Berlin");
    return read.ok ? Temporal.Instant.fromEpochMilliseconds(read.moment.instant).toString() : read.problem;
  };
  expect(at("tomorrow 2:30")).toBe("2026-03-29T01:30:00Z");
  expect(at("in 6 hours")).toBe("2026-03-29T04:00:00Z");
});

test.each([
  ["tomorrow", "2026-10-22"],
  ["next tuesday", "2026-10-27"],
  ["24.12.", "2026-12-24"],
  ["1.2.", "2027-02-01"],
  ["24 dec", "2026-12-24"],
  ["December 24", "2026-12-24"],
  ["2026-03-29", "2026-03-29"],
  ["2028-02-29", "2028-02-29"],
  ["29.2.", "there is no 29.2."],
  ["in 2 weeks", "2026-11-04"],
  ["end of november", "2026-11-30"],
  ["next month", "which day of that month?"],
  ["tomorrow 9:00", "holds a time"],
  ["x".repeat(201), "too long"],
])("The date %s -> %s", (text, expected) => {
  const read = readDate(text, Temporal.PlainDate.from("2026-10-21"));
  if (read.ok) expect(read.date.toString()).toBe(expected);
  else expect(read.problem).toContain(expected);
});

test.each([
  ["9", "09:00:00"],
  ["9:30", "09:30:00"],
  ["09.30", "09:30:00"],
  ["9am", "09:00:00"],
  ["9.30 pm", "21:30:00"],
  ["21h", "21:00:00"],
  ["7h45", "07:45:00"],
  ["12am", "00:00:00"],
  ["12pm", "12:00:00"],
  ["noon", "12:00:00"],
  ["midnight", "00:00:00"],
  ["24:00", "there is no 24:00"],
  ["9:60", "there is no 9:60"],
  ["13pm", "there is no 13pm"],
  ["0am", "there is no 0am"],
  ["soon", "no time of day"],
  ["", "no time of day"],
])("The time %s -> %s", (text, expected) => {
  const read = readTime(text);
  if (read.ok) expect(read.time.toString()).toBe(expected);
  else expect(read.problem).toContain(expected);
});
