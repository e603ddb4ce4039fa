/** What a channel will get next, for the pages that tell how things stand. */

import type { Tables } from "../core/store.ts";
import { planFrom } from "./daily/rule.ts";
import { DIGEST } from "./digest/job.ts";
import { readFollowed } from "./digest/query.ts";
import { ABOUT } from "./group/due.ts";
import { chainOf } from "./group/keep.ts";
import { upcoming } from "./time/plan.ts";
import type { Instant } from "./time/resolve.ts";

export interface NextPost {
  /** ms since 1970. */
  readonly at: Instant;
  /** The zone it keeps. */
  readonly zone: string;
  /** What it is, in words: `paper of the day`. */
  readonly what: string;
}

/**
 * The next post of everything that is arranged in a channel, soonest first. It is worked out from the rules, so it is
 * right as well where no scheduler runs.
 */
export async function nextPosts(
  tables: Tables,
  tenantId: string,
  channelId: string,
  now: Instant,
): Promise<readonly NextPost[]> {
  const found: NextPost[] = [];
  for (const subscription of await tables.subscriptions.ofChannel(tenantId, channelId)) {
    if (subscription.state !== "active") continue;
    const plan = await planFrom(tables, subscription);
    const [next] = upcoming(plan, now, 1);
    if (next === undefined) continue;
    const what =
      subscription.kind === DIGEST
        ? `new papers for “${readFollowed(subscription.queryJson).words}”`
        : "paper of the day";
    found.push({ at: next.instant, zone: plan.zone, what });
  }
  for (const group of await tables.groups.ofChannel(tenantId, channelId)) {
    if (group.state === "ended") continue;
    const sessions = await tables.groups.sessionsOf(tenantId, group.id);
    const [next] = sessions
      .filter(({ state }) => state === "planned")
      .flatMap((session) => chainOf(group, session).map(({ at, kind }) => ({ at, kind, zone: session.tz })))
      .filter(({ at }) => at >= now)
      .sort((a, b) => a.at - b.at);
    if (next !== undefined)
      found.push({ at: next.at, zone: next.zone, what: `${group.name}: ${ABOUT[next.kind]}` });
  }
  return found.sort((a, b) => a.at - b.at);
}
