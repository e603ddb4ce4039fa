/** Which messages follow a group, and telling them that it changed. */

import type { Live } from "../../core/live.ts";
import type { Group, Tables } from "../../core/store.ts";

/** What a message of a group goes on showing. `view` is read back by `drawLive`. */
export function liveOf(group: Pick<Group, "tenantId" | "id">, view: string): Live {
  return { home: group.tenantId, subject: group.id, view };
}

/** Marks every message of the group, in every place, to be drawn anew. */
export async function groupChanged(
  tables: Tables,
  group: Pick<Group, "tenantId" | "id">,
  now: number,
): Promise<void> {
  await tables.live.changed(group.tenantId, group.id, now);
}
