/** The papers of the day of a channel as a feed, under an address that only its people were told. */

import type { Corpus } from "../core/corpus.ts";
import { PUBLIC_ADDRESS, type Tables } from "../core/store.ts";
import { DAILY } from "../reading/daily/job.ts";
import { decoded, sameSecret } from "./feeds.ts";
import { type FeedItem, toRss } from "./rss.ts";

const KEY = "feed";
/** Posts in the feed. */
const MOST = 30;

const scopeOf = (channelId: string) => `channel:${channelId}`;

/** The path of a channel's feed below the public address; its secret is made by `newSecret` on first use. */
export async function dailyFeedPath(
  tables: Tables,
  tenantId: string,
  channelId: string,
  newSecret: () => string,
): Promise<string> {
  const known = await tables.settings.get(tenantId, scopeOf(channelId), KEY);
  const secret = known === undefined ? newSecret() : String(JSON.parse(known));
  if (known === undefined)
    await tables.settings.set(tenantId, scopeOf(channelId), KEY, JSON.stringify(secret));
  return `feed/${encodeURIComponent(tenantId)}/${encodeURIComponent(channelId)}/${secret}.xml`;
}

/** Makes every address of the feed told so far useless. */
export async function forgetDailyFeed(tables: Tables, tenantId: string, channelId: string): Promise<void> {
  await tables.settings.remove(tenantId, scopeOf(channelId), KEY);
}

/** The feed behind a path (without `feed/`), or undefined when it names no channel or the secret is not its. */
export async function dailyFeedFor(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  path: string,
): Promise<string | undefined> {
  const [, tenant = "", channel = "", secret = ""] =
    /^([^/]{1,200})\/([^/]{1,200})\/([a-z0-9]{1,64})\.xml$/.exec(path) ?? [];
  if (secret === "") return undefined;
  const [tenantId, channelId] = [decoded(tenant), decoded(channel)];
  const known = await tables.settings.get(tenantId, scopeOf(channelId), KEY);
  if (known === undefined || !sameSecret(String(JSON.parse(known)), secret)) return undefined;
  const corpus = await corpusOf(tenantId);
  const items: FeedItem[] = [];
  for (const { id } of await tables.subscriptions.ofChannel(tenantId, channelId, DAILY)) {
    for (const { paperId, deliveryId } of await tables.posted.recent(tenantId, id, MOST)) {
      const delivery = await tables.deliveries.get(tenantId, deliveryId);
      const paper = corpus.byId(paperId);
      // What is planned or was not posted is no news yet.
      if (paper === undefined || delivery?.state !== "sent") continue;
      items.push({ id: `${deliveryId}:${paperId}`, paper, at: delivery.sentAt ?? delivery.dueAt });
    }
  }
  const address = (await tables.meta.get(PUBLIC_ADDRESS)) ?? "";
  items.sort((a, b) => b.at - a.at);
  return toRss("Papers of the day", `${address}/feed/${path}`, items.slice(0, MOST));
}
