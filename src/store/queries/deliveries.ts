import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { type Deliveries, type DeliveryState, WITHDRAWN } from "../../core/store.ts";
import type { Schema } from "../schema.ts";
import { claim } from "./claim.ts";
import { settle } from "./settle.ts";

/** 128 bits of SHA-256: the same occurrence has the same id on every machine. */
export function deliveryId(tenantId: string, dedupeKey: string): string {
  return createHash("sha256").update(`${tenantId}\n${dedupeKey}`).digest("hex").slice(0, 32);
}

const UNTRIED = {
  attempt: 0,
  fence: 0,
  maybeSent: 0,
  firstTryAt: null,
  leaseOwner: null,
  leaseUntil: null,
  externalId: null,
  duplicates: 0,
  verifyAt: null,
  sentAt: null,
} as const;

export function deliveries(db: Kysely<Schema>): Deliveries {
  const one = (tenantId: string, id: string) =>
    db.updateTable("delivery").where("tenantId", "=", tenantId).where("id", "=", id);
  return {
    add: async (given, now) => {
      const fields = {
        kind: given.kind,
        channelId: given.channelId ?? null,
        person: given.person ?? null,
        thread: given.thread ?? null,
        lane: given.channelId ?? `@${given.person ?? ""}`,
        subjectId: given.subjectId ?? null,
        targetVersion: given.targetVersion ?? 0,
        localDate: given.localDate ?? null,
        payloadJson: given.payloadJson ?? null,
        dueAt: given.dueAt,
        expiresAt: given.expiresAt,
        nextAt: given.dueAt,
        state: given.skip === undefined ? ("pending" as const) : ("skipped" as const),
        lastError: given.skip ?? null,
      };
      const { tenantId, dedupeKey } = given;
      const added = await db
        .insertInto("delivery")
        .values({
          tenantId,
          id: deliveryId(tenantId, dedupeKey),
          dedupeKey,
          ...fields,
          ...UNTRIED,
          createdAt: now,
        })
        .onConflict((conflict) => {
          const same = conflict.columns(["tenantId", "dedupeKey"]);
          if (given.skip !== undefined) return same.doNothing();
          return same
            .doUpdateSet({ ...fields, attempt: 0, firstTryAt: null })
            .where("delivery.state", "=", "skipped")
            .where("delivery.maybeSent", "=", 0)
            .where("delivery.lastError", "like", `${WITHDRAWN}%`);
        })
        .returning("id")
        .execute();
      return added.length > 0;
    },
    get: (tenantId, id) =>
      db
        .selectFrom("delivery")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("id", "=", id)
        .executeTakeFirst(),
    findByKey: (tenantId, dedupeKey) =>
      db
        .selectFrom("delivery")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("dedupeKey", "=", dedupeKey)
        .executeTakeFirst(),
    toRender: (until, limit) =>
      db
        .selectFrom("delivery")
        .selectAll()
        .where("state", "=", "pending")
        .where("nextAt", "<=", until)
        .where("payloadJson", "is", null)
        .orderBy("nextAt")
        .limit(limit)
        .execute(),
    rendered: async (tenantId, id, payloadJson) => {
      const kept = await one(tenantId, id)
        .set({ payloadJson })
        .where("state", "=", "pending")
        .where("payloadJson", "is", null)
        .returning("id")
        .execute();
      return kept.length > 0;
    },
    drop: async (tenantId, id, state, lastError) => {
      const dropped = await one(tenantId, id)
        .set({ state, lastError })
        .where("state", "=", "pending")
        .where("maybeSent", "=", 0)
        .returning("id")
        .execute();
      return dropped.length > 0;
    },
    claim: (wanted) => claim(db, wanted),
    settle: (claimed, settlement, now) => settle(db, claimed, settlement, now),
    duplicated: async (tenantId, id, count) => {
      await one(tenantId, id).set({ duplicates: count }).execute();
    },
    toVerify: (now, limit) =>
      db
        .selectFrom("delivery")
        .selectAll()
        .where("verifyAt", "<=", now)
        .orderBy("verifyAt")
        .limit(limit)
        .execute(),
    verified: async (tenantId, id) => {
      await one(tenantId, id).set({ verifyAt: null }).execute();
    },
    endLeases: async (now) => {
      const ended = await db
        .updateTable("delivery")
        .set({ leaseUntil: now })
        .where("state", "=", "sending")
        .where("leaseUntil", ">", now)
        .returning("id")
        .execute();
      return ended.length;
    },
    nextDue: async (settleMs) => {
      const waiting = await db
        .selectFrom("delivery")
        .select("nextAt")
        .where("state", "=", "pending")
        .orderBy("nextAt")
        .limit(1)
        .executeTakeFirst();
      const claimed = await db
        .selectFrom("delivery")
        .select("leaseUntil")
        .where("state", "=", "sending")
        .orderBy("leaseUntil")
        .limit(1)
        .executeTakeFirst();
      const lease = claimed?.leaseUntil ?? undefined;
      const times = [waiting?.nextAt, lease === undefined ? undefined : lease + settleMs];
      const known = times.filter((time) => time !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    },
    ofSubject: (tenantId, subjectId, limit) =>
      db
        .selectFrom("delivery")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("subjectId", "=", subjectId)
        .orderBy("localDate", "desc")
        .orderBy("dueAt", "desc")
        .limit(limit)
        .execute(),
    troubled: (tenantId, limit) =>
      db
        .selectFrom("delivery")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("state", "in", ["skipped", "failed", "uncertain"])
        .orderBy("dueAt", "desc")
        .limit(limit)
        .execute(),
    counts: async () => {
      const rows = await db
        .selectFrom("delivery")
        .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
        .groupBy("state")
        .execute();
      const counts: Record<DeliveryState, number> = {
        pending: 0,
        sending: 0,
        sent: 0,
        skipped: 0,
        failed: 0,
        uncertain: 0,
      };
      for (const row of rows) counts[row.state] = Number(row.count);
      return counts;
    },
    forget: async (before, limit) => {
      const old = db
        .selectFrom("delivery")
        .select(["tenantId", "id"])
        .where("state", "in", ["sent", "skipped", "failed", "uncertain"])
        .where("dueAt", "<", before)
        // What a subscription got stays known: the pick depends on it.
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("postedPaper")
                .select("paperId")
                .whereRef("postedPaper.tenantId", "=", "delivery.tenantId")
                .whereRef("postedPaper.deliveryId", "=", "delivery.id"),
            ),
          ),
        )
        .limit(limit);
      const gone = await db
        .deleteFrom("delivery")
        .where((eb) => eb(eb.refTuple("tenantId", "id"), "in", old.$asTuple("tenantId", "id")))
        .returning("id")
        .execute();
      return gone.length;
    },
  };
}
