import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { remove } from "../../src/library/change.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { changeLibrary, keyFor } from "./desk.ts";

/** Removes one note, as the menu under the notes says it. */
export default defineAction({
  name: "unnote",
  about: "Remove a note from a paper",
  examples: ["papers unnote paper:r1 note:k3v9m2x7q4w8r5tz"],
  unlisted: true,
  audience: "asker",
  options: {
    paper: { kind: "paper", about: "The paper", required: true },
    note: { kind: "text", about: "The note, from its menu", required: true, max: 40 },
  },
  async run({ paper, note }, context) {
    return await changeLibrary(context, "note", "asker", async (desk) => {
      const key = keyFor(desk, "note", "", note, paper.id);
      const known = await desk.tables.marks.get(key);
      if (known === undefined) throw new UserError("no-note", "That note is not there any more.");
      if (known.by !== context.asker.id && !context.asker.manager)
        throw new UserError(
          "not-allowed",
          "Only its writer, and people who may manage this channel, can remove a note.",
        );
      return { edits: [remove(key)], sentence: `The note on ${nameOf(paper)} is removed.` };
    });
  },
});
