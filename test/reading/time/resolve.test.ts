import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DAY,
  localParts,
  MINUTE,
  occurrence,
  resolve,
  transitions,
} from "../../../src/reading/time/resolve.ts";
import { ZONE_DATA_VERSION, ZONE_NAMES, zoneRules } from "../../../src/reading/time/zone-data.ts";
import { TABLE } from "./table.ts";

const run = promisify(execFile);
const date = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);

test.each(TABLE)(
  "40 · DST gap / overlap / missing date: $zone $wall, $kind",
  ({ zone, wall, kind, instant }) => {
    const moment = Temporal.PlainDateTime.from(wall);
    const resolved = resolve(moment.toPlainDate(), moment.toPlainTime(), zone);
    if (kind === "missing") return expect(resolved).toBeUndefined();
    expect(resolved).toEqual({ instant: Date.parse(instant ?? ""), kind });
  },
);

test("The zone of the process does not matter, for the table and for typed times", async () => {
  const script = fileURLToPath(new URL("print-table.ts", import.meta.url));
  const outputs = await Promise.all(
    ["UTC", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "Europe/Berlin"].map(async (zone) => {
      const { stdout } = await run(process.execPath, [script], { env: { ...process.env, TZ: zone } });
      return stdout;
    }),
  );
  const [first = ""] = outputs;
  expect(first.split("\n").length).toBeGreaterThan(TABLE.length);
  for (const { zone, wall, kind, instant } of TABLE) {
    const answer = kind === "missing" ? "missing" : `${kind} ${instant}`;
    expect(first).toContain(`${zone} ${wall} ${answer}`);
  }
  for (const output of outputs) expect(output).toBe(first);
});

test("Local parts show what the wall shows", () => {
  const show = (instant: string, zone: string) => {
    const parts = localParts(Date.parse(instant), zone);
    return `${parts.date} ${parts.time} ${parts.offset / MINUTE} ${parts.abbreviation}`;
  };
  expect(show("2026-03-29T00:59:59Z", "Europe/Berlin")).toBe("2026-03-29 01:59:59 60 CET");
  expect(show("2026-03-29T01:00:00Z", "Europe/Berlin")).toBe("2026-03-29 03:00:00 120 CEST");
  expect(show("2026-06-01T03:15:00Z", "Asia/Kathmandu")).toBe("2026-06-01 09:00:00 345 +0545");
  expect(show("1969-12-31T23:59:59.999Z", "UTC")).toBe("1969-12-31 23:59:59.999 0 UTC");
});

test("An unknown zone is an error, not a guess", () => {
  expect(() => resolve(date("2026-01-01"), time("09:00"), "Europe/Atlantis")).toThrow("Europe/Atlantis");
  expect(() => localParts(0, "__proto__")).toThrow(RangeError);
});

test("41 · every zone and every clock change from 2000 to 2037: one instant a date, ascending, never early", () => {
  const from = Date.UTC(2000, 0, 1);
  const to = Date.UTC(2038, 0, 1);
  const missing = new Set<string>();
  const seen = new Set<string>();
  let checks = 0;
  for (const zone of ZONE_NAMES) {
    const rules = zoneRules(zone);
    const shape = JSON.stringify([rules?.untils, rules?.offsets]);
    if (seen.has(shape)) continue;
    seen.add(shape);
    for (const change of transitions(zone, from, to)) {
      const before = localParts(change - 1, zone);
      const after = localParts(change, zone);
      // Times on both sides of the change and inside what it skips or repeats.
      const inside = [
        before.time,
        after.time,
        before.time.add({ minutes: 1 }),
        after.time.subtract({ minutes: 1 }),
      ];
      for (const wall of [...inside, before.time.add({ minutes: 16 }), time("23:30"), time("00:00")]) {
        let last = Number.NEGATIVE_INFINITY;
        for (let days = -2; days <= 2; days++) {
          const day = before.date.add({ days });
          const instant = occurrence(day, wall, zone);
          checks += 1;
          if (instant === undefined) {
            missing.add(`${zone} ${day}`);
            continue;
          }
          if (instant <= last) throw new Error(`${zone} ${day} ${wall} is not after the day before`);
          last = instant;
          const back = localParts(instant, zone);
          const shown = back.date.toPlainDateTime(back.time);
          if (Temporal.PlainDateTime.compare(shown, day.toPlainDateTime(wall)) < 0) {
            throw new Error(`${zone} ${day} ${wall} resolves to the earlier ${shown}`);
          }
        }
      }
    }
  }
  expect(checks).toBeGreaterThan(150_000);
  expect([...missing].sort()).toEqual(["Pacific/Apia 2011-12-30", "Pacific/Fakaofo 2011-12-30"]);
});

/** Zones whose rules differ between the shipped data and the data inside this Node, compared 2000 to 2030. */
function differing(): ReadonlySet<string> {
  const names = new Set<string>();
  const known = new Set(Intl.supportedValuesOf("timeZone"));
  for (const zone of known) {
    if (zoneRules(zone) === undefined) continue;
    const marks = transitions(zone, Date.UTC(2000, 0, 1), Date.UTC(2030, 0, 1)).flatMap((at) => [
      at - 1,
      at,
      at + DAY,
    ]);
    for (const at of [...marks, ...Array.from({ length: 24 }, (_, i) => Date.UTC(2026, i, 15))]) {
      const ours = localParts(at, zone).offset;
      const theirs =
        Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
      if (ours !== theirs) names.add(zone);
    }
  }
  return names;
}

test("Agrees with Temporal wherever the two data versions agree", () => {
  const differ = differing();
  // A newer Node has the same data; an older one is behind in the few zones whose laws changed lately.
  expect(differ.size).toBeLessThan(process.versions["tz"] === ZONE_DATA_VERSION ? 1 : 12);
  const zones = Intl.supportedValuesOf("timeZone").filter(
    (zone) => zoneRules(zone) !== undefined && !differ.has(zone),
  );
  const around = (zone: string) => {
    const changes = transitions(zone, Date.UTC(2000, 0, 1), Date.UTC(2030, 0, 1));
    return changes.length === 0
      ? fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) })
      : fc
          .tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 60, max: 3 * 60 }))
          .map(([at, minutes]) => at + minutes * MINUTE);
  };
  const zoneAndInstant = fc.constantFrom(...zones).chain((zone) => fc.tuple(fc.constant(zone), around(zone)));
  fc.assert(
    fc.property(zoneAndInstant, fc.integer({ min: -180, max: 180 }), ([zone, at], minutes) => {
      const near = localParts(at, zone);
      const wall = near.date.toPlainDateTime(near.time).add({ minutes });
      const resolved = resolve(wall.toPlainDate(), wall.toPlainTime(), zone);
      if (resolved === undefined) return zone === "Pacific/Apia" || zone === "Pacific/Fakaofo";
      const theirs = wall.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
      return resolved.instant === theirs;
    }),
    { numRuns: 4_000, seed: 20_260_329 },
  );
});

/** Walks the minutes of five days and believes only what the wall shows at each. */
function minuteByMinute(day: Temporal.PlainDate, wall: Temporal.PlainTime, zone: string): number | undefined {
  const wanted = day.toPlainDateTime(wall);
  const start = Date.UTC(day.year, day.month - 1, day.day) - 2 * DAY;
  let dateSeen = false;
  let shift: number | undefined;
  let previous: Temporal.PlainDateTime | undefined;
  for (let at = start; at < start + 5 * DAY; at += MINUTE) {
    const parts = localParts(at, zone);
    const shown = parts.date.toPlainDateTime(parts.time);
    if (parts.date.equals(day)) dateSeen = true;
    if (shown.equals(wanted)) return at;
    const jumped =
      previous !== undefined &&
      Temporal.PlainDateTime.compare(previous, wanted) < 0 &&
      Temporal.PlainDateTime.compare(shown, wanted) > 0;
    if (jumped && previous !== undefined) {
      shift ??= at - MINUTE + previous.until(wanted, { largestUnit: "minute" }).minutes * MINUTE;
    }
    previous = shown;
  }
  return dateSeen ? shift : undefined;
}

test("Agrees with a walk over every minute", () => {
  const zones = [
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "America/Nuuk",
    "Antarctica/Troll",
  ];
  const changes = zones.flatMap((zone) =>
    transitions(zone, Date.UTC(2009, 0, 1), Date.UTC(2027, 0, 1)).map((at) => [zone, at] as const),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...changes),
      fc.integer({ min: -26 * 60, max: 26 * 60 }),
      ([zone, at], minutes) => {
        const near = localParts(at, zone);
        const wall = near.date.toPlainDateTime(near.time).add({ minutes });
        const [day, hour] = [wall.toPlainDate(), wall.toPlainTime()];
        expect(occurrence(day, hour, zone)).toBe(minuteByMinute(day, hour, zone));
      },
    ),
    { numRuns: 25, seed: 7 },
  );
});

test("The same local date and time in a changed zone law moves the instant, not the date", () => {
  // What a store does when the data version changes: works out each instant anew from its local fields.
  const winter = occurrence(date("2026-12-01"), time("09:00"), "America/Vancouver");
  const older = Date.parse("2026-12-01T17:00:00Z");
  expect(winter).toBe(older - 60 * MINUTE);
});
