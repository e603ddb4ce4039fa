import { defineAction } from "../../src/core/command.ts";
import { text, whisper } from "../../src/core/reply.ts";
import { undoChange } from "../../src/library/change.ts";
import { storeOf } from "../shared/store.ts";
import { tenantOf } from "./desk.ts";

/** What an Undo button says: whoever made the change, or may manage the channel, takes it back. */
export default defineAction({
  name: "undo",
  about: "Take back a change to the library, as long as nothing was changed since",
  examples: ["papers undo change:k3v9m2x7q4w8r5tz"],
  unlisted: true,
  audience: "asker",
  options: { change: { kind: "text", about: "The change, from its Undo button", required: true, max: 40 } },
  async run({ change }, context) {
    const store = storeOf(context);
    const now = await store.now();
    const entry = await store.tx(async (tables) =>
      undoChange(
        tables,
        await tenantOf(context, tables, now),
        change,
        ({ actor }) => actor === context.asker.id || context.asker.manager,
        context.progress,
      ),
    );
    return whisper([text(`Undone: it is as it was before /${entry.action}.`)]);
  },
});
