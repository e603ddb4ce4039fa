/** Messages of a group that are ready when they are put down: what somebody said elsewhere, what went wrong. */

import type { Reply } from "../../core/reply.ts";
import type { Group, Session, Tables } from "../../core/store.ts";
import { linksOf, seenFrom } from "./links.ts";

/** The kind of every message of a group. */
export const SESSION = "session";

/** A channel of a group. */
export interface GroupPlace {
  readonly tenantId: string;
  readonly channelId: string;
}

/** Every channel that a group is in, its home first. */
export async function placesOf(tables: Tables, group: Group): Promise<readonly GroupPlace[]> {
  return [{ tenantId: group.tenantId, channelId: group.channelId }, ...(await linksOf(tables, group))];
}

/** Puts a message down to be posted now, once for its key; after the session began it is of no use. */
export async function putDown(
  tables: Tables,
  message: {
    readonly group: Group;
    readonly session: Session;
    readonly place: GroupPlace;
    readonly key: string;
    readonly reply: Reply;
    readonly now: number;
  },
): Promise<void> {
  const { group, session, place, key, reply, now } = message;
  await tables.deliveries.add(
    {
      tenantId: place.tenantId,
      dedupeKey: key,
      kind: SESSION,
      channelId: place.channelId,
      subjectId: session.id,
      targetVersion: session.version,
      localDate: session.localDate,
      payloadJson: JSON.stringify(seenFrom(reply, group, place.tenantId)),
      dueAt: now,
      expiresAt: session.startsAt,
    },
    now,
  );
}
