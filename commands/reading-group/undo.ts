import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { reply, text } from "../../src/core/reply.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { storeOf } from "../shared/store.ts";
import { undoRows } from "./changes.ts";
import { groupOption, nextDates, placeOf } from "./desk.ts";

/** What an Undo button says: whoever made the change, or may manage the channel, takes it back. */
export default defineAction({
  name: "undo",
  about: "Take back a change, as long as nothing was changed since",
  examples: ["reading-group undo change:k3v9m2x7q4w8r5tz"],
  audience: "everyone",
  options: {
    change: { kind: "text", about: "The change, from its Undo button", required: true, max: 40 },
    group: groupOption,
  },
  async run({ change }, context) {
    const store = storeOf(context);
    const now = await store.now();
    return await store.tx(async (tables) => {
      const { tenantId, channel } = await placeOf(context, tables, now);
      const entry = await tables.audit.get(tenantId, change);
      if (entry !== undefined && entry.actor !== context.asker.id && !context.asker.manager) {
        throw new UserError(
          "not-allowed",
          "Only whoever made that change, and people who may manage this channel, can take it back.",
        );
      }
      const { action, group } = await undoRows(tables, tenantId, change, now);
      const desk = { tables, tenantId, channel, group, now, today: localParts(now, group.tz).date };
      const closing = group.state === "ended" ? `${group.name} is no more.` : await nextDates(desk);
      return reply([text(`Undone: it is as it was before /${action}. ${closing}`)]);
    });
  },
});
