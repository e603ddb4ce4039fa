/** Where the asker stands with all papers, and what the team wants to read. */

import type { Context } from "../../src/core/context.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import { type Block, choice, heading, list, menu, type Reply, text, whisper } from "../../src/core/reply.ts";
import type { Mark } from "../../src/core/store.ts";
import { clip } from "../../src/core/text.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { readLibrary } from "./desk.ts";
import { papersOf } from "./saved.ts";

const SECTIONS = [
  ["reading", "You are reading"],
  ["want", "You want to read"],
  ["read", "You have read"],
] as const;

/** Papers named in one section. */
const SHOWN = 10;
/** Papers of the team's that are told. */
const WANTED = 5;

/** The reading record of the asker by status, newest first, and the papers that most people want or read now. */
export async function readingRecord(context: Context): Promise<Reply> {
  const marks = await readLibrary(context, ({ tables, tenantId }) => tables.marks.ofKind(tenantId, "status"));
  const mine = marks.filter(({ owner }) => owner === context.asker.id);
  const sections = SECTIONS.flatMap(([value, title]): Block[] => {
    const papers = papersOf(
      context,
      mine.filter((mark) => mark.value === value),
    );
    if (papers.length === 0) return [];
    const names = papers.slice(0, SHOWN).map(nameOf).join(", ");
    const more = papers.length > SHOWN ? ` and ${papers.length - SHOWN} more` : "";
    return [text(`${title} ${papers.length}: ${names}${more}`)];
  });
  const team = wantedByTeam(context, marks);
  if (sections.length === 0 && team.length === 0)
    return whisper(
      [text("Your reading record is empty. Say /papers read with a paper, and status:want for later.")],
      { outcome: "nothing" },
    );
  const papers = [
    ...new Map(
      [...papersOf(context, mine), ...team.map(([paper]) => paper)].map((one) => [one.id, one]),
    ).values(),
  ];
  return whisper(
    [
      heading("Reading record"),
      ...(sections.length === 0 ? [text("Yours is empty.")] : sections),
      ...(team.length === 0
        ? []
        : [
            text("The team wants to read, or reads now:"),
            list(team.map(([paper, told]) => `${clip(paper.title, 100)} (${told})`)),
          ]),
      menu(
        "Open a paper",
        papers.slice(0, 25).map((paper) => choice(nameOf(paper), invoke("paper", { words: paper.id }))),
      ),
    ],
    { outcome: "found", papers: papers.map(({ id }) => id) },
  );
}

/** Most people first. */
function wantedByTeam(
  context: Context,
  marks: readonly Mark[],
): readonly (readonly [paper: Paper, told: string])[] {
  const open = marks.filter(({ value }) => value !== "read");
  return papersOf(context, open)
    .map((paper) => {
      const of = open.filter(({ paperId }) => context.corpus.byId(paperId)?.id === paper.id);
      const wanting = of.filter(({ value }) => value === "want").length;
      const reading = of.length - wanting;
      const told = [
        ...(wanting === 0 ? [] : [`wanted by ${wanting}`]),
        ...(reading === 0 ? [] : [`read by ${reading} now`]),
      ].join(", ");
      return { paper, told, people: of.length };
    })
    .toSorted((a, b) => b.people - a.people || (a.paper.id < b.paper.id ? -1 : 1))
    .slice(0, WANTED)
    .map(({ paper, told }) => [paper, told] as const);
}
