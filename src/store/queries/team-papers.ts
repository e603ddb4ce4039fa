import { type Kysely, sql } from "kysely";
import type { TeamPapers } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

const SCOPE = "library";
const REVISION = "papers";

export function teamPapers(db: Kysely<Schema>): TeamPapers {
  const select = (tenantId: string) =>
    db.selectFrom("teamPaper").selectAll().where("tenantId", "=", tenantId);
  const changed = async (tenantId: string) => {
    await db
      .insertInto("setting")
      .values({ tenantId, scope: SCOPE, key: REVISION, valueJson: "1" })
      .onConflict((conflict) =>
        conflict.columns(["tenantId", "scope", "key"]).doUpdateSet({
          valueJson: sql<string>`cast(cast(setting.value_json as integer) + 1 as text)`,
        }),
      )
      .execute();
  };
  return {
    put: async (paper) => {
      const { tenantId: _tenant, id: _id, ...rest } = paper;
      await db
        .insertInto("teamPaper")
        .values(paper)
        .onConflict((conflict) => conflict.columns(["tenantId", "id"]).doUpdateSet(rest))
        .execute();
      await changed(paper.tenantId);
    },
    get: (tenantId, id) => select(tenantId).where("id", "=", id).executeTakeFirst(),
    remove: async (tenantId, id) => {
      await db.deleteFrom("teamPaper").where("tenantId", "=", tenantId).where("id", "=", id).execute();
      await changed(tenantId);
    },
    of: (tenantId) => select(tenantId).orderBy("id").execute(),
    revision: async (tenantId) => {
      const row = await db
        .selectFrom("setting")
        .select("valueJson")
        .where("tenantId", "=", tenantId)
        .where("scope", "=", SCOPE)
        .where("key", "=", REVISION)
        .executeTakeFirst();
      return Number(row?.valueJson ?? 0);
    },
    lacking: (until, limit) =>
      db
        .selectFrom("teamPaper")
        .selectAll()
        .where("nextAt", "<=", until)
        .where("lacks", "is not", null)
        .orderBy("nextAt")
        .orderBy("id")
        .limit(limit)
        .execute(),
    take: async ({ tenantId, id, nextAt: seen, tries }, nextAt) => {
      if (seen === null) return false;
      const taken = await db
        .updateTable("teamPaper")
        .set({ nextAt, tries: tries + 1 })
        .where("tenantId", "=", tenantId)
        .where("id", "=", id)
        .where("nextAt", "=", seen)
        .returning("id")
        .execute();
      return taken.length > 0;
    },
  };
}
