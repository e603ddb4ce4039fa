import type { Kysely } from "kysely";
import type { Clock } from "../../core/clock.ts";
import type { Choices } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export function choices(db: Kysely<Schema>, clock: Clock): Choices {
  return {
    keep: async (key, json) => {
      const at = clock.now();
      await db
        .insertInto("keptChoice")
        .values({ key, json, at })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ at }))
        .execute();
    },
    find: async (key) =>
      (await db.selectFrom("keptChoice").select("json").where("key", "=", key).executeTakeFirst())?.json,
    forget: async (before) => {
      const gone = await db.deleteFrom("keptChoice").where("at", "<", before).returning("key").execute();
      return gone.length;
    },
  };
}
