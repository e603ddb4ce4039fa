/** What the groups' sessions will bring: every message of the chains between two instants. */

import type { Group, Session, Tables } from "../../core/store.ts";
import { unlessDamaged } from "../stored.ts";
import { chainOf } from "./keep.ts";
import type { Kind, Reminder } from "./reminders.ts";

export interface DueReminder {
  readonly group: Group;
  readonly session: Session;
  readonly reminder: Reminder;
}

/** What a message of the chain is for, in words. */
export const ABOUT: Readonly<Record<Kind, string>> = {
  choose: "choose a paper",
  decide: "the vote closes",
  presenter: "the presenter's kit",
  read: "time to read",
  check: "who has read it?",
  few: "few have read it",
  soon: "it begins soon",
  join: "join now",
  start: "it begins",
  after: "minutes",
};

/** How many groups are read at a time. */
const PAGE = 500;

/** Messages of planned sessions due at or after `from` and before `to` (ms), group by group. */
export async function remindersBetween(
  tables: Tables,
  from: number,
  to: number,
): Promise<readonly DueReminder[]> {
  const found: DueReminder[] = [];
  let after: string | undefined;
  do {
    const page = await tables.groups.page(after, PAGE);
    for (const group of page) {
      if (group.state === "ended") continue;
      const sessions = await tables.groups.sessionsOf(group.tenantId, group.id);
      const due = async () =>
        sessions
          .filter(({ state }) => state === "planned")
          .flatMap((session) => chainOf(group, session).map((reminder) => ({ group, session, reminder })))
          .filter(({ reminder: { at } }) => at >= from && at < to);
      found.push(...(await unlessDamaged(due)));
    }
    const last = page.at(-1);
    after = page.length < PAGE || last === undefined ? undefined : `${last.tenantId}\n${last.id}`;
  } while (after !== undefined);
  return found;
}
