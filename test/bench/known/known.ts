/**
 * Questions about well-known papers among many made ones that crowd around them: the same people on other papers, other
 * people of the same surname, later papers that carry the same names and subjects in their titles or mention them.
 */

import { type MadePaper, makePapers } from "../search/papers.ts";
import type { Query } from "../search/queries.ts";
import { Random } from "../search/random.ts";
import { LANGUAGE_AND_VISION } from "./papers-1.ts";
import { LEARNING_AND_SYSTEMS } from "./papers-2.ts";

interface Known {
  readonly paper: MadePaper;
  readonly asked: readonly string[];
  /** What the paper is called and is about, as people type it. */
  readonly subjects: readonly string[];
}

const AROUND = /\b(?:paper|original|the|first|et al|for|of|a|an|and|by|in|with|to|is|are|as|on)\b/g;

export const known: readonly Known[] = `${LANGUAGE_AND_VISION}\n${LEARNING_AND_SYSTEMS}`
  .split("\n")
  .filter((line) => line.includes(" | "))
  .map((line, number) => {
    const [title = "", names = "", year = "", abstract = "", asked = ""] = line.split(" | ");
    const authors = names.split(", ");
    const questions = asked.split(" ; ").map((question) => question.trim());
    const people = new Set(authors.flatMap((author) => author.toLowerCase().split(/[ .]+/)));
    const subjects = questions.map((question) =>
      question
        .replace(AROUND, " ")
        .split(/\s+/)
        .filter((word) => word !== "" && !people.has(word) && !/^(?:19|20)\d\d$/.test(word))
        .slice(0, 2)
        .join(" "),
    );
    const paper = {
      id: `known${number}`,
      title,
      authors,
      abstract,
      year: Number(year),
      categories: ["cs.LG"],
    };
    return {
      paper,
      asked: questions,
      subjects: [...new Set(subjects)].filter((subject) => subject.length > 1),
    };
  });

/** Every third paper is kept back from whoever tunes. */
const isHeldOut = (number: number): boolean => number % 3 === 2;

export function knownQueries(heldOut: boolean): Query[] {
  return known.flatMap(({ paper, asked }, number) =>
    isHeldOut(number) === heldOut
      ? asked.map((text) => ({
          kind: heldOut ? "well-known, held out" : "well-known",
          text,
          right: new Set([paper.id]),
        }))
      : [],
  );
}

/** The well-known papers and `count` others around them, the same for the same seed. */
export function makeCrowd(count: number, seed: number): MadePaper[] {
  const random = new Random(seed);
  const crowd: MadePaper[] = makePapers(count, seed);
  const share = Math.min(1, count / 20_000);
  const surnames = known.flatMap(({ paper }) =>
    paper.authors.map((author) => author.split(" ").at(-1) ?? ""),
  );
  const change = (to: (paper: MadePaper) => Partial<MadePaper>): void => {
    const at = random.below(crowd.length);
    const before = crowd[at] as MadePaper;
    crowd[at] = { ...before, ...to(before) };
  };
  for (let n = 0; n < count * 0.15; n++)
    change(({ authors }) => ({
      authors: withAuthor(authors, namesake(authors, random.pick(surnames)), random),
    }));
  for (const { paper, subjects } of known) {
    const later = (): number => Math.min(2025, paper.year - 1 + Math.floor(random.next() ** 1.5 * 10));
    for (const author of paper.authors.slice(0, 4))
      for (let n = 0; n < share * (3 + random.below(8)); n++)
        change(({ authors }) => ({ authors: withAuthor(authors, author, random), year: later() }));
    for (const subject of subjects) {
      for (let n = 0; n < share * (3 + random.below(12)); n++)
        change(({ title }) => ({ title: titleAbout(capitals(subject), title, random), year: later() }));
      for (let n = 0; n < share * (5 + random.below(30)); n++)
        change(({ abstract }) => ({
          abstract: `${abstract} We build on ${capitals(subject)}.`,
          year: later(),
        }));
    }
  }
  return [...crowd, ...known.map(({ paper }) => paper)];
}

function titleAbout(subject: string, title: string, random: Random): string {
  const rest = title.replace(/^[^:]*:\s*/, "");
  return random.pick([
    `${subject} for ${rest}`,
    `${rest} with ${subject}`,
    `A Survey of ${subject}`,
    `${subject}-${random.pick(["Net", "Plus", "Lite", "XL", "Flow"])}: ${rest}`,
    `Revisiting ${subject}: ${rest}`,
  ]);
}

function capitals(text: string): string {
  return text.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const namesake = (authors: readonly string[], surname: string): string =>
  `${authors[0]?.split(" ")[0] ?? "A."} ${surname}`;

/** In place of another, first in a fifth of the cases. */
function withAuthor(authors: readonly string[], author: string, random: Random): string[] {
  const at = random.chance(0.2) ? 0 : random.below(authors.length + 1);
  return [...authors.slice(0, at), author, ...authors.slice(at + 1)];
}
