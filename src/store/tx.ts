/** Transactions that are run again when the database asks for it. */

import type { Kysely, Transaction } from "kysely";
import { again } from "./again.ts";
import { assertOutside, withinTransaction } from "./guard.ts";
import type { Schema } from "./schema.ts";

export interface Runner {
  readonly random: () => number;
  readonly db: Kysely<Schema>;
  /** Stands for the store, for the guard. */
  readonly owner: object;
}

/**
 * Runs `body` in a transaction, again while it loses races (SQLSTATE 40001 and 40P01, SQLITE_BUSY). A COMMIT
 * whose answer was lost is not repeated: what it did is unknown, and the caller hears `away`.
 */
export async function runTransaction<T>(
  runner: Runner,
  body: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  const { db, owner } = runner;
  assertOutside(owner);
  return await again(
    () => db.transaction().execute((trx) => withinTransaction(owner, () => body(trx))),
    runner.random,
  );
}
