/** What the author lists of two records say, wherever they stand. */

import type { Evidence, Term } from "./evidence.ts";
import type { Person } from "./people.ts";
import { comparePeople } from "./people-agreement.ts";
import type { Prepared } from "./prepared.ts";
import type { TitleEvidence } from "./title-evidence.ts";

/** The evidence of the authors; undefined when one of the records names none. */
export function peopleEvidence(
  a: Prepared,
  b: Prepared,
  title: TitleEvidence | undefined,
): Evidence | undefined {
  const agreement = comparePeople(a.people, b.people);
  if (agreement.known && agreement.share >= 0.45) {
    const all = agreement.share >= 0.8;
    const terms: Term[] = [[all ? "authors.all" : "authors.some", 1]];
    if (
      all &&
      (title?.beyond === "subtitle" || (title?.beyond === "tail" && (byInitials(a) || byInitials(b))))
    )
      terms.push([`title.${title.beyond}SamePeople`, 1]);
    const lengths = Math.abs(a.people.length - b.people.length);
    // Lists that say they are cut may differ in length, and those found in a title are guesses.
    const whole = [a, b].every(({ morePeople, namesInTitle }) => !morePeople && !namesInTitle);
    if (lengths > 0 && whole) terms.push(["authors.missing", Math.min(lengths, 3)]);
    return {
      terms,
      why: all
        ? lengths === 0
          ? "the same authors"
          : "the authors of one are among the other's"
        : "authors in common",
    };
  }
  const found =
    a.people.length === 0 ? surnamesIn(b.people, a) : b.people.length === 0 ? surnamesIn(a.people, b) : 0;
  if (found >= 0.5)
    return {
      terms: [["authors.elsewhere", found]],
      why: "the authors of one stand in another field of the other",
    };
  if (!agreement.known) return undefined;
  const sameTitle = title?.equal === true && !title.generic;
  if (agreement.share >= 0.2)
    return {
      terms: [
        ["authors.few", 1],
        ["authors.noneSameTitle", sameTitle ? 0.5 : 0],
      ],
      why: "hardly an author in common",
    };
  // One title by two sets of people: most of what the title said is taken back.
  const terms: Term[] = [["authors.none", 1]];
  if (sameTitle) terms.push(["authors.noneSameTitle", 1]);
  return { terms, why: "no author in common" };
}

/**
 * Whether the authors are known by their initials alone, as crawlers and reference lists have them: such sources cut titles, and
 * file all versions of a paper as one.
 */
export function byInitials({ people }: Prepared): boolean {
  return people.length > 0 && people.every(({ given }) => given.every((name) => name.length <= 2));
}

/** Share of the people whose surname stands in a field of the other record that is not meant for it. */
function surnamesIn(people: readonly Person[], other: Prepared): number {
  const names = people.filter((person) => person.surname.length >= 2);
  if (names.length === 0) return 0;
  const words = new Set(other.words.slice(1));
  for (const word of other.rest) words.add(word);
  return names.filter(({ surname, last }) => words.has(surname) || words.has(last)).length / names.length;
}
