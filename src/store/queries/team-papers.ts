import { type Kysely, sql } from "kysely";
import type { TeamPapers } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

const SCOPE = "library";
const REVISION = "papers";

export function teamPapers(db: Kysely<Schema>): TeamPapers {
  const select = (tenantId: string) =>
    db.selectFrom("teamPaper").selectAll().where("tenantId", "=", tenantId);
  const revision = async (tenantId: string) => {
    const row = await db
      .selectFrom("setting")
      .select("valueJson")
      .where("tenantId", "=", tenantId)
      .where("scope", "=", SCOPE)
      .where("key", "=", REVISION)
      .executeTakeFirst();
    return Number(row?.valueJson ?? 0);
  };
  const changed = async (tenantId: string, paperId: string) => {
    const { valueJson } = await db
      .insertInto("setting")
      .values({ tenantId, scope: SCOPE, key: REVISION, valueJson: "1" })
      .onConflict((conflict) =>
        conflict.columns(["tenantId", "scope", "key"]).doUpdateSet({
          valueJson: sql<string>`cast(cast(setting.value_json as integer) + 1 as text)`,
        }),
      )
      .returning("valueJson")
      .executeTakeFirstOrThrow();
    await db
      .insertInto("teamChange")
      .values({ tenantId, paperId, revision: Number(valueJson) })
      .onConflict((conflict) =>
        conflict.columns(["tenantId", "paperId"]).doUpdateSet({ revision: Number(valueJson) }),
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
      await changed(paper.tenantId, paper.id);
    },
    get: (tenantId, id) => select(tenantId).where("id", "=", id).executeTakeFirst(),
    remove: async (tenantId, id) => {
      await db.deleteFrom("teamPaper").where("tenantId", "=", tenantId).where("id", "=", id).execute();
      await changed(tenantId, id);
    },
    of: (tenantId) => select(tenantId).orderBy("id").execute(),
    page: (tenantId, after, limit) =>
      select(tenantId).where("id", ">", after).orderBy("id").limit(limit).execute(),
    changedSince: async (tenantId, since, limit) => {
      const changes = await db
        .selectFrom("teamChange")
        .select(["paperId", "revision"])
        .where("tenantId", "=", tenantId)
        .where("revision", ">", since)
        .orderBy("revision")
        .limit(limit + 1)
        .execute();
      // An older Paperboy beside this one counts without noting.
      const noted = changes.at(-1)?.revision ?? since;
      if (changes.length > limit || Number(noted) < (await revision(tenantId))) return undefined;
      const ids = changes.map(({ paperId }) => paperId);
      const rows = ids.length === 0 ? [] : await select(tenantId).where("id", "in", ids).execute();
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => ({ id, paper: byId.get(id) ?? null }));
    },
    revision,
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
