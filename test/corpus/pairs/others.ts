/** Papers that look like a given one and are not: made by rule, each kind for a way in which bibliographies mislead. */

import type { Dice } from "./dice.ts";
import { coin, type MadePaper, makePaper, makeTitle } from "./papers.ts";
import type { World } from "./world.ts";

/** Two papers that must stay apart; the first may be the given one under a title that fits the second. */
export type Other = (paper: MadePaper, world: World, dice: Dice) => readonly [MadePaper, MadePaper];

/** The same people a little later, with some come and gone; new pages, another text. */
function later(paper: MadePaper, world: World, dice: Dice, years: readonly number[]): MadePaper {
  const next = makePaper(world, paper.group, dice);
  const authors = dice.chance(0.5)
    ? paper.authors
    : dice.shuffled([...new Set([...paper.authors, ...next.authors.slice(0, 1)])]);
  return {
    ...next,
    authors: authors.length > 2 && dice.chance(0.3) ? authors.slice(0, -1) : authors,
    venue: dice.chance(0.4) ? paper.venue : next.venue,
    year: paper.year + dice.pick(years),
  };
}

/** A title with one of its words, or a run of them, become others of the same kind. */
function substituted(title: string, world: World, paper: MadePaper, dice: Dice): string {
  const { field } = paper.group;
  const lists = [world.qualities, field.tasks, field.objects, field.places, world.methods];
  const found = lists.flatMap((list) =>
    list.filter((piece) => title.includes(piece)).map((piece) => ({ list, piece })),
  );
  if (found.length === 0) return `${dice.pick(world.qualities)} ${title}`;
  const { list, piece } = dice.pick(found);
  return title.replace(piece, dice.pick(list.filter((one) => one !== piece)));
}

function lengthened(title: string, world: World, paper: MadePaper, dice: Dice): string {
  const { field } = paper.group;
  return dice.pick([
    `${title} in ${dice.pick(field.places)}`,
    `${title} Using ${dice.pick(world.methods)}`,
    `${dice.pick(world.qualities)} ${title}`,
    `${title} and ${dice.pick(field.tasks)}`,
    `On ${title} for ${dice.pick(field.objects)}`,
    title.replace(/ (?=(?:of|for|in) )/, ` and ${dice.pick(field.tasks)} `),
  ]);
}

function strangers(paper: MadePaper, world: World, dice: Dice, title: string): MadePaper {
  const other = makePaper(world, { ...paper.group, people: dice.shuffled(makePeople(world, dice)) }, dice);
  return { ...other, title, year: dice.chance(0.3) ? paper.year : other.year };
}

function makePeople(world: World, dice: Dice) {
  return Array.from({ length: 1 + dice.below(4) }, () => ({
    given: [dice.pick(world.given)],
    family: dice.skewed(world.family),
  }));
}

const filled = (pattern: string, title: string, name: string) =>
  pattern.replace("*", () => title).replace(/^N(?=[^a-z])/, name);

export const OTHERS: Readonly<Record<string, Other>> = {
  "other word, same people": (paper, world, dice) => [
    paper,
    { ...later(paper, world, dice, [0, 0, 0, 1, 1, 2]), title: substituted(paper.title, world, paper, dice) },
  ],
  "longer title, same people": (paper, world, dice) => [
    paper,
    { ...later(paper, world, dice, [0, 0, 1, 1, 2, 3]), title: lengthened(paper.title, world, paper, dice) },
  ],
  "other title, same people": (paper, world, dice) => [paper, later(paper, world, dice, [0, 0, 1, 2])],
  "near title, other people": (paper, world, dice) => [
    paper,
    strangers(
      paper,
      world,
      dice,
      dice.chance(0.5)
        ? substituted(paper.title, world, paper, dice)
        : lengthened(paper.title, world, paper, dice),
    ),
  ],
  parts: (paper, world, dice) => {
    const [one, other] = dice.pick(world.parts);
    const title = makeTitle(world, paper.group, dice);
    const next = { ...later(paper, world, dice, [0, 0, 0, 1]), authors: paper.authors, venue: paper.venue };
    return [
      { ...paper, title: filled(one, title, "") },
      { ...next, title: filled(other, title, "") },
    ];
  },
  "note about it": (paper, world, dice) => {
    const title = filled(dice.pick(world.notes), paper.title, "");
    const own = dice.chance(0.6);
    const note = own
      ? { ...later(paper, world, dice, [0, 0, 1]), authors: paper.authors, venue: paper.venue }
      : strangers(paper, world, dice, title);
    return [paper, { ...note, title, year: own ? note.year : paper.year + dice.below(3) }];
  },
  sequel: (paper, world, dice) => {
    const [one, other] = dice.pick(world.sequels);
    const name = coin(world, dice);
    const next = later(paper, world, dice, [0, 1, 1, 2, 3, 5]);
    return [
      { ...paper, title: filled(one, paper.title, name) },
      { ...next, title: filled(other, paper.title, name) },
    ];
  },
  "each year": (paper, world, dice) => {
    const gap = dice.pick([1, 1, 2, 3]);
    const pattern = makeTitle(world, paper.group, dice, dice.pick(world.yearly));
    const of = (year: number) =>
      pattern.replace("@", String(year)).replace("#", String(year - world.years[0] + 2));
    const next = later(paper, world, dice, [gap]);
    return [
      { ...paper, title: of(paper.year) },
      { ...next, title: of(paper.year + gap), venue: paper.venue },
    ];
  },
  "demonstration and paper": (paper, world, dice) => {
    const name = coin(world, dice);
    const long = makeTitle(
      world,
      paper.group,
      dice,
      dice.pick(["Q T of O", "T for O in P", "a Q H for T of O"]),
    );
    const next = later(paper, world, dice, [-1, 0, 0, 1]);
    return [
      { ...paper, title: `${name}: ${long}` },
      {
        ...next,
        title: dice.pick([
          `The ${name} ${dice.pick(world.things)}`,
          `Demonstration of ${name}`,
          `${name}: ${makeTitle(world, paper.group, dice, "T of O")}`,
          `An Overview of ${name}`,
        ]),
      },
    ];
  },
  "conference and journal": (paper, world, dice) => {
    const first = dice.pick(world.venues.filter(({ kind }) => kind === "conference"));
    const second = dice.pick(world.venues.filter(({ kind }) => kind === "journal"));
    const title = dice.chance(0.85) ? paper.title : lengthened(paper.title, world, paper, dice);
    return [
      { ...paper, venue: first },
      {
        ...paper,
        title,
        venue: second,
        year: paper.year + dice.pick([1, 1, 2, 2, 3, 4]),
        firstPage: paper.firstPage + 77,
      },
    ];
  },
  "generic title, other issue": (paper, world, dice) => {
    const title = dice.pick(world.generic);
    const next = makePaper(world, paper.group, dice);
    const roll = dice.next();
    if (roll < 0.4)
      return [
        { ...paper, title },
        {
          ...next,
          title,
          authors: paper.authors,
          venue: paper.venue,
          year: paper.year + dice.pick([1, 1, 2, 3, 5]),
        },
      ];
    if (roll < 0.8)
      return [
        { ...paper, title },
        { ...next, title, venue: dice.chance(0.5) ? paper.venue : next.venue },
      ];
    return [
      { ...paper, title },
      {
        ...next,
        title: dice.pick(world.generic),
        authors: paper.authors,
        venue: paper.venue,
        year: paper.year,
      },
    ];
  },
  "survey of others": (paper, world, dice) => {
    const title = dice.chance(0.85)
      ? makeTitle(world, paper.group, dice, dice.pick(world.surveys))
      : paper.title;
    return [{ ...paper, title }, strangers(paper, world, dice, title)];
  },
  "other language": (paper, world, dice) => [
    paper,
    { ...later(paper, world, dice, [0, 1]), authors: paper.authors, title: dice.pick(world.abroad) },
  ],
};
