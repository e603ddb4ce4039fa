/** How much single words of titles say. */

import { COMMON_TITLE_WORDS } from "./formats/title-words.ts";

export const JOINING: ReadonlySet<string> = new Set(
  "a an and are as at be by can do does for from how in into is it its of on or over the their to toward towards under using via we what when where which why with without within s".split(
    " ",
  ),
);

/** Words of titles in every field, besides those that chiefly end titles. */
const EVERYDAY: ReadonlySet<string> = new Set(
  `active adaptive advanced against aided analyzing applied automated automatic aware based better between big building case common comparative
comparing complex computational computer concept constraint deep designing developing distributed driven dynamic effective efficiently empirical
enabling end evaluating exploiting exploring fast feature finding free first formal full general generalized generic global guided hierarchical
high human hybrid hypothesis implementing improved improving incremental independent integrated integrating intelligent interactive joint large
level linear local low making managing many massive mobile multi multiple natural near neural new non note novel online open optimal optimizing
parallel practical probabilistic processing real relational report robust role scalable selective semantic shared short simple single small smart
some spatial sparse state static stochastic strong structured studies supervised supporting temporal through towards two type unified
unsupervised variable virtual visual weak wide implementation database databases query queries management evaluation management support
access protocol protocols service services mining computing server servers storage parallelism patients treatment cell cells human cancer disease
clinical gene genes protein proteins expression effects among after during trial risk factors care health`.split(
    /\s+/,
  ),
);

/**
 * What it says that two titles share the word, about its inverse document frequency in steps: joining words next to nothing,
 * words of every field half, others one, and names with digits a little more.
 */
export function weightOf(word: string): number {
  const known = WEIGHTS.get(word);
  if (known !== undefined) return known;
  if (/\d/.test(word)) return 1.1;
  return word.length <= 2 ? 0.5 : 1;
}

const WEIGHTS = new Map<string, number>([
  ...[...EVERYDAY].map((word): [string, number] => [word, 0.7]),
  ...[...COMMON_TITLE_WORDS].flatMap((word): [string, number][] => [
    [word, 0.7],
    [word.replace(/s$/, ""), 0.7],
  ]),
  ...[...JOINING].map((word): [string, number] => [word, 0.1]),
]);
