/** Calendar feeds: the sessions of a group under an address that only its members were told. */

import { timingSafeEqual } from "node:crypto";
import type { Corpus } from "../core/corpus.ts";
import type { Group, Tables } from "../core/store.ts";
import { sessionEntry } from "../reading/group/entries.ts";
import { DAY } from "../reading/time/resolve.ts";
import { toIcs } from "./ics.ts";

/** Sessions that began longer ago than this are no longer in a feed. */
export const PAST = 90 * DAY;

const KEY = "feed";

/** The path of a group's feed below the public address; its secret is made by `newSecret` on first use. */
export async function feedPath(tables: Tables, group: Group, newSecret: () => string): Promise<string> {
  const { tenantId, id } = group;
  const known = await tables.settings.get(tenantId, scopeOf(id), KEY);
  const secret = known === undefined ? newSecret() : String(JSON.parse(known));
  if (known === undefined) await tables.settings.set(tenantId, scopeOf(id), KEY, JSON.stringify(secret));
  return `calendar/${encodeURIComponent(tenantId)}/${id}/${secret}.ics`;
}

/** Makes every address of the feed told so far useless. */
export async function forgetFeed(tables: Tables, group: Group): Promise<void> {
  await tables.settings.remove(group.tenantId, scopeOf(group.id), KEY);
}

/**
 * The calendar file behind a feed's path (without `calendar/`), or undefined when the path names no group or
 * the secret is not its. Ended groups answer with their sessions cancelled, so that calendars empty themselves.
 */
export async function feedFor(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  path: string,
  now: number,
): Promise<string | undefined> {
  const [, tenant = "", id = "", secret = ""] =
    /^([^/]{1,200})\/([a-z0-9]{10})\/([a-z0-9]{1,64})\.ics$/.exec(path) ?? [];
  if (id === "") return undefined;
  const tenantId = decoded(tenant);
  const group = await tables.groups.get(tenantId, id);
  const known = group === undefined ? undefined : await tables.settings.get(tenantId, scopeOf(id), KEY);
  if (group === undefined || known === undefined || !sameSecret(String(JSON.parse(known)), secret))
    return undefined;
  const sessions = await tables.groups.sessionsOf(tenantId, id, now - PAST);
  const corpus = await corpusOf(tenantId);
  return toIcs(
    group.name,
    sessions.map((session) => sessionEntry(group, session, corpus)),
    now,
  );
}

function scopeOf(groupId: string): string {
  return `group:${groupId}`;
}

/** Takes the same time wherever they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** A part of a path as it was before it was encoded; empty when it cannot be read. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
