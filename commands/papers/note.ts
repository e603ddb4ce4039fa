import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { formOf } from "../../src/core/form.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import {
  choice,
  choices,
  formBlock,
  heading,
  list,
  menu,
  type Reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { clip } from "../../src/core/text.ts";
import { put } from "../../src/library/change.ts";
import { timeSpan } from "../../src/reading/time/tell.ts";
import { sayPerson } from "../shared/memory.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { newId } from "../shared/store.ts";
import { wordsBeyond } from "../shared/words-beyond.ts";
import { changeLibrary, keyFor, markBy, readLibrary } from "./desk.ts";

/** What the team noted on a paper, and a note more. */
const note = defineAction({
  name: "note",
  about: "Add a note to a paper for the team, or read its notes",
  examples: ['papers note r1 text:"Table 5: distilling beats RL on small models"', "papers note r1"],
  audience: "everyone",
  options: {
    paper: { kind: "paper", about: "The paper", required: true },
    text: { kind: "text", about: "The note; leave it out to read the notes", max: 3000, lines: true },
  },
  async run({ paper, text: written }, context): Promise<Reply> {
    if (written === undefined) return await notesOn(paper, context);
    const id = newId(context.random);
    return await changeLibrary(context, "note", "everyone", async (desk) => ({
      edits: [put(markBy(context, desk, keyFor(desk, "note", "", id, paper.id), written))],
      sentence: `Noted on ${nameOf(paper)}: “${clip(written, 300)}”`,
      buttons: [choice("All notes", invoke("papers note", { paper: paper.id }))],
    }));
  },
});

export default note;

async function notesOn(paper: Paper, context: Context): Promise<Reply> {
  const notes = await readLibrary(context, async ({ tables, tenantId }) =>
    (await tables.marks.ofPaper(tenantId, paper.id)).filter(({ kind }) => kind === "note"),
  );
  const meant = await wordsBeyond(context, paper);
  const written = meant === undefined ? {} : { text: meant };
  const form = formBlock(formOf(note, invoke("papers note", { paper: paper.id, ...written })));
  const asMeant =
    meant === undefined
      ? []
      : [
          choices(
            choice(`Note “${clip(meant, 40)}”`, invoke("papers note", { paper: paper.id, text: meant })),
          ),
        ];
  if (notes.length === 0)
    return whisper([text(`Nobody has noted anything on ${nameOf(paper)} yet.`), ...asMeant, form], {
      outcome: "nothing",
      papers: [paper.id],
    });
  const removable = notes.filter(({ by }) => by === context.asker.id || context.asker.manager);
  return whisper(
    [
      heading(`Notes on ${nameOf(paper)}`),
      list(
        notes.map((one) => [
          clip(one.value, 800),
          " (",
          sayPerson(one),
          ", ",
          timeSpan(one.at, context.asker.zone ?? "UTC", "date"),
          ")",
        ]),
      ),
      ...(removable.length === 0
        ? []
        : [
            menu(
              "Remove a note",
              removable
                .slice(0, 25)
                .map((one) =>
                  choice(clip(one.value, 60), invoke("papers unnote", { paper: paper.id, note: one.name })),
                ),
            ),
          ]),
      ...asMeant,
      form,
    ],
    { outcome: "found", papers: [paper.id] },
  );
}
