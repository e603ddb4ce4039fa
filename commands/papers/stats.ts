import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { yearOf } from "../../src/core/paper.ts";
import { choice, choices, facts, heading, whisper } from "../../src/core/reply.ts";
import { count } from "../../src/core/text.ts";

/** What the collection holds, and what it lacks. */
export default defineAction({
  name: "stats",
  about: "What the collection holds and lacks",
  examples: ["papers stats"],
  audience: "asker",
  options: {},
  run(_options, { corpus }) {
    const { papers } = corpus;
    const occurrences = papers.reduce((sum, paper) => sum + paper.occurrences.length, 0);
    const years = tally(
      papers.map((paper) => yearOf(paper)?.toString() ?? "no year"),
      (a, b) => b[0].localeCompare(a[0]),
    );
    const categories = tally(
      papers.flatMap((paper) => (paper.categories.length > 0 ? paper.categories : ["none given"])),
    );
    const authors = tally(papers.flatMap((paper) => paper.authors));
    const lacking = [
      `${papers.filter((paper) => paper.titleSource !== "document").length} without a title in the source`,
      `${papers.filter((paper) => paper.published === undefined).length} without a date`,
      `${papers.filter((paper) => !paper.authorsComplete).length} with an incomplete author list`,
    ];
    return whisper(
      [
        heading(`${count(papers.length, "paper")} from ${count(occurrences, "entry", "entries")}`),
        facts([
          ["By year", years.map(tell).join(", ")],
          ["By category", categories.slice(0, 10).map(tell).join(", ")],
          ["Most named authors", authors.slice(0, 5).map(tell).join(", ")],
          ["With code", String(papers.filter((paper) => paper.code === true).length)],
          ["Lacking", lacking.join(", ")],
        ]),
        choices(choice("Browse", invoke("papers browse"))),
      ],
      { papers: [] },
    );
  },
});

type Tally = readonly [name: string, amount: number];

const tell = ([name, amount]: Tally) => `${name} (${amount})`;

/** How often each name occurs, most often first unless told otherwise, ties by name. */
function tally(
  names: readonly string[],
  order = (a: Tally, b: Tally) => b[1] - a[1] || a[0].localeCompare(b[0]),
): Tally[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(order);
}
