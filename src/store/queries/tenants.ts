import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tenants } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

/** The same workspace gets the same id on every machine, so that two that meet it at once agree. */
function tenantId(platform: string, externalId: string): string {
  return createHash("sha256").update(`${platform}\n${externalId}`).digest("hex").slice(0, 20);
}

export function tenants(db: Kysely<Schema>): Tenants {
  const find: Tenants["find"] = (platform, externalId) =>
    db
      .selectFrom("tenant")
      .selectAll()
      .where("platform", "=", platform)
      .where("externalId", "=", externalId)
      .executeTakeFirst();
  const get: Tenants["get"] = (id) =>
    db.selectFrom("tenant").selectAll().where("id", "=", id).executeTakeFirst();
  return {
    find,
    get,
    ensure: async (platform, externalId, name, now) => {
      const known = await find(platform, externalId);
      if (known !== undefined) return known;
      const id = tenantId(platform, externalId);
      const fresh = {
        id,
        platform,
        externalId,
        name,
        state: "active",
        createdAt: now,
        updatedAt: now,
      } as const;
      await db
        .insertInto("tenant")
        .values({ ...fresh, tokenEnc: null, tokenKeyId: null, scopes: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return await db
        .selectFrom("tenant")
        .selectAll()
        .where("platform", "=", platform)
        .where("externalId", "=", externalId)
        .executeTakeFirstOrThrow();
    },
    keepToken: async (id, tokenEnc, tokenKeyId, scopes, now) => {
      await db
        .updateTable("tenant")
        .set({ tokenEnc, tokenKeyId, scopes, state: "active", updatedAt: now })
        .where("id", "=", id)
        .execute();
    },
    setState: async (id, state, now) => {
      const erased = state === "active" ? {} : { tokenEnc: null, tokenKeyId: null };
      await db
        .updateTable("tenant")
        .set({ state, updatedAt: now, ...erased })
        .where("id", "=", id)
        .execute();
    },
    all: () => db.selectFrom("tenant").selectAll().orderBy("id").execute(),
  };
}
