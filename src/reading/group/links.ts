/**
 * One group in two places: a group lives with the workspace where it was created, its home; a channel of another
 * workspace or platform can be linked to it. People of the home are known by their platform's id, those of a
 * linked place by the tenant's id and theirs, so that two platforms' ids cannot be mixed up.
 */

import { z } from "zod";
import type { PaperId } from "../../core/paper.ts";
import type { Block, Reply } from "../../core/reply.ts";
import type { Span } from "../../core/spans.ts";
import type { Group, Session, Tables } from "../../core/store.ts";

/** A channel of another place that takes part in a group. */
export interface Link {
  readonly tenantId: string;
  readonly channelId: string;
  /** Who linked it, by that platform's id. */
  readonly by: string;
}

const linkSchema = z.object({ tenantId: z.string(), channelId: z.string(), by: z.string() });
const homeSchema = z.object({ tenantId: z.string(), channelId: z.string() });

/** Kept with the linked tenant: which groups live elsewhere, and in which of its channels they are. */
const ELSEWHERE = "linked-groups";
const LINK = "link:";

/** The linked channels of a group, in a fixed order. */
export async function linksOf(tables: Tables, group: Group): Promise<readonly Link[]> {
  const settings = await tables.settings.all(group.tenantId, scopeOf(group.id));
  return Object.entries(settings)
    .filter(([key]) => key.startsWith(LINK))
    .map(([, json]) => linkSchema.parse(JSON.parse(json)));
}

/** Links a channel. The caller has made sure that both sides agreed. */
export async function link(tables: Tables, group: Group, to: Link): Promise<void> {
  const home = { tenantId: group.tenantId, channelId: to.channelId };
  await tables.settings.set(group.tenantId, scopeOf(group.id), LINK + to.tenantId, JSON.stringify(to));
  await tables.settings.set(to.tenantId, ELSEWHERE, group.id, JSON.stringify(home));
}

/** Ends a link; what was said and answered stays with the group. */
export async function unlink(tables: Tables, group: Group, tenantId: string): Promise<void> {
  await tables.settings.remove(group.tenantId, scopeOf(group.id), LINK + tenantId);
  await tables.settings.remove(tenantId, ELSEWHERE, group.id);
}

/** The tenant where a group lives, seen from a tenant that takes part in it; undefined when it does not. */
export async function homeOf(tables: Tables, tenantId: string, groupId: string): Promise<string | undefined> {
  if ((await tables.groups.get(tenantId, groupId)) !== undefined) return tenantId;
  const json = await tables.settings.get(tenantId, ELSEWHERE, groupId);
  return json === undefined ? undefined : homeSchema.parse(JSON.parse(json)).tenantId;
}

/** The tenants where the groups live that are linked to a tenant. */
export async function homesOf(tables: Tables, tenantId: string): Promise<readonly string[]> {
  const linked = Object.values(await tables.settings.all(tenantId, ELSEWHERE));
  return [...new Set(linked.map((json) => homeSchema.parse(JSON.parse(json)).tenantId))];
}

/** The groups of a channel, active or ended: its own, then those linked to it. */
export async function groupsIn(
  tables: Tables,
  tenantId: string,
  channelId: string,
  state: Group["state"] = "active",
): Promise<readonly Group[]> {
  const own =
    state === "active"
      ? await tables.groups.ofChannel(tenantId, channelId)
      : await tables.groups.endedIn(tenantId, channelId);
  const linked: Group[] = [];
  for (const [groupId, json] of Object.entries(await tables.settings.all(tenantId, ELSEWHERE))) {
    const home = homeSchema.parse(JSON.parse(json));
    const group = home.channelId === channelId ? await tables.groups.get(home.tenantId, groupId) : undefined;
    if (group?.state === state) linked.push(group);
  }
  return [...own, ...linked];
}

/** Sessions on a paper in the groups of a tenant and in those linked to it, newest first. */
export async function sessionsOn(
  tables: Tables,
  tenantId: string,
  paperId: PaperId,
): Promise<readonly Session[]> {
  const own = await tables.groups.sessionsWith(tenantId, paperId);
  const linked: Session[] = [];
  const elsewhere = await tables.settings.all(tenantId, ELSEWHERE);
  for (const home of new Set(
    Object.values(elsewhere).map((json) => homeSchema.parse(JSON.parse(json)).tenantId),
  ))
    linked.push(...(await tables.groups.sessionsWith(home, paperId)));
  const shared = linked.filter(({ groupId }) => Object.hasOwn(elsewhere, groupId));
  return shared.length === 0 ? own : [...own, ...shared].sort((a, b) => b.startsAt - a.startsAt);
}

/** How a person is known in a group. */
export function personIn(group: Pick<Group, "tenantId">, tenantId: string, person: string): string {
  return tenantId === group.tenantId ? person : `${tenantId}:${person}`;
}

/** Where a person of a group is to be written to: the tenant and the platform's id. */
export function addressOf(
  group: Pick<Group, "tenantId">,
  person: string,
): { readonly tenantId: string; readonly person: string } {
  const colon = person.indexOf(":");
  if (colon < 0) return { tenantId: group.tenantId, person };
  return { tenantId: person.slice(0, colon), person: person.slice(colon + 1) };
}

/** The reply as one place may show it: people of other places are names there, never mentions. */
export function seenFrom(reply: Reply, group: Pick<Group, "tenantId">, tenantId: string): Reply {
  const local = (span: Span): Span => {
    if (span.type !== "person") return span;
    const address = addressOf(group, span.id);
    return address.tenantId === tenantId
      ? { ...span, id: address.person }
      : { type: "text", text: span.name };
  };
  const localBlock = (block: Block): Block => {
    switch (block.type) {
      case "text":
      case "note":
        return { ...block, spans: block.spans.map(local) };
      case "list":
        return { ...block, items: block.items.map((item) => item.map(local)) };
      case "facts":
        return { ...block, rows: block.rows.map((row) => ({ ...row, value: row.value.map(local) })) };
      default:
        return block;
    }
  };
  return { ...reply, blocks: reply.blocks.map(localBlock) };
}

function scopeOf(groupId: string): string {
  return `group:${groupId}`;
}
