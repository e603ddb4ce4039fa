/** Whether two author lists can be of the same people, whatever each leaves out of a name. */

import { withinEdits } from "./edits.ts";
import type { Person } from "./people.ts";

const STRANGE = /[^a-z]/;
/** Names of one list that are compared. */
const MOST_NAMES = 60;

/** 0 when they cannot be one person, up to 1 when nothing speaks against it. Symmetric. */
function personAgreement(a: Person, b: Person): number {
  const straight = a.surname === b.surname ? 1 : surnameLikeness(a, b);
  if (straight > 0) return straight * givenLikeness(a.given, b.given);
  // Some sources swap given and family name.
  if (a.given[0] === b.surname || b.given[0] === a.surname) {
    const [x, y] = a.given[0] === b.surname ? [a, b] : [b, a];
    return 0.9 * givenLikeness([x.surname, ...x.given.slice(1)], y.given);
  }
  return 0;
}

function surnameLikeness(a: Person, b: Person): number {
  const [x, y] = [a.surname, b.surname];
  const shorter = Math.min(x.length, y.length);
  // `Molina` for `Garcia-Molina`.
  if (shorter >= 4 && (a.last === y || b.last === x)) return 0.9;
  if (shorter < 4 || (x[0] !== y[0] && x[x.length - 1] !== y[y.length - 1])) return 0;
  if (shorter === 4) return x[0] === y[0] && x.length !== y.length && withinEdits(x, y, 1) ? 0.8 : 0;
  // A letter read in a wrong encoding stands for one or two.
  return withinEdits(x, y, shorter >= 8 || STRANGE.test(x) || STRANGE.test(y) ? 2 : 1) ? 0.85 : 0;
}

/** 1 when the given names or initials fit each other, less the more they resist. */
function givenLikeness(a: readonly string[], b: readonly string[]): number {
  const [x, y] = [a[0], b[0]];
  if (x === undefined || y === undefined) return 0.9;
  if (x === y) return 1;
  if (x[0] !== y[0])
    // Called by a middle name, or initials run together in another order.
    return a.some((name) => name[0] === y[0]) || b.some((name) => name[0] === x[0]) ? 0.7 : 0.25;
  const shorter = Math.min(x.length, y.length);
  // Initials, glued or not.
  if (shorter <= 2 || x.startsWith(y) || y.startsWith(x)) return 1;
  if (shorter === 3) return 0.85;
  return withinEdits(x, y, 2) ? 0.95 : 0.5;
}

/** How two lists of people agree. */
export interface PeopleAgreement {
  /** `false` when one list is empty. */
  readonly known: boolean;
  /** Sum of the best one-to-one agreements over the shorter list, 0..1. */
  readonly share: number;
  /** How many agree, about. */
  readonly count: number;
}

/** Compares two lists one to one; lists cut off by "et al." may differ in length. O(n·m) for at most sixty names each. */
export function comparePeople(a: readonly Person[], b: readonly Person[]): PeopleAgreement {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const size = Math.min(few.length, MOST_NAMES);
  if (size === 0) return { known: false, share: 0, count: 0 };
  const taken: boolean[] = [];
  let sum = 0;
  for (let at = 0; at < size; at += 1) {
    const person = few[at];
    let best = 0;
    let place = -1;
    for (
      let index = 0;
      person !== undefined && index < many.length && index < MOST_NAMES && best < 1;
      index += 1
    ) {
      const other = many[index];
      if (taken[index] === true || other === undefined) continue;
      const agreement = personAgreement(person, other);
      if (agreement > best) [best, place] = [agreement, index];
    }
    if (place >= 0) taken[place] = true;
    sum += best;
  }
  return { known: true, share: sum / size, count: sum };
}
