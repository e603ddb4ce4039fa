import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, type Reply, text, whisper } from "../../src/core/reply.ts";
import { noLongerPutOff, PUT_OFF_DAYS, putOff, putOffBy } from "../../src/reading/daily/shown.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { deskOf } from "./desk.ts";
import { postOf } from "./post.ts";

/** Puts the paper of a day back into the pool, to come again in 30 days. */
export default defineAction({
  name: "later",
  about: "Bring the paper of a day back in 30 days",
  examples: ["daily later date:2026-11-23 paper:r1"],
  unlisted: true,
  audience: "asker",
  options: {
    date: { kind: "date", about: "The day of the post", required: true },
    paper: { kind: "paper", about: "The paper that was posted", required: true },
    undo: { kind: "flag", about: "Leave it where it was after all" },
  },
  async run({ date, paper, undo }, context): Promise<Reply> {
    const desk = await deskOf(context);
    const name = paper.nickname ?? paper.title;
    return await desk.store.tx(async (tables) => {
      const { subscription, delivery } = await postOf(tables, desk, date, paper.id);
      const { tenantId, id } = subscription;
      const waiting = (await putOffBy(tables, tenantId, id)).find(({ paperId }) => paperId === paper.id);
      if (undo) {
        if (waiting === undefined) throw new UserError("not-put-off", `${name} is not put off.`);
        const cycle = await tables.posted.cycle(tenantId, id);
        const { id: deliveryId } = delivery;
        await noLongerPutOff(tables, tenantId, id, paper.id);
        await tables.posted.add({
          tenantId,
          subscriptionId: id,
          cycle,
          paperId: paper.id,
          deliveryId,
          localDate: date,
          at: desk.now,
        });
        return whisper([text(`${name} counts as shown on ${date} again.`)]);
      }
      const until = Temporal.PlainDate.from(date).add({ days: PUT_OFF_DAYS });
      if (waiting === undefined) {
        await tables.posted.giveBack(tenantId, delivery.id);
        await putOff(tables, tenantId, id, { paperId: paper.id, until: until.toString() });
      }
      return whisper([
        text(`${name} comes back with the first post from ${sayDate(until)} on.`),
        choices(choice("Undo", invoke("daily later", { date, paper: paper.id, undo: true }))),
      ]);
    });
  },
});
