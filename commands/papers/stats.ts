import { defineAction } from "../../src/core/command.ts";
import type { Corpus } from "../../src/core/corpus.ts";
import { invoke } from "../../src/core/invocation.ts";
import { yearOf } from "../../src/core/paper.ts";
import type { Log } from "../../src/core/ports.ts";
import { type Block, choice, choices, facts, heading, whisper } from "../../src/core/reply.ts";
import { count } from "../../src/core/text.ts";
import { noPapersYet } from "../shared/empty.ts";

/** What the collection holds, and what it lacks. */
export default defineAction({
  name: "stats",
  about: "What the collection holds and lacks, in numbers and as a picture",
  examples: ["papers stats"],
  audience: "asker",
  options: {},
  async run(_options, { corpus, log, progress }) {
    if (corpus.size === 0) return noPapersYet();
    const { papers } = corpus;
    progress(`Counting and drawing ${count(papers.length, "paper")}…`);
    const picture = await pictureOf(corpus, log);
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
        ...picture,
        choices(choice("Browse", invoke("papers browse"))),
      ],
      { papers: [] },
    );
  },
});

/** What was drawn so far; a collection that did not change is not drawn again. */
const drawn = new WeakMap<Corpus, readonly Block[]>();

/** The collection as pictures; none where the drawing library cannot be had, for the numbers stand above it. */
async function pictureOf(corpus: Corpus, log: Log): Promise<readonly Block[]> {
  const known = drawn.get(corpus);
  if (known !== undefined) return known;
  try {
    // Loaded when asked for: the library is large, and most runs never need it.
    const [{ drawAuthors, drawYears }, { statsData, tellAuthors, tellYears }] = await Promise.all([
      import("../../src/export/stats-picture.ts"),
      import("../../src/export/stats-data.ts"),
    ]);
    const data = statsData(corpus.papers);
    const picture = (name: string, png: Buffer, alt: string): Block => ({
      ...{ type: "picture", name, alt },
      png: png.toString("base64"),
    });
    const blocks: readonly Block[] = [
      ...(data.years.length === 0 ? [] : [picture("years.png", drawYears(data), tellYears(data))]),
      ...(data.authors.length === 0 ? [] : [picture("authors.png", drawAuthors(data), tellAuthors(data))]),
    ];
    drawn.set(corpus, blocks);
    return blocks;
  } catch (error) {
    log.warn("a picture was not drawn", { error });
    return [];
  }
}

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
