import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { formOf } from "../../src/core/form.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import {
  choice,
  choices,
  codeBlock,
  formBlock,
  heading,
  type Reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { enumerate } from "../../src/core/text.ts";
import { CITATION_FORMATS, cite as cited } from "../../src/export/index.ts";
import { listName } from "../../src/library/names.ts";
import { readLibrary } from "./desk.ts";
import { papersOf } from "./saved.ts";

/** References to copy: BibTeX and a plain line at first, any other format by button. */
const cite = defineAction({
  name: "cite",
  about: "References to copy, of papers or of a saved list, in a format of your choice",
  examples: ["papers cite r1", "papers cite r1, v3 format:ris", 'papers cite list:"to read"'],
  audience: "asker",
  options: {
    papers: { kind: "papers", about: "One paper, or several separated by commas" },
    list: { kind: "text", about: "A saved list instead", max: 60 },
    of: { kind: "choice", about: "Whose list it is", of: ["me", "team"] },
    format: { kind: "choice", about: "The format", of: CITATION_FORMATS },
  },
  async run({ papers: named, list, of, format }, context): Promise<Reply> {
    if (named === undefined && list === undefined && of === undefined)
      return whisper(
        [
          text("Which papers? Name them, or a saved list: /papers cite r1, or /papers cite list:rl"),
          formBlock(formOf(cite, invoke("papers cite", { format }))),
        ],
        { outcome: "usage" },
      );
    const papers = named ?? (await savedPapers(context, list, of));
    const which = named === undefined ? { list, of } : { papers: papers.map((paper) => paper.id).join(",") };
    const others = CITATION_FORMATS.filter((name) => name !== (format ?? "bibtex"));
    return whisper(
      [
        heading(titleOf(papers)),
        codeBlock(await cited(papers, format ?? "bibtex")),
        ...(format === undefined ? [text(await cited(papers, "apa"))] : []),
        choices(...others.map((name) => choice(name, invoke("papers cite", { ...which, format: name })))),
      ],
      { outcome: "found", papers: papers.map((paper) => paper.id), inPlace: true },
    );
  },
});

export default cite;

function titleOf(papers: readonly Paper[]): string {
  const names = papers.slice(0, 5).map((paper) => paper.nickname ?? paper.id);
  const more = papers.length - names.length;
  return more > 0 ? `Citing ${names.join(", ")} and ${more} more` : `Citing ${enumerate(names)}`;
}

/** The papers of a list, or of all lists. Throws UserError when there are none. */
async function savedPapers(
  context: Context,
  list: string | undefined,
  of: "me" | "team" | undefined,
): Promise<readonly Paper[]> {
  const owner = of === "team" ? "" : context.asker.id;
  const name = list === undefined ? undefined : listName(list);
  const marks = await readLibrary(context, ({ tables, tenantId }) =>
    tables.marks.ofKind(tenantId, "saved", { owner, ...(name === undefined ? {} : { name }) }),
  );
  const papers = papersOf(context, marks);
  if (papers.length > 0) return papers;
  throw new UserError(
    "no-list",
    `${of === "team" ? "The team has" : "You have"} no papers ${name === undefined ? "saved" : `on a list “${name}”`}; see /papers saved.`,
  );
}
