/** Moving a store to another engine: from the embedded file to PostgreSQL, or back. */

import type { Kysely, Transaction } from "kysely";
import { StoreError } from "../core/store.ts";
import type { Schema } from "./schema.ts";

type TableName = Exclude<keyof Schema, "migration" | "meta" | "instance">;

/** In the order in which rows may refer to each other. Every table but those of the running process. */
const TABLES = [
  "tenant",
  "channel",
  "subscription",
  "delivery",
  "postedPaper",
  "readingGroup",
  "session",
  "groupMember",
  "presenterTurn",
  "nomination",
  "support",
  "sessionAnswer",
  "question",
  "mark",
  "teamPaper",
  "liveMessage",
  "teamChange",
  "pause",
  "setting",
  "seenEvent",
  "keptChoice",
  "audit",
] as const satisfies readonly TableName[];

const KEYS = {
  tenant: ["id"],
  channel: ["tenantId", "id"],
  subscription: ["tenantId", "id"],
  delivery: ["tenantId", "id"],
  postedPaper: ["tenantId", "subscriptionId", "cycle", "paperId"],
  readingGroup: ["tenantId", "id"],
  session: ["tenantId", "id"],
  groupMember: ["tenantId", "groupId", "person"],
  presenterTurn: ["tenantId", "groupId", "sessionId", "person", "what"],
  nomination: ["tenantId", "groupId", "paperId"],
  support: ["tenantId", "groupId", "subject", "person"],
  sessionAnswer: ["tenantId", "sessionId", "about", "person"],
  question: ["tenantId", "groupId", "id"],
  mark: ["tenantId", "kind", "owner", "name", "paperId"],
  teamPaper: ["tenantId", "id"],
  liveMessage: ["tenantId", "channelId", "message"],
  teamChange: ["tenantId", "paperId"],
  pause: ["bucket"],
  setting: ["tenantId", "scope", "key"],
  seenEvent: ["tenantId", "key"],
  keptChoice: ["key"],
  audit: ["tenantId", "id"],
} as const satisfies Record<TableName, readonly string[]>;

/** Rows of one page: 40 columns at most, and PostgreSQL takes 65,535 parameters. */
const PAGE = 500;

/** Memory of each call is one page; the target gets everything in one transaction or nothing. */
export async function copyStore(
  from: Kysely<Schema>,
  to: Kysely<Schema>,
): Promise<Readonly<Record<string, number>>> {
  return await to.transaction().execute(async (target) => {
    const counts: Record<string, number> = {};
    for (const table of TABLES) {
      const there = await target
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as("count"))
        .executeTakeFirst();
      if (Number(there?.count ?? 0) > 0) {
        throw new StoreError(
          "place",
          `The target already holds data (${table}). Import into an empty database.`,
        );
      }
      counts[table] = await copyTable(from, target, table);
    }
    return counts;
  });
}

/** The tables differ in their columns, which no type for any one of them can say; both sides have the same. */
function anyTable(database: Kysely<Schema>): Kysely<Record<string, Record<string, string | number | null>>> {
  return database as unknown as Kysely<Record<string, Record<string, string | number | null>>>;
}

async function copyTable(from: Kysely<Schema>, to: Transaction<Schema>, table: TableName): Promise<number> {
  const keys: readonly string[] = KEYS[table];
  let copied = 0;
  let last: readonly unknown[] | undefined;
  for (;;) {
    const pages = anyTable(from);
    let query = pages.selectFrom(table).selectAll().limit(PAGE);
    for (const key of keys) query = query.orderBy(key);
    const after = last;
    if (after !== undefined) {
      query = query.where((eb) =>
        eb.or(
          keys.map((key, index) =>
            eb.and([
              ...keys.slice(0, index).map((equal, i) => eb(equal, "=", after[i] as string)),
              eb(key, ">", after[index] as string),
            ]),
          ),
        ),
      );
    }
    const rows = await query.execute();
    if (rows.length === 0) return copied;
    await anyTable(to).insertInto(table).values(rows).execute();
    copied += rows.length;
    const end = rows.at(-1);
    last = keys.map((key) => end?.[key]);
    if (rows.length < PAGE) return copied;
  }
}
