import type { Kysely } from "kysely";
import type { Settings } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export function settings(db: Kysely<Schema>): Settings {
  const ofScope = (tenantId: string, scope: string) =>
    db
      .selectFrom("setting")
      .select(["key", "valueJson"])
      .where("tenantId", "=", tenantId)
      .where("scope", "=", scope);
  return {
    get: async (tenantId, scope, key) =>
      (await ofScope(tenantId, scope).where("key", "=", key).executeTakeFirst())?.valueJson,
    set: async (tenantId, scope, key, valueJson) => {
      await db
        .insertInto("setting")
        .values({ tenantId, scope, key, valueJson })
        .onConflict((conflict) => conflict.columns(["tenantId", "scope", "key"]).doUpdateSet({ valueJson }))
        .execute();
    },
    keepFirst: async (tenantId, scope, key, valueJson) => {
      await db
        .insertInto("setting")
        .values({ tenantId, scope, key, valueJson })
        .onConflict((conflict) => conflict.columns(["tenantId", "scope", "key"]).doNothing())
        .execute();
      return (await ofScope(tenantId, scope).where("key", "=", key).executeTakeFirstOrThrow()).valueJson;
    },
    remove: async (tenantId, scope, key) => {
      await db
        .deleteFrom("setting")
        .where("tenantId", "=", tenantId)
        .where("scope", "=", scope)
        .where("key", "=", key)
        .execute();
    },
    all: async (tenantId, scope) => {
      const rows = await ofScope(tenantId, scope).orderBy("key").execute();
      return Object.fromEntries(rows.map((row) => [row.key, row.valueJson]));
    },
  };
}
