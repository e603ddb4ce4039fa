import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { changeArrangement } from "./desk.ts";

/** Ends the paper of the day here. What it has shown is remembered in case it is set up again. */
export default defineAction({
  name: "off",
  about: "End the paper of the day in this channel",
  examples: ["daily off"],
  audience: "everyone",
  permission: "manager",
  options: {},
  run: (_, context) =>
    changeArrangement(context, "off", ({ fields, holidays }) => {
      if (fields === undefined) throw new UserError("no-daily", "This channel has no paper of the day.");
      return {
        after: { fields: { ...fields, state: "deleted" }, holidays },
        sentence: "No more paper of the day in this channel.",
      };
    }),
});
