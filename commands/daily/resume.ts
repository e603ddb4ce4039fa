import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { changeArrangement } from "./desk.ts";

/** Ends a pause. What was missed meanwhile is not made up for. */
export default defineAction({
  name: "resume",
  about: "End a pause",
  examples: ["daily resume"],
  audience: "everyone",
  permission: "manager",
  options: {},
  run: (_, context) =>
    changeArrangement(context, "resume", async ({ fields, holidays }, today, tables) => {
      if (fields === undefined)
        throw new UserError("no-daily", "This channel has no paper of the day to resume.");
      const paused =
        fields.state === "paused" || (fields.pausedUntil !== null && fields.pausedUntil > today.toString());
      if (!paused) throw new UserError("not-paused", "It is not paused. See /daily show.");
      const known = await tables.tenants.find(context.place.platform, context.place.tenant);
      if (known !== undefined) await tables.channels.setState(known.id, fields.channelId, "ok");
      return {
        after: { fields: { ...fields, state: "active", pausedUntil: null }, holidays },
        sentence: "The paper of the day goes on.",
      };
    }),
});
