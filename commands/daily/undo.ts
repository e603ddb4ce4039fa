import { defineAction } from "../../src/core/command.ts";
import { demandManages } from "../shared/postable.ts";
import { changedChannels, undoChange } from "./desk.ts";

/** What an Undo button says; typed by hand only by those who know the change. */
export default defineAction({
  name: "undo",
  about: "Take back a change, as long as nothing was changed since",
  examples: ["daily undo change:k3v9m2x7q4w8r5tz"],
  unlisted: true,
  audience: "everyone",
  permission: "manager",
  options: { change: { kind: "text", about: "The change, from its Undo button", required: true, max: 40 } },
  async run({ change }, context) {
    for (const id of await changedChannels(context, change)) await demandManages(context, { id });
    return await undoChange(context, change);
  },
});
