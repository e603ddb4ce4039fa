import { expect, test } from "vitest";
import {
  chainSchema,
  DEFAULT_CHAIN,
  type Lead,
  nextReminder,
  readLead,
  remindersOf,
  sayLead,
} from "../../../src/reading/group/reminders.ts";
import { HOUR, MINUTE, occurrence } from "../../../src/reading/time/resolve.ts";

function session(date: string, time: string, zone: string) {
  const [day, wall] = [Temporal.PlainDate.from(date), Temporal.PlainTime.from(time)];
  const startsAt = occurrence(day, wall, zone) ?? 0;
  return { date: day, time: wall, zone, startsAt, lengthMs: 60 * MINUTE };
}
const iso = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString();

test("The usual chain, around a clock change: days keep the wall time, hours are elapsed", () => {
  const chain = remindersOf(session("2026-03-30", "16:00", "Europe/Berlin"), DEFAULT_CHAIN);
  expect(chain.map(({ kind, at, expiresAt }) => `${kind} ${iso(at)} until ${iso(expiresAt)}`)).toEqual([
    "choose 2026-03-23T15:00:00Z until 2026-03-30T11:00:00Z",
    "decide 2026-03-25T15:00:00Z until 2026-03-30T14:00:00Z",
    "presenter 2026-03-27T15:00:00Z until 2026-03-30T11:00:00Z",
    "read 2026-03-28T15:00:00Z until 2026-03-30T11:00:00Z",
    "check 2026-03-29T14:00:00Z until 2026-03-30T11:00:00Z",
    "soon 2026-03-30T12:00:00Z until 2026-03-30T14:00:00Z",
    "join 2026-03-30T13:50:00Z until 2026-03-30T14:00:00Z",
    "start 2026-03-30T14:00:00Z until 2026-03-30T14:15:00Z",
    "after 2026-03-30T15:00:00Z until 2026-03-31T15:00:00Z",
  ]);
});

test("A reminder on a date that does not exist is left out", () => {
  const chain = remindersOf(session("2011-12-31", "09:00", "Pacific/Apia"), DEFAULT_CHAIN);
  expect(chain.map(({ kind }) => kind)).not.toContain("check");
  expect(chain.map(({ kind }) => kind)).toContain("read");
});

test("What is off is left out, and a lead of no time at all falls away", () => {
  const chain = remindersOf(session("2026-11-24", "16:00", "UTC"), {
    ...DEFAULT_CHAIN,
    soon: "off",
    read: { days: 0 },
  });
  expect(chain.map(({ kind }) => kind)).toEqual([
    "choose",
    "decide",
    "presenter",
    "check",
    "join",
    "start",
    "after",
  ]);
});

test("The next one counts from now", () => {
  const { startsAt } = session("2026-11-24", "16:00", "UTC");
  const chain = remindersOf(session("2026-11-24", "16:00", "UTC"), DEFAULT_CHAIN);
  expect(nextReminder(chain, startsAt - HOUR)).toBe(startsAt - 10 * MINUTE);
  expect(nextReminder(chain, startsAt)).toBe(startsAt);
  expect(nextReminder(chain, startsAt + 2 * HOUR)).toBeUndefined();
});

test.each<[string, Lead | undefined]>([
  ["7 days", { days: 7 }],
  ["1d", { days: 1 }],
  ["2 hours", { minutes: 120 }],
  ["90 min", { minutes: 90 }],
  ["1 hour", { minutes: 60 }],
  ["off", "off"],
  ["99 days", undefined],
  ["25 hours", undefined],
  ["soon", undefined],
])("%s reads as %j and back", (text, lead) => {
  expect(readLead(text)).toEqual(lead);
  if (lead !== undefined) expect(readLead(sayLead(lead))).toEqual(lead);
});

test("A stored chain keeps what it says and takes the rest from the usual one", () => {
  expect(chainSchema.parse({ read: { days: 4 }, soon: "off" })).toEqual({
    ...DEFAULT_CHAIN,
    read: { days: 4 },
    soon: "off",
  });
  expect(() => chainSchema.parse({ read: { days: -1 } })).toThrow();
});
