/** Who asked not to be mentioned by the reminders of a group. */

import type { Tables } from "../../core/store.ts";

export const QUIET = "true";

export function quietScope(groupId: string): string {
  return `quiet:${groupId}`;
}

export async function quietOf(
  tables: Tables,
  tenantId: string,
  groupId: string,
): Promise<ReadonlySet<string>> {
  return new Set(Object.keys(await tables.settings.all(tenantId, quietScope(groupId))));
}
