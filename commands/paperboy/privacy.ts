import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, heading, list, note, type Reply, text, whisper } from "../../src/core/reply.ts";
import { count } from "../../src/core/text.ts";
import { storeForReading } from "../shared/memory.ts";
import { storeOf } from "../shared/store.ts";

/** What is kept of the asker here, and its removal. */
export default defineAction({
  name: "privacy",
  about: "What is stored about you here, and its removal",
  examples: ["paperboy privacy", "paperboy privacy forget:yes"],
  audience: "asker",
  options: {
    forget: { kind: "flag", about: "Remove it all; asks once more" },
    sure: { kind: "flag", about: "Do not ask once more" },
  },
  async run({ forget, sure }, context): Promise<Reply> {
    if (!forget) return await tellKept(context);
    if (!sure)
      return whisper([
        text(
          "This removes your saved papers, reading record, notes, votes, answers and memberships here, and your name from what the team keeps. It cannot be undone.",
        ),
        choices(
          choice("Yes, forget me", invoke("paperboy privacy", { forget: true, sure: true }), "danger"),
          choice("Keep everything", invoke("paperboy privacy")),
        ),
      ]);
    const store = storeOf(context);
    const now = await store.now();
    const { platform, tenant } = context.place;
    await store.tx(async ({ tenants, people }) => {
      const known = await tenants.ensure(platform, tenant, "", now);
      await people.forget(known.id, context.asker.id);
    });
    return whisper([
      text(
        "Done: nothing stored here names you any more. Messages already posted stand in their channels; backups keep what they hold until they are replaced.",
      ),
    ]);
  },
});

async function tellKept(context: Context): Promise<Reply> {
  const store = await storeForReading(context);
  const tenant = await store?.tables.tenants.find(context.place.platform, context.place.tenant);
  const kept =
    store === undefined || tenant === undefined
      ? []
      : await store.tables.people.kept(tenant.id, context.asker.id);
  const never = note(
    "Never stored: the text of your messages, your e-mail address, who looked what up. Buttons with long searches are kept without a name. Your name and id stand only beside what you did here.",
  );
  if (kept.length === 0)
    return whisper([text("Nothing is stored about you here."), never], { inPlace: true });
  return whisper(
    [
      heading("Stored about you here"),
      list(kept.map(({ count: amount, one, many }) => count(amount, one, many))),
      never,
      choices(choice("Forget me", invoke("paperboy privacy", { forget: true }), "danger")),
    ],
    { inPlace: true },
  );
}
