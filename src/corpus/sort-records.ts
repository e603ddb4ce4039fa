/** The order of records that does not depend on where they came from: by title, people, year, and at last by all there is. */

import { compareText } from "../core/compare.ts";
import type { Steps } from "../core/steps.ts";
import type { BibliographicRecord } from "./prepared.ts";
import type { PreparedShelf } from "./prepared-shelf.ts";
import { sortWithTies } from "./ties.ts";

/** The numbers of all records of a shelf in order. `recordOf` is asked for those that have everything else in common. O(n log n). */
export function* sortRecords(
  shelf: PreparedShelf,
  recordOf: (index: number) => BibliographicRecord,
): Steps<Uint32Array> {
  const titles: string[] = [];
  for (let index = 0; index < shelf.length; index += 1) {
    titles.push(shelf.at(index).squashed);
    if (index % 100 === 0) yield;
  }
  const rest = (index: number) => shelf.at(index).rest.join(" ");
  const order = Uint32Array.from(titles.keys());
  return yield* sortWithTies(
    order,
    (p, q) =>
      compareText(titles[p] ?? "", titles[q] ?? "") ||
      compareText(rest(p), rest(q)) ||
      (shelf.at(p).year ?? 0) - (shelf.at(q).year ?? 0),
    (index) => {
      const record = recordOf(index);
      return `${record.title ?? ""}\0${JSON.stringify(record)}`;
    },
  );
}
