import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { reply, text } from "../../src/core/reply.ts";
import type { AuditEntry, Tables } from "../../src/core/store.ts";
import { homeOf, homesOf, personIn } from "../../src/reading/group/links.ts";
import { storeOf } from "../shared/store.ts";
import { undoRows } from "./changes.ts";
import { deskFor, groupOption, nextDates, placeOf } from "./desk.ts";

/** What an Undo button says: whoever made the change, or may manage the channel, takes it back. */
export default defineAction({
  name: "undo",
  about: "Take back a change, as long as nothing was changed since",
  examples: ["reading-group undo change:k3v9m2x7q4w8r5tz"],
  unlisted: true,
  audience: "everyone",
  options: {
    change: { kind: "text", about: "The change, from its Undo button", required: true, max: 40 },
    group: groupOption,
  },
  async run({ change }, context) {
    const store = storeOf(context);
    const now = await store.now();
    return await store.tx(async (tables) => {
      const { tenantId: here, channel } = await placeOf(context, tables, now);
      const { entry, tenantId } = await findChange(tables, here, change);
      const me = personIn({ tenantId }, here, context.asker.id);
      if (entry !== undefined && entry.actor !== me && !context.asker.manager) {
        throw new UserError(
          "not-allowed",
          "Only whoever made that change, and people who may manage this channel, can take it back.",
        );
      }
      const { action, group } = await undoRows(tables, tenantId, change, now);
      const desk = deskFor(context, tables, { here, channel, group, now });
      const closing = group.state === "ended" ? `${group.name} is no more.` : await nextDates(desk);
      return reply([text(`Undone: it is as it was before /${action}. ${closing}`)]);
    });
  },
});

/** The change, kept where its group lives: here, or the home of a group that is linked to here. */
async function findChange(
  tables: Tables,
  here: string,
  change: string,
): Promise<{ readonly entry: AuditEntry | undefined; readonly tenantId: string }> {
  for (const tenantId of [here, ...(await homesOf(tables, here))]) {
    const entry = await tables.audit.get(tenantId, change);
    if (entry !== undefined && (await homeOf(tables, here, entry.target)) === tenantId)
      return { entry, tenantId };
  }
  return { entry: undefined, tenantId: here };
}
