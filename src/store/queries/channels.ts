import type { Kysely } from "kysely";
import type { Channels } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export function channels(db: Kysely<Schema>): Channels {
  const find: Channels["find"] = (tenantId, externalId) =>
    db
      .selectFrom("channel")
      .selectAll()
      .where("tenantId", "=", tenantId)
      .where("externalId", "=", externalId)
      .executeTakeFirst();
  const update = (tenantId: string, id: string) =>
    db.updateTable("channel").where("tenantId", "=", tenantId).where("id", "=", id);
  return {
    find,
    get: (tenantId, id) =>
      db
        .selectFrom("channel")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("id", "=", id)
        .executeTakeFirst(),
    ensure: async (tenantId, externalId) => {
      const known = await find(tenantId, externalId);
      if (known !== undefined) return known;
      const unknown = { tz: null, tzSetBy: null, canPost: null, canReadHistory: null, checkedAt: null };
      await db
        .insertInto("channel")
        // Platforms' ids are unique in a tenant already; a second kind of id would only be one more to mix up.
        .values({ tenantId, id: externalId, externalId, state: "ok", ...unknown })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return await db
        .selectFrom("channel")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("externalId", "=", externalId)
        .executeTakeFirstOrThrow();
    },
    setZone: async (tenantId, id, tz, by) => {
      await update(tenantId, id).set({ tz, tzSetBy: by }).execute();
    },
    checked: async (tenantId, id, canPost, canReadHistory, now) => {
      await update(tenantId, id)
        .set({
          canPost: canPost ? 1 : 0,
          canReadHistory: canReadHistory ? 1 : 0,
          checkedAt: now,
          ...(canPost ? { state: "ok" as const } : {}),
        })
        .execute();
    },
    setState: async (tenantId, id, state) => {
      await update(tenantId, id).set({ state }).execute();
    },
    of: (tenantId) =>
      db.selectFrom("channel").selectAll().where("tenantId", "=", tenantId).orderBy("id").execute(),
  };
}
