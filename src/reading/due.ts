/** What would be posted between two instants, in order: for people who want to see it before it happens. */

import type { Corpus } from "../core/corpus.ts";
import type { PaperId } from "../core/paper.ts";
import type { PlatformName } from "../core/ports.ts";
import type { Tables } from "../core/store.ts";
import { lookAhead } from "./daily/ahead.ts";
import { DAILY } from "./daily/job.ts";
import { sayNoPick } from "./daily/message.ts";
import { planFrom } from "./daily/rule.ts";

/** One post to come. */
export interface DuePost {
  /** The instant, ISO in UTC. */
  readonly at: string;
  /** What the wall shows there: `2026-11-23T09:00`. */
  readonly local: string;
  readonly zone: string;
  readonly kind: string;
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly channel: string;
  /** As things stand; absent when there is none, with the reason in `skip`. */
  readonly paper?: PaperId;
  readonly skip?: string;
}

/** How many subscriptions are read at a time. */
const PAGE = 500;

/**
 * Posts due at or after `from` and before `to` (ms), by time, then channel. What would come between `now` and
 * `from` is played first, so that the papers are the ones that will be left then.
 */
export async function dueBetween(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  now: number,
  from: number,
  to: number,
): Promise<readonly DuePost[]> {
  const found: { readonly instant: number; readonly post: DuePost }[] = [];
  let after: string | undefined;
  do {
    const page = await tables.subscriptions.page(DAILY, after, PAGE);
    for (const subscription of page) {
      const tenant = await tables.tenants.get(subscription.tenantId);
      if (tenant?.state !== "active") continue;
      const corpus = await corpusOf(tenant.id);
      const { zone } = await planFrom(tables, subscription);
      const channel = await tables.channels.get(tenant.id, subscription.channelId);
      const lines = await lookAhead(tables, subscription, corpus, Math.min(now, from), { until: to });
      for (const { date, time, instant, picked, none } of lines) {
        if (instant === undefined || instant < from) continue;
        found.push({
          instant,
          post: {
            at: Temporal.Instant.fromEpochMilliseconds(instant).toString(),
            local: date.toPlainDateTime(time).toString({ smallestUnit: "minute" }),
            zone,
            kind: DAILY,
            platform: tenant.platform,
            tenant: tenant.externalId,
            channel: channel?.externalId ?? subscription.channelId,
            ...(picked === undefined
              ? { skip: sayNoPick(none ?? "empty", undefined) }
              : { paper: picked.paper.id }),
          },
        });
      }
    }
    const last = page.at(-1);
    after = page.length < PAGE || last === undefined ? undefined : `${last.tenantId}\n${last.id}`;
  } while (after !== undefined);
  found.sort((a, b) => a.instant - b.instant || (a.post.channel < b.post.channel ? -1 : 1));
  return found.map(({ post }) => post);
}
