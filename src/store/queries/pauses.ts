import type { Kysely } from "kysely";
import type { Pauses } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export function pauses(db: Kysely<Schema>): Pauses {
  return {
    pause: async (bucket, until, ban) => {
      const one = ban ? 1 : 0;
      const row = await db
        .insertInto("pause")
        .values({ bucket, until, bans: one })
        .onConflict((conflict) =>
          conflict.column("bucket").doUpdateSet((eb) => ({
            until: eb
              .case()
              .when(eb.ref("excluded.until"), ">", eb.ref("pause.until"))
              .then(eb.ref("excluded.until"))
              .else(eb.ref("pause.until"))
              .end(),
            bans: eb(eb.ref("pause.bans"), "+", one),
          })),
        )
        .returning("bans")
        .executeTakeFirstOrThrow();
      return row.bans;
    },
    until: async (buckets, now) => {
      const row = await db
        .selectFrom("pause")
        .select("until")
        .where("bucket", "in", buckets)
        .where("until", ">", now)
        .orderBy("until", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.until;
    },
    lifted: async (buckets) => {
      await db
        .updateTable("pause")
        .set({ bans: 0 })
        .where("bucket", "in", buckets)
        .where("bans", ">", 0)
        .execute();
    },
  };
}
