/** Whether words of a question are one author's name, in whatever order and with whatever initials. */

import { BREAK, FIELDS, type IndexArrays } from "../indexing/layout.ts";
import type { Unit } from "../question/question.ts";
import type { Meanings } from "./meanings.ts";

export interface NameMatch {
  /** Units that the name holds, as bits. */
  readonly bits: number;
  /** Units that are a surname of any of the people, or belong to this name. */
  readonly people: number;
  /** 0..1: below 1 when a part was corrected or is an initial. */
  readonly fit: number;
  /** The first of the paper's authors is among them, by surname: papers are cited by that. */
  readonly leads: boolean;
}

const NO_NAME: NameMatch = { bits: 0, people: 0, fit: 0, leads: false };
/** Longer ones are sentences: a venue, a title. */
const LONGEST_NAME = 8;
const INITIALS_FIT = 0.97;
const GIVEN_FIT = 0.97;

/**
 * The name in one field of a paper that holds most units, each in another part of the name. `note` hears of every unit
 * seen, in whatever name.
 */
export function bestName(
  index: IndexArrays,
  meanings: Meanings,
  units: readonly Unit[],
  paper: number,
  field: number,
  note: (unit: number, weight: number) => void,
): NameMatch {
  const { fields, stream } = index;
  const { slots } = meanings;
  const to = fields[paper * FIELDS.length + field + 1] as number;
  let best = NO_NAME;
  const first = fields[paper * FIELDS.length + field] as number;
  let start = first;
  let hit = false;
  let people = 0;
  let leads = false;
  for (let at = start; at < to; at++) {
    const term = stream[at] as number;
    if (term === BREAK) {
      if (hit) {
        const match = matchName(stream.subarray(start, at), index, meanings, units, note);
        const more = countBits(match.bits) - countBits(best.bits);
        if (more > 0 || (more === 0 && match.fit > best.fit)) best = match;
        if (match.leads) people |= match.bits;
        if (match.leads && start === first) leads = true;
      }
      start = at + 1;
      hit = false;
    } else if (slots[term] !== 0) hit = true;
  }
  return best === NO_NAME ? best : { ...best, people: people | best.bits, leads };
}

function matchName(
  name: Uint32Array,
  index: IndexArrays,
  meanings: Meanings,
  units: readonly Unit[],
  note: (unit: number, weight: number) => void,
): NameMatch {
  let bits = 0;
  let used = 0;
  let fit = 1;
  let whole = false;
  for (let place = 0; place < name.length; place++)
    for (const { unit, asName } of meanings.list(meanings.slots[name[place] as number] as number)) {
      note(unit, asName);
      if ((bits & (1 << unit)) !== 0 || (used & (1 << place)) !== 0) continue;
      bits |= 1 << unit;
      used |= 1 << place;
      fit = Math.min(fit, asName);
      whole ||= (units[unit]?.word.length ?? 0) > 1 && units[unit]?.exact !== true;
    }
  if (!whole || name.length > LONGEST_NAME) return NO_NAME;
  const surname = (used & (1 << (name.length - 1))) !== 0;
  // Who is named by one word is named by the last.
  if (countBits(bits) === 1 && !surname) fit *= GIVEN_FIT;
  const initials = initialsIn(name, used, bits, index, units);
  const all = bits | initials;
  return { bits: all, people: all, fit: initials === 0 ? fit : fit * INITIALS_FIT, leads: surname };
}

/** `J.` and `ZZ` stand for names that begin so, when the rest of the name is there. */
function initialsIn(
  name: Uint32Array,
  used: number,
  bits: number,
  { terms }: IndexArrays,
  units: readonly Unit[],
): number {
  let free = "";
  for (let place = 0; place < name.length; place++)
    if ((used & (1 << place)) === 0)
      free += String.fromCharCode(terms.text[terms.starts[name[place] as number] as number] ?? 0);
  let more = 0;
  units.forEach(({ word }, unit) => {
    if ((bits & (1 << unit)) === 0 && word.length <= 3 && /^[a-z]+$/.test(word) && free.includes(word))
      more |= 1 << unit;
  });
  return more;
}

export function countBits(bits: number): number {
  let n = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) n++;
  return n;
}
