/** Reads a time zone as people type it: a name of the data, never an abbreviation or an offset. */

import { type Instant, offsetAt } from "./resolve.ts";
import { COUNTRY_ZONES, ZONE_NAMES, zoneRules, zoneTarget } from "./zone-data.ts";

/** `zone` keeps the name as the data spells it; a link (`Asia/Calcutta`) stays what was typed. */
export type ReadZone =
  | { readonly ok: true; readonly zone: string }
  | { readonly ok: false; readonly problem: string; readonly near: readonly string[] };

/**
 * Reads a zone name in any letter case, with spaces for underscores, or a city alone when only one zone is
 * called so. Otherwise says what is wrong, with at most three names to offer. `at` decides which zones use
 * an abbreviation or an offset.
 */
export function readZone(text: string, at: Instant): ReadZone {
  const typed = text.trim();
  if (typed === "") return refuse("no time zone was given, for instance Europe/Berlin", []);
  if (typed.length > 100) return refuse("that is too long for a time zone", []);
  const key = fold(typed);
  if (key === "utc" || key === "etc/utc" || key === "z" || key === "zulu") return { ok: true, zone: "UTC" };

  const minutes = offsetMinutes(typed);
  if (minutes !== undefined) {
    const near = zonesWhere(at, (name) => offsetAt(at, name) === minutes * 60_000);
    return refuse(
      `${typed} is a fixed offset, which is wrong for half the year in most places; name a place`,
      near,
    );
  }
  const name = byFolded.get(key);
  if (name !== undefined && !ABBREVIATION.test(name)) return { ok: true, zone: name };

  const cities = byCity.get(key);
  const [city] = cities ?? [];
  if (city !== undefined && cities?.length === 1) return { ok: true, zone: city };
  if (cities !== undefined) return refuse(`more than one zone is called ${typed}`, cities.slice(0, 3));

  if (/^[a-z]{2,5}(\d[a-z]{3})?$/i.test(typed)) {
    const near = zonesWhere(at, (zone) => everAbbreviated(zone, typed.toUpperCase(), at));
    if (near.length > 0) {
      return refuse(
        `${typed.toUpperCase()} is an abbreviation that says nothing about clock changes; name a place`,
        near,
      );
    }
  }
  const country = zonesOfCountry(typed);
  if (country.length > 0) return refuse(`${typed} is a country; name a zone`, country.slice(0, 3));
  return refuse(`no time zone is called ${JSON.stringify(typed)}`, similar(key));
}

/** Names to offer while one is being typed: those that start with the text, then those that hold it. */
export function suggestZones(text: string, limit = 25): readonly string[] {
  const key = fold(text.trim());
  const offered = ZONE_NAMES.filter((name) => name.includes("/") && !name.startsWith("Etc/"));
  const starts = offered.filter((name) => fold(name).startsWith(key) || cityOf(name).startsWith(key));
  const holds = offered.filter((name) => fold(name).includes(key) && !starts.includes(name));
  return [...starts, ...holds].slice(0, limit);
}

/** What the data calls a zone though it is an abbreviation or a fixed offset. */
const ABBREVIATION = /^(?!UTC$)([A-Z]{2,5}(\d[A-Z]{3})?|GMT[+-]?0|Etc\/(GMT.*|UCT|Greenwich))$/;

const byFolded = new Map(ZONE_NAMES.map((name) => [fold(name), name]));
const byCity = new Map<string, string[]>();
for (const name of ZONE_NAMES) {
  if (!name.includes("/") || zoneTarget(name) !== name) continue;
  byCity.set(cityOf(name), [...(byCity.get(cityOf(name)) ?? []), name]);
}
for (const name of ZONE_NAMES) {
  // Links are cities too (Amsterdam, Oslo), unless they are an old spelling of one that is there already.
  if (name.includes("/") && !name.startsWith("Etc/") && !byCity.has(cityOf(name)))
    byCity.set(cityOf(name), [name]);
}

function refuse(problem: string, near: readonly string[]): ReadZone {
  return { ok: false, problem, near };
}

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, "_");
}

function cityOf(name: string): string {
  return fold(name.slice(name.lastIndexOf("/") + 1));
}

/** `+2`, `UTC+02:00`, `GMT-5`: minutes east of UTC; undefined for anything else. `Etc/GMT+5` is west, as POSIX has it. */
function offsetMinutes(text: string): number | undefined {
  const found = /^(utc|gmt|etc\/gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?$/iu.exec(text);
  if (found === null) return undefined;
  const size = Number(found[3]) * 60 + Number(found[4] ?? 0);
  const east = (found[2] === "+") !== (found[1]?.toLowerCase().startsWith("etc") === true);
  return east ? size : -size;
}

/** The most populous zones, by the data's order within countries, that satisfy the question. */
function zonesWhere(at: Instant, question: (name: string) => boolean): readonly string[] {
  const found = new Set<string>();
  for (const name of POPULOUS) if (question(name)) found.add(name);
  for (const names of COUNTRY_ZONES.values()) {
    for (const name of names)
      if (found.size < 3 && offsetAt(at, name) !== undefined && question(name)) found.add(name);
  }
  return [...found].slice(0, 3);
}

/** Offered first where several zones would do, so that the names are ones people know. */
const POPULOUS = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Helsinki",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Africa/Lagos",
  "Africa/Cairo",
];

/** Whether the zone uses the abbreviation in the year around `at`. */
function everAbbreviated(name: string, abbreviation: string, at: Instant): boolean {
  const rules = zoneRules(name);
  if (rules === undefined) return false;
  const year = 366 * 86_400_000;
  return rules.abbreviations.some((short, i) => {
    const start = i === 0 ? Number.NEGATIVE_INFINITY : (rules.untils[i - 1] ?? 0);
    return short === abbreviation && start < at + year && (rules.untils[i] ?? 0) > at - year;
  });
}

const countryNames = new Intl.DisplayNames("en", { type: "region" });

function zonesOfCountry(text: string): readonly string[] {
  const key = fold(text);
  for (const [code, zones] of COUNTRY_ZONES) {
    if (fold(code) === key || fold(countryNames.of(code) ?? "") === key) return zones;
  }
  return [];
}

/** The three names most alike by shared pairs of letters (Dice), if they are alike at all. */
function similar(key: string): readonly string[] {
  const wanted = pairs(key.slice(key.lastIndexOf("/") + 1));
  return ZONE_NAMES.filter((name) => name.includes("/") && !ABBREVIATION.test(name))
    .map((name) => ({ name, alike: dice(wanted, pairs(cityOf(name))) }))
    .filter(({ alike }) => alike >= 0.4)
    .sort((a, b) => b.alike - a.alike || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

function pairs(text: string): ReadonlySet<string> {
  const padded = `_${text}_`;
  return new Set([...padded.slice(1)].map((_, i) => padded.slice(i, i + 2)));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * a.intersection(b).size) / (a.size + b.size);
}
