/** From a delivery back to the session it belongs to. */

import type { Delivery, Group, Session, Tables } from "../../core/store.ts";
import { homeOf } from "./links.ts";
import type { Said } from "./messages.ts";
import { KINDS, type Kind } from "./reminders.ts";

/** Messages that are put down with what they say. */
export type Ready = "asked" | "offer" | "told";

/** Whether a message was put down with what it says. */
export function isReady(kind: string): kind is Ready {
  return kind === "asked" || kind === "offer" || kind === "told";
}

function isExtra(kind: string): kind is Exclude<Said, Kind> {
  return kind === "snooze" || kind === "missed" || kind === "thread";
}

/** What a delivery of a group is about. */
export interface Subject {
  readonly group: Group;
  readonly session: Session;
  readonly kind: Said | Ready;
  /** The start for which the message was planned. */
  readonly startsAt: number;
}

/** The session that a delivery belongs to, by its key; undefined when it is no more. */
export async function subjectOf(tables: Tables, delivery: Delivery): Promise<Subject | undefined> {
  const [, id = "", startsAt = "", kind = ""] =
    /^sess:(.+?):(\d+):([a-z]+)(?::.*)?$/.exec(delivery.dedupeKey) ?? [];
  const known = isReady(kind) || isExtra(kind) ? kind : KINDS.find((one) => one === kind);
  const home = await homeOf(tables, delivery.tenantId, id.slice(0, -"-0000-00-00".length));
  const session = home === undefined ? undefined : await tables.groups.getSession(home, id);
  const group =
    session === undefined ? undefined : await tables.groups.get(session.tenantId, session.groupId);
  if (session === undefined || group === undefined || known === undefined) return undefined;
  return { group, session, kind: known, startsAt: Number(startsAt) };
}
