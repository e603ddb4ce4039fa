import type { Kysely } from "kysely";
import type { SeenEvents } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

const A_DAY = 86_400_000;

export function seenEvents(db: Kysely<Schema>): SeenEvents {
  return {
    first: async (tenantId, key, now) => {
      const added = await db
        .insertInto("seenEvent")
        .values({ tenantId, key, at: now })
        .onConflict((conflict) =>
          conflict
            .columns(["tenantId", "key"])
            .doUpdateSet({ at: now })
            .where("seenEvent.at", "<", now - A_DAY),
        )
        .returning("key")
        .execute();
      return added.length > 0;
    },
    forget: async (before) => {
      const gone = await db.deleteFrom("seenEvent").where("at", "<", before).returning("key").execute();
      return gone.length;
    },
  };
}
