/** How a kind of source writes a paper down; each is modelled on what the record-linkage literature says of its data sets. */

import type { BibliographicRecord } from "../../../src/corpus/identity.ts";
import type { Dice } from "./dice.ts";
import {
  asEntities,
  cutAtColumn,
  cutShort,
  misdecoded,
  misread,
  misspell,
  oneWord,
  plainLetters,
  runTogether,
  tokenised,
  transliterated,
  withoutSubtitle,
} from "./dirt.ts";
import { fewer, joinNames, type NameStyle, slipped, writeName } from "./names.ts";
import type { MadePaper } from "./papers.ts";
import type { Venue, World } from "./world.ts";

/** How often each damage happens, 0..1. The held-out part has another mix than the part the weights are set on. */
export interface Mix {
  readonly cut: number;
  readonly columnCut: number;
  readonly glued: number;
  readonly ocr: number;
  readonly misspelt: number;
  readonly subtitle: number;
  readonly nickname: number;
  readonly lastWord: number;
  readonly together: number;
  readonly fewerNames: number;
  readonly nameSlip: number;
  readonly noVenue: number;
  /** A publisher, a town or another series in the venue's place. */
  readonly oddVenue: number;
  readonly noYear: number;
  readonly wrongYear: number;
  readonly marks: number;
  readonly lower: number;
  readonly swapped: number;
}

export type Write = (paper: MadePaper, dice: Dice) => BibliographicRecord;

/** The writers of one world under one mix of dirt. */
export function writers(world: World, mix: Mix) {
  const venueText = (venue: Venue, year: number, dice: Dice, form = dice.pick(venue.forms)) =>
    form.replaceAll("#", String(5 + (year % 30))).replaceAll("@", String(year));
  /** The venue as a crawler or a reference list has it, if at all. */
  const looseVenue = (paper: MadePaper, dice: Dice): string | undefined => {
    if (dice.chance(mix.noVenue)) return undefined;
    if (!dice.chance(mix.oddVenue)) return venueText(paper.venue, paper.year, dice);
    const [publisher, other] = [dice.pick(world.publishers), dice.pick(world.venues)];
    return dice.pick([
      publisher,
      "Lecture Notes in Computer Science",
      `University of ${dice.pick(world.family)}`,
      `Conf. on ${dice.pick(paper.group.objects)}, ${dice.pick(world.family)}`,
      venueText(other, paper.year, dice),
      "Technical Report",
      `Ph.D. thesis, University of ${dice.pick(world.family)}`,
    ]);
  };
  const letters = (text: string, dice: Dice) =>
    !dice.chance(mix.marks) || !/[^\u0000-\u007F]/.test(text)
      ? text
      : dice.pick([plainLetters, plainLetters, transliterated, asEntities, misdecoded])(text, dice);
  const finish = (record: BibliographicRecord, dice: Dice): BibliographicRecord => {
    const lower = dice.chance(mix.lower) ? tokenised : (text: string) => text;
    const each = (text: string) => lower(letters(text, dice));
    return {
      ...record,
      title: record.title === undefined ? undefined : each(record.title),
      authors: typeof record.authors === "string" ? each(record.authors) : record.authors?.map(each),
      venue: record.venue === undefined ? undefined : each(record.venue),
    };
  };
  const list = (paper: MadePaper, style: NameStyle) => paper.authors.map((name) => writeName(name, style));

  /** A curated index: clean, short venues. */
  const index: Write = (paper, dice) => {
    const names = list(paper, dice.chance(0.8) ? "full" : "first and initial");
    return finish(
      {
        title: `${paper.title}${dice.chance(0.2) ? "." : ""}`,
        authors: joinNames(dice.chance(0.4) ? dice.shuffled(names) : names, "commas"),
        venue: venueText(paper.venue, paper.year, dice, paper.venue.forms[0]),
        year: paper.year,
      },
      dice,
    );
  };
  /** A publisher's library: clean, long venues, some initials. */
  const library: Write = (paper, dice) => {
    const names = list(
      paper,
      dice.pick(["full", "full", "first and initial", "first and initial", "initial last"] as const),
    );
    return finish(
      {
        title: dice.chance(0.08)
          ? oneWord(paper.title, misspell, dice)
          : dice.chance(0.1)
            ? paper.title.replaceAll("-", " ")
            : paper.title,
        authors: joinNames(
          dice.chance(0.5) ? dice.shuffled(names) : names,
          dice.chance(0.8) ? "commas" : "semicolons",
        ),
        venue: venueText(paper.venue, paper.year, dice, paper.venue.forms[1] ?? paper.venue.forms[0]),
        year: paper.year,
      },
      dice,
    );
  };
  /** The curated index as it stands beside a crawler: one initial a name. */
  const shortIndex: Write = (paper, dice) => ({
    ...index(paper, dice),
    authors: tokenised(plainLetters(joinNames(list(paper, "initial last"), "commas"))),
  });
  const glue = (paper: MadePaper, title: string, dice: Dice) => {
    const venue = venueText(paper.venue, paper.year, dice);
    return dice.pick([
      `${title}, ${venue}`,
      `${title}. To appear in ${venue}`,
      `${title}. ${dice.pick(world.publishers)}`,
      `${title}, pp. ${paper.firstPage}-${paper.firstPage + 12}`,
      `${title} (${paper.year})`,
      `${title}, Technical Report`,
      `${title} ${venue.split(" ").slice(0, 3).join(" ")}`,
    ]);
  };
  const crawledTitle = (paper: MadePaper, dice: Dice): string => {
    let { title } = paper;
    if (dice.chance(mix.subtitle)) title = withoutSubtitle(title, dice);
    if (dice.chance(mix.lastWord) && title.split(" ").length > 4)
      title = title.split(" ").slice(0, -1).join(" ");
    if (dice.chance(mix.nickname) && !title.includes(":"))
      title = `${dice.pick(world.syllables)}${dice.pick(world.syllables).toLowerCase()}: ${title}`;
    if (dice.chance(mix.cut)) title = cutShort(title, dice);
    if (dice.chance(mix.columnCut)) title = cutAtColumn(title, dice);
    if (dice.chance(mix.misspelt)) title = oneWord(title, misspell, dice);
    if (dice.chance(mix.ocr)) title = oneWord(oneWord(title, misread, dice), misread, dice);
    if (dice.chance(mix.together)) title = runTogether(title, dice);
    if (dice.chance(mix.glued)) title = glue(paper, title, dice);
    return title;
  };
  const looseYear = (year: number, dice: Dice) =>
    dice.chance(mix.noYear)
      ? undefined
      : dice.chance(mix.wrongYear)
        ? year + dice.pick([-2, -1, -1, 1, 1, 2, 3])
        : year;
  /** A crawler's record of what it found cited: everything may be cut, missing or wrong. */
  const crawler: Write = (paper, dice) => {
    let names = list(
      paper,
      dice.pick(["initials glued", "initials glued", "initials glued", "initial last"] as const),
    );
    if (dice.chance(mix.fewerNames)) names = fewer(names, dice);
    if (dice.chance(mix.nameSlip)) names = slipped(names, dice);
    // Headings taken for names.
    if (dice.chance(0.02)) names = [`i ${dice.pick(world.things)}`, `o ${dice.pick(paper.group.tasks)}`];
    const venue = looseVenue(paper, dice);
    return finish(
      {
        title: crawledTitle(paper, dice),
        authors: dice.chance(0.03) ? undefined : joinNames(names, "commas"),
        venue:
          venue === undefined
            ? undefined
            : dice.chance(0.1)
              ? `${venue.slice(0, 26)} &hellip;,`
              : dice.chance(0.3)
                ? `${venue},`
                : venue,
        year: looseYear(paper.year, dice),
      },
      dice,
    );
  };
  /** An entry of a reference list cut into fields by a machine. */
  const citation: Write = (paper, dice) => {
    const style = dice.pick([
      "last, initials",
      "last, initials",
      "initial last",
      "first and initial",
      "last, full",
      "full",
      "surnames",
    ] as const);
    let names = list(paper, style);
    if (dice.chance(mix.fewerNames) && names.length > 2) names = fewer(names, dice);
    if (dice.chance(mix.nameSlip)) names = slipped(names, dice);
    const joined = style.startsWith("last,")
      ? dice.pick(["and", "and", "ampersand", "commas", "semicolons"] as const)
      : dice.pick(["last and", "and", "commas", "ampersand"] as const);
    const venue = looseVenue(paper, dice);
    const tail = dice.pick([
      "",
      "",
      "",
      `, pages ${paper.firstPage}-${paper.firstPage + 9}`,
      `, ${dice.pick(world.publishers)}`,
      `, ${paper.year}`,
      ` ${1 + (paper.year % 40)}(${1 + (paper.year % 4)})`,
    ]);
    const title = dice.chance(0.85) ? paper.title : crawledTitle(paper, dice);
    return finish(
      {
        title: dice.pick([
          title,
          title,
          `${title}.`,
          `${title},`,
          `"${title},"`,
          `(${paper.year}) ${title}.`,
        ]),
        authors: `${joinNames(names, joined)}${dice.pick(["", ".", ","])}`,
        venue: venue === undefined ? undefined : `${dice.pick(["", "", "In ", "in "])}${venue}${tail}`,
        year: looseYear(paper.year, dice),
      },
      dice,
    );
  };
  /** A server of preprints, up to two years before print; the subtitle may be another one. */
  const preprint: Write = (paper, dice) => {
    const server = dice.pick(world.venues.filter(({ kind }) => kind === "preprint"));
    const title = !dice.chance(0.15)
      ? paper.title
      : paper.title.includes(": ")
        ? withoutSubtitle(paper.title, dice)
        : dice.pick([
            `${paper.title}: A ${dice.pick(world.qualities)} ${dice.pick(world.things)}`,
            `Towards ${paper.title}`,
            `${paper.title} (extended version)`,
          ]);
    return finish(
      {
        title,
        authors: dice.chance(0.7) ? list(paper, "full") : joinNames(list(paper, "full"), "commas"),
        venue: dice.chance(0.25) ? undefined : venueText(server, paper.year, dice),
        year: paper.year - dice.pick([0, 0, 0, 1, 1, 2]),
        ...(dice.chance(0.35) ? { abstract: paper.abstract } : {}),
      },
      dice,
    );
  };
  /** A publisher's page of the printed paper. */
  const publisher: Write = (paper, dice) => ({
    ...library(paper, dice),
    ...(dice.chance(0.35) ? { abstract: paper.abstract } : {}),
  });
  /** A reference manager's entry. */
  const manager: Write = (paper, dice) => {
    const style = dice.pick(["last, full", "last, initials", "full"] as const);
    return finish(
      {
        title: dice.chance(mix.misspelt)
          ? oneWord(paper.title, misspell, dice)
          : dice.chance(mix.subtitle)
            ? withoutSubtitle(paper.title, dice)
            : dice.chance(0.05)
              ? `${paper.title} (extended abstract)`
              : paper.title,
        authors: dice.chance(0.06)
          ? undefined
          : joinNames(
              dice.chance(mix.fewerNames) ? fewer(list(paper, style), dice) : list(paper, style),
              style === "full" ? "commas" : "and",
            ),
        venue: dice.chance(0.3) ? undefined : venueText(paper.venue, paper.year, dice),
        year: dice.chance(0.15) ? undefined : paper.year,
      },
      dice,
    );
  };
  return { index, library, shortIndex, crawler, citation, preprint, publisher, manager };
}
