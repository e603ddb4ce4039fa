/** Looking ahead: what a subscription would post, as things stand. */

import type { Corpus } from "../../core/corpus.ts";
import type { Subscription, Tables } from "../../core/store.ts";
import { planned } from "../time/plan.ts";
import { localParts, type WallKind } from "../time/resolve.ts";
import { afterPick, type NoPick, type Pick, pick } from "./pick.ts";
import { poolOf, readQuery } from "./query.ts";
import { planFrom } from "./rule.ts";
import { shownBy } from "./shown.ts";
import { dailyKey } from "./subscription-job.ts";
import { withTagged } from "./tagged.ts";

/** One date ahead, or a run of dates left out for the same reason. */
export interface Ahead {
  readonly date: Temporal.PlainDate;
  /** What the wall shows at that moment; a clock change may have moved it. */
  readonly time: Temporal.PlainTime;
  /** ms since 1970; absent when nothing is posted. */
  readonly instant?: number;
  readonly kind: WallKind | "missing";
  /** By how much the clocks changed since the post before, in ms. */
  readonly shift: number;
  readonly picked?: Pick;
  /** Why there is no paper. */
  readonly none?: NoPick;
  /** Why there is no post on this date and those up to `lastSkipped`. */
  readonly skipped?: string;
  readonly lastSkipped?: Temporal.PlainDate;
}

/** How far to look: so many posts, up to (not including) an instant in ms, whichever comes first. */
export interface Reach {
  readonly count?: number;
  readonly until?: number;
}

/** Dates looked at in one go: a little over ten years of daily posts. */
const MOST_DATES = 4_000;

/** The next posts and the dates left out between them, ascending, none skipped silently. */
export async function lookAhead(
  tables: Tables,
  subscription: Subscription,
  corpus: Corpus,
  from: number,
  { count = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY }: Reach,
): Promise<readonly Ahead[]> {
  const plan = await planFrom(tables, subscription);
  const pool = poolOf(
    corpus,
    await withTagged(tables, subscription.tenantId, readQuery(subscription.queryJson).filters),
  );
  const found: Ahead[] = [];
  let shown = await shownBy(tables, subscription.tenantId, subscription.id);
  let offset = localParts(from, plan.zone).offset;
  let posts = 0;
  let looked = 0;
  for (const { date, instant, kind, skipped } of planned(plan, from)) {
    looked += 1;
    if (looked > MOST_DATES || posts >= count || (instant !== undefined && instant >= until)) break;
    if (instant === undefined || skipped !== undefined) {
      const reason = skipped ?? "that date does not exist";
      const last = found.at(-1);
      if (last?.skipped === reason) found[found.length - 1] = { ...last, lastSkipped: date };
      else found.push({ date, time: plan.time, kind, shift: 0, skipped: reason });
      continue;
    }
    if (await isPosted(tables, subscription, date)) continue;
    const parts = localParts(instant, plan.zone);
    const picked = pick(pool, shown, date.toString());
    if (typeof picked !== "string") shown = afterPick(shown, picked);
    found.push({
      date,
      time: parts.time,
      instant,
      kind,
      shift: parts.offset - offset,
      ...(typeof picked === "string" ? { none: picked } : { picked }),
    });
    offset = parts.offset;
    posts += 1;
  }
  return found;
}

async function isPosted(
  tables: Tables,
  subscription: Subscription,
  date: Temporal.PlainDate,
): Promise<boolean> {
  const key = dailyKey(subscription.id, date.toString());
  return (await tables.deliveries.findByKey(subscription.tenantId, key))?.state === "sent";
}
