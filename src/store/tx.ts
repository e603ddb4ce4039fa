/** Transactions that are run again when the database asks for it. */

import type { Kysely, Transaction } from "kysely";
import type { Clock } from "../core/clock.ts";
import { StoreError } from "../core/store.ts";
import { assertOutside, withinTransaction } from "./guard.ts";
import type { Schema } from "./schema.ts";

/** With waits that double from 10 ms, the last tries come after about five seconds. */
const TRIES = 10;

export interface Runner {
  readonly db: Kysely<Schema>;
  readonly owner: object;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * Runs `body` in a transaction, up to ten times while it fails for a race with others (SQLSTATE 40001 and
 * 40P01, SQLITE_BUSY), waiting a little longer each time. A COMMIT whose answer was lost is not repeated:
 * what it did is unknown, and the caller hears `away`.
 */
export async function runTransaction<T>(
  { db, owner, clock, random }: Runner,
  body: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  assertOutside(owner);
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute((trx) => withinTransaction(owner, () => body(trx)));
    } catch (error) {
      const raced = error instanceof StoreError && error.fault === "conflict";
      if (!raced || attempt === TRIES) throw error;
      await clock.wait(10 * 2 ** (attempt - 1) * (0.5 + random()));
    }
  }
}
