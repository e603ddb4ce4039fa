/** Whether a channel asked for cards under links to papers. Kept as a setting of the channel. */

import type { Place } from "../../src/core/ports.ts";
import type { Tables } from "../../src/core/store.ts";

const KEY = "link-cards";
const scopeOf = (channelId: string): string => `channel:${channelId}`;

export async function linkCardsHere(tables: Tables, { platform, tenant, channel }: Place): Promise<boolean> {
  const known = await tables.tenants.find(platform, tenant);
  if (known === undefined) return false;
  const here = await tables.channels.find(known.id, channel);
  return here !== undefined && (await tables.settings.get(known.id, scopeOf(here.id), KEY)) === "true";
}

export async function setLinkCards(
  tables: Tables,
  tenantId: string,
  channelId: string,
  on: boolean,
): Promise<void> {
  if (on) await tables.settings.set(tenantId, scopeOf(channelId), KEY, "true");
  else await tables.settings.remove(tenantId, scopeOf(channelId), KEY);
}
