import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice } from "../../src/core/reply.ts";
import { put, remove } from "../../src/library/change.ts";
import { listName } from "../../src/library/names.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { changeLibrary, keyFor, markBy } from "./desk.ts";

/** Puts a paper on a list of the asker's own, or of the team's, or takes it off. */
export default defineAction({
  name: "save",
  about: "Put a paper on a list of yours, or of the team's",
  examples: ["papers save r1", 'papers save r1 list:"to read"', "papers save r1 list:rl for:team"],
  audience: "asker",
  options: {
    paper: { kind: "paper", about: "The paper", required: true },
    list: { kind: "text", about: "Name of the list; a new one is made", max: 60 },
    for: { kind: "choice", about: "Whose list it is", of: ["me", "team"], fallback: "me" },
    off: { kind: "flag", about: "Take the paper off the list instead" },
  },
  async run({ paper, list, for: whose, off }, context) {
    const name = listName(list);
    const owner = whose === "team" ? "" : context.asker.id;
    const told = whose === "team" ? `the team's list “${name}”` : `your list “${name}”`;
    const title = nameOf(paper);
    const show = choice(
      whose === "team" ? "Show the team's list" : "Show my list",
      invoke("papers saved", { list: name, of: whose }),
    );
    return await changeLibrary(context, "save", whose === "team" ? "everyone" : "asker", async (desk) => {
      const key = keyFor(desk, "saved", owner, name, paper.id);
      const there = (await desk.tables.marks.get(key)) !== undefined;
      if (off) {
        if (!there) throw new UserError("not-saved", `${title} is not on ${told}.`);
        return { edits: [remove(key)], sentence: `${title} is off ${told}.`, buttons: [show] };
      }
      if (there) return { edits: [], sentence: `${title} is on ${told} already.`, buttons: [show] };
      return {
        edits: [put(markBy(context, desk, key))],
        sentence: `Saved ${title} on ${told}.`,
        buttons: [show],
      };
    });
  },
});
