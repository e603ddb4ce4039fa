import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Paper } from "../../src/core/paper.ts";
import type { Mark, TeamPaper } from "../../src/core/store.ts";
import { mergePapers } from "../../src/corpus/join.ts";
import { type Edit, put, putPaper, remove } from "../../src/library/change.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { changeLibrary, keyFor, type LibraryDesk, markBy } from "./desk.ts";

/** Settles whether two papers are one, for this team, and remembers it. */
export default defineAction({
  name: "same",
  about: "Say that two papers are one, or with not:yes that they are two",
  examples: ["papers same r1 other:deepseek-r1", "papers same v2 other:v3 not:yes"],
  audience: "everyone",
  options: {
    paper: { kind: "paper", about: "The paper that stays", required: true },
    other: { kind: "paper", about: "The paper that is the same", required: true },
    not: { kind: "flag", about: "They are two papers, whatever it looks like" },
  },
  async run({ paper, other, not }, context) {
    if (paper.id === other.id)
      throw new UserError("one-paper", `${nameOf(paper)} and ${nameOf(other)} are one record already.`);
    return await changeLibrary(context, "same", "everyone", async (desk) => {
      const [a = "", b = ""] = [paper.id, other.id].toSorted();
      const verdict = keyFor(desk, "verdict", "", b, a);
      const doubt = keyFor(desk, "doubt", "", b, a);
      const settled = put(markBy(context, desk, verdict, not ? "different" : "same"));
      const edits: Edit[] = [settled];
      if ((await desk.tables.marks.get(doubt)) !== undefined) edits.push(remove(doubt));
      if (not) {
        const known = await desk.tables.marks.get(verdict);
        return known?.value === "different"
          ? { edits: [], sentence: "That is known already." }
          : { edits, sentence: `${nameOf(paper)} and ${nameOf(other)} stay two papers.` };
      }
      edits.push(
        putPaper(await rowFor(context.asker.id, desk, mergePapers(paper, other), null)),
        putPaper(await rowFor(context.asker.id, desk, other, paper.id)),
        ...moved(paper, await desk.tables.marks.ofPaper(desk.tenantId, other.id)),
      );
      return {
        edits,
        sentence: `${nameOf(paper)} and ${nameOf(other)} are one paper now; it is found under the titles and ids of both.`,
      };
    });
  },
});

async function rowFor(
  by: string,
  { tables, tenantId, now }: LibraryDesk,
  paper: Paper,
  mergedInto: string | null,
): Promise<TeamPaper> {
  const known = await tables.teamPapers.get(tenantId, paper.id);
  return {
    tenantId,
    id: paper.id,
    paperJson: JSON.stringify(paper),
    mergedInto,
    // A merged paper is completed no more; the one that stays goes on as it was.
    lacks: mergedInto === null ? (known?.lacks ?? null) : null,
    tries: known?.tries ?? 0,
    nextAt: mergedInto === null ? (known?.nextAt ?? null) : null,
    addedBy: known?.addedBy ?? by,
    at: now,
  };
}

/** What people attached to the other paper is attached to the one that stays. */
function moved(paper: Paper, marks: readonly Mark[]): Edit[] {
  return marks
    .filter(({ kind }) => kind !== "doubt" && kind !== "verdict")
    .flatMap((mark) => [remove(mark), put({ ...mark, paperId: paper.id })]);
}
