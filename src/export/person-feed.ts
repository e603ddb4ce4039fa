/** A calendar feed of one person: the sessions of every group they take part in, under an address only they know. */

import type { Corpus } from "../core/corpus.ts";
import type { Group, Session, Tables } from "../core/store.ts";
import { sessionEntry } from "../reading/group/entries.ts";
import { homeOf, personIn } from "../reading/group/links.ts";
import { decoded, PAST, sameSecret } from "./feeds.ts";
import { type CalendarEntry, toIcs } from "./ics.ts";

/** Kept with the person's other settings, and forgotten with them. */
const KEY = "calendar-feed";

const scopeOf = (person: string) => `person:${person}`;

/** The path of a person's feed below the public address; its secret is made by `newSecret` on first use. */
export async function personFeedPath(
  tables: Tables,
  tenantId: string,
  person: string,
  newSecret: () => string,
): Promise<string> {
  const known = await tables.settings.get(tenantId, scopeOf(person), KEY);
  const secret = known === undefined ? newSecret() : String(JSON.parse(known));
  if (known === undefined) await tables.settings.set(tenantId, scopeOf(person), KEY, JSON.stringify(secret));
  return `calendar/${encodeURIComponent(tenantId)}/~${encodeURIComponent(person)}/${secret}.ics`;
}

/** Makes every address of the feed told so far useless; false when there was none. */
export async function forgetPersonFeed(tables: Tables, tenantId: string, person: string): Promise<boolean> {
  const known = await tables.settings.get(tenantId, scopeOf(person), KEY);
  await tables.settings.remove(tenantId, scopeOf(person), KEY);
  return known !== undefined;
}

/** The calendar file behind a path (without `calendar/`), or undefined when the secret is not the person's. */
export async function personFeedFor(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  path: string,
  now: number,
): Promise<string | undefined> {
  const [, tenant = "", who = "", secret = ""] =
    /^([^/]{1,200})\/~([^/]{1,200})\/([a-z0-9]{1,64})\.ics$/.exec(path) ?? [];
  if (secret === "") return undefined;
  const [tenantId, person] = [decoded(tenant), decoded(who)];
  const known = await tables.settings.get(tenantId, scopeOf(person), KEY);
  if (known === undefined || !sameSecret(String(JSON.parse(known)), secret)) return undefined;
  const entries = await personEntries(tables, corpusOf, { tenantId, person }, now - PAST);
  return toIcs("My reading groups", entries, now);
}

/**
 * The sessions of every group a person takes part in that began at or after `from` (ms), by start. What they said no
 * to is left out; what was cancelled says so. Groups of other workspaces are in it while they are linked to here.
 */
async function personEntries(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  { tenantId, person }: { readonly tenantId: string; readonly person: string },
  from: number,
): Promise<readonly CalendarEntry[]> {
  const entries: CalendarEntry[] = [];
  for (const group of await tables.groups.ofPerson(tenantId, person)) {
    if ((await homeOf(tables, tenantId, group.id)) !== group.tenantId) continue;
    const corpus = await corpusOf(group.tenantId);
    for (const session of await tables.groups.sessionsOf(group.tenantId, group.id, from)) {
      if (!(await declined(tables, group, session, personIn(group, tenantId, person))))
        entries.push(sessionEntry(group, session, corpus));
    }
  }
  return entries.sort((a, b) => a.startsAt - b.startsAt || (a.uid < b.uid ? -1 : 1));
}

async function declined(tables: Tables, group: Group, session: Session, me: string): Promise<boolean> {
  if (session.presenter === me) return false;
  const answers = await tables.groups.answersOf(group.tenantId, session.id);
  return answers.some(({ about, person, answer }) => about === "coming" && person === me && answer === "no");
}
