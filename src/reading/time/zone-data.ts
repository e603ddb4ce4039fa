/**
 * The time zone data Paperboy decides with: the IANA rules as packed by moment-timezone (MIT), shipped as a
 * dependency. The zone data inside Node follows Node's releases, so two machines may disagree and both may be
 * behind; this file is the same everywhere and its version is recorded. The data holds transitions up to the end of
 * 2037; later instants use the last offset known.
 */

import packed from "moment-timezone/data/packed/latest.json" with { type: "json" };

/** Version of the IANA data, for instance `2026f`. When it changes, future instants are worked out anew. */
export const ZONE_DATA_VERSION: string = packed.version;

/** The offsets of one zone. Segment i lasts until `untils[i]` (ms, exclusive) and adds `offsets[i]` ms to UTC. */
export interface ZoneRules {
  readonly name: string;
  /** Ascending; the last is Infinity. */
  readonly untils: readonly number[];
  /** Local time minus UTC in ms, one for each segment. */
  readonly offsets: readonly number[];
  /** The abbreviation in force, one for each segment: `CEST`, `+0545`. */
  readonly abbreviations: readonly string[];
}

const packedByName = new Map<string, string>(packed.zones.map((text) => [before(text), text]));
const targets = new Map<string, string>(
  packed.links.map((text) => {
    const [target = "", link = ""] = text.split("|");
    return [link, target];
  }),
);
const unpacked = new Map<string, ZoneRules>();

/** Every name of the data, zones and links alike, in alphabetical order. */
export const ZONE_NAMES: readonly string[] = [...packedByName.keys(), ...targets.keys()].sort();

/** For each two-letter country code the zones in use there, most populous first as far as the data tells. */
export const COUNTRY_ZONES: ReadonlyMap<string, readonly string[]> = new Map(
  packed.countries.map((text): [string, string[]] => {
    const [code = "", zones = ""] = text.split("|");
    return [code, zones.split(" ")];
  }),
);

/**
 * The rules of a zone by its exact name; a link answers with the rules of what it stands for, under its own
 * name. Undefined when the data has no such name. Unpacked on first use, then kept.
 */
export function zoneRules(name: string): ZoneRules | undefined {
  const known = unpacked.get(name);
  if (known !== undefined) return known;
  const text = packedByName.get(name) ?? packedByName.get(targets.get(name) ?? "");
  if (text === undefined) return undefined;
  const rules = { ...unpack(text), name };
  unpacked.set(name, rules);
  return rules;
}

/** The zone a link stands for (`Asia/Calcutta` -> `Asia/Kolkata`), or the name itself. */
export function zoneTarget(name: string): string {
  return targets.get(name) ?? name;
}

/**
 * One packed line: name|abbreviations|offsets|index of each segment|lengths of the segments|population.
 * Offsets are minutes west of UTC and lengths are minutes, both in base 60 with a fraction.
 * Format: "Data Formats" in the moment-timezone documentation.
 */
function unpack(text: string): Omit<ZoneRules, "name"> {
  const [, abbreviationText = "", offsetText = "", indexText = "", lengthText = ""] = text.split("|");
  const abbreviations = abbreviationText.split(" ");
  const offsets = offsetText.split(" ").map((minutes) => 0 - Math.round(base60(minutes) * 60_000));
  const indices = [...indexText].map((digit) => base60(digit));
  const lengths = lengthText.split(" ");
  let until = 0;
  const untils = indices.map((_, i) => {
    if (i === indices.length - 1) return Number.POSITIVE_INFINITY;
    until = Math.round(until + base60(lengths[i] ?? "") * 60_000);
    return until;
  });
  return {
    untils,
    offsets: indices.map((i) => offsets[i] ?? 0),
    abbreviations: indices.map((i) => abbreviations[i] ?? ""),
  };
}

/** Digits 0-9, a-z, A-X stand for 0 to 59. */
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX";

function base60(text: string): number {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = (negative ? text.slice(1) : text).split(".");
  let value = 0;
  for (const digit of whole) value = value * 60 + DIGITS.indexOf(digit);
  let unit = 1;
  for (const digit of fraction) {
    unit /= 60;
    value += DIGITS.indexOf(digit) * unit;
  }
  return negative ? -value : value;
}

function before(text: string): string {
  return text.slice(0, text.indexOf("|"));
}
