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
          exists(
            selectFrom("groupMember as m")
              .select("m.person")
              .whereRef("m.tenantId", "=", "g.tenantId")
              .whereRef("m.groupId", "=", "g.id")
              .where("m.state", "!=", "left")
              .where(me("m.person")),
          ),
          exists(
            selectFrom("session as s")
              .select("s.id")
              .whereRef("s.tenantId", "=", "g.tenantId")
              .whereRef("s.groupId", "=", "g.id")
              .where(me("s.presenter")),
          ),
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
          exists(
            selectFrom("nomination as n")
              .select("n.paperId")
              .whereRef("n.tenantId", "=", "g.tenantId")
              .whereRef("n.groupId", "=", "g.id")
              .where(me("n.by")),
          ),
          exists(
            selectFrom("support as v")
              .select("v.subject")
              .whereRef("v.tenantId", "=", "g.tenantId")
              .whereRef("v.groupId", "=", "g.id")
              .where(me("v.person")),
          ),
          exists(
            selectFrom("question as q")
              .select("q.id")
              .whereRef("q.tenantId", "=", "g.tenantId")
              .whereRef("q.groupId", "=", "g.id")
              .where(me("q.by")),
          ),
        ]),
      )
      .orderBy("g.createdAt")
      .orderBy("g.id")
      .execute()
  );
}
