import { defineAction } from "../../src/core/command.ts";
import type { Paper } from "../../src/core/paper.ts";
import { facts, heading, note, text, whisper } from "../../src/core/reply.ts";
import { count } from "../../src/core/text.ts";
import { cycleOrder } from "../../src/reading/daily/pick.ts";
import { poolOf, readQuery, sayFilters } from "../../src/reading/daily/query.ts";
import { planFrom } from "../../src/reading/daily/rule.ts";
import { shownBy } from "../../src/reading/daily/shown.ts";
import { withTagged } from "../../src/reading/daily/tagged.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { demandSubscription, deskOf, sayList } from "./desk.ts";

const nameOf = (paper: Paper | undefined, id: string): string => paper?.nickname ?? paper?.title ?? id;

/** Why this paper and not another: everything the choice depends on, in words. */
export default defineAction({
  name: "why",
  about: "Why the last paper was chosen, and from what",
  examples: ["daily why"],
  audience: "asker",
  options: {},
  async run(_, context) {
    const desk = await deskOf(context);
    const { tenantId, id, queryJson } = demandSubscription(desk);
    const { tables } = desk.store;
    const filters = await withTagged(tables, tenantId, readQuery(queryJson).filters);
    const told = sayFilters(filters);
    const shown = await shownBy(tables, tenantId, id);
    const pool = poolOf(context.corpus, filters)(shown.cycle);
    const done = pool.filter((paper) => shown.inCycle.has(paper.id)).length;
    const gone = [...shown.inCycle].filter((paper) => context.corpus.byId(paper) === undefined).length;
    const [last] = await tables.posted.recent(tenantId, id, 1);
    const zone = (await planFrom(tables, demandSubscription(desk))).zone;
    const today = localParts(desk.now, zone).date;
    const paper = last === undefined ? undefined : context.corpus.byId(last.paperId);
    const name = nameOf(paper, last?.paperId ?? "");
    const place = cycleOrder(context.corpus, shown.cycle).findIndex(
      (candidate) => candidate.id === last?.paperId,
    );
    const putOff = shown.putOff.map(
      ({ paperId, until }) =>
        `${nameOf(context.corpus.byId(paperId), paperId)} until ${sayDate(Temporal.PlainDate.from(until), today)}`,
    );
    return whisper(
      [
        heading("Why this paper"),
        text(
          last === undefined
            ? shown.putOff.length > 0
              ? "No post counts as shown yet: what was posted here is put off."
              : "Nothing was posted here yet."
            : `${name} came on ${sayDate(Temporal.PlainDate.from(last.localDate), today)} as number ${done} of ${count(pool.length, "paper")} in round ${shown.cycle + 1}${place < 0 ? "" : `; its place in the order of all ${context.corpus.size} is ${place + 1}`}.`,
        ),
        facts([
          [
            "Chosen from",
            `${pool.length} of ${count(context.corpus.size, "paper")} ${told ?? "(no filters)"}`,
          ],
          ["Left out", `${context.corpus.size - pool.length} by the filters`],
          [
            "Shown this round",
            `${done}, so ${pool.length - done} are left${gone === 0 ? "" : `; ${gone} shown have left the collection`}`,
          ],
          ["Put off", putOff.length === 0 ? "none" : sayList(putOff)],
        ]),
        note(
          "The rule: each round has a fixed order, by the SHA-256 of round and paper, the same on every machine. The first paper not shown yet comes next; new papers join in their place; nothing repeats before all were shown.",
        ),
      ],
      { outcome: "found", papers: paper === undefined ? [] : [paper.id] },
    );
  },
});
