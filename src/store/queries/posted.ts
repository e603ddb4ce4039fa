import type { Kysely } from "kysely";
import type { Posted } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export function posted(db: Kysely<Schema>): Posted {
  const select = (tenantId: string, subscriptionId: string) =>
    db
      .selectFrom("postedPaper")
      .selectAll()
      .where("tenantId", "=", tenantId)
      .where("subscriptionId", "=", subscriptionId);
  return {
    add: async (paper) => {
      const added = await db
        .insertInto("postedPaper")
        .values(paper)
        .onConflict((conflict) =>
          conflict.columns(["tenantId", "subscriptionId", "cycle", "paperId"]).doNothing(),
        )
        .returning("paperId")
        .execute();
      return added.length > 0;
    },
    ofCycle: (tenantId, subscriptionId, cycle) =>
      select(tenantId, subscriptionId)
        .where("cycle", "=", cycle)
        .orderBy("localDate")
        .orderBy("at")
        .orderBy("paperId")
        .execute(),
    cycle: async (tenantId, subscriptionId) => {
      const row = await db
        .selectFrom("postedPaper")
        .select((eb) => eb.fn.max("cycle").as("cycle"))
        .where("tenantId", "=", tenantId)
        .where("subscriptionId", "=", subscriptionId)
        .executeTakeFirst();
      // max of no rows is null, which the type of an aggregate does not tell.
      return (row?.cycle as number | null | undefined) ?? 0;
    },
    recent: (tenantId, subscriptionId, limit) =>
      select(tenantId, subscriptionId)
        .orderBy("localDate", "desc")
        .orderBy("at", "desc")
        .orderBy("paperId")
        .limit(limit)
        .execute(),
    ofPaper: (tenantId, paperId) =>
      db
        .selectFrom("postedPaper")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("paperId", "=", paperId)
        .orderBy("at", "desc")
        .orderBy("subscriptionId")
        .execute(),
    giveBack: async (tenantId, deliveryId) => {
      await db
        .deleteFrom("postedPaper")
        .where("tenantId", "=", tenantId)
        .where("deliveryId", "=", deliveryId)
        .execute();
    },
  };
}
