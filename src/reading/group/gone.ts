/** People whose account is gone: found out when a message to them alone is refused for good. */

import type { Group, Tables } from "../../core/store.ts";

const LEFT = "organiser-left";

/** Remembers that the organiser of now could not be reached any more. */
export async function markOrganiserLeft(tables: Tables, group: Group): Promise<void> {
  await tables.settings.set(group.tenantId, scopeOf(group), LEFT, JSON.stringify(group.createdBy));
}

/** Whether nobody organises the group: its organiser is known to have left, or asked to be forgotten. */
export async function organiserLeft(tables: Tables, group: Group): Promise<boolean> {
  if (group.createdBy === "") return true;
  const left = await tables.settings.get(group.tenantId, scopeOf(group), LEFT);
  return left === JSON.stringify(group.createdBy);
}

function scopeOf({ id }: Group): string {
  return `group:${id}`;
}
