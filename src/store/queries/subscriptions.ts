import { type Kysely, sql } from "kysely";
import { type Subscriptions, WITHDRAWN } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

export function subscriptions(db: Kysely<Schema>): Subscriptions {
  const select = (tenantId: string) =>
    db.selectFrom("subscription").selectAll().where("tenantId", "=", tenantId);
  return {
    add: async (subscription) => {
      await db.insertInto("subscription").values(subscription).execute();
    },
    get: (tenantId, id) => select(tenantId).where("id", "=", id).executeTakeFirst(),
    ofChannel: (tenantId, channelId, kind) => {
      const query = select(tenantId).where("channelId", "=", channelId).where("state", "!=", "deleted");
      return (kind === undefined ? query : query.where("kind", "=", kind))
        .orderBy("createdAt")
        .orderBy("id")
        .execute();
    },
    ofTenant: (tenantId, after, limit) =>
      select(tenantId)
        .where("state", "!=", "deleted")
        .where("id", ">", after ?? "")
        .orderBy("id")
        .limit(limit)
        .execute(),

    change: async (tenantId, id, version, change) => {
      if (!db.isTransaction) throw new Error("Change a subscription inside tx.");
      const changed = await db
        .updateTable("subscription")
        .set({ ...change, version: version + 1 })
        .where("tenantId", "=", tenantId)
        .where("id", "=", id)
        .where("version", "=", version)
        .returning("id")
        .execute();
      if (changed.length === 0) return false;
      const withdrawn = await db
        .updateTable("delivery")
        .set({ state: "skipped", lastError: `${WITHDRAWN}changed` })
        .where("tenantId", "=", tenantId)
        .where("subjectId", "=", id)
        .where("state", "=", "pending")
        .where("maybeSent", "=", 0)
        .returning("id")
        .execute();
      for (const delivery of withdrawn) {
        await db
          .deleteFrom("postedPaper")
          .where("tenantId", "=", tenantId)
          .where("deliveryId", "=", delivery.id)
          .execute();
      }
      return true;
    },

    inFlight: async (tenantId, id) => {
      const sending = await db
        .selectFrom("delivery")
        .select("id")
        .where("tenantId", "=", tenantId)
        .where("subjectId", "=", id)
        .where("state", "=", "sending")
        .limit(1)
        .execute();
      return sending.length > 0;
    },

    due: (kind, until, limit) =>
      db
        .selectFrom("subscription")
        .selectAll()
        .where("kind", "=", kind)
        .where("state", "=", "active")
        .where("nextAt", "<=", until)
        .orderBy("nextAt")
        .limit(limit)
        .execute(),

    moveOn: async (subscription, next) => {
      let query = db
        .updateTable("subscription")
        .set({ nextLocalDate: next?.localDate ?? null, nextAt: next?.at ?? null })
        .where("tenantId", "=", subscription.tenantId)
        .where("id", "=", subscription.id)
        .where("version", "=", subscription.version);
      query =
        subscription.nextLocalDate === null
          ? query.where("nextLocalDate", "is", null)
          : query.where("nextLocalDate", "=", subscription.nextLocalDate);
      return (await query.returning("id").execute()).length > 0;
    },

    page: (kind, after, limit) => {
      const [tenantId = "", id = ""] = after?.split("\n") ?? [];
      return (
        db
          .selectFrom("subscription")
          .selectAll()
          .where((eb) => eb(eb.refTuple("tenantId", "id"), ">", eb.tuple(tenantId, id)))
          // As expressions, so that SQLite walks along the key instead of sorting all of the kind for each page.
          .where(sql<string>`coalesce(${sql.ref("kind")}, '')`, "=", kind)
          .where(sql<string>`coalesce(${sql.ref("state")}, '')`, "=", "active")
          .orderBy("tenantId")
          .orderBy("id")
          .limit(limit)
          .execute()
      );
    },
  };
}
