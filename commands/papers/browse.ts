import { defineAction } from "../../src/core/command.ts";
import { filterPapers } from "../../src/core/filters.ts";
import { invoke } from "../../src/core/invocation.ts";
import { paperLine, text, whisper } from "../../src/core/reply.ts";
import { enumerate } from "../../src/core/text.ts";
import { arxivClass } from "../../src/corpus/arxiv-classes.ts";
import { tagNames } from "../../src/library/names.ts";
import { withTagged } from "../../src/reading/daily/tagged.ts";
import { noPapersYet } from "../shared/empty.ts";
import { pageOfPapers } from "../shared/pages.ts";
import { readLibrary } from "./desk.ts";

/** The collection, newest first, narrowed by what the documents say. */
export default defineAction({
  name: "browse",
  about: "Leaf through the collection by author, year, category, affiliation, code or tag",
  examples: [
    "papers browse",
    "papers browse year:2024 code:yes",
    'papers browse author:"Damai Dai"',
    "papers browse tag:rl",
  ],
  audience: "asker",
  options: {
    author: { kind: "text", about: "Part of an author's name", max: 100 },
    year: { kind: "integer", about: "Year of publication", min: 1900, max: 2200 },
    category: { kind: "text", about: "arXiv class, such as cs.CL or cs", max: 20 },
    affiliation: { kind: "text", about: "Affiliation as listed, such as pku", max: 60 },
    code: { kind: "choice", about: "Whether the source says there is code", of: ["yes", "no"] },
    tag: { kind: "text", about: "A tag of the team's", max: 60 },
    from: { kind: "integer", about: "Start at this result", min: 1, max: 1_000_000, fallback: 1 },
  },
  async run({ from, tag, ...asked }, context) {
    if (context.corpus.size === 0) return noPapersYet();
    const others = readUnnamed(asked);
    const filters = { ...others, tag: tag === undefined ? undefined : tagNames(tag)[0] };
    const looked =
      filters.tag === undefined
        ? filters
        : await readLibrary(context, ({ tables, tenantId }) => withTagged(tables, tenantId, filters));
    const papers = filterPapers(context.corpus.papers, looked);
    const told = Object.entries(filters).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name} ${value}`],
    );
    const suffix = told.length === 0 ? "" : ` with ${enumerate(told)}`;
    if (papers.length === 0) {
      return whisper(
        [text(`No paper${suffix}. Leave one of the filters out, or try /papers stats for what there is.`)],
        {
          outcome: "nothing",
        },
      );
    }
    return pageOfPapers({
      title: `${papers.length} ${papers.length === 1 ? "paper" : "papers"}${suffix}`,
      lines: papers.map((paper, index) => paperLine(paper, index + 1)),
      from,
      invocation: invoke("papers browse", filters),
      outcome: "found",
      papers: papers.map((paper) => paper.id),
    });
  },
});

interface Asked {
  author: string | undefined;
  year: number | undefined;
  category: string | undefined;
}

/** What is typed without a name comes as the author; a year or an arXiv class among it is taken for what it looks like. */
function readUnnamed<Others extends Readonly<Asked>>(asked: Others): Others {
  const read: Asked = { author: undefined, year: asked.year, category: asked.category };
  const names: string[] = [];
  for (const word of asked.author?.split(/\s+/u) ?? []) {
    if (read.year === undefined && /^(?:19|20)\d\d$/u.test(word)) read.year = Number(word);
    else if (read.category === undefined && arxivClass(word) === word) read.category = word;
    else names.push(word);
  }
  if (names.length > 0) read.author = names.join(" ");
  return { ...asked, ...read };
}
