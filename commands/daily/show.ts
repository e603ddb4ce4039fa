import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, facts, heading, whisper } from "../../src/core/reply.ts";
import { poolOf, readQuery, sayFilters } from "../../src/reading/daily/query.ts";
import { fromBits, planFrom } from "../../src/reading/daily/rule.ts";
import { withTagged } from "../../src/reading/daily/tagged.ts";
import { upcoming } from "../../src/reading/time/plan.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayWeekdays } from "../../src/reading/time/rule-text.ts";
import { sayDate, sayDaysOff } from "../../src/reading/time/say.ts";
import { demandSubscription, deskOf, sayHere, sayList } from "./desk.ts";

/** What is arranged here, in full. */
export default defineAction({
  name: "show",
  about: "What is arranged in this channel",
  examples: ["daily show"],
  audience: "asker",
  options: {},
  async run(_, context) {
    const desk = await deskOf(context);
    const subscription = demandSubscription(desk);
    const plan = await planFrom(desk.store.tables, subscription);
    const today = localParts(desk.now, plan.zone).date;
    const { filters: asked, skips } = readQuery(subscription.queryJson);
    const filters = await withTagged(desk.store.tables, desk.tenantId, asked);
    const pool = poolOf(context.corpus, filters)(0).length;
    const active = subscription.state === "active";
    const next = active ? upcoming(plan, desk.now, 2).map(({ date }) => sayDate(date, today)) : [];
    const off = plan.off.filter(({ to, name }) => to >= today.toString() && name !== "paused");
    const ahead = skips.filter(({ to }) => to >= today.toString()).length;
    const status = !active
      ? "paused until /daily resume"
      : subscription.pausedUntil !== null && subscription.pausedUntil > today.toString()
        ? `paused until ${sayDate(Temporal.PlainDate.from(subscription.pausedUntil), today)}`
        : "on";
    return whisper([
      heading(`Paper of the day in ${sayHere(context)}`),
      facts([
        ["State", status],
        [
          "When",
          `${sayWeekdays(fromBits(subscription.weekdays))} at ${subscription.localTime} (${plan.zone})`,
        ],
        ["Papers", `${pool} of ${context.corpus.size} ${sayFilters(filters) ?? "(all)"}`],
        ["Next", next.length === 0 ? "none" : next.join(", ")],
        [
          "Days off",
          off.length === 0
            ? "none"
            : sayList(
                off.map(
                  (days) => `${sayDaysOff(days, today)}${days.name === undefined ? "" : ` (${days.name})`}`,
                ),
                5,
              ),
        ],
      ]),
      choices(
        choice("Next ten", invoke("daily preview")),
        choice("Change", invoke("daily set")),
        active ? choice("Pause", invoke("daily pause")) : choice("Resume", invoke("daily resume")),
        ...(ahead === 0 ? [] : [choice("Skipped dates", invoke("daily skip"))]),
      ),
    ]);
  },
});
