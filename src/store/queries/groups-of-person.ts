import { type Kysely, type SqlBool, sql } from "kysely";
import type { Group } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

/** See `Groups.ofPerson`. */
export function groupsOfPerson(
  db: Kysely<Schema>,
  tenantId: string,
  person: string,
): Promise<readonly Group[]> {
  const me = (column: string) =>
    sql<SqlBool>`((g.tenant_id = ${tenantId} and ${sql.ref(column)} = ${person}) or ${sql.ref(column)} = ${`${tenantId}:${person}`})`;
  /** Whether a row of the group in a table names the person in a column. */
  const inRow = (table: keyof Schema, column: string, more = sql``) =>
    sql<SqlBool>`exists (select 1 from ${sql.table(table)} as x where x.tenant_id = g.tenant_id and x.group_id = g.id and ${me(`x.${column}`)} ${more})`;
  return (
    db
      .selectFrom("readingGroup as g")
      .selectAll("g")
      // Those of the tenant and those linked to it: never all groups of everybody.
      .where((eb) =>
        eb.or([
          eb("g.tenantId", "=", tenantId),
          eb(
            "g.id",
            "in",
            eb
              .selectFrom("setting as l")
              .select("l.key")
              .where("l.tenantId", "=", tenantId)
              .where("l.scope", "=", "linked-groups"),
          ),
        ]),
      )
      .where(({ or, exists, selectFrom }) =>
        or([
          me("g.createdBy"),
          inRow("groupMember", "person", sql`and x.state != 'left'`),
          inRow("session", "presenter"),
          exists(
            selectFrom("sessionAnswer as a")
              .innerJoin("session as h", (join) =>
                join.onRef("h.tenantId", "=", "a.tenantId").onRef("h.id", "=", "a.sessionId"),
              )
              .select("a.person")
              .whereRef("h.tenantId", "=", "g.tenantId")
              .whereRef("h.groupId", "=", "g.id")
              .where(me("a.person")),
          ),
          inRow("nomination", "by"),
          inRow("support", "person"),
          inRow("question", "by"),
        ]),
      )
      .orderBy("g.createdAt")
      .orderBy("g.id")
      .execute()
  );
}
