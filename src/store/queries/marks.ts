import type { Kysely } from "kysely";
import type { MarkKey, Marks } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export function marks(db: Kysely<Schema>): Marks {
  const select = (tenantId: string) => db.selectFrom("mark").selectAll().where("tenantId", "=", tenantId);
  return {
    put: async (mark) => {
      const { value, by, byName, at } = mark;
      await db
        .insertInto("mark")
        .values(mark)
        .onConflict((conflict) =>
          conflict
            .columns(["tenantId", "kind", "owner", "name", "paperId"])
            .doUpdateSet({ value, by, byName, at }),
        )
        .execute();
    },
    get: ({ tenantId, ...key }: MarkKey) =>
      select(tenantId)
        .where("kind", "=", key.kind)
        .where("owner", "=", key.owner)
        .where("name", "=", key.name)
        .where("paperId", "=", key.paperId)
        .executeTakeFirst(),
    remove: async ({ tenantId, kind, owner, name, paperId }: MarkKey) => {
      await db
        .deleteFrom("mark")
        .where("tenantId", "=", tenantId)
        .where("kind", "=", kind)
        .where("owner", "=", owner)
        .where("name", "=", name)
        .where("paperId", "=", paperId)
        .execute();
    },
    ofPaper: (tenantId, paperId) =>
      select(tenantId)
        .where("paperId", "=", paperId)
        .orderBy("at")
        .orderBy("kind")
        .orderBy("owner")
        .orderBy("name")
        .execute(),
    ofKind: (tenantId, kind, { owner, name } = {}) => {
      let query = select(tenantId).where("kind", "=", kind);
      if (owner !== undefined) query = query.where("owner", "=", owner);
      if (name !== undefined) query = query.where("name", "=", name);
      return query.orderBy("at", "desc").orderBy("name").orderBy("paperId").execute();
    },
  };
}
