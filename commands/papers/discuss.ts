import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import { type Block, choice, choices, heading, list, type Reply, reply, text } from "../../src/core/reply.ts";
import { clip, sentences } from "../../src/core/text.ts";
import { memoryOf, sayPerson, storeForReading } from "../shared/memory.ts";
import { nameOf } from "../shared/paper-choices.ts";

/** Notes shown to begin with; the others are a press away. */
const NOTES = 3;

/**
 * Opens a discussion under the message its button stands on: which paper, how its abstract begins, and what the
 * team has noted. Everything in it is quoted; nothing is made up.
 */
export default defineAction({
  name: "discuss",
  about: "Begin a thread about a paper, with what there is to start from",
  examples: ["papers discuss r1"],
  unlisted: true,
  audience: "everyone",
  options: { paper: { kind: "paper", about: "The paper", required: true } },
  async run({ paper }, context): Promise<Reply> {
    const [first] = paper.abstract === undefined ? [] : sentences(paper.abstract);
    return reply(
      [
        heading(`Discuss ${nameOf(paper)}`),
        { type: "paper", paper, detail: "brief", abstract: 0, secondary: false },
        ...(first === undefined ? [] : [text(["It begins: ", `“${clip(first, 600)}”`])]),
        ...(await notesOn(context, paper)),
        // Said before everyone, it tells nobody's own affairs.
        ...(await memoryOf(
          { ...context, invocation: { ...context.invocation, audience: "everyone" } },
          paper,
        )),
        choices(
          choice("Add a note", invoke("papers note", { paper: paper.id })),
          choice("Abstract", invoke("paper", { words: paper.id, whole: true })),
          choice("Cite", invoke("papers cite", { papers: paper.id })),
        ),
      ],
      { thread: { title: paper.title } },
    );
  },
});

/** The team's notes, newest first; none where nothing is kept. */
async function notesOn(context: Context, paper: Paper): Promise<readonly Block[]> {
  const store = await storeForReading(context);
  const tenant = await store?.tables.tenants.find(context.place.platform, context.place.tenant);
  if (store === undefined || tenant === undefined) return [];
  const marks = await store.tables.marks.ofPaper(tenant.id, paper.id);
  const notes = marks.filter(({ kind }) => kind === "note").toSorted((one, other) => other.at - one.at);
  if (notes.length === 0) return [];
  const shown = notes.slice(0, NOTES);
  return [
    text(notes.length > NOTES ? `Noted by the team (${NOTES} of ${notes.length}):` : "Noted by the team:"),
    list(shown.map((one) => [`“${clip(one.value, 300)}” (`, sayPerson(one), ")"])),
  ];
}
