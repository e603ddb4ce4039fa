/**
 * Taking what is due: step 3 of the protocol. One UPDATE finds the rows and takes them, and asks once more
 * whether each is due; so two processes never hold one delivery, with or without row locks, at any isolation
 * level. What a dead process left behind is taken over first.
 */

import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { Claim, Delivery } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

type Candidate = ExpressionBuilder<Schema & { a: Schema["delivery"] }, "a">;

/** Not held back by a rate limit, and its workspace is still with us. */
function allowed(eb: Candidate, { now, platforms }: Claim) {
  return eb.exists(
    eb
      .selectFrom("tenant as t")
      .select("t.id")
      .whereRef("t.id", "=", "a.tenantId")
      .where("t.state", "=", "active")
      .where("t.platform", "in", platforms)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("pause as p")
              .select("p.bucket")
              .where("p.until", ">", now)
              .where("p.bucket", "in", [
                sql<string>`'platform:' || t.platform`,
                sql<string>`'tenant:' || a.tenant_id`,
                sql<string>`'channel:' || a.tenant_id || ':' || a.lane`,
              ]),
          ),
        ),
      ),
  );
}

/** Claimed by a process whose lease ended and whose last request can no longer land. Oldest of its lane. */
function abandoned(db: Kysely<Schema>, wanted: Claim) {
  return db
    .selectFrom("delivery as a")
    .select(["a.tenantId", "a.id"])
    .where("a.state", "=", "sending")
    .where("a.leaseUntil", "<=", wanted.now - wanted.settleMs)
    .where((eb) => allowed(eb, wanted))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("delivery as b")
            .select("b.id")
            .whereRef("b.tenantId", "=", "a.tenantId")
            .whereRef("b.lane", "=", "a.lane")
            .where("b.state", "=", "sending")
            .where((eb) => eb(eb.refTuple("b.leaseUntil", "b.id"), "<", eb.refTuple("a.leaseUntil", "a.id"))),
        ),
      ),
    )
    .orderBy("a.leaseUntil")
    .limit(wanted.limit);
}

/** Waiting and due, with nothing of its lane before it or on its way. */
function waiting(db: Kysely<Schema>, wanted: Claim, limit: number) {
  return db
    .selectFrom("delivery as a")
    .select(["a.tenantId", "a.id"])
    .where("a.state", "=", "pending")
    .where("a.nextAt", "<=", wanted.now)
    .where("a.payloadJson", "is not", null)
    .where((eb) => allowed(eb, wanted))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("delivery as b")
            .select("b.id")
            .whereRef("b.tenantId", "=", "a.tenantId")
            .whereRef("b.lane", "=", "a.lane")
            // Said first for the index: what was settled long ago is not looked at.
            .where("b.state", "in", ["pending", "sending"])
            .where((eb) =>
              eb.or([
                eb("b.state", "=", "sending"),
                eb.and([
                  eb("b.state", "=", "pending"),
                  eb("b.payloadJson", "is not", null),
                  eb(eb.refTuple("b.nextAt", "b.id"), "<", eb.refTuple("a.nextAt", "a.id")),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy("a.nextAt")
    .limit(limit);
}

/**
 * The column, as an expression that no index serves: the rows were found already, and SQLite would otherwise
 * look for them once more among everything that is due.
 */
function again(column: "state") {
  return sql<string>`coalesce(${sql.ref(column)}, '')`;
}

export async function claim(db: Kysely<Schema>, wanted: Claim): Promise<readonly Delivery[]> {
  if (wanted.limit <= 0 || wanted.platforms.length === 0) return [];
  const take = db.updateTable("delivery").set((eb) => ({
    state: "sending",
    fence: eb("fence", "+", 1),
    attempt: eb("attempt", "+", 1),
    leaseOwner: wanted.owner,
    leaseUntil: wanted.now + wanted.leaseMs,
    firstTryAt: eb.fn.coalesce("firstTryAt", eb.val(wanted.now)),
  }));
  const taken = await take
    .set({ maybeSent: 1 })
    .where((eb) => eb(eb.refTuple("tenantId", "id"), "in", abandoned(db, wanted).$asTuple("tenantId", "id")))
    .where(again("state"), "=", "sending")
    .where("leaseUntil", "<=", wanted.now - wanted.settleMs)
    .returningAll()
    .execute();
  if (taken.length >= wanted.limit) return taken;
  const fresh = await take
    .where((eb) =>
      eb(
        eb.refTuple("tenantId", "id"),
        "in",
        waiting(db, wanted, wanted.limit - taken.length).$asTuple("tenantId", "id"),
      ),
    )
    .where(again("state"), "=", "pending")
    .where("nextAt", "<=", wanted.now)
    .returningAll()
    .execute();
  return [...taken, ...fresh];
}
