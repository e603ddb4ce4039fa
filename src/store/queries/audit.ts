import type { Kysely } from "kysely";
import type { Audit } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export function audit(db: Kysely<Schema>): Audit {
  return {
    add: async (entry) => {
      await db.insertInto("audit").values(entry).execute();
    },
    get: (tenantId, id) =>
      db
        .selectFrom("audit")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("id", "=", id)
        .executeTakeFirst(),
    of: (tenantId, target, limit) =>
      db
        .selectFrom("audit")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("target", "=", target)
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .execute(),
  };
}
