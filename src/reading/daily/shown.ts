/** What a subscription has shown and put off, read from and written to the tables. */

import type { PaperId } from "../../core/paper.ts";
import type { Tables } from "../../core/store.ts";
import type { PutOff, Shown } from "./pick.ts";

const LATER = "later:";

/** How long "Later" puts a paper off, in days. */
export const PUT_OFF_DAYS = 30;

/** The state that the next pick starts from. */
export async function shownBy(tables: Tables, tenantId: string, subscriptionId: string): Promise<Shown> {
  const cycle = await tables.posted.cycle(tenantId, subscriptionId);
  const papers = await tables.posted.ofCycle(tenantId, subscriptionId, cycle);
  const [last] = await tables.posted.recent(tenantId, subscriptionId, 1);
  return {
    cycle,
    inCycle: new Set(papers.map(({ paperId }) => paperId)),
    ...(last === undefined ? {} : { last: last.paperId }),
    putOff: await putOffBy(tables, tenantId, subscriptionId),
  };
}

/** The papers that were put off and are not back yet. */
export async function putOffBy(
  tables: Tables,
  tenantId: string,
  subscriptionId: string,
): Promise<readonly PutOff[]> {
  const settings = await tables.settings.all(tenantId, scopeOf(subscriptionId));
  return Object.entries(settings)
    .filter(([key]) => key.startsWith(LATER))
    .map(([key, json]) => ({ paperId: key.slice(LATER.length), until: String(JSON.parse(json)) }));
}

/** Puts a paper off until a local date (ISO). */
export async function putOff(
  tables: Tables,
  tenantId: string,
  subscriptionId: string,
  { paperId, until }: PutOff,
): Promise<void> {
  await tables.settings.set(tenantId, scopeOf(subscriptionId), LATER + paperId, JSON.stringify(until));
}

/** The paper is back, or came up again. */
export async function noLongerPutOff(
  tables: Tables,
  tenantId: string,
  subscriptionId: string,
  paperId: PaperId,
): Promise<void> {
  await tables.settings.remove(tenantId, scopeOf(subscriptionId), LATER + paperId);
}

function scopeOf(subscriptionId: string): string {
  return `subscription:${subscriptionId}`;
}
