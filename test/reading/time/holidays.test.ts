import { expect, test } from "vitest";
import { dayOff, daysIn, readHolidays } from "../../../src/reading/time/holidays.ts";

const today = Temporal.PlainDate.from("2026-11-01");
const read = (text: string) => {
  const { days, problems } = readHolidays(text, today);
  return [...days.map(({ from, to, name }) => `${from}..${to} ${name ?? "-"}`), ...problems];
};

test.each([
  ["2026-12-25", ["2026-12-25..2026-12-25 -"]],
  [
    "2026-12-25 Christmas, 2027-01-01 New Year",
    ["2026-12-25..2026-12-25 Christmas", "2027-01-01..2027-01-01 New Year"],
  ],
  ["2026-12-24..2027-01-02 Winter break", ["2026-12-24..2027-01-02 Winter break"]],
  ["24 December\n25.12.", ["2026-12-24..2026-12-24 -", "2026-12-25..2026-12-25 -"]],
  ["2026-12-25; 2026-12-25", ["2026-12-25..2026-12-25 -"]],
  ["2027-01-02..2026-12-24", ["entry 1: 2027-01-02..2026-12-24 ends before it begins"]],
  ["", ["no date was given, for instance 2026-12-25"]],
])("%j", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test("A bad entry is told with its place and the others are kept", () => {
  expect(read("2026-12-25\nsome day\n2026-13-01")).toEqual([
    "2026-12-25..2026-12-25 -",
    expect.stringMatching(/^entry 2: "some day"/),
    expect.stringMatching(/^entry 3: /),
  ]);
});

const calendar = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", ...events, "END:VCALENDAR"].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", "UID:1", ...lines, "END:VEVENT"].join("\r\n");

test("A calendar file: single days, spans whose end is outside, yearly days, and cancelled ones left out", () => {
  const text = calendar(
    event("DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas\\, first day"),
    event("DTSTART;VALUE=DATE:20261228", "DTEND;VALUE=DATE:20270102", "SUMMARY:Break"),
    event("DTSTART;VALUE=DATE:19901003", "RRULE:FREQ=YEARLY", "SUMMARY:Unity Day"),
    event("DTSTART;VALUE=DATE:20270501", "STATUS:CANCELLED", "SUMMARY:Off no more"),
    event("DTSTART:20270301T100000", "DTEND:20270301T120000", "SUMMARY:Outing"),
  );
  expect(read(text)).toEqual([
    "2026-12-25..2026-12-25 Christmas, first day",
    "2026-12-28..2027-01-01 Break",
    "2027-03-01..2027-03-01 Outing",
    "2027-10-03..2027-10-03 Unity Day",
    "2028-10-03..2028-10-03 Unity Day",
  ]);
});

test("A broken file is told; a rule without end or with a second's step does not hang", () => {
  expect(read("BEGIN:VCALENDAR\r\nnonsense")[0]).toMatch(/could not be read/);
  expect(read(calendar())).toEqual(["the calendar holds no events"]);
  const busy = calendar(event("DTSTART:19700101T000000", "RRULE:FREQ=SECONDLY", "SUMMARY:Bomb"));
  expect(read(busy)).toEqual([]);
  expect(read(`BEGIN:VCALENDAR${" ".repeat(1_000_001)}`)).toEqual(["that is larger than 1 MB"]);
});

test("A date inside a span is off under its name", () => {
  const { days } = readHolidays("2026-12-24..2027-01-02 Winter break, 2026-11-11", today);
  expect(dayOff(days, Temporal.PlainDate.from("2026-12-31"))).toBe("Winter break");
  expect(dayOff(days, Temporal.PlainDate.from("2026-11-11"))).toBe("a day off");
  expect(dayOff(days, Temporal.PlainDate.from("2027-01-03"))).toBeUndefined();
});

test.each([
  ["2026-12-24", 1],
  ["2026-12-24..2027-01-02", 10],
  ["2026-12-24..2026-12-26, 2026-12-25..2026-12-28, 2026-12-25, 2027-05-01", 6],
  ["", 0],
])("%s: %i days, each once", (text, days) => {
  expect(daysIn(readHolidays(text, Temporal.PlainDate.from("2026-11-22")).days)).toBe(days);
});
