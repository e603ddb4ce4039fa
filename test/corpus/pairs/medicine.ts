/** How medicine's indexes and their exports write papers down. */

import type { Dice } from "./dice.ts";
import { misspell, oneWord, plainLetters } from "./dirt.ts";
import { joinNames, writeName } from "./names.ts";
import type { MadePaper } from "./papers.ts";
import type { Write } from "./sources.ts";

/** All but the first letter, and names in capitals, lower. */
const sentence = (title: string) => title.replaceAll(/(?<=[a-z]) [A-Z][a-z]+/g, (word) => word.toLowerCase());

/** A medical index: surnames and capitals, short journals. */
export const medical: Write = (paper, dice) => {
  const names = paper.authors.map((name) => writeName(name, "last initials"));
  return {
    title: `${sentence(paper.title)}.`,
    authors: joinNames(
      names.length > 6 && dice.chance(0.2) ? [...names.slice(0, 3 + dice.below(4)), "et al."] : names,
      "commas",
    ),
    venue: paper.venue.forms[0]?.replaceAll(/[.#@]/g, ""),
    year: paper.year,
  };
};

const pagesOf = ({ firstPage }: MadePaper, dice: Dice) =>
  dice.pick([`${firstPage}-${firstPage + 9}`, `${firstPage}-${(firstPage + 9) % 10}`, String(firstPage)]);

/** A database's export for a systematic review: long fields, capitals, notes in brackets, the year of the web or of print. */
export const exported: Write = (paper, dice) => {
  const style = dice.pick(["last, initials", "last, initials", "last initials", "last, full"] as const);
  const capitals = dice.chance(0.1);
  const clean = dice.chance(0.1) ? oneWord(paper.title, misspell, dice) : paper.title;
  const title = dice.chance(0.7) ? sentence(clean) : clean;
  const names = paper.authors.map((name) => plainLetters(writeName(name, style)));
  const form = dice.pick(paper.venue.forms).replaceAll(/[#@]/g, "").trim();
  const cased = (text: string) => (capitals ? text.toUpperCase() : text);
  return {
    title: cased(
      dice.pick([
        title,
        title,
        title,
        `${title}.`,
        `${title} [Review]`,
        `[${title}]`,
        `${title} [see comments]`,
        title.replace(": ", ". "),
        title.replaceAll("-", " "),
      ]),
    ),
    authors: dice.chance(0.06)
      ? undefined
      : cased(
          joinNames(
            dice.chance(0.1) ? names.slice(0, 3) : names,
            style === "last initials" ? "commas" : dice.pick(["semicolons", "and"] as const),
          ),
        ),
    venue: dice.chance(0.05) ? undefined : cased(form),
    year: dice.chance(0.04) ? undefined : paper.year + dice.pick([0, 0, 0, 0, 0, 0, 0, 0, 1, -1]),
    ...(dice.chance(0.5) ? { pages: pagesOf(paper, dice) } : {}),
    ...(dice.chance(0.6) ? { abstract: abstractOf(paper, dice) } : {}),
  };
};

/** The abstract with what databases do to it: headings, a copyright line, its end cut off. */
function abstractOf({ abstract }: MadePaper, dice: Dice): string {
  return dice.pick([
    () => abstract,
    () => `BACKGROUND: ${abstract}`,
    () => `${abstract} Copyright (c) Elsevier Ltd. All rights reserved.`,
    () => abstract.slice(0, Math.max(200, Math.floor(abstract.length * 0.6))),
    () => abstract.replace(". ", ". METHODS: "),
  ])();
}
