import { defineAction } from "../../src/core/command.ts";
import { groupOption, organiser, sessionOption } from "./desk.ts";
import { endSession } from "./leave-out.ts";

/** Leaves one session out. Its paper, presenter and questions go to the next one. */
export default defineAction({
  name: "skip",
  about: "Leave one session out; its paper and presenter go to the next",
  examples: ["reading-group skip", "reading-group skip session:2026-12-29 reason:Holidays"],
  audience: "everyone",
  permission: organiser,
  options: { session: sessionOption, reason: { kind: "text", about: "Why", max: 100 }, group: groupOption },
  run: ({ session, reason, group }, context) =>
    endSession(context, { session, reason, group, as: "skipped" }),
});
