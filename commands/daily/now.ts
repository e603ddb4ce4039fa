import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { dailyPost, sayNoPick } from "../../src/reading/daily/message.ts";
import { pick } from "../../src/reading/daily/pick.ts";
import { poolOf, readQuery, sayFilters } from "../../src/reading/daily/query.ts";
import { planFrom } from "../../src/reading/daily/rule.ts";
import { shownBy } from "../../src/reading/daily/shown.ts";
import { withTagged } from "../../src/reading/daily/tagged.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { postChoices } from "../shared/paper-choices.ts";
import { demandSubscription, deskOf } from "./desk.ts";

/** The paper that would come next, said to everyone now. It does not count and is not remembered. */
export default defineAction({
  name: "now",
  about: "Show the next paper to everyone now; it does not count",
  examples: ["daily now"],
  audience: "everyone",
  permission: "manager",
  options: {},
  async run(_, context) {
    const desk = await deskOf(context);
    const subscription = demandSubscription(desk);
    const { tables } = desk.store;
    const plan = await planFrom(tables, subscription);
    const filters = await withTagged(tables, desk.tenantId, readQuery(subscription.queryJson).filters);
    const shown = await shownBy(tables, desk.tenantId, subscription.id);
    const date = localParts(desk.now, plan.zone).date.toString();
    const picked = pick(poolOf(context.corpus, filters), shown, date);
    if (typeof picked === "string") {
      throw new UserError("no-paper", `There is nothing to show: ${sayNoPick(picked, sayFilters(filters))}.`);
    }
    return dailyPost({ picked, filters: sayFilters(filters), buttons: postChoices(picked.paper, false) });
  },
});
