import { type Kysely, sql } from "kysely";
import { APART_MS, GATHER_MS, type LiveMessage, type LiveMessages } from "../../core/live.ts";
import type { Schema } from "../schema.ts";

/** Its own time when it waits already; else soon, but not before the last edit is long enough ago. */
function soon(now: number) {
  return sql<number>`case when live_message.next_at is not null then live_message.next_at when live_message.edited_at > ${now + GATHER_MS - APART_MS} then live_message.edited_at + ${APART_MS} else ${now + GATHER_MS} end`;
}

export function liveMessages(db: Kysely<Schema>): LiveMessages {
  const one = (row: Pick<LiveMessage, "tenantId" | "channelId" | "message">) =>
    db
      .updateTable("liveMessage")
      .where("tenantId", "=", row.tenantId)
      .where("channelId", "=", row.channelId)
      .where("message", "=", row.message);
  return {
    stands: async (standing, now) => {
      const { tenantId, channelId, message, thread, home, subject, view, shown } = standing;
      await db
        .insertInto("liveMessage")
        .values({
          ...{ tenantId, channelId, message, thread, home, subject, view, shown },
          ...{ deliveryId: standing.deliveryId ?? null, late: standing.late ?? 0 },
          externalId: null,
          told: 1,
          marked: 0,
          nextAt: now + GATHER_MS,
          attempt: 0,
          fence: 0,
          leaseOwner: null,
          leaseUntil: null,
          editedAt: 0,
          at: now,
        })
        .onConflict((conflict) =>
          conflict.columns(["tenantId", "channelId", "message"]).doUpdateSet((eb) => ({
            ...{ thread, home, subject, view, at: now },
            // Of two answers of a moment nobody knows which of them arrived last.
            shown: sql<string>`case when live_message.next_at is not null and live_message.told > 0 then '' else ${shown} end`,
            told: eb("liveMessage.told", "+", 1),
            marked: eb("liveMessage.marked", "+", 1),
            nextAt: soon(now),
          })),
        )
        .execute();
    },
    changed: async (home, subject, now) => {
      await db
        .updateTable("liveMessage")
        .set((eb) => ({
          marked: eb("marked", "+", 1),
          told: sql<number>`case when next_at is null then 0 else told end`,
          nextAt: soon(now),
        }))
        .where("home", "=", home)
        .where("subject", "=", subject)
        .execute();
    },
    claim: async ({ owner, now, leaseMs, limit, platforms }) => {
      if (limit <= 0 || platforms.length === 0) return [];
      const due = db
        .selectFrom("liveMessage as a")
        .select(["a.tenantId", "a.channelId", "a.message"])
        .where("a.nextAt", "<=", now)
        .where((eb) => eb.or([eb("a.leaseUntil", "is", null), eb("a.leaseUntil", "<=", now)]))
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom("tenant as t")
              .select("t.id")
              .whereRef("t.id", "=", "a.tenantId")
              .where("t.state", "=", "active")
              .where("t.platform", "in", platforms),
          ),
        )
        .orderBy("a.nextAt")
        .limit(limit);
      return await db
        .updateTable("liveMessage")
        .set((eb) => ({
          fence: eb("fence", "+", 1),
          attempt: eb("attempt", "+", 1),
          leaseOwner: owner,
          leaseUntil: now + leaseMs,
        }))
        .where((eb) =>
          eb(
            eb.refTuple("tenantId", "channelId", "message"),
            "in",
            due.$asTuple("tenantId", "channelId", "message"),
          ),
        )
        // Asked once more, so that two processes never take one message at any isolation level.
        .where((eb) => eb.or([eb("leaseUntil", "is", null), eb("leaseUntil", "<=", now)]))
        .where("nextAt", "<=", now)
        .returningAll()
        .execute();
    },
    settle: async (claimed, redrawn, now) => {
      const mine = one(claimed).where("fence", "=", claimed.fence);
      if (redrawn.kind === "over") {
        const gone = await db
          .deleteFrom("liveMessage")
          .where("tenantId", "=", claimed.tenantId)
          .where("channelId", "=", claimed.channelId)
          .where("message", "=", claimed.message)
          .where("fence", "=", claimed.fence)
          .returning("message")
          .execute();
        return gone.length > 0;
      }
      const free = { leaseOwner: null, leaseUntil: null };
      const settled =
        redrawn.kind === "later"
          ? await mine
              .set({
                ...free,
                nextAt: redrawn.nextAt,
                attempt: redrawn.counted ? claimed.attempt : claimed.attempt - 1,
              })
              .returning("message")
              .execute()
          : await mine
              .set({
                ...free,
                // What was told while it was edited may have arrived before the edit or after it.
                shown: sql<string>`case when told = ${claimed.told} then ${redrawn.shown} when ${redrawn.edited ? 1 : 0} = 1 then '' else shown end`,
                attempt: 0,
                // A change that came meanwhile is drawn next.
                nextAt: sql<
                  number | null
                >`case when marked = ${claimed.marked} then null else cast(${now + (redrawn.edited ? APART_MS : GATHER_MS)} as bigint) end`,
                ...(redrawn.edited ? { editedAt: now } : {}),
                ...(redrawn.externalId === undefined ? {} : { externalId: redrawn.externalId }),
              })
              .returning("message")
              .execute();
      if (settled.length > 0) return true;
      await one(claimed)
        .set((eb) => ({ shown: "", marked: eb("marked", "+", 1), nextAt: soon(now) }))
        .execute();
      return false;
    },
    postpone: async (tenantId, until) => {
      await db
        .updateTable("liveMessage")
        .set({ nextAt: until })
        .where("tenantId", "=", tenantId)
        .where("nextAt", "<", until)
        .execute();
    },
    of: (home, subject) =>
      db
        .selectFrom("liveMessage")
        .selectAll()
        .where("home", "=", home)
        .where("subject", "=", subject)
        .orderBy("tenantId")
        .orderBy("channelId")
        .orderBy("message")
        .execute(),
    forget: async (before) => {
      const gone = await db
        .deleteFrom("liveMessage")
        .where("at", "<", before)
        // What stands at the platform under an id of its own is taken away there first.
        .where("externalId", "is", null)
        .returning("message")
        .execute();
      return gone.length;
    },
  };
}
