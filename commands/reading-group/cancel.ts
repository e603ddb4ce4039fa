import { defineAction } from "../../src/core/command.ts";
import { groupOption, organiser, sessionOption } from "./desk.ts";
import { endSession } from "./leave-out.ts";

/** Cancels one session. Its paper stays with it; the calendar says that it is cancelled. */
export default defineAction({
  name: "cancel",
  about: "Cancel one session, its paper with it",
  examples: ["reading-group cancel", "reading-group cancel session:2026-12-29 reason:Room closed"],
  audience: "everyone",
  permission: organiser,
  options: { session: sessionOption, reason: { kind: "text", about: "Why", max: 100 }, group: groupOption },
  run: ({ session, reason, group }, context) =>
    endSession(context, { session, reason, group, as: "cancelled" }),
});
