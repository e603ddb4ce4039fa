/** What would be posted between two instants, in order: for people who want to see it before it happens. */

import type { Corpus } from "../core/corpus.ts";
import type { PaperId } from "../core/paper.ts";
import type { PlatformName } from "../core/ports.ts";
import type { Subscription, Tables } from "../core/store.ts";
import { lookAhead } from "./daily/ahead.ts";
import { DAILY } from "./daily/job.ts";
import { sayNoPick } from "./daily/message.ts";
import { planFrom } from "./daily/rule.ts";
import { digestsBetween } from "./digest/due.ts";
import { DIGEST } from "./digest/job.ts";
import { ABOUT, remindersBetween } from "./group/due.ts";
import { SESSION } from "./group/job.ts";
import { unlessDamaged } from "./stored.ts";
import { localParts } from "./time/resolve.ts";

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
  /** Of a reading group: its name and what the message is for. Of a search that is followed: its words. */
  readonly about?: string;
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
  const found = [
    ...(await dailyBetween(tables, corpusOf, now, from, to)),
    ...(await sessionsBetween(tables, from, to)),
    ...(await followedBetween(tables, corpusOf, now, from, to)),
  ];
  found.sort((a, b) => a.instant - b.instant || (a.post.channel < b.post.channel ? -1 : 1));
  return found.map(({ post }) => post);
}

interface Due {
  readonly instant: number;
  readonly post: DuePost;
}

/** The channel of an active tenant, as its platform knows it. */
async function placeOf(tables: Tables, tenantId: string, channelId: string) {
  const tenant = await tables.tenants.get(tenantId);
  if (tenant?.state !== "active") return undefined;
  const channel = await tables.channels.get(tenantId, channelId);
  return { platform: tenant.platform, tenant: tenant.externalId, channel: channel?.externalId ?? channelId };
}

const isoOf = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toString();

async function dailyBetween(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  now: number,
  from: number,
  to: number,
): Promise<readonly Due[]> {
  const found: Due[] = [];
  let after: string | undefined;
  do {
    const page = await tables.subscriptions.page(DAILY, after, PAGE);
    for (const subscription of page) {
      const span = { now: Math.min(now, from), from, to };
      found.push(...(await unlessDamaged(() => dailyOf(tables, corpusOf, subscription, span))));
    }
    const last = page.at(-1);
    after = page.length < PAGE || last === undefined ? undefined : `${last.tenantId}\n${last.id}`;
  } while (after !== undefined);
  return found;
}

async function dailyOf(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  subscription: Subscription,
  { now, from, to }: { readonly now: number; readonly from: number; readonly to: number },
): Promise<readonly Due[]> {
  const place = await placeOf(tables, subscription.tenantId, subscription.channelId);
  if (place === undefined) return [];
  const corpus = await corpusOf(subscription.tenantId);
  const { zone } = await planFrom(tables, subscription);
  const lines = await lookAhead(tables, subscription, corpus, now, { until: to });
  return lines.flatMap(({ date, time, instant, picked, none }) => {
    if (instant === undefined || instant < from) return [];
    const local = date.toPlainDateTime(time).toString({ smallestUnit: "minute" });
    const what =
      picked === undefined ? { skip: sayNoPick(none ?? "empty", undefined) } : { paper: picked.paper.id };
    return [{ instant, post: { at: isoOf(instant), local, zone, kind: DAILY, ...place, ...what } }];
  });
}

async function sessionsBetween(tables: Tables, from: number, to: number): Promise<readonly Due[]> {
  const found: Due[] = [];
  for (const { group, session, reminder } of await remindersBetween(tables, from, to)) {
    const place = await placeOf(tables, group.tenantId, group.channelId);
    if (place === undefined) continue;
    const { date, time } = localParts(reminder.at, session.tz);
    found.push({
      instant: reminder.at,
      post: {
        at: isoOf(reminder.at),
        local: date.toPlainDateTime(time).toString({ smallestUnit: "minute" }),
        zone: session.tz,
        kind: SESSION,
        ...place,
        about: `${group.name}: ${ABOUT[reminder.kind]}`,
        ...(session.paperId === null ? {} : { paper: session.paperId }),
      },
    });
  }
  return found;
}

async function followedBetween(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  now: number,
  from: number,
  to: number,
): Promise<readonly Due[]> {
  const found: Due[] = [];
  for (const { subscription, instant, zone, words, papers } of await digestsBetween(
    tables,
    corpusOf,
    now,
    from,
    to,
  )) {
    const place = await placeOf(tables, subscription.tenantId, subscription.channelId);
    if (place === undefined) continue;
    const { date, time } = localParts(instant, zone);
    const local = date.toPlainDateTime(time).toString({ smallestUnit: "minute" });
    const [paper] = papers;
    const what = paper === undefined ? { skip: "nothing new" } : { paper };
    const about = `new papers for “${words}”`;
    found.push({
      instant,
      post: { at: isoOf(instant), local, zone, kind: DIGEST, ...place, about, ...what },
    });
  }
  return found;
}
