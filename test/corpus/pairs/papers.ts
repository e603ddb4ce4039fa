/** Papers of a made literature: groups of people who keep writing about the same things, so that titles and authors collide. */

import type { Dice } from "./dice.ts";
import type { Field, Name, Venue, World } from "./world.ts";

export interface MadePaper {
  readonly title: string;
  readonly authors: readonly Name[];
  readonly venue: Venue;
  readonly year: number;
  readonly firstPage: number;
  readonly abstract: string;
  /** Who works together and on what. */
  readonly group: Group;
}

export interface Group {
  readonly people: readonly Name[];
  readonly field: Field;
  /** What they write about most. */
  readonly objects: readonly string[];
  readonly tasks: readonly string[];
}

/** `count` papers of one world. */
export function makePapers(world: World, count: number, dice: Dice): MadePaper[] {
  const groups = Array.from({ length: Math.max(1, Math.floor(count / 9)) }, () => makeGroup(world, dice));
  return Array.from({ length: count }, () => makePaper(world, dice.pick(groups), dice));
}

export function makePaper(world: World, group: Group, dice: Dice): MadePaper {
  const [first, last] = world.years;
  const title = makeTitle(world, group, dice);
  const large = world.fields.indexOf(group.field) === 2 && dice.chance(0.5);
  const size = large ? 4 + dice.below(12) : 1 + dice.below(5);
  return {
    title,
    authors: dice.shuffled(group.people).slice(0, size),
    venue: dice.pick(world.venues.filter(({ kind }) => kind !== "preprint")),
    year: first + dice.below(last - first),
    firstPage: 1 + dice.below(900),
    abstract: makeAbstract(world, group, title, dice),
    group,
  };
}

export function makeName(world: World, dice: Dice): Name {
  const given = [dice.pick(world.given)];
  if (dice.chance(0.4))
    given.push(dice.chance(0.5) ? dice.pick(world.given) : `${dice.pick([..."ABCDEFGHJKLMNPRSTVW"])}.`);
  return { given, family: dice.skewed(world.family).replaceAll(/(?<=^(?:van|de|der|ter|el)|-der)-/gi, " ") };
}

function makeGroup(world: World, dice: Dice): Group {
  const field = dice.pick(world.fields);
  const people: Name[] = [];
  const size = world.fields.indexOf(field) === 2 ? 6 + dice.below(14) : 3 + dice.below(6);
  while (people.length < size) {
    const name = makeName(world, dice);
    if (!people.some(({ family }) => family === name.family)) people.push(name);
  }
  return {
    people,
    field,
    objects: dice.shuffled(field.objects).slice(0, 3),
    tasks: dice.shuffled(field.tasks).slice(0, 3),
  };
}

/** A coined name of a system. */
export function coin(world: World, dice: Dice): string {
  const made = Array.from({ length: 2 + dice.below(2) }, () => dice.pick(world.syllables)).join("");
  const name = made[0] + made.slice(1).toLowerCase();
  return dice.chance(0.3) ? name.toUpperCase() : dice.chance(0.15) ? `${name}-Tree` : name;
}

export function makeTitle(
  world: World,
  group: Group,
  dice: Dice,
  pattern = dice.pick(world.patterns),
): string {
  const { field, objects, tasks } = group;
  const slots: Readonly<Record<string, () => string>> = {
    Q: () => dice.pick(world.qualities),
    T: () => dice.pick(dice.chance(0.6) ? tasks : field.tasks),
    O: () => dice.pick(dice.chance(0.6) ? objects : field.objects),
    M: () => dice.pick(world.methods),
    P: () => dice.pick(field.places),
    H: () => dice.pick(world.things),
    N: () => coin(world, dice),
  };
  return pattern.replaceAll(/(?<![A-Za-z])[QTOMPHN](?![A-Za-z])/g, (slot) => slots[slot]?.() ?? slot);
}

const OPENINGS = [
  "We study {t}.",
  "This paper presents {t}, and reports on its use.",
  "Little is known about {o} when {m} is at hand.",
  "We show that {m} makes {o} cheaper by a factor of {n}.",
  "Experiments on {n} cases show gains of {n} percent over {m}.",
  "Earlier work on {o} assumed that {m} is given; we drop this assumption.",
  "The results hold for {p} and, with small changes, elsewhere.",
  "A prototype built on {m} was tried by {n} people over {n} months.",
  "Our analysis of {o} explains why {m} fails where {p} is large.",
  "We close with open questions on {o}, chiefly on the cost of {m}.",
];

function makeAbstract(world: World, group: Group, title: string, dice: Dice): string {
  return dice
    .shuffled(OPENINGS)
    .slice(0, 5 + dice.below(4))
    .map((sentence) =>
      sentence
        .replaceAll("{t}", title)
        .replaceAll("{o}", () => dice.pick(group.field.objects).toLowerCase())
        .replaceAll("{m}", () => dice.pick(world.methods).toLowerCase())
        .replaceAll("{p}", () => dice.pick(group.field.places))
        .replaceAll("{n}", () => String(2 + dice.below(90))),
    )
    .join(" ");
}
