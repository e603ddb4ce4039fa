/** Records whose values stand in the wrong fields. Each function takes a writer and returns one that misplaces what it wrote. */

import type { BibliographicRecord } from "../../../src/corpus/identity.ts";
import type { Dice } from "./dice.ts";
import type { Write } from "./sources.ts";
import type { World } from "./world.ts";

const namesOf = ({ authors }: BibliographicRecord): string | undefined =>
  typeof authors === "string" || authors === undefined ? authors : authors.join(", ");

const joined = (parts: readonly (string | number | undefined)[], by = " "): string | undefined => {
  const kept = parts.filter((part) => part !== undefined && part !== "");
  return kept.length === 0 ? undefined : kept.join(by);
};

/**
 * Values moved behind the title, each with even chance; with the chance `swapped`, 0..1, the title stands among the authors or
 * the authors in the venue's field.
 */
export function moved(write: Write, swapped: number): Write {
  return (paper, dice) => {
    const record = write(paper, dice);
    const { title, authors: _, venue, year, ...others } = record;
    const names = namesOf(record);
    if (dice.chance(swapped))
      return dice.chance(0.5)
        ? { ...others, authors: [title, names].filter(Boolean).join(" "), venue, year }
        : { ...others, title, venue: joined([names, venue]), year };
    const [a, v, y] = [dice.chance(0.5), dice.chance(0.5), dice.chance(0.5)];
    return {
      ...others,
      title: joined([title, a ? names : undefined, v ? venue : undefined, y ? year : undefined]),
      ...(a ? {} : { authors: names }),
      ...(v ? {} : { venue }),
      ...(y ? {} : { year }),
    };
  };
}

const tight = (text: string | undefined) => text?.replace(/^[\s"']+|[\s.,;"']+$/g, "");

/** The whole reference as one text, in one of three styles. */
function asText(record: BibliographicRecord, dice: Dice): string {
  const { year } = record;
  const [names, title, venue] = [tight(namesOf(record)), tight(record.title), tight(record.venue)];
  const text = dice.pick([
    () => joined([names, title, joined([venue, year], ", ")], ". "),
    () => joined([joined([names, year === undefined ? undefined : `(${year})`]), title, venue], ". "),
    () => joined([names, title && `"${title},"`, joined([venue, year], ", ")], ", "),
  ])();
  return `${text ?? ""}.`;
}

/**
 * A reference that a machine cut into fields at the wrong places, or not at all: whole in the title, authors before the title,
 * title and venue together, the title in the venue, the year where it stands last.
 */
export function miscut(write: Write, world: World): Write {
  return (paper, dice) => {
    const record = write(paper, dice);
    const { title, venue, year } = record;
    const authors = namesOf(record);
    const place = joined([venue, year], ", ");
    return dice.pick<() => BibliographicRecord>([
      () => record,
      () => ({ title, authors, venue: place }),
      () => ({ title, authors, venue: joined([place, dice.pick(world.publishers)], ". ") }),
      () => ({ title: asText(record, dice) }),
      () => ({ title: joined([tight(authors), title], ". "), venue: place }),
      () => ({ title: joined([tight(title), venue && `In ${venue}`], ". "), authors, year }),
      () => ({ title: joined([tight(title), place], ". "), authors }),
      () => ({ authors, venue: joined([tight(title), place], ", ") }),
      () => ({ authors: joined([tight(authors), title], ". "), venue, year }),
    ])();
  };
}
