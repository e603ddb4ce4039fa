import { expect, test } from "vitest";
import { clockNote } from "../../../src/reading/group/clock-note.ts";
import { occurrence } from "../../../src/reading/time/resolve.ts";

function note(localDate: string, localTime: string, tz: string, zone: string) {
  const startsAt =
    occurrence(Temporal.PlainDate.from(localDate), Temporal.PlainTime.from(localTime), tz) ?? 0;
  return clockNote({ startsAt, localDate, localTime, tz }, zone);
}

// In 2027 New York changes on 14 March and 7 November, Berlin on 28 March and 31 October.
test.each([
  ["2027-03-09", undefined],
  [
    "2027-03-16",
    "This week 16:00 in Europe/Berlin is 11:00 in America/New_York, usually 10:00: their clocks change on different dates.",
  ],
  [
    "2027-03-23",
    "This week 16:00 in Europe/Berlin is 11:00 in America/New_York, usually 10:00: their clocks change on different dates.",
  ],
  ["2027-03-30", undefined],
  ["2027-07-20", undefined],
  [
    "2027-11-02",
    "This week 16:00 in Europe/Berlin is 11:00 in America/New_York, usually 10:00: their clocks change on different dates.",
  ],
  ["2027-11-09", undefined],
])("%s: %s", (date, expected) => {
  expect(note(date, "16:00", "Europe/Berlin", "America/New_York")).toBe(expected);
});

test.each([
  ["one zone", "Europe/Berlin", "Europe/Berlin"],
  ["zones that change together", "Europe/Berlin", "Europe/Madrid"],
  ["zones that never change", "Asia/Tokyo", "Asia/Kolkata"],
  ["half a year of another difference is no exception", "Europe/Berlin", "Asia/Tokyo"],
])("Nothing to say for %s", (_, tz, zone) => {
  for (let date = Temporal.PlainDate.from("2027-01-05"); date.year === 2027; date = date.add({ days: 7 })) {
    expect(note(date.toString(), "16:00", tz, zone)).toBeUndefined();
  }
});
