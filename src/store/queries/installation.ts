/** What belongs to the installation and to no tenant. */

import type { Kysely } from "kysely";
import type { Instances, Meta } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export function meta(db: Kysely<Schema>): Meta {
  return {
    get: async (key) =>
      (await db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst())?.value,
    set: async (key, value) => {
      await db
        .insertInto("meta")
        .values({ key, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
    },
  };
}

export function instances(db: Kysely<Schema>): Instances {
  return {
    beat: async (instance) => {
      await db
        .insertInto("instance")
        .values(instance)
        .onConflict((conflict) =>
          conflict.column("id").doUpdateSet({ zones: instance.zones, heartbeatAt: instance.heartbeatAt }),
        )
        .execute();
    },
    alive: (since) =>
      db.selectFrom("instance").selectAll().where("heartbeatAt", ">=", since).orderBy("id").execute(),
    gone: async (id) => {
      await db.deleteFrom("instance").where("id", "=", id).execute();
    },
  };
}
