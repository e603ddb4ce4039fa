/**
 * Who presents next. The rule, said to everyone who asks: fewest turns, then longest ago, then name. Who joins
 * later starts with as many turns as the one with the fewest, so that newcomers are not first and nobody has
 * to catch up with years they were not there.
 */

import { compareText } from "../../core/compare.ts";

export interface RotationMember {
  readonly person: string;
  readonly name: string;
  readonly state: "in" | "paused" | "left";
  /** Turns credited when joining. */
  readonly credit: number;
  /** When they joined, ms since 1970: counts as the last turn of who had none. */
  readonly since: number;
}

/** One entry of the ledger. Only `presented` counts as a turn. */
export interface LedgerEntry {
  readonly person: string;
  readonly what: "presented" | "excused" | "swapped";
  readonly at: number;
}

/** Where a member stands. */
export interface Standing {
  readonly person: string;
  readonly name: string;
  /** Turns that count: presented here, plus the credit. */
  readonly turns: number;
  readonly presented: number;
  /** The last time they presented; undefined when never. */
  readonly last?: number;
  /** Sessions to come that they already hold. */
  readonly ahead: number;
}

/**
 * The members who can be asked, the next one first. `ahead` names who holds the sessions to come, once for
 * each session: a turn to come counts like one that was taken. `notNow` are left out, such as who said that they
 * cannot make it.
 */
export function order(
  members: readonly RotationMember[],
  ledger: readonly LedgerEntry[],
  ahead: readonly string[],
  notNow: ReadonlySet<string> = new Set(),
): readonly Standing[] {
  const standings = members
    .filter(({ state, person }) => state === "in" && !notNow.has(person))
    .map((member) => ({ member, standing: standingOf(member, ledger, ahead) }));
  return standings
    .sort((a, b) => {
      const [x, y] = [a.standing, b.standing];
      return (
        x.turns + x.ahead - (y.turns + y.ahead) ||
        // Who holds a session to come has it last of all.
        x.ahead - y.ahead ||
        (x.last ?? a.member.since) - (y.last ?? b.member.since) ||
        compareText(x.name, y.name) ||
        compareText(x.person, y.person)
      );
    })
    .map(({ standing }) => standing);
}

/** The credit of somebody who joins now: the turns of the member with the fewest. */
export function creditOnJoining(members: readonly RotationMember[], ledger: readonly LedgerEntry[]): number {
  const turns = members
    .filter(({ state }) => state !== "left")
    .map((member) => standingOf(member, ledger, []).turns);
  return turns.length === 0 ? 0 : Math.min(...turns);
}

/** Everybody's standing in the order they joined, those who paused or left included. */
export function ledgerOf(
  members: readonly RotationMember[],
  ledger: readonly LedgerEntry[],
  ahead: readonly string[],
): readonly (Standing & { readonly state: RotationMember["state"] })[] {
  return members.map((member) => ({ ...standingOf(member, ledger, ahead), state: member.state }));
}

function standingOf(
  member: RotationMember,
  ledger: readonly LedgerEntry[],
  ahead: readonly string[],
): Standing {
  const presented = ledger.filter(({ person, what }) => person === member.person && what === "presented");
  const last = presented.reduce<number | undefined>(
    (latest, { at }) => Math.max(latest ?? at, at),
    undefined,
  );
  return {
    person: member.person,
    name: member.name,
    turns: presented.length + member.credit,
    presented: presented.length,
    ...(last === undefined ? {} : { last }),
    ahead: ahead.filter((person) => person === member.person).length,
  };
}
