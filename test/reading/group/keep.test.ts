import { expect, test } from "vitest";
import type { Group, Session } from "../../../src/core/store.ts";
import { chainOf } from "../../../src/reading/group/keep.ts";
import { occurrence } from "../../../src/reading/time/resolve.ts";
import { readRule } from "../../../src/reading/time/rule-text.ts";

function chain(given: {
  rule: string;
  date: string;
  time?: string;
  from?: string;
  moved?: string;
  chain?: string;
}) {
  const rule = readRule(given.rule);
  if (!rule.ok) throw new Error(rule.problem);
  const tz = "Europe/Berlin";
  const localTime = given.time ?? "16:00";
  const group = {
    ruleJson: JSON.stringify(rule.rule),
    localTime,
    tz,
    lengthMin: 60,
    fromDate: given.from ?? "2026-01-01",
    untilDate: null,
    chainJson: given.chain ?? "{}",
  } as Group;
  const at = given.moved ?? localTime;
  const startsAt = occurrence(Temporal.PlainDate.from(given.date), Temporal.PlainTime.from(at), tz) ?? 0;
  const session = { localDate: given.date, localTime: at, tz, startsAt, lengthMin: 60 } as Session;
  return Object.fromEntries(
    chainOf(group, session).map((one) => [
      one.kind,
      Temporal.Instant.fromEpochMilliseconds(one.at)
        .toZonedDateTimeISO(tz)
        .toPlainDateTime()
        .toString()
        .slice(5, 16),
    ]),
  );
}

test("Weekly: what would come a week ahead, in the middle of the last session, comes after it", () => {
  expect(chain({ rule: "tuesdays", date: "2026-12-08" })).toMatchObject({
    choose: "12-01T17:10",
    decide: "12-03T16:00",
    read: "12-06T16:00",
    check: "12-07T16:00",
  });
});

test.each([
  [
    "every second week: nothing is in the way",
    { rule: "every 2 weeks on tue", from: "2026-11-24", date: "2026-12-08" },
    { choose: "12-01T16:00" },
  ],
  [
    "before the first session: nothing is in the way",
    { rule: "tuesdays", from: "2026-12-08", date: "2026-12-08" },
    { choose: "12-01T16:00" },
  ],
  [
    "twice a week: the vote and the time to read fall on the other day",
    { rule: "tue, thu", date: "2026-12-10" },
    { choose: "12-03T17:10", decide: "12-05T16:00", read: "12-08T17:10" },
  ],
  [
    "moved to another time of day: it is not in the way",
    { rule: "tuesdays", date: "2026-12-08", moved: "10:00" },
    { choose: "12-01T10:00" },
  ],
  [
    "moved to begin as the others end: still after them",
    { rule: "tuesdays", date: "2026-12-08", moved: "16:30" },
    { choose: "12-01T17:10" },
  ],
  [
    "by whole hours ahead: they are as they were asked for",
    { rule: "tuesdays", date: "2026-12-08", chain: '{"read":{"minutes":1440}}' },
    { read: "12-07T16:00" },
  ],
])("%s", (_, given, wanted) => {
  expect(chain(given)).toMatchObject(wanted);
});
