import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import { choice, choices, menu, note, paperLine, type Reply, text, whisper } from "../../src/core/reply.ts";
import type { Mark } from "../../src/core/store.ts";
import { count, enumerate } from "../../src/core/text.ts";
import { listName } from "../../src/library/names.ts";
import { PAGE, pageOfPapers } from "../shared/pages.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { readLibrary } from "./desk.ts";

/** What was saved, newest first: everything, or one list. */
export default defineAction({
  name: "saved",
  about: "Your saved papers, or the team's, by list",
  examples: ["papers saved", 'papers saved list:"to read"', "papers saved of:team"],
  audience: "asker",
  options: {
    list: { kind: "text", about: "Only this list", max: 60 },
    of: { kind: "choice", about: "Whose papers", of: ["me", "team"], fallback: "me" },
    from: { kind: "integer", about: "Start at this result", min: 1, max: 1_000_000, fallback: 1 },
  },
  async run({ list, of, from }, context): Promise<Reply> {
    const owner = of === "team" ? "" : context.asker.id;
    const marks = await readLibrary(context, ({ tables, tenantId }) =>
      tables.marks.ofKind(tenantId, "saved", { owner }),
    );
    const name = list === undefined ? undefined : listName(list);
    const shown = marks.filter((mark) => name === undefined || mark.name === name);
    if (shown.length === 0) return nothingSaved(of, name, marks);

    const papers = papersOf(context, shown);
    const gone = new Set(shown.map(({ paperId }) => paperId)).size - papers.length;
    const whose = of === "team" ? "the team" : "you";
    const page = pageOfPapers({
      title:
        name === undefined
          ? `${count(papers.length, "paper")} saved by ${whose}`
          : `${count(papers.length, "paper")} on ${of === "team" ? "the team's list" : "your list"} “${name}”`,
      lines: papers.map((paper, index) => paperLine(paper, index + 1)),
      from,
      invocation: invoke("papers saved", { list: name, of }),
      outcome: "found",
      papers: papers.map(({ id }) => id),
    });
    const lists = [...new Set(marks.map((mark) => mark.name))].filter((each) => each !== name);
    const here = papers.slice(from - 1, from - 1 + PAGE);
    return {
      ...page,
      blocks: [
        ...page.blocks,
        ...(gone === 0 ? [] : [note(`${count(gone, "paper")} here left the collection since.`)]),
        choices(
          choice("Cite", invoke("papers cite", { list: name, of })),
          ...(name === undefined ? [] : [choice("All lists", invoke("papers saved", { of }))]),
          ...lists.slice(0, 3).map((each) => choice(`“${each}”`, invoke("papers saved", { list: each, of }))),
          of === "team"
            ? choice("Mine", invoke("papers saved", {}))
            : choice("The team's", invoke("papers saved", { of: "team" })),
        ),
        ...(name === undefined || here.length === 0
          ? []
          : [
              menu(
                "Take one off the list",
                here.map((paper) =>
                  choice(
                    nameOf(paper),
                    invoke("papers save", { paper: paper.id, list: name, for: of, off: true }),
                  ),
                ),
              ),
            ]),
      ],
    };
  },
});

/** Each saved paper once, newest first; those that left the collection are left out. */
export function papersOf({ corpus }: Pick<Context, "corpus">, marks: readonly Mark[]): readonly Paper[] {
  const found = marks.flatMap(({ paperId }) => corpus.byId(paperId) ?? []);
  return [...new Map(found.map((paper) => [paper.id, paper])).values()];
}

function nothingSaved(of: "me" | "team", name: string | undefined, marks: readonly Mark[]): Reply {
  const lists = [...new Set(marks.map((mark) => mark.name))];
  const whose = of === "team" ? "The team has" : "You have";
  return whisper(
    [
      text(
        name === undefined
          ? `${whose} saved no papers yet. Press Save under any paper, or say /papers save.`
          : `${whose} no list “${name}”.${lists.length === 0 ? "" : ` There is ${enumerate(lists)}.`}`,
      ),
      choices(
        ...lists.slice(0, 4).map((each) => choice(`“${each}”`, invoke("papers saved", { list: each, of }))),
        of === "team"
          ? choice("Mine", invoke("papers saved", {}))
          : choice("The team's", invoke("papers saved", { of: "team" })),
      ),
    ],
    { outcome: "nothing", inPlace: true },
  );
}
