import { defineAction } from "../../src/core/command.ts";
import { heading, list, note, type Reply, text, whisper } from "../../src/core/reply.ts";
import { planFrom } from "../../src/reading/daily/rule.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { demandSubscription, deskOf, lastSubscription, sayHere } from "./desk.ts";

/** What was posted here, newest first, and what was not and why. */
export default defineAction({
  name: "history",
  about: "What was posted in this channel, and what was not and why",
  examples: ["daily history"],
  audience: "asker",
  options: { count: { kind: "integer", about: "How many", min: 1, max: 50, fallback: 15 } },
  async run({ count }, context) {
    const desk = await deskOf(context);
    const subscription = (await lastSubscription(desk)) ?? demandSubscription(desk);
    const { tables } = desk.store;
    const { tenantId, id } = subscription;
    const today = localParts(desk.now, (await planFrom(tables, subscription)).zone).date;
    const posted = await tables.posted.recent(tenantId, id, count);
    const deliveries = await tables.deliveries.ofSubject(tenantId, id, count);
    // A paper that was put off counts as not shown; its post stood here all the same.
    const putOff = deliveries.filter(
      ({ state, id: delivery }) =>
        state === "sent" && !posted.some(({ deliveryId }) => deliveryId === delivery),
    );
    const missed = deliveries.filter(
      ({ state, lastError }) =>
        (state === "skipped" && lastError?.startsWith("withdrawn") === false) ||
        state === "failed" ||
        state === "uncertain",
    );
    const entries = [
      ...posted.map(({ localDate, paperId }) => ({ localDate, told: nameOf(paperId) })),
      ...putOff.map(({ localDate, payloadJson }) => ({
        localDate: localDate ?? "",
        told: `${papersIn(payloadJson).map(nameOf).join()} (put off)`,
      })),
      ...missed.map(({ localDate, state, lastError }) => ({
        localDate: localDate ?? "",
        told: `${state === "uncertain" ? "perhaps posted" : "not posted"} (${lastError ?? state})`,
      })),
    ]
      .sort((a, b) => (a.localDate < b.localDate ? 1 : a.localDate > b.localDate ? -1 : 0))
      .slice(0, count);
    if (entries.length === 0) return whisper([text("Nothing was posted here yet.")], { outcome: "nothing" });
    return whisper(
      [
        heading(`Papers of the day in ${sayHere(context)}`),
        list(
          entries.map(
            ({ localDate, told }) => `${sayDate(Temporal.PlainDate.from(localDate), today)}: ${told}`,
          ),
        ),
        ...(desk.subscription === undefined
          ? [note("It has ended; /daily set begins it again and goes on from here.")]
          : []),
      ],
      { outcome: "found", papers: posted.map(({ paperId }) => paperId) },
    );

    function nameOf(paperId: string): string {
      const paper = context.corpus.byId(paperId);
      return paper === undefined ? `${paperId} (no longer in the collection)` : paper.title;
    }
  },
});

/** The papers of a message as it was sent. Only the scheduler writes payloads, and it writes replies. */
function papersIn(payloadJson: string | null): readonly string[] {
  return payloadJson === null ? [] : (JSON.parse(payloadJson) as Reply).papers;
}
