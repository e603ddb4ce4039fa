import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Reply } from "../../src/core/reply.ts";
import { dailyPost, SEEN_QUORUM, seenPost } from "../../src/reading/daily/message.ts";
import { pick } from "../../src/reading/daily/pick.ts";
import { poolOf, readQuery, sayFilters } from "../../src/reading/daily/query.ts";
import { shownBy } from "../../src/reading/daily/shown.ts";
import { withTagged } from "../../src/reading/daily/tagged.ts";
import { postChoices } from "../shared/paper-choices.ts";
import { deskOf } from "./desk.ts";
import { postOf } from "./post.ts";

/**
 * "I know this one": counted once a person. When enough people say so, another paper takes the place of the
 * one that was posted, once.
 */
export default defineAction({
  name: "seen",
  about: "Say that you know the paper of a day; enough of you bring another",
  examples: ["daily seen date:2026-11-23 paper:r1"],
  unlisted: true,
  audience: "everyone",
  options: {
    date: { kind: "date", about: "The day of the post", required: true },
    paper: { kind: "paper", about: "The paper that was posted", required: true },
  },
  async run({ date, paper }, context): Promise<Reply> {
    const desk = await deskOf(context);
    return await desk.store.tx(async (tables) => {
      const { subscription, delivery, posted } = await postOf(tables, desk, date, paper.id);
      const { tenantId, id } = subscription;
      const scope = `post:${delivery.id}`;
      // Everybody writes this one row first, so that two people at the same moment are counted one after the other.
      await tables.settings.set(tenantId, scope, "seen", JSON.stringify(desk.now));
      await tables.settings.set(tenantId, scope, `seen:${context.asker.id}`, JSON.stringify(desk.now));
      const marks = await tables.settings.all(tenantId, scope);
      if (marks["redrawn"] !== undefined) {
        throw new UserError("redrawn", "Another paper has already taken its place.");
      }
      const seen = Object.keys(marks).filter((key) => key.startsWith("seen:")).length;
      if (seen < SEEN_QUORUM) return { ...seenPost(posted, seen), inPlace: true };

      const filters = await withTagged(tables, tenantId, readQuery(subscription.queryJson).filters);
      const picked = pick(poolOf(context.corpus, filters), await shownBy(tables, tenantId, id), date);
      if (typeof picked === "string") return { ...seenPost(posted, seen), inPlace: true };
      await tables.settings.set(tenantId, scope, "redrawn", JSON.stringify(picked.paper.id));
      await tables.posted.add({
        tenantId,
        subscriptionId: id,
        cycle: picked.cycle,
        paperId: picked.paper.id,
        deliveryId: delivery.id,
        localDate: date,
        at: desk.now,
      });
      const buttons = postChoices(picked.paper, false);
      return {
        ...dailyPost({ picked, date, filters: sayFilters(filters), buttons, redrawn: paper }),
        inPlace: true,
      };
    });
  },
});
