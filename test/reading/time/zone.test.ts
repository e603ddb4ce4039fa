import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readZone, suggestZones } from "../../../src/reading/time/zone.ts";
import { ZONE_DATA_VERSION, ZONE_NAMES, zoneRules, zoneTarget } from "../../../src/reading/time/zone-data.ts";

const at = Date.parse("2026-11-20T12:00:00Z");

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["Berlin", "Europe/Berlin"],
  ["new york", "America/New_York"],
  ["America/New York", "America/New_York"],
  ["são paulo", "America/Sao_Paulo"],
  ["Asia/Calcutta", "Asia/Calcutta"],
  ["Amsterdam", "Europe/Amsterdam"],
  ["utc", "UTC"],
  ["Etc/UTC", "UTC"],
])("%s is %s", (typed, zone) => {
  expect(readZone(typed, at)).toEqual({ ok: true, zone });
});

test.each([
  ["EST", "abbreviation", ["America/New_York"]],
  ["ist", "abbreviation", ["Asia/Kolkata"]],
  ["CET", "abbreviation", ["Europe/Berlin"]],
  ["EST5EDT", "no time zone is called", []],
  ["+2", "fixed offset", ["Europe/Helsinki"]],
  ["UTC+05:30", "fixed offset", ["Asia/Kolkata"]],
  ["GMT-5", "fixed offset", ["America/New_York"]],
  ["Etc/GMT+5", "fixed offset", ["America/New_York"]],
  ["Europe/Berlim", "no time zone is called", ["Europe/Berlin"]],
  ["New Yrok", "no time zone is called", ["America/New_York"]],
  ["Germany", "is a country", ["Europe/Berlin"]],
  ["France", "is a country", ["Europe/Paris"]],
  ["Mars/Olympus", "no time zone is called", []],
  ["__proto__", "no time zone is called", []],
  ["", "no time zone was given", []],
  ["x".repeat(300), "too long", []],
])("%s is refused: %s", (typed, problem, near) => {
  const read = readZone(typed, at);
  if (read.ok) throw new Error(`accepted as ${read.zone}`);
  expect(read.problem).toContain(problem);
  expect(read.near).toEqual(expect.arrayContaining(near));
  expect(read.near.length).toBeLessThanOrEqual(3);
  for (const name of read.near) expect(readZone(name, at)).toEqual({ ok: true, zone: name });
});

test("Names complete by their start, the city or a part", () => {
  expect(suggestZones("europe/be", 3)).toEqual(["Europe/Belfast", "Europe/Belgrade", "Europe/Berlin"]);
  expect(suggestZones("berl", 3)).toEqual(["Europe/Berlin"]);
  expect(suggestZones("york", 1)).toEqual(["America/New_York"]);
  expect(suggestZones("", 25)).toHaveLength(25);
});

test("The data carries its version, is recent, and every name has rules", () => {
  expect(ZONE_DATA_VERSION >= "2026f").toBe(true);
  expect(ZONE_NAMES.length).toBeGreaterThan(590);
  for (const name of ZONE_NAMES) expect(zoneRules(name)?.offsets.length).toBeGreaterThan(0);
  expect(zoneTarget("Asia/Calcutta")).toBe("Asia/Kolkata");
});

test("The unpacked data is what the packed lines say", () => {
  const packed = JSON.parse(
    readFileSync(
      new URL("../../../node_modules/moment-timezone/data/packed/latest.json", import.meta.url),
      "utf8",
    ),
  ) as { zones: string[] };
  expect(packed.zones.find((line) => line.startsWith("Africa/Lagos|"))).toContain("|-d.z 0 -u -10|01023|");
  const lagos = zoneRules("Africa/Lagos");
  // 13 minutes 35 seconds, nothing, half an hour and one hour east of Greenwich.
  expect(lagos?.offsets).toEqual([815_000, 0, 815_000, 1_800_000, 3_600_000]);
  expect(lagos?.untils.slice(-2)).toEqual([Date.parse("1919-08-31T23:30:00Z"), Number.POSITIVE_INFINITY]);
});
