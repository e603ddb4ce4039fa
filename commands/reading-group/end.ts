import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, reply, text } from "../../src/core/reply.ts";
import type { Group } from "../../src/core/store.ts";
import { keepChange } from "./changes.ts";
import { groupOption, organiser, withGroup } from "./desk.ts";

/** Ends the group. What it read and said stays in the archive of its sessions. */
export default defineAction({
  name: "end",
  about: "End the group; its past stays",
  examples: ["reading-group end"],
  audience: "everyone",
  permission: organiser,
  options: { group: groupOption },
  run: ({ group: name }, context) =>
    withGroup(context, name, async (desk) => {
      const { tables, group } = desk;
      const after: Group = { ...group, state: "ended", version: group.version + 1 };
      if (!(await tables.groups.change(after)))
        throw new UserError("raced", "Somebody else changed the group at the same moment. Try again.");
      const change = await keepChange(context, desk, "end", { group }, { group: after });
      return reply([
        text(
          `${group.name} has ended: no more sessions and no more reminders. Its past stays in /reading-group history.`,
        ),
        choices(choice("Undo", invoke("reading-group undo", { change }))),
      ]);
    }),
});
