import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { type CalendarEntry, toIcs, vtimezone } from "../../src/export/ics.ts";
import { localParts, resolve, transitions } from "../../src/reading/time/resolve.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");

function entry(given: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    uid: "a@paperboy",
    sequence: 1,
    startsAt: NOW,
    lengthMin: 60,
    zone: "Europe/Berlin",
    title: "Theory",
    cancelled: false,
    ...given,
  };
}

/** What an independent parser makes of a file. */
function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = new Map(
    calendar.getAllSubcomponents("vtimezone").map((component) => {
      const zone = new ICAL.Timezone(component);
      return [zone.tzid, zone] as const;
    }),
  );
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const start = event.startDate.clone();
    start.zone = zones.get(String(component.getFirstProperty("dtstart")?.getParameter("tzid"))) ?? start.zone;
    return { event, component, startsAt: start.toUnixTime() * 1000 };
  });
}

test("Another parser reads the instants that were meant, around clock changes in odd zones", () => {
  const zones = [
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "America/Vancouver",
    "America/Nuuk",
    "Antarctica/Troll",
    "Asia/Kathmandu",
    "UTC",
    "Europe/Dublin",
  ];
  const near = fc.constantFrom(...zones).chain((zone) => {
    const changes = transitions(zone, Date.UTC(2025, 0, 1), Date.UTC(2028, 0, 1));
    const anchor = changes.length === 0 ? fc.constant(NOW) : fc.constantFrom(...changes);
    return fc.tuple(fc.constant(zone), anchor, fc.integer({ min: -3 * 24 * 4, max: 3 * 24 * 4 }));
  });
  fc.assert(
    fc.property(near, ([zone, change, quarters]) => {
      const startsAt = change + quarters * 15 * 60_000;
      const [read] = parse(toIcs("x", [entry({ zone, startsAt })], NOW));
      // In the hour that comes twice RFC 5545 means the first; this parser takes the second.
      const shown = localParts(startsAt, zone);
      const again = resolve(shown.date, shown.time, zone)?.kind === "overlap";
      if (!again) expect(read?.startsAt).toBe(startsAt);
    }),
    { numRuns: 300, seed: 4 },
  );
});

test("Text that people typed stays text: folding, commas, semicolons, line feeds, other scripts", () => {
  const title = `${"Ein langes Thema, mit Komma; und “Zeichen” 数学 ".repeat(6)}end`;
  const [read] = parse(
    toIcs(
      "x",
      [entry({ title, description: "one\ntwo, three; four\\five", place: "Room 7, 2nd floor" })],
      NOW,
    ),
  );
  expect(read?.event.summary).toBe(title);
  expect(read?.event.description).toBe("one\ntwo, three; four\\five");
  expect(read?.event.location).toBe("Room 7, 2nd floor");
});

test("No line is longer than 75 octets, every line ends as RFC 5545 asks", () => {
  const file = toIcs("x", [entry({ title: "数学".repeat(60) })], NOW);
  expect(file.split("\r\n").filter((line) => line.includes("\n"))).toEqual([]);
  expect(Math.max(...file.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});

test("An injected line stays inside its value", () => {
  const [read, other] = parse(
    toIcs("x", [entry({ title: "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b" })], NOW),
  );
  expect(other).toBeUndefined();
  expect(read?.event.summary).toContain("END:VEVENT");
});

test("An empty calendar is one too, and a cancelled entry says so", () => {
  expect(parse(toIcs("x", [], NOW))).toEqual([]);
  const [read] = parse(toIcs("x", [entry({ cancelled: true, sequence: 7 })], NOW));
  expect(read?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  expect(read?.event.sequence).toBe(7);
});

test("A zone without clock changes has one observance; rules that will change are in it", () => {
  expect(vtimezone("Asia/Kathmandu", NOW, NOW)).toContain("TZOFFSETTO:+0545");
  expect(vtimezone("Asia/Kathmandu", NOW, NOW).match(/BEGIN:STANDARD/g)).toHaveLength(1);
  expect(vtimezone("America/Vancouver", Date.parse("2026-08-01T00:00:00Z"), NOW)).toContain(
    "TZOFFSETTO:-0700",
  );
});
